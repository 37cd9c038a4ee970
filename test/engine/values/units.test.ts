import { alignMeasures } from '../../../src/engine/values/measure.ts';
import { shown } from '../../support/describe-form.ts';
import { measureOf } from '../../support/read-measure.ts';

/** Target and actual in one unit: `5000 5000 元 converted`. */
function aligned(target: string, actual: string): string {
  const found = alignMeasures(measureOf(target), measureOf(actual));
  return found === null ? 'none' : `${shown(found.target)} ${shown(found.actual)} ${found.unit} ${found.units}`;
}

/** The unit that a unit column says. */
function unitOf(word: string): string | null {
  return measureOf('5', null, word).unit;
}

describe('units of one kind convert', () => {
  test.each([
    ['5000元', '5千元', '5000 5000 元 converted'],
    ['50000元', '5万元', '50000 50000 元 converted'],
    ['5000000元', '5百万元', '5000000 5000000 元 converted'],
    ['50000000元', '5千万元', '50000000 50000000 元 converted'],
    ['500000000元', '5亿元', '500000000 500000000 元 converted'],
    ['500万元', '0.05亿元', '500 500 万元 converted'],
    ['5万元', '50千元', '5 5 万元 converted'],
    ['2分钟', '120秒', '2 2 分钟 converted'],
    ['2小时', '7200秒', '2 2 小时 converted'],
    ['2天', '172800秒', '2 2 天 converted'],
    ['1米', '1000毫米', '1 1 米 converted'],
    ['1米', '100厘米', '1 1 米 converted'],
    ['1公里', '1000米', '1 1 公里 converted'],
    ['1公顷', '10000平方米', '1 1 公顷 converted'],
    ['1公顷', '15亩', '1 1 公顷 converted'],
    ['3亩', '2000平方米', '3 3 亩 converted'],
    ['1平方公里', '100公顷', '1 1 平方公里 converted'],
    ['1公斤', '1000克', '1 1 公斤 converted'],
    ['1公斤', '2斤', '1 1 公斤 converted'],
    ['1吨', '1000公斤', '1 1 吨 converted'],
    ['1万吨', '10000吨', '1 1 万吨 converted'],
    ['1GB', '1024MB', '1 1 GB converted'],
    ['1TB', '1024GB', '1 1 TB converted'],
    ['1%', '10‰', '1 1 % converted'],
  ])('%s, %s', (target, actual, expected) => {
    expect(aligned(target, actual)).toBe(expected);
  });

  test.each([
    ['3公里', '3小时'],
    ['3万元', '3天'],
    ['3吨', '3公顷'],
    ['3%', '3GB'],
  ])('%s and %s are of two kinds', (target, actual) => {
    expect(aligned(target, actual)).toMatch(/ different$/);
  });
});

test.each([
  ['%', '% 百分比 百分率 百分号 百分点 个百分点 %(百分比) ％ %左右'],
  ['‰', '‰ 千分比'],
  ['万元', '万 万元 （万元） 万元。 万元； 万元，'],
  ['亿元', '亿 亿元'],
  ['百万元', '百万 百万元'],
  ['元', '元 元整'],
  ['天', '日 天'],
  ['工作日', '个工作日 工作日'],
  ['小时', '个小时 小时 h H'],
  ['分钟', 'min 分钟'],
  ['秒', 's 秒'],
  ['米', 'm 米'],
  ['公里', 'km 千米 公里'],
  ['厘米', 'cm'],
  ['毫米', 'mm'],
  ['平方米', 'm2 ㎡ m² 平米 平方 平方米'],
  ['平方公里', '平方千米 km2'],
  ['公斤', 'kg 千克'],
  ['吨', 't'],
  ['MB', 'mb MB'],
  ['GB', 'gb G'],
  ['TB', 'tb T'],
  ['人', '人 名 位 人数'],
  ['次', '次 场 场次'],
  ['批次', '批 批次'],
  ['个', '个 家 所 处 座'],
  [null, '/ — - 无 （） 。'],
])('one spelling: %s', (unit, words) => {
  expect(words.split(' ').filter((word) => unitOf(word) !== unit)).toEqual([]);
});

describe('multiples before a counting word', () => {
  test.each([
    ['10000000人', '1千万人'],
    ['1000000人', '1百万人'],
    ['100000人', '1十万人'],
    ['10000人', '1万人'],
    ['1000人', '1千人'],
    ['100000000人', '1亿人'],
    ['10000人', '1万名辅警'],
  ])('%s are %s', (target, actual) => {
    const count = target.slice(0, -1);
    expect(aligned(target, actual)).toBe(`${count} ${count} 人 converted`);
  });

  test.each([
    ['30000000', '3.1千万', '31000000'],
    ['3000000', '3.1百万', '3100000'],
    ['300000', '3.1十万', '310000'],
    ['30000', '3.1万', '31000'],
    ['3000', '3.1千', '3100'],
    ['300000000', '3.1亿', '310000000'],
  ])('%s beside %s: the unit alone', (target, actual, count) => {
    expect(aligned(target, actual)).toBe(`${target} ${count} null converted`);
    expect(aligned(actual, target)).toBe(`${count} ${target} null converted`);
  });

  test('where neither reading fits, they differ', () => {
    expect(aligned('1500000', '1.6千')).toBe('1500000 1.6 千 different');
  });
});

describe('a unit left out', () => {
  test.each([
    // Money comes in sizes a thousand apart and more.
    ['≤100万元', '99900', '100 99900 万元 one-missing'],
    ['≤100万元', '100000', '100 100000 万元 different'],
    ['≤100000', '100元', '100000 100 元 different'],
    ['≤100万元', '0', '100 0 万元 one-missing'],
    ['≤100人', '500000', '100 500000 人 one-missing'],
    ['≤100', '-500000元', '100 -500000 元 different'],
    // 千 and 万 can be left out where the numbers lie thirty times apart.
    ['300', '10.1千', '300 10.1 千 one-missing'],
    ['303', '10.1千', '303 10.1 千 different'],
    ['3030', '10.1千', '3030 10100 null converted'],
  ])('%s beside %s', (target, actual, expected) => {
    expect(aligned(target, actual)).toBe(expected);
  });
});

describe('shares as fractions', () => {
  test.each([
    ['20%', '0.2', '20 20 % scale'],
    ['19.9%', '0.2', '19.9 0.2 % one-missing'],
    ['95%', '1', '95 100 % scale'],
    ['95%', '1.01', '95 1.01 % one-missing'],
    ['95%', '0', '95 0 % one-missing'],
    ['0.2', '20%', '20 20 % scale'],
    ['0.2', '19.9%', '0.2 19.9 % one-missing'],
    // A sign of its own says that it's meant.
    ['95%', '0.5%', '95 0.5 % same'],
    ['0.5%', '95%', '0.5 95 % same'],
    // Neither names a unit.
    ['95', '0.98', '95 98 null scale'],
    ['50', '0.98', '50 98 null scale'],
    ['49', '0.98', '49 0.98 null same'],
    ['100', '0.98', '100 98 null scale'],
    ['101', '0.98', '101 0.98 null same'],
    ['95', '1', '95 1 null same'],
    ['95', '0', '95 0 null same'],
    ['0.98', '95', '98 95 null scale'],
    ['0.98', '49', '0.98 49 null same'],
    ['1', '95', '1 95 null same'],
    ['95人', '0.98', '95 0.98 人 one-missing'],
  ])('%s beside %s', (target, actual, expected) => {
    const bare = (text: string): string => (text.endsWith('%') ? `'${text}` : text);
    expect(aligned(bare(target), bare(actual))).toBe(expected);
  });

  test.each([
    ['0.95', '98', '95 98 % scale'],
    ['95', '0.98', '95 98 % scale'],
  ])('%s beside %s under a column of %%', (target, actual, expected) => {
    const found = alignMeasures(measureOf(target, null, '%'), measureOf(actual, null, '%'));
    expect(found && `${shown(found.target)} ${shown(found.actual)} ${found.unit} ${found.units}`).toBe(expected);
  });
});

describe('one says more than the other', () => {
  test.each([
    ['180名辅警', '180人'],
    ['180位老人', '180人'],
    ['12家企业', '12个'],
    ['12所学校', '12个'],
    ['12处危房', '12个'],
    ['12座桥梁', '12个'],
    ['12场演出', '12次'],
    ['180人', '180人次'],
    ['180人次', '180人'],
    ['12栋', '12校舍栋'],
    ['12校舍栋', '12栋'],
  ])('%s, %s', (target, actual) => {
    expect(aligned(target, actual)).toMatch(/^(\d+) \1 \S+ same$/);
  });

  test.each([
    ['180名辅警', '180名教师'],
    ['12名', '12家'],
    ['2次', '2台'],
  ])('%s and %s speak of two things', (target, actual) => {
    expect(aligned(target, actual)).toMatch(/ different$/);
  });
});

test.each(
  '/半年 /季 /季度 /月 /旬 /周 /星期 /天 /日 /小时 每半年 每季 每季度 每月 每旬 每周 每星期 每天 每日 每小时'.split(
    ' ',
  ),
)('%s is no number of the year', (period) => {
  expect(aligned(`2次${period}`, '24次')).toMatch(/ different$/);
  expect(aligned('24次', `2次${period}`)).toMatch(/ different$/);
});

test('a year is what the form speaks of', () => {
  expect(aligned('24次每年', '24次')).toBe('24 24 次每年 same');
  expect(aligned('24次/月度', '24次')).toBe('24 24 次/月度 same');
});
