import { SEVERITIES } from '../../src/engine/checks/check.ts';
import { MARK_STYLES, severityOfMark } from '../../src/formats/mark-style.ts';
import { digitWidth, PALETTE, PLAIN_LOOK, pixels, rotationOf } from '../../src/formats/sheet-look.ts';
import { isSheetName } from '../../src/formats/sheet-name.ts';

test.each<[number, number | 'stacked']>([
  [0, 0],
  [1, 1],
  [90, 90],
  [91, -1],
  [180, -90],
  [181, 0],
  [254, 0],
  [255, 'stacked'],
  [256, 0],
  [-1, 0],
])('a rotation of %d is %s', (reported, rotation) => {
  expect(rotationOf(reported)).toBe(rotation);
});

test.each([
  ['Calibri', 11, 7],
  ['宋体', 11, 8],
  ['SimSun', 11, 8],
  ['nsimsun', 11, 8],
  ['SimHei', 11, 8],
  ['FangSong_GB2312', 11, 8],
  ['KaiTi', 11, 8],
  ['DengXian', 11, 8],
  ['Not SimSun', 11, 7],
  ['Calibri', 22, 14],
  ['宋体', 12, 9],
  ['Calibri', 8, 5],
  ['Calibri', 4, 5],
])('a digit of %s in %d points is %d pixels wide', (name, size, width) => {
  expect(digitWidth({ ...PLAIN_LOOK, font: { ...PLAIN_LOOK.font, name, size } })).toBe(width);
});

test.each([
  [8.43, 7, 59],
  [10, 7, 70],
  [10, 8, 80],
  [9.140625, 7, 64],
  [0.5, 7, 3],
  [0, 7, 0],
  [-1, 7, 0],
  [Number.NaN, 7, 0],
  [Number.POSITIVE_INFINITY, 7, 0],
])('a width of %d digits of %d pixels is %d pixels', (width, digit, expected) => {
  expect(pixels(width, digit)).toBe(expected);
});

test('the palette', () => {
  expect(PALETTE).toHaveLength(56);
  expect(PALETTE.filter((color) => !/^[0-9A-F]{6}$/.test(color))).toEqual([]);
  expect([PALETTE[0], PALETTE[2], PALETTE[7], PALETTE[55]]).toEqual(['000000', 'FF0000', '00FFFF', '333333']);
});

describe('marks', () => {
  test('are known again', () => {
    expect(SEVERITIES).toEqual(['error', 'warning', 'hint']);
    expect(SEVERITIES.map((severity) => severityOfMark(MARK_STYLES[severity].formula))).toEqual(SEVERITIES);
    expect(SEVERITIES.map((severity) => severityOfMark(`=${MARK_STYLES[severity].formula}`))).toEqual(SEVERITIES);
    expect(severityOfMark(' = len( "绩核:ERROR" ) > 0 ')).toBe('error');
  });

  test.each([
    'LEN("绩核:other")>0',
    'LEN("绩核:error")>1',
    'LEN("绩核:error")',
    'LEN("核:error")>0',
    'LEN("绩核:errors")>0',
    'AND(LEN("绩核:error")>0)',
    'LEN("绩核:error")>0+1',
    'LEN(A1)>0',
    '',
  ])('%s is none of ours', (formula) => {
    expect(severityOfMark(formula)).toBeNull();
  });

  test('can be read on their ground', () => {
    const light = (hex: string): number => {
      const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
        const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
        return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
      });
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const contrasts = SEVERITIES.map((severity) => {
      const { fill, font } = MARK_STYLES[severity];
      return (light(fill) + 0.05) / (light(font) + 0.05);
    });
    expect(contrasts).toHaveLength(3);
    expect(Math.min(...contrasts)).toBeGreaterThan(4.5);
    expect(new Set(SEVERITIES.map((severity) => MARK_STYLES[severity].fill)).size).toBe(3);
  });
});

test.each([
  ['表1', true],
  ['a'.repeat(31), true],
  ['a'.repeat(32), false],
  ['😀'.repeat(15), true],
  ['😀'.repeat(16), false],
  ['', false],
  [' ', false],
  [' 表', true],
  ["'表", false],
  ["表'", false],
  ["王'五", true],
  ['a:b', false],
  ['a\\b', false],
  ['a/b', false],
  ['a?b', false],
  ['a*b', false],
  ['a[b', false],
  ['a]b', false],
  ['a\nb', false],
  ['a\ud800b', false],
])('a sheet may be called %j: %s', (name, accepted) => {
  expect(isSheetName(name)).toBe(accepted);
});
