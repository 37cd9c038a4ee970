import fc from 'fast-check';
import { displayWidth, padEnd, padStart, printable, wrap } from '../../src/reports/printable.ts';

/** Columns on a terminal: Chinese characters and full-width signs take two. */

test.each([
  ['abc', 3],
  ['得分', 4],
  ['（20分）', 8],
  ['≥95%', 4],
  ['𠮷', 2],
  ['e\u0301', 1],
  ['ｱ', 1],
  ['한국', 4],
  ['', 0],
  ['ˮé', 2],
  ['\u02ff', 1],
  ['a\u200bb\u2060', 2],
  ['ㄅ，、', 6],
  ['％', 2],
  ['🚰', 2],
  ['豈', 2],
  ['①→', 2],
])('%j takes %d columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('padding reaches the width, and leaves a longer text alone', () => {
  expect(padEnd('得分', 6)).toBe('得分  ');
  expect(padStart('得分', 6)).toBe('  得分');
  expect(padEnd('得分', 3)).toBe('得分');
  expect(padStart('得分', 3)).toBe('得分');
  expect(padEnd('得分', 5)).toBe('得分 ');
  expect(padStart('得分', 5)).toBe(' 得分');
});

test('lines break between Chinese characters, not inside numbers, and never before a closing mark', () => {
  expect(wrap('执行率 97.75% 低于限度。', 10)).toEqual(['执行率', '97.75% 低', '于限度。']);
  expect(wrap('一二三四。', 8)).toEqual(['一二三四。']);
  expect(wrap('一二三四', 8)).toEqual(['一二三四']);
  expect(wrap('一二三四五', 8)).toEqual(['一二三四', '五']);
  expect(wrap('一二三四五', 9)).toEqual(['一二三四', '五']);
  expect(wrap('一二三四（五）', 8)).toEqual(['一二三四', '（五）']);
  expect(wrap('一二三四 五六', 8)).toEqual(['一二三四', '五六']);
  expect(wrap('一二三 四五', 8)).toEqual(['一二三', '四五']);
});

test.each(['，', '。', '、', '；', '：', '！', '？', '）', '】', '》', '”', '’', '〕', '…'])(
  '%s hangs over rather than begin a line',
  (mark) => {
    expect(wrap(`一二三四${mark}五`, 8)).toEqual([`一二三四${mark}`, '五']);
  },
);

test('a word longer than a line stands on a line of its own, whole', () => {
  expect(wrap('见 a-very-long-name.xlsx 文件', 8)).toEqual(['见', 'a-very-long-name.xlsx', '文件']);
  expect(wrap('abcdefghijkl', 8)).toEqual(['abcdefghijkl']);
});

test('a text within the width is left as it is, blanks at its end as well', () => {
  expect(wrap('得分  ', 10)).toEqual(['得分  ']);
  expect(wrap('', 10)).toEqual(['']);
});

test('signs that steer a screen become one blank, whichever and however many', () => {
  expect(printable('甲\r\n\t乙')).toBe('甲 乙');
  for (const sign of [
    '\u0000',
    '\u007f',
    '\u009b',
    '\u2028',
    '\u2029',
    '\u200e',
    '\u200f',
    '\u202a',
    '\u202e',
    '\u2066',
    '\u2069',
    '\ufeff',
  ]) {
    expect([sign, printable(`甲${sign}乙${sign}`)]).toEqual([sign, '甲 乙 ']);
  }
  expect(printable('得分 10')).toBe('得分 10');
});

test('wrapping loses nothing but blanks at the ends of lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 4, max: 30 }), (text, width) => {
      expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});

test.each(['\u061c', '\ufff9注\ufffa', '\u{e0041}\u{e007f}', '\u00ad', '\u2063', '\ud800', '\uffff', '\u180e'])(
  'what nobody sees, or only a machine reads, is a blank: %j',
  (hidden) => {
    expect(printable(`得${hidden}分`).replace('注', '')).toMatch(/^得 +分$/);
  },
);

test('characters of several units stay', () => {
  expect(printable('𠮷🚰한국葛\u{e0100}')).toBe('𠮷🚰한국葛\u{e0100}');
});
