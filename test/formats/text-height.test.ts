import { grownHeight } from '../../src/formats/text-height.ts';

/** In a cell of 106 points, 95 of them for letters, nine of ten points are a line; in a row of 12 points that is one line high. */
const grown = (text: string, others: Partial<Parameters<typeof grownHeight>[1]> = {}): number | null =>
  grownHeight(text, { width: 106, size: 10, row: 12, area: others.row ?? 12, ...others });

describe('the height that a row needs for a text', () => {
  test.each<[string, number | null]>([
    ['', null],
    ['一二三四五六七八九', null],
    ['一二三四五六七八九十', 30],
    ['一二三四五六七八九a', 30],
    ['a1.b2,c3-d4+e5x', null],
    ['a1.b2,c3-d4+e5xy', 30],
    ['一'.repeat(18), 30],
    ['一'.repeat(19), 43.5],
    ['一\n二', 30],
    ['一\r\n二', 30],
    ['一\r二', 30],
    ['一\n', 30],
    ['一\n\n二', 43.5],
    [`一\n${'二'.repeat(10)}`, 43.5],
  ])('%j: %s', (text, expected) => {
    expect(grown(text)).toBe(expected);
  });

  test.each([...'가ᄀ—‘“”…←①⑳■⺀、。〇ㄅ一龥ꀀ豈（，：￥𠀀'])('%s is as wide as its size', (letter) => {
    expect([letter, grown(letter.repeat(9)), grown(letter.repeat(10))]).toEqual([letter, null, 30]);
  });

  test.each([...'azAZ019~ éПЯ–‐|}ÿ'])('%s is narrower', (letter) => {
    expect([letter, grown(letter.repeat(15)), grown(letter.repeat(16))]).toEqual([letter, null, 30]);
  });

  test('a line that is just full is one line', () => {
    expect(grown('一'.repeat(10), { size: 9.5 })).toBeNull();
    expect(grown('一'.repeat(11), { size: 9.5 })).toBe(28.75);
  });

  test('in a column narrower than a letter every letter has a line', () => {
    expect(grown('一二三', { width: 5 })).toBe(43.5);
    expect(grown('ab', { width: 5 })).toBe(30);
    expect(grown('一', { width: 5 })).toBeNull();
  });

  test('in quarters of a point, never less than needed', () => {
    expect(grown('一\n二', { size: 10.3 })).toBe(31);
    expect(grown('一\n二', { size: 10.1 })).toBe(30.5);
    // 12 points of letters in a row of 11.75.
    expect(grown('一', { row: 11.75 })).toBe(12);
  });

  test('the rows of an area have room together', () => {
    expect(grown('一\n二', { area: 24 })).toBe(18);
    expect(grown('一\n二', { area: 29.9 })).toBe(12.25);
    expect(grown('一\n二', { area: 30 })).toBeNull();
    expect(grown('一\n二', { area: 60 })).toBeNull();
  });

  test('no row is higher than programs allow', () => {
    const long = '一\n'.repeat(50);
    expect(grown(long)).toBe(409);
    expect(grown(long, { row: 408.75 })).toBe(409);
    expect(grown(long, { row: 409 })).toBeNull();
    expect(grown(long, { row: 500 })).toBeNull();
  });
});
