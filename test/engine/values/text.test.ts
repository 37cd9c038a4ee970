import { normalise } from '../../../src/engine/values/text.ts';

test.each([
  ['≥', '≧ ⩾ >= => ≥= ＞＝ ﹥= ＝＞ 〉='],
  ['≤', '≦ ⩽ <= =< ≤= ＜＝ ﹤= 〈='],
  ['=', '= ═ ﹦ ＝ == === ══'],
  ['>', '﹥ 〉 ＞'],
  ['<', '﹤ 〈 ＜'],
  ['%', '﹪ ％'],
  ['-', '﹣ − ‐ －'],
  [':', '﹕ ∶ ：'],
  ['(', '﹙ 〔 【 （'],
  [')', '﹚ 〕 】 ）'],
  ['—', '— – ― ─'],
  ['0', '０'],
  ['9', '９'],
  ['A', 'Ａ'],
  ['z', 'ｚ'],
  ['!', '！'],
  ['~', '～'],
  ['一', '一'],
  ['龥', '龥'],
  ['é', 'é'],
  ['。', '。'],
  ['㎡', '㎡'],
  ['≥5', '≥=5 ＞＝５'],
])('%s', (one, many) => {
  expect(many.split(' ').filter((text) => normalise(text) !== one)).toEqual([]);
});

test.each([
  0x00, 0x09, 0x0a, 0x0d, 0x20, 0xa0, 0x2000, 0x2003, 0x200b, 0x200f, 0x2028, 0x2029, 0x202f, 0x205f, 0x2060, 0x3000,
  0xfeff,
])('the blank %i goes, wherever it stands', (code) => {
  const blank = String.fromCharCode(code);
  expect(normalise(`${blank}总${blank}${blank}分${blank}`)).toBe('总分');
});

test.each([0x21, 0xa1, 0x2010, 0x2030, 0x2027, 0x3001, 0xff5f])('%i is no blank and stays', (code) => {
  const text = String.fromCharCode(code);
  expect(normalise(`总${text}分`)).toBe(`总${text === '‐' ? '-' : text}分`);
});

test('long texts as well', () => {
  expect(normalise('（一） '.repeat(100))).toBe('(一)'.repeat(100));
});
