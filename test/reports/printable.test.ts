import fc from 'fast-check';
import { displayWidth, padEnd, padStart, wrap } from '../../src/reports/printable.ts';

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
])('%j takes %d columns', (text, width) => {
  expect(displayWidth(text)).toBe(width);
});

test('padding reaches the width, and leaves a longer text alone', () => {
  expect(padEnd('得分', 6)).toBe('得分  ');
  expect(padStart('得分', 6)).toBe('  得分');
  expect(padEnd('得分', 3)).toBe('得分');
});

test('lines break between Chinese characters, not inside numbers, and never before a closing mark', () => {
  expect(wrap('执行率 97.75% 低于限度。', 10)).toEqual(['执行率', '97.75% 低', '于限度。']);
  expect(wrap('一二三四。', 8)).toEqual(['一二三四。']);
});

test('wrapping loses nothing but blanks at the ends of lines', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer({ min: 4, max: 30 }), (text, width) => {
      expect(wrap(text, width).join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});
