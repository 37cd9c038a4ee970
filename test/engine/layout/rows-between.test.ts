import { review } from '../../../src/engine/review.ts';
import { formGrid } from '../../support/form-text.ts';
import { onlyTable } from '../../support/typical-form.ts';

/** Rows among the indicators that are none: heads below heads, a note. */

const form = (...rows: readonly string[]) =>
  formGrid(
    [
      '2023年度项目自评表',
      '项目名称\t道路养护',
      '一级指标\t二级指标\t三级指标\t目标值\t\t实际值\t\t分值\t得分',
      ...rows,
    ].join('\n'),
  );
const FIRST = '产出指标（60分）\t数量指标\t养护里程\t100\t公里\t100\t公里\t30\t30';
const SECOND = '\t质量指标\t合格率\t98\t%\t99\t%\t30\t30';
const REST = ['效益指标（40分）\t社会效益指标\t受益村数\t20\t个\t20\t个\t40\t40', '总分\t\t\t\t\t\t\t100\t100'];

const rowsOf = (grid: ReturnType<typeof form>) => onlyTable(grid).indicators.map(({ row }) => row);
const told = (grid: ReturnType<typeof form>) =>
  review([grid]).findings.flatMap(({ check, severity }) => (severity === 'hint' ? [] : [check]));

test('数值 and 单位 below the heads', () => {
  const grid = form('\t\t\t数值\t单位\t数值\t单位', FIRST, SECOND, ...REST);
  expect([rowsOf(grid), told(grid)]).toEqual([[5, 6, 7], []]);
});

test('a row without a name that has more than words is an indicator', () => {
  expect(rowsOf(form('\t\t\t符合\t\t符合\t\t30\t30', SECOND, ...REST))).toEqual([4, 5, 6]);
});

test('a note between indicators', () => {
  const grid = form(FIRST, '注：养护里程含上年续建部分', SECOND, ...REST);
  expect([rowsOf(grid), told(grid)]).toEqual([[4, 6, 7], []]);
});

test('the reason of the row above it, where no column is for reasons', () => {
  const missed = '产出指标（60分）\t数量指标\t养护里程\t100\t公里\t90\t公里\t30\t27';
  const total = '总分\t\t\t\t\t\t\t100\t97';
  const notes = [
    '原因分析：雨季停工两个月。',
    '未达标原因：雨季停工两个月。',
    '未完成原因及改进措施：雨季停工两个月。',
    '偏差原因：雨季停工两个月。',
  ];
  for (const note of notes) {
    const grid = form(missed, note, SECOND, REST[0] as string, total);
    expect([note, rowsOf(grid), told(grid)]).toEqual([note, [4, 6, 7], []]);
    expect(onlyTable(grid).indicators.map((each) => each.note?.text ?? null)).toEqual(['雨季停工两个月。', null, null]);
  }
  // What only says something, says it of nobody; several in a row may follow each other.
  for (const notes of [['备注：含上年续建部分'], ['说明：由养护站提供。'], ['注：含续建', '说明：由养护站提供。']]) {
    const remark = form(missed, ...notes, SECOND, REST[0] as string, total);
    expect([notes, onlyTable(remark).indicators.map((each) => each.note)]).toEqual([notes, [null, null, null]]);
  }
});

test('a note below them ends them', () => {
  const note = form(FIRST, SECOND, '注：以上为主要指标', '备用\t备用\t备用\t1\t个\t1\t个', ...REST.slice(1));
  expect(rowsOf(note)).toEqual([4, 5]);
});

describe('a row of one text between two indicators', () => {
  const missed = '产出指标（60分）\t数量指标\t养护里程\t100\t公里\t90\t公里\t30\t27';
  const read = (text: string): string => {
    const { indicators } = onlyTable(form(missed, text, SECOND, ...REST));
    return indicators.map(({ row, note }) => `${row}${note === null ? '' : note.text}`).join();
  };

  test.each([
    ...['', '偏差', '未完成', '未达标', '扣分'].map((what) => `${what}原因`),
    ...['分析', '说明', '及改进措施', '分析及改进措施', '1'].map((what) => `原因${what}`),
    ...['（', '(', ' '].map((sign) => `${sign}原因`),
  ])('%s：is the reason of the one above', (words) => {
    expect(read(`${words}：雨季停工`)).toBe('4雨季停工,6,7');
    expect(read(`${words}:雨季停工`)).toBe('4雨季停工,6,7');
  });

  test.each(['注：含续建', '注', '（注）含续建', '说明：含续建', '情况说明：含续建', '备注：含续建', '(说明2:含续建'])(
    '%s is a remark',
    (text) => {
      expect(read(text)).toBe('4,6,7');
    },
  );

  test.each(['其他原因：雨季停工', '原因雨季停工', '说明：原因是雨季停工'])('%s is nobody’s reason', (text) => {
    expect(read(text)).toBe('4,6,7');
  });
});

test.each<[string, string | null]>([
  ['培训人数≥100人', '≥100人'],
  ['培训人数≤100人', '≤100人'],
  ['合格率=100%', '=100%'],
  ['投诉<3次', '<3次'],
  ['增长>3%', '>3%'],
  ['合格率（=100%）', '=100%'],
  ['增长（≥3%（同比））', '≥3%(同比)'],
  ['增长≥3%（同比）', '≥3%(同比)'],
  ['人≥3', null],
  ['合格率达到100%', null],
  ['合格率≥标准', null],
  ['增长≥3个一二三四五六七八九十甲乙丙', '≥3个一二三四五六七八九十甲乙丙'],
  ['增长≥3个一二三四五六七八九十甲乙丙丁', null],
])('in a form without targets %s has the target %s', (name, target) => {
  const { indicators } = onlyTable(
    formGrid(
      [
        '项目自评表',
        '项目名称\t道路养护',
        '一级指标\t二级指标\t三级指标\t实际完成值\t分值\t得分',
        `产出指标\t数量指标\t${name}\t3\t50\t50`,
        '效益指标\t社会效益指标\t受益村数\t20\t50\t50',
      ].join('\n'),
    ),
  );
  expect(indicators[0]?.target?.text ?? null).toBe(target);
});
