import { cellText } from '../../src/engine/values/display.ts';
import { formatCode, isDateFormat } from '../../src/formats/number-formats.ts';
import { gridCell } from '../support/grid-builder.ts';

const NONE: ReadonlyMap<number, string> = new Map();

/** What the number 0.5, or the day 45292, looks like under a format that the file gives by number only. */
function shown(id: number): string {
  const format = formatCode(id, NONE);
  return `${cellText(gridCell(1, 1, { value: 0.5, format }))} ${cellText(gridCell(1, 1, { value: 45292, format }))}`;
}

describe('formats that files mention by number', () => {
  test('days', () => {
    const ids = [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58];
    expect(ids.filter((id) => !isDateFormat(formatCode(id, NONE)))).toEqual([]);
    // What a format doesn't show is no part of the date: day and year may be anybody's.
    const days = [16, 28, 29, 51, 53, 54, 58];
    const months = [17, 27, 36, 50, 52, 57];
    const parts = (id: number): string =>
      days.includes(id) ? '1月1日' : months.includes(id) ? '2024年1月' : '2024年1月1日';
    expect(ids.filter((id) => shown(id) !== `0.5 ${parts(id)}`)).toEqual([]);
  });

  test('times and spans of time are no days', () => {
    const ids = [18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56];
    expect(ids.filter((id) => formatCode(id, NONE) === null)).toEqual([]);
    expect(ids.filter((id) => isDateFormat(formatCode(id, NONE)))).toEqual([]);
    expect(ids.filter((id) => shown(id) !== '0.5 45292')).toEqual([]);
  });

  test('percentages', () => {
    expect([9, 10].map(shown)).toEqual(['50% 4529200%', '50% 4529200%']);
  });

  test('numbers and amounts', () => {
    const ids = [1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 13, 37, 38, 39, 40, 41, 42, 43, 44, 48, 49];
    expect(ids.filter((id) => formatCode(id, NONE) === null)).toEqual([]);
    expect(ids.filter((id) => shown(id) !== '0.5 45292' || isDateFormat(formatCode(id, NONE)))).toEqual([]);
  });

  test.each([
    [1, '0'],
    [2, '0.00'],
    [3, '#,##0'],
    [4, '#,##0.00'],
    [9, '0%'],
    [10, '0.00%'],
    [14, 'm/d/yyyy'],
    [31, 'yyyy"年"m"月"d"日"'],
    [45, 'mm:ss'],
    [46, '[h]:mm:ss'],
    [47, 'mm:ss.0'],
    [49, '@'],
    [57, 'yyyy"年"m"月"'],
    [58, 'm"月"d"日"'],
    [0, null],
    [23, null],
    [26, null],
    [59, null],
    [164, null],
  ])('%d is %s', (id, code) => {
    expect(formatCode(id, NONE)).toBe(code);
  });

  test('codes of the file win', () => {
    const custom = new Map([
      [41, '0.0'],
      [164, '0.000'],
      [165, 'General'],
      [166, 'GENERAL'],
      [167, 'G/通用格式'],
      [168, ''],
      [169, 'General"元"'],
      [170, '"约"General'],
      [9, ''],
    ]);
    expect([41, 164, 165, 166, 167, 168, 169, 170, 9, 42].map((id) => formatCode(id, custom))).toEqual([
      '0.0',
      '0.000',
      null,
      null,
      null,
      null,
      'General"元"',
      '"约"General',
      null,
      formatCode(42, NONE),
    ]);
  });
});

describe('formats that show a day', () => {
  test.each([
    'yyyy',
    'YY',
    'd',
    'D',
    'm',
    'M',
    'mmm',
    'e',
    'yyyy h:mm',
    'd h:mm',
    '[$-804]yyyy"年"',
    '[Red]m/d',
    'm"h"',
    'm\\s',
    'm_s',
    'm*s',
    'yyyy AM/PM',
    'ge.m.d',
  ])('%s', (code) => {
    expect(isDateFormat(code)).toBe(true);
  });

  test.each([
    '0',
    '0.00',
    'h:mm',
    'mm:ss',
    'H:MM',
    'm:s',
    '[h]:mm',
    '[mm]:ss',
    '[mm]',
    '[m]',
    '[ss]',
    '[H]',
    '[hh]:mm',
    '"yyyy"0',
    '0"d"',
    '\\y0',
    '\\d0',
    '_d0',
    '*d0',
    '[Red]0',
    '[Yellow]0',
    '[$-804]0',
    '0.00E+00',
    '0.00e+00',
    '0E-0',
    'h:mm AM/PM',
    'h A/P',
    '@',
  ])('not %s', (code) => {
    expect(isDateFormat(code)).toBe(false);
  });

  test('no format shows none', () => {
    expect(isDateFormat(null)).toBe(false);
  });
});
