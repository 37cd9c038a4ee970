import { decimal, larger, plain, roundTo, smaller, sum } from '../../src/engine/decimal.ts';
import { valueAt } from '../../src/engine/json-path.ts';

describe('decimals', () => {
  test.each<[number | string, string]>([
    // A cell's number as a spreadsheet shows it: 15 digits.
    [8.619999999999999, '8.62'],
    [0.1 + 0.2, '0.3'],
    [1e-7, '0.0000001'],
    [123456789012345.67, '123456789012346'],
    [9007199254740991, '9007199254740991'],
    [0, '0'],
    [-0, '0'],
    [-2.5, '-2.5'],
    ['8.619999999999999', '8.619999999999999'],
    ['10.00', '10'],
  ])('%s', (value, expected) => {
    expect(plain(decimal(value))).toBe(expected);
    // The second time it is remembered.
    expect(plain(decimal(value))).toBe(expected);
  });

  test.each(['', '1,5', 'x', '１'])('%j is no numeral', (text) => {
    expect(() => decimal(text)).toThrow('Invalid number');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%s is no number', (value) => {
    expect(() => decimal(value)).toThrow('Invalid number');
  });

  test('quotients keep twenty digits, the last one half up', () => {
    expect(plain(decimal(2).div(3))).toBe('0.66666666666666666667');
    expect(plain(decimal(1).div(3))).toBe('0.33333333333333333333');
    expect(plain(decimal('0.00000000000000000001').div(2))).toBe('0.00000000000000000001');
  });

  test.each([
    ['8.625', 2, '8.63'],
    ['8.6249', 2, '8.62'],
    ['-8.625', 2, '-8.63'],
    ['8.5', 0, '9'],
    ['8.62', 4, '8.62'],
  ])('%s to %i digits', (value, digits, expected) => {
    expect(plain(roundTo(decimal(value), digits))).toBe(expected);
  });

  test('sums, and the smaller and larger of two', () => {
    const [a, b] = [decimal('0.1'), decimal('0.2')];
    expect([plain(sum([a, b, b])), plain(sum([]))]).toEqual(['0.5', '0']);
    expect([smaller(a, b), smaller(b, a), larger(a, b), larger(b, a)]).toEqual([a, a, b, b]);
  });

  test('many different numbers, more than are remembered', () => {
    const numbers = Array.from({ length: 10_000 }, (_, index) => index / 8);
    expect(numbers.filter((value) => plain(decimal(value)) !== String(value))).toEqual([]);
  });
});

describe('what stands at a path of JSON', () => {
  const json = { a: { b: [1, { c: null }] }, text: 'abc' };

  test.each<[PropertyKey[], unknown]>([
    [[], json],
    [['a', 'b', 0], 1],
    [['a', 'b', 1, 'c'], null],
    [['a', 'b', 1, 'c', 'd'], undefined],
    [['x', 'y'], undefined],
    [['text', 'length'], undefined],
  ])('%j', (path, expected) => {
    expect(valueAt(json, path)).toBe(expected);
  });
});
