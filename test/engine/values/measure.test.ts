import { alignMeasures, readMeasure } from '../../../src/engine/values/measure.ts';
import { shown } from '../../support/describe-form.ts';
import type { CellSpec } from '../../support/grid-builder.ts';
import { cellField, measureOf as read, measureLine as sentences } from '../../support/read-measure.ts';

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
    expect(sentences(read(typed))).toBe(expected);
  });

  test('a year alone is a date, not an amount of years', () => {
    expect(sentences(read('2021年'))).toBe('date  2021-·-·');
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
    expect(sentences(read(typed, operator, unit))).toBe(expected);
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

/** The texts of a list that don't read as this. */
function otherwise(texts: readonly string[], expected: string): string[] {
  return texts.map((text) => `${text} → ${sentences(read(text))}`).filter((line) => !line.endsWith(` → ${expected}`));
}

describe('words for a comparison', () => {
  const words: readonly (readonly [string, string])[] = [
    ['>=', '大于等于 大于或等于 不少于 不低于 不小于 不得少于 不得低于 至少 最少'],
    ['<=', '小于等于 小于或等于 不超过 不超出 不高于 不大于 不多于 不得超过 不得高于 至多 最多 控制在 限额'],
    ['>', '大于 超过 高于 多于'],
    ['<', '小于 低于 少于'],
    ['=', '等于'],
  ];

  test.each(words)('%s at the beginning', (operator, list) => {
    expect(
      otherwise(
        list.split(' ').map((word) => `${word}5个`),
        `number ${operator} 5 个`,
      ),
    ).toEqual([]);
    expect(list.split(' ').filter((word) => read(`${word}5个`).operatorFrom !== 'words')).toEqual([]);
  });

  test.each(words)('%s before the number', (operator, list) => {
    expect(
      otherwise(
        list.split(' ').map((word) => `数量${word}5个`),
        `number ${operator} 5 个`,
      ),
    ).toEqual([]);
  });

  test.each(words)('%s before words and dates', (operator, list) => {
    expect(
      otherwise(
        list.split(' ').map((word) => `${word}上年水平`),
        `words ${operator}`,
      ),
    ).toEqual([]);
    expect(
      otherwise(
        list.split(' ').map((word) => `${word}9月`),
        `date ${operator} ·-9-·`,
      ),
    ).toEqual([]);
  });

  test.each(words)('%s in a column of its own', (operator, list) => {
    expect(list.split(' ').filter((word) => read('5', word).operator !== operator)).toEqual([]);
  });

  test.each([
    ['>=', '≥ >= ≧ ≥值 正向 正向指标 大于等于'],
    ['>', '> ＞'],
    ['<=', '≤ <= 反向 负向 逆向 反向指标 负向指标 逆向指标'],
    ['<', '< ＜'],
    ['=', '= ＝ =='],
    [null, '定量 无 正向的 较反向 反向型 ≥上年度 ≥(含)'],
  ])('%s in a column', (operator, list) => {
    expect(list.split(' ').filter((word) => read('5', word).operator !== operator)).toEqual([]);
  });

  test.each([
    ['>=', '以上 及以上 及其以上 或以上 (含)以上 （含）及以上 以上（含）'],
    ['<=', '以下 以内 之内 内 及以下 及其以内 或以下 （含）以内 以下（含）'],
  ])('%s behind the number', (operator, list) => {
    expect(
      otherwise(
        list.split(' ').map((word) => `5天${word}`),
        `number ${operator} 5 天`,
      ),
    ).toEqual([]);
    expect(
      otherwise(
        list.split(' ').map((word) => `5${word}`),
        `number ${operator} 5`,
      ),
    ).toEqual([]);
  });

  test('a sign before the number counts more than a word behind it, and more than the column', () => {
    expect(sentences(read('≥5天以内'))).toBe('number >= 5 天');
    expect(sentences(read('不少于5天以内'))).toBe('number >= 5 天');
    expect(read('≥5天以内').operatorFrom).toBe('cell');
    expect(read('满意度≥90%')).toMatchObject({ operator: '>=', operatorFrom: 'cell' });
    expect(read('5天以内', '≥')).toMatchObject({ operator: '<=', operatorFrom: 'words' });
    expect(read('5', '≥')).toMatchObject({ operator: '>=', operatorFrom: 'column' });
    expect(read('5')).toMatchObject({ operator: null, operatorFrom: null });
    expect(read('9月', '≥')).toMatchObject({ operator: '>=', operatorFrom: 'column' });
    expect(read('9月前', '≥')).toMatchObject({ operator: '>=', operatorFrom: 'column' });
    expect(read('≤9月前', '≥')).toMatchObject({ operator: '<=', operatorFrom: 'cell' });
    expect(read('9月前')).toMatchObject({ operator: '<=', operatorFrom: 'words' });
    expect(read('9月')).toMatchObject({ operator: null, operatorFrom: null });
    expect(read('≥上年')).toMatchObject({ kind: 'words', operator: '>=', operatorFrom: 'cell' });
  });
});

describe('a number among words', () => {
  test('what may stand before it', () => {
    const leads =
      '已 实际 全年 本年 年度 累计 共 总 合 一 每年 年 约 近 达 完成 实现 支出 发放 覆盖 开展 举办 组织 为 到 了 计 成本 建成 新增 培训 采购 购置 维修 改造 人均 平均 已完成 全年累计完成了'.split(
        ' ',
      );
    expect(
      otherwise(
        leads.map((lead) => `${lead}5个`),
        'number  5 个',
      ),
    ).toEqual([]);
    const named =
      '合格率 满意度 人数 产量 金额 占比 比例 合格率达 合格率达到 数量为 数量约 出席共 小区总计 小区完成 单价在 单价：'.split(
        ' ',
      );
    expect(
      otherwise(
        named.map((lead) => `${lead}5个`),
        'number  5 个',
      ),
    ).toEqual([]);
    expect(
      otherwise(['位于5个', '全县的5个', '很长很长很长很长很长的数量5个', '第5个', '合格率的5个'], 'words'),
    ).toEqual([]);
    expect(sentences(read('一二三四五六七八九十率5个'))).toBe('number  5 个');
    expect(sentences(read('一二三四五六七八九十一率5个'))).toBe('words');
  });

  test.each([
    ['5个左右', 'number  5 个'],
    ['5个上下', 'number  5 个'],
    ['5万元整', 'number  5 万元'],
    ['5左右', 'number  5'],
    ['5个左右以上', 'number >= 5 个'],
    ['5%左右', 'number  5 %'],
    ['5%的人', 'number  5 %'],
    ['5‰的人', 'number  5 ‰'],
    ['5%共3个', 'words'],
    ['5个,3栋', 'words'],
    ['5个;共', 'words'],
    ['5个。共', 'words'],
    ['5个!', 'words'],
    ['5个?', 'words'],
    ['5个:共', 'words'],
    ['5个3栋', 'words'],
    ['5一二三四五六七八九十一二三四', 'number  5 一二三四五六七八九十一二三四'],
    ['5一二三四五六七八九十一二三四五', 'words'],
    ['5km2', 'number  5 平方公里'],
    ['5cm2', 'number  5 cm2'],
    ['5m3', 'number  5 m3'],
    ['5mm2', 'number  5 mm2'],
    ['5m4', 'words'],
    ['5元/m2', 'number  5 元/m2'],
    ['5平方米m2左右', 'number  5 平方米m2'],
    ['5万元每月m2整修', 'number  5 万元每月m2整修'],
    ['1,200个', 'number  1200 个'],
    ['1,234,567个', 'number  1234567 个'],
    ['1,2345个', 'words'],
    ['12,34个', 'words'],
    ['-5%', 'number  -5 %'],
    ['+5.5个', 'number  5.5 个'],
    ['百分之百', 'number  100 %'],
    ['百分百', 'number  100 %'],
    ['≥百分之95.5', 'number >= 95.5 %'],
    ['百分百完成', 'number  100 %'],
    ['达百分百', 'words'],
    ['3次(其中线上1次)', 'number  3 次'],
    ['3次（包括线上1次）', 'number  3 次'],
    ['3次（包含线上1次）', 'number  3 次'],
    ['3次（不含线上1次）', 'number  3 次'],
    ['3次（含线上1次）', 'number  3 次'],
    ['3次（共1天）', 'number  3 次'],
    ['3次（详见附件1）', 'number  3 次'],
    ['3次（见附件1）', 'number  3 次'],
    ['3次（附表1）', 'number  3 次'],
    ['3次（线上1次）', 'words'],
    ['3次（其中1次）外', 'words'],
  ])('%s', (text, expected) => {
    expect(sentences(read(text.includes('%') ? `'${text}` : text))).toBe(expected);
  });
});

describe('cells that are no text', () => {
  test.each<[string, CellSpec | null, string]>([
    ['no cell', null, 'blank'],
    ['nothing', { kind: 'blank' }, 'blank'],
    ['blanks', '  ', 'blank'],
    ['a picture', { kind: 'picture' }, 'blank'],
    ['an error', { kind: 'error', value: '#N/A' }, 'error'],
    ['no result', { formula: 'A1' }, 'uncalculated'],
    ['a percentage', { value: 0.95, format: '0%' }, 'number >= 95 %'],
    ['a number', 95, 'number >= 95 个'],
    ['a tick', true, 'words'],
  ])('%s', (_, spec, expected) => {
    expect(sentences(readMeasure(spec === null ? null : cellField(spec), cellField('≥'), cellField('个')))).toBe(
      expected,
    );
  });

  test('where the unit comes from', () => {
    expect(readMeasure(cellField({ value: 0.95, format: '0%' }), null, cellField('个'))).toMatchObject({
      unitFrom: 'cell',
      operatorFrom: null,
    });
    expect(readMeasure(cellField(95), null, cellField('个'))).toMatchObject({ unit: '个', unitFrom: 'column' });
    expect(readMeasure(cellField(95), cellField('='), cellField('/'))).toMatchObject({
      unit: null,
      unitFrom: null,
      operatorFrom: 'column',
    });
    expect(readMeasure(cellField(95), cellField(''), null)).toMatchObject({
      unit: null,
      unitFrom: null,
      operatorFrom: null,
    });
    expect(read('95个', null, '人')).toMatchObject({ unit: '个', unitFrom: 'cell' });
    expect(read("'95", null, '人')).toMatchObject({ unit: '人', unitFrom: 'column' });
    expect(read("'95")).toMatchObject({ unit: null, unitFrom: null });
    expect(read('#N/A').text).toBe('#N/A');
    expect(read('——').text).toBe('——');
  });

  test.each([
    ['定性', 'words'],
    ['定性指标', 'words'],
    ['非定性', 'number  5 个'],
  ])('beside %s', (operator, expected) => {
    expect(sentences(read('5个', operator))).toBe(expected);
  });
});
