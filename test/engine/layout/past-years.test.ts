import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';

/** A year's own column beside that of a year before. */

function found(heads: string, one: string, other: string): { readonly heads: string; readonly findings: unknown } {
  const { tables, findings } = review([
    formGrid(
      [
        '2023年度项目支出绩效自评表',
        '项目名称\t河道清淤',
        '主管部门\t水利局\t\t实施单位\t河道管理所',
        `一级指标\t二级指标\t三级指标\t${heads}\t分值\t得分`,
        `产出指标\t数量指标\t清淤河段\t${one}\t50\t50`,
        `效益指标\t社会效益指标\t受益村庄\t${other}\t50\t50`,
        `总分\t${'\t'.repeat(heads.split('\t').length + 2)}100\t100`,
      ].join('\n'),
    ),
  ]);
  const table = tables[0]?.table;
  return {
    heads: `${table?.heads.target?.text} ${table?.heads.actual?.text}`,
    findings: [...findings.map(({ check, cells }) => `${check} ${cells[0]}`), ...(table?.account.gaps ?? [])],
  };
}

test.each<[string, string, string, string]>([
  ['2022年完成值\t年度指标值\t实际完成值', '1段\t≥3段\t3段', '5个\t≥8个\t9个', '年度指标值 实际完成值'],
  ['年度指标值\t实际完成值\t2022年完成值', '≥3段\t3段\t1段', '≥8个\t9个\t5个', '年度指标值 实际完成值'],
  ['2022年完成值\t2023年目标值\t2023年完成值', '1段\t≥3段\t3段', '5个\t≥8个\t9个', '2023年目标值 2023年完成值'],
  ['2022年完成值\t年度指标值\t完成情况', '1段\t≥3段\t3段', '5个\t≥8个\t9个', '年度指标值 完成情况'],
  ['2021年完成值\t2022年完成值\t指标值\t完成值', '1段\t2段\t≥3段\t3段', '5个\t6个\t≥8个\t9个', '指标值 完成值'],
  ['2022年目标值\t年度目标值\t完成值', '≥1段\t≥3段\t3段', '≥5个\t≥8个\t9个', '年度目标值 完成值'],
])('%s: the year before is understood, and not read', (heads, one, other, read) => {
  expect(found(heads, one, other)).toEqual({ heads: read, findings: [] });
});

const columns = (head: string): string => found(head, '≥3段\t≥3段\t3段', '≥8个\t≥8个\t9个').heads;

test.each([
  ...'总 总体 总绩效 总体绩效 实施期 规划 中期 长期 远期 终期 中长期 全周期 累计'.split(' '),
  ...[...'一二三四五六'].map((number) => `十${number}五`),
  ...[...'两二三四五六七八九十'].map((number) => `${number}年`),
  ...'到2025年 至2025年 到1999年 1998-1999年 2023年至2025年'.split(' '),
  '2023年 - 2025年',
  ...[...'-—~～至'].map((until) => `2023${until}2025年`),
])('%s目标值 beside 年度目标值 is of several years', (words) => {
  expect(columns(`${words}目标值\t年度目标值\t完成值`)).toBe('年度目标值 完成值');
});

test.each(['十七五', '一年', '三年度', '学期', '首年', '2025'])('%s目标值 is not', (words) => {
  expect(columns(`${words}目标值\t年度目标值\t完成值`)).toBe(`${words}目标值 完成值`);
});

test.each(['2023年', '2023 年', '1999年', '本年', '当年', '年度', '本年度'])('%s目标值 is one year’s', (words) => {
  expect(columns(`总目标值\t${words}目标值\t完成值`)).toBe(`${words}目标值 完成值`);
});

test.each(['今年', '', ...[...'-—~～至'].map((until) => `2023年${until}2025年`)])('%s目标值 is not', (words) => {
  expect(columns(`总目标值\t${words}目标值\t完成值`)).toBe('总目标值 完成值');
});

test.each(['累计', '总'])('%s完成值 beside the year’s is of several years', (words) => {
  expect(columns(`年度目标值\t${words}完成值\t本年完成值`)).toBe('年度目标值 本年完成值');
  expect(columns(`年度目标值\t${words}完成值\t2023年完成值`)).toBe('年度目标值 2023年完成值');
  expect(columns(`总目标值\t年度目标值\t${words}完成值`)).toBe(`总目标值 ${words}完成值`);
});

test.each<[string, string]>([
  ['三年总目标\t2023年目标\t2023年完成', '2023年目标 2023年完成'],
  ['实施期总目标\t本年度目标\t本年度完成', '本年度目标 本年度完成'],
  ['2023-2025年目标值\t年度目标值\t完成值', '年度目标值 完成值'],
  ['2023年目标值\t2023年完成值\t三年总目标', '2023年目标值 2023年完成值'],
  ['长期目标值\t年度目标值\t完成值', '年度目标值 完成值'],
  ['十四五目标值\t本年目标值\t完成值', '本年目标值 完成值'],
  ['到2025年目标值\t2023年目标值\t2023年完成值', '2023年目标值 2023年完成值'],
  ['2025年目标值\t2023年目标值\t2023年完成值', '2023年目标值 2023年完成值'],
  ['三年总目标值\t三年累计完成值\t2023年目标值\t2023年完成值', '2023年目标值 2023年完成值'],
])('%s: what several years are held to isn’t the year’s target', (heads, read) => {
  const row = (several: string, wanted: string, done: string): string => {
    const names = heads.split('\t');
    return names
      .map((name) => (/完成/.test(name) ? (/累计/.test(name) ? '7' : done) : read.startsWith(name) ? wanted : several))
      .join('\t');
  };
  expect(found(heads, row('≥9段', '≥3段', '3段'), row('≥24个', '≥8个', '9个'))).toEqual({ heads: read, findings: [] });
});

test('where nothing is the year’s own, it is the target', () => {
  expect(found('三年总目标\t完成值', '≥3段\t3段', '≥8个\t9个').heads).toBe('三年总目标 完成值');
  // No single year is named.
  expect(found('总目标值\t目标值\t完成值', '≥3段\t≥3段\t3段', '≥8个\t≥8个\t9个').heads).toContain('完成值');
});

test.each<[string, string, string, string]>([
  // The form's own year, by whatever words.
  ['2023年指标值\t2023年完成值', '≥3段\t3段', '≥8个\t9个', '2023年指标值 2023年完成值'],
  ['年度指标值\t2023年完成值', '≥3段\t3段', '≥8个\t9个', '年度指标值 2023年完成值'],
  ['2022年指标值\t完成值', '≥3段\t3段', '≥8个\t9个', '2022年指标值 完成值'],
])('%s are the form’s own', (heads, one, other, read) => {
  expect(found(heads, one, other)).toEqual({ heads: read, findings: [] });
});

test('a target for all years together is none of this year', () => {
  const { heads } = found('总目标值\t2023年目标值\t2023年完成值', '≥9段\t≥3段\t3段', '≥20个\t≥8个\t9个');
  expect(heads.endsWith(' 2023年完成值')).toBe(true);
});
