import type { Field } from '../../../src/engine/layout/self-evaluation.ts';
import { cellText } from '../../../src/engine/values/display.ts';
import { alignMeasures, readMeasure } from '../../../src/engine/values/measure.ts';
import type { Measure } from '../../../src/engine/values/reading.ts';
import { shown } from '../../support/describe-form.ts';
import { typedCell } from '../../support/form-text.ts';

function field(typed: string): Field {
  const cell = typedCell(1, 1, typed);
  return { cell, text: cellText(cell) };
}

function read(typed: string, operator: string | null = null, unit: string | null = null): Measure {
  return readMeasure(field(typed), operator === null ? null : field(operator), unit === null ? null : field(unit));
}

function said(measure: Measure): string {
  const what =
    measure.date === null
      ? shown(measure.value, '')
      : [measure.date.year, measure.date.month, measure.date.day].map((part) => part ?? '·').join('-');
  return [measure.kind, measure.operator ?? '', what, measure.unit ?? ''].join(' ').trimEnd();
}

describe('targets and actuals as they are written', () => {
  test.each([
    ['≥95', 'number >= 95'],
    ['>=90%', 'number >= 90 %'],
    ['＞＝９５％', 'number >= 95 %'],
    ['≧95', 'number >= 95'],
    ['═100%', 'number = 100 %'],
    ['=100', 'number = 100'],
    ['=100%', 'number = 100 %'],
    ['≥100百分比', 'number >= 100 %'],
    ['100%(百分比)', 'number  100 %'],
    ['≤0.9‰', 'number <= 0.9 ‰'],
    ['不少于12种', 'number >= 12 种'],
    ['不低于 90%', 'number >= 90 %'],
    ['不超过200万元', 'number <= 200 万元'],
    ['控制在200万元以内', 'number <= 200 万元'],
    ['90%以上', 'number >= 90 %'],
    ['90%（含）以上', 'number >= 90 %'],
    ['15%及其以下', 'number <= 15 %'],
    ['3天内', 'number <= 3 天'],
    ['180名辅警', 'number  180 名辅警'],
    ['150万', 'number  150 万元'],
    ['215,457.6', 'number  215457.6'],
    ['400元/人、天', 'number  400 元/人、天'],
    ['25TB', 'number  25 TB'],
    ['2小时', 'number  2 小时'],
    ['2370人', 'number  2370 人'],
    ['≥266米', 'number >= 266 米'],
    ['≥1000m2', 'number >= 1000 平方米'],
    ['完成100%', 'number  100 %'],
    ['已完成 12 场', 'number  12 次'],
    ['百分之九十', 'words'],
    ['百分之95', 'number  95 %'],
    ['95%', 'number  95 %'],
    ['95', 'number  95'],
    ['0', 'number  0'],
    ['满意度≥90%', 'number >= 90 %'],
    ['合格率达到98%', 'number  98 %'],
    ['9月前', 'date <= ·-9-·'],
    ['7月', 'date  ·-7-·'],
    ['12月底前', 'date <= ·-12-·'],
    ['2021年12月', 'date  2021-12-·'],
    ['2021年12月31日前完成', 'date <= 2021-12-31'],
    ['≤2022年12月31日', 'date <= 2022-12-31'],
    ['2021-06-30', 'date  2021-6-30'],
    ['2021年底', 'date <= 2021-12-·'],
    ['12个月', 'number  12 个月'],
    ['≥3年', 'number >= 3 年'],
    ['达标', 'words'],
    ['达成预期指标', 'words'],
    ['完成1部宣传片,2套方案', 'words'],
    ['6月份完成宣传片制作;9月份完成文本', 'words'],
    ['GB50300-2013', 'words'],
    ['5—10天', 'words'],
    ['—', 'dash'],
    ['/', 'dash'],
    ['', 'blank'],
    ['#REF!', 'error'],
    ['=A1*2 →', 'uncalculated'],
    ['=A1*2 → 8', 'number  8'],
  ])('%s', (typed, expected) => {
    expect(said(read(typed))).toBe(expected);
  });

  test('a year alone is a date, not an amount of years', () => {
    expect(said(read('2021年'))).toBe('date  2021-·-·');
  });
});

describe('operator and unit in columns of their own', () => {
  test.each([
    ['735', '≧', '人次', 'number >= 735 人次'],
    ['100', '═', '%', 'number = 100 %'],
    ['98', '>=', '%(百分比)', 'number >= 98 %'],
    ['100%', '≧', '%', 'number >= 100 %'],
    ['0.9', '≤', '‰', 'number <= 0.9 ‰'],
    ['有效', '', '', 'words'],
    ['提升10个', '定性', '', 'words'],
    ['≥5', '≤', '', 'number >= 5'],
    ['95', '大于等于', '％', 'number >= 95 %'],
    ['3', '反向', '次', 'number <= 3 次'],
  ])('%s with %s and %s', (typed, operator, unit, expected) => {
    expect(said(read(typed, operator, unit))).toBe(expected);
  });
});

describe('target and actual in one unit', () => {
  test.each([
    ['≥95%', null, '98', null, '95 98 % one-missing'],
    ['≥95', null, '98%', null, '95 98 % one-missing'],
    ['95%', null, '98%', null, '95 98 % same'],
    ['100', '%', '98%', null, '100 98 % same'],
    ['≥95%', null, '0.97', null, '95 97 % scale'],
    ['0.95', '%', '98%', null, '95 98 % scale'],
    ['100%', null, '1', null, '100 100 % scale'],
    ['200万', null, '195.5万元', null, '200 195.5 万元 same'],
    ['200万元', null, '1955000元', null, '200 195.5 万元 converted'],
    ['≤24小时', null, '2天', null, '24 48 小时 converted'],
    ['≥1场', null, '1次', null, '1 1 次 same'],
    ['180名辅警', null, '180名', null, '180 180 名辅警 same'],
    ['5000人', null, '0.5万人', null, '5000 5000 人 converted'],
    ['30天', null, '720小时', null, '30 30 天 converted'],
    ['12家企业', null, '12家', null, '12 12 家企业 same'],
    ['10万元/年', null, '10万元', null, '10 10 万元/年 same'],
    ['≥3公里', null, '5个', null, '3 5 公里 different'],
    ['≤1%', null, '0.5', null, '1 0.5 % one-missing'],
    // A unit left out, where the numbers tell which was meant.
    ['1500', null, '1.6千', null, '1500 1600 null converted'],
    ['12000', null, '1.2万', null, '12000 12000 null converted'],
    ['150', null, '150万', null, '150 150 万元 one-missing'],
    ['≤100', null, '985000元', null, '100 985000 元 different'],
    ['≥15亩', null, '1公顷', null, '15 15 亩 converted'],
    // So many a month is no number of the year.
    ['2次/月', null, '24次', null, '2 24 次/月 different'],
    ['2次/月', null, '3次/月', null, '2 3 次/月 same'],
    ['24次/年', null, '24次', null, '24 24 次/年 same'],
  ])('%s (%s) against %s (%s)', (target, targetUnit, actual, actualUnit, expected) => {
    const aligned = alignMeasures(read(target, null, targetUnit), read(actual, null, actualUnit));
    expect(
      aligned === null ? null : `${shown(aligned.target)} ${shown(aligned.actual)} ${aligned.unit} ${aligned.units}`,
    ).toBe(expected);
  });

  test('words have none', () => {
    expect(alignMeasures(read('达标'), read('100%'))).toBeNull();
  });
});
