import { compareDates } from '../../../src/engine/values/dates.ts';
import { cellText } from '../../../src/engine/values/display.ts';
import { readMeasure } from '../../../src/engine/values/measure.ts';
import { gridCell } from '../../support/grid-builder.ts';
import { cellField, measureLine, measureOf } from '../../support/read-measure.ts';
import { indicator } from '../../support/scored.ts';

/** The texts of a list that don't read as this. */
function otherwise(texts: string, expected: string): string[] {
  return texts
    .split(' ')
    .map((text) => `${text} ${measureLine(measureOf(text))}`)
    .filter((line) => line !== `${line.split(' ')[0]} ${expected}`);
}

describe('a day in many spellings', () => {
  test.each([
    ['date  2021-6-30', '2021年6月30日 2021年06月30号 2021-06-30 2021.6.30 2021/6/30 2021年6月30 2021-6.30日'],
    ['date  1999-1-2', '1999年1月2日 1999-1-2'],
    ['date  2021-6-·', '2021年6月 2021年6月份 2021年6月末 2021年6月初 2021年6月上旬 2021年6月中旬 2021年6月下旬'],
    ['date  ·-9-·', '9月 9月份 09月 9月末 年9月 当年9月 本年9月'],
    ['date  ·-9-5', '9月5日 9月5号 9月5'],
    ['date  2021-·-·', '2021年 2021年度'],
    ['date  ·-12-·', '年末 当年年末 本年年末 全年 年末完成 四季度 第四季度 4季度 第4季度'],
    ['date  ·-6-·', '上半年 二季度 第二季度 2季度 第2季度'],
    ['date  ·-3-·', '一季度 1季度 第一季度'],
    ['date  ·-9-·', '三季度 3季度 第三季度'],
    ['date  2021-12-·', '2021年年末 2021年末 2021年下半年 2021年全年 2021年四季度'],
    ['date  2021-6-·', '2021年上半年 2021年二季度'],
    ['date <= 2021-12-·', '2021年底 2021年年底 2021年内 2021年年内'],
    ['date <= ·-12-·', '年底 年内 当年年底 年底前 12月底 12月内 12月前'],
    ['date  ·-12-·', '下半年'],
  ])('%s', (expected, texts) => {
    expect(otherwise(texts, expected)).toEqual([]);
  });

  test.each([
    ['before it', 'date  ·-9-·', '于 在 截至 截止 截止到 截至到 计划 预计 已于 实际', (word: string) => `${word}9月`],
    [
      'behind it',
      'date  ·-9-·',
      '止 全部完成 已完成 均完成 基本完成 完成 完工 竣工 验收 通过验收 完成验收 交付 到位 支付 发放 执行 投入使用 开工 办结 完毕 结束 实施 完工验收',
      (word: string) => `9月${word}`,
    ],
    ['by then', 'date <= ·-9-·', '前 之前 以前 底前 份前', (word: string) => `9月${word}`],
  ])('words %s', (_, expected, words, written) => {
    expect(otherwise(words.split(' ').map(written).join(' '), expected)).toEqual([]);
  });

  test('words and a day before, with a year', () => {
    expect(otherwise('截至2021年6月30日 于2021年6月30日完成 实际2021年6月30日', 'date  2021-6-30')).toEqual([]);
    expect(otherwise('计划2021年 2021年度完成', 'date  2021-·-·')).toEqual([]);
    expect(otherwise('预计上半年 上半年完成', 'date  ·-6-·')).toEqual([]);
  });

  test.each(['2021年0月', '2021年13月', '2021年6月0日', '2021年6月32日', '0月', '13月', '6月0日', '6月32日'])(
    '%s is none',
    (text) => {
      expect(measureOf(text).date).toBeNull();
    },
  );

  test.each(['2021年1月1日', '2021年12月31日', '1月1日', '12月31日'])('%s is one', (text) => {
    expect(measureOf(text).date).not.toBeNull();
  });

  test.each([
    '6月完成3个',
    '新增9月',
    '2021.6.30版',
    '1-2-3',
    '3021年6月',
    '2021年6月完成宣传片',
    '2021年验收3次',
    '完成2021年',
    '五季度',
    '自2021年6月',
    '全年不间断',
    '预算全年',
  ])('%s is no date', (text) => {
    expect(measureOf(text).kind).not.toBe('date');
  });
});

describe('cells that are dates', () => {
  test.each<[number, string, string]>([
    [45292, 'yyyy-mm-dd', '2024年1月1日'],
    [45291, 'yyyy-mm-dd', '2023年12月31日'],
    [45291.75, 'yyyy/m/d h:mm', '2023年12月31日'],
    [1, 'm/d/yyyy', '1900年1月1日'],
    [59, 'm/d/yyyy', '1900年2月28日'],
    [61, 'm/d/yyyy', '1900年3月1日'],
    [2958465, 'yyyy-mm-dd', '9999年12月31日'],
    // Beyond what a calendar has, the number itself is shown.
    [2958466, 'yyyy-mm-dd', '2958466'],
    [0, 'yyyy-mm-dd', '0'],
    // What the cell doesn't show, its reader doesn't know.
    [45292, 'yyyy"年"m"月"', '2024年1月'],
    [45292, '[$-804]yyyy"年"m"月";@', '2024年1月'],
    [45292, 'mmm-yy', '2024年1月'],
    [45292, 'yyyy"年"', '2024年'],
    [45292, 'm"月"d"日"', '1月1日'],
    [45292, 'm/d', '1月1日'],
    [45292, 'm月', '1月'],
    [45292, 'yyyy"年"m"月"d"日" h:mm:ss', '2024年1月1日'],
    [45292, 'yyyy\\年m\\月', '2024年1月'],
  ])('%d as %s', (value, format, text) => {
    expect(cellText(gridCell(1, 1, { value, format }))).toBe(text);
  });

  test.each<[string, boolean]>([
    ['yyyy-mm-dd', true],
    ['YYYY', true],
    ['m/d', true],
    ['d/m', true],
    ['M/D', true],
    ['D.M', true],
    ['mmm-yy', true],
    ['yyyy"年"m"月"', true],
    ['m"月"d"日"', true],
    ['m月', true],
    ['"年"0', true],
    ['0"天"', false],
    ['0.00', false],
    ['h:mm', false],
    ['mm:ss', false],
    ['[Red]0', false],
    ['0"d m y"', false],
    ['0\\y', false],
    ['#,##0_y', false],
    ['[$-yy]0', false],
    ['"月"0', false],
  ])('%s is a date: %s', (format, isDate) => {
    const text = cellText(gridCell(1, 1, { value: 45292, format }));
    expect([text, /^(?:2024年)?(?:1月)?(?:1日)?$/.test(text)]).toEqual([isDate ? expect.anything() : '45292', isDate]);
  });

  test('percent signs in quotes and colours make no percentage', () => {
    expect(
      ['0%', '0"%"', '0\\%', '[%]0', '0_%', '0.0%;[Red]-0.0%'].map((format) =>
        cellText(gridCell(1, 1, { value: 0.5, format })),
      ),
    ).toEqual(['50%', '0.5', '0.5', '0.5', '0.5', '50%']);
  });

  test('one as target reads as the day', () => {
    const operator = cellField('≤');
    expect(measureLine(readMeasure(cellField({ value: 45292, format: 'yyyy-mm-dd' }), null, null))).toBe(
      'date  2024-1-1',
    );
    const under = readMeasure(cellField({ value: 45292, format: 'yyyy-mm-dd' }), operator, cellField('天'));
    expect(under).toMatchObject({
      kind: 'date',
      operator: '<=',
      operatorFrom: 'column',
      unit: null,
      text: '2024年1月1日',
    });
    expect(readMeasure(cellField({ value: 45292, format: 'yyyy-mm-dd' }), null, null).operatorFrom).toBeNull();
  });

  // Whoever types 12月31日 into a form of 2024 when it is 2025 gets a cell of 2025 that shows 12月31日.
  test('are compared by what they show: no day that only the number has, no year that nobody typed', () => {
    const date = (value: number, format: string) => readMeasure(cellField({ value, format }), null, null).date;
    const target = date(45_627, 'yyyy"年"m"月"');
    expect(target).toEqual({ year: 2024, month: 12, day: null });
    const [sameMonth, otherYear] = [date(45_641, 'yyyy-mm-dd'), date(46_022, 'm"月"d"日"')];
    expect(otherYear).toEqual({ year: null, month: 12, day: 31 });
    for (const actual of [sameMonth, otherYear]) {
      if (target === null || actual === null) throw new Error('no date');
      expect(compareDates(target, actual)).toBe(0);
    }
  });
});

test('any two dates: by the first unit that both name, a year that one of them leaves out being the other’s', () => {
  const dates = '2020 2021 6 7 2020-6 2020-7 2021-6 6-1 6-2 2020-6-1 2020-6-2 2021-6-1'.split(' ').map((text) => {
    const parts = text.split('-').map(Number);
    const [year = null, month = null, day = null] = (parts[0] ?? 0) > 12 ? parts : [null, ...parts];
    return { text, date: { year, month, day } };
  });
  const rows = dates.map(({ text, date }) => {
    const signs = dates.map((other) => {
      const order = compareDates(date, other.date);
      return order === null ? '?' : order < 0 ? '<' : order > 0 ? '>' : '=';
    });
    return `${text.padEnd(8)} ${signs.join('')}`;
  });
  expect(rows).toEqual([
    '2020     =>??==>??==>',
    '2021     <=??<<=??<<=',
    '6        ??=>=>======',
    '7        ??<=<=<<<<<<',
    '2020-6   =>=>=>>====>',
    '2020-7   =><=<=><<<<>',
    '2021-6   <==><<===<<=',
    '6-1      ??=>=>==>=>=',
    '6-2      ??=>=>=<=<=<',
    '2020-6-1 =>=>=>>=>=>>',
    '2020-6-2 =>=>=>><=<=>',
    '2021-6-1 <==><<==><<=',
  ]);
});

describe('actual against target', () => {
  const outcome = (target: string, actual: string): string => {
    const { derivation } = indicator({ target, actual });
    return derivation.rule === 'undetermined' ? derivation.reason : derivation.rule;
  };

  test.each([
    ['2023年12月31日前', '2023年12月31日', 'date-reached'],
    ['2023年12月31日前', '2023年12月30日', 'date-reached'],
    ['2023年12月31日前', '2024年1月1日', 'date-missed'],
    ['2023年6月30日前', '2023年7月1日', 'date-missed'],
    ['2023年6月30日前', '2023年5月31日', 'date-reached'],
    ['2023年6月20日前', '2023年6月21日', 'date-missed'],
    // A month covers all its days, a year all its months.
    ['2023年6月前', '2023年6月30日', 'date-reached'],
    ['2023年6月15日前', '2023年6月', 'date-reached'],
    ['2023年', '2023年12月', 'date-reached'],
    ['2023年6月', '2023年', 'date-reached'],
    ['2023年', '2024年1月', 'date-missed'],
    ['2024年', '2023年12月', 'date-reached'],
    // A missing year is the other's.
    ['9月前', '2023年9月', 'date-reached'],
    ['9月前', '2023年10月', 'date-missed'],
    ['2023年9月前', '10月', 'date-missed'],
    ['2023年9月前', '8月', 'date-reached'],
  ])('%s, %s: %s', (target, actual, expected) => {
    expect(outcome(target, actual)).toBe(expected);
  });

  test.each([
    ['9月前', '2023年'],
    ['2023年', '9月'],
  ])('%s and %s share no unit of time', (target, actual) => {
    expect(['date-reached', 'date-missed']).not.toContain(outcome(target, actual));
  });
});
