import { rangeAddress } from '../../../src/engine/grid/address.ts';
import { contains, extended, joined, parseRange, parseRanges } from '../../../src/engine/grid/ranges.ts';

function ranges(list: string) {
  return parseRanges(list).map(rangeAddress).join(' ');
}

test.each([
  ['B3', 'B3'],
  ['B3:D5', 'B3:D5'],
  ['D5:B3', 'B3:D5'],
  ['D3:B5', 'B3:D5'],
  ['$B$3:$D$5', 'B3:D5'],
  ['B3:B3', 'B3'],
  ['B3:', null],
  [':B3', null],
  ['B3:D5:E6', null],
  ['B3:D5:', null],
  ['B:B', null],
  ['', null],
])('%s', (text, expected) => {
  const range = parseRange(text);
  expect(range === null ? null : rangeAddress(range)).toBe(expected);
});

test('lists leave out what is none', () => {
  expect(ranges('A1 B2:C3')).toBe('A1 B2:C3');
  expect(ranges('  A1\n B2:C3 \t甲 D4 ')).toBe('A1 B2:C3 D4');
  expect(ranges('')).toBe('');
});

test.each([
  [3, 2, true],
  [5, 4, true],
  [4, 3, true],
  [2, 3, false],
  [6, 3, false],
  [4, 1, false],
  [4, 5, false],
])('B3:D5 contains row %d, column %d: %s', (row, column, inside) => {
  expect(contains({ top: 3, left: 2, bottom: 5, right: 4 }, row, column)).toBe(inside);
});

test.each([
  [4, 3, 'B3:D5'],
  [1, 3, 'B1:D5'],
  [9, 3, 'B3:D9'],
  [4, 1, 'A3:D5'],
  [4, 9, 'B3:I5'],
  [9, 9, 'B3:I9'],
])('B3:D5 with row %d, column %d is %s', (row, column, address) => {
  expect(rangeAddress(extended({ top: 3, left: 2, bottom: 5, right: 4 }, row, column))).toBe(address);
});

test.each([
  ['', ''],
  ['A1', 'A1'],
  ['A1 A2', 'A1:A2'],
  ['A2 A1', 'A1:A2'],
  ['A1 B1', 'A1:B1'],
  ['B1 A1', 'A1:B1'],
  ['A1 A3', 'A1 A3'],
  ['A1 C1', 'A1 C1'],
  ['A1 B2', 'A1 B2'],
  ['A1 A2 B1 B2', 'A1:B2'],
  ['A1:B1 A2:B2', 'A1:B2'],
  ['A1:B1 A2', 'A1:B1 A2'],
  ['A1:B1 B2', 'A1:B1 B2'],
  ['A1:A3 A2', 'A1:A3'],
  ['A1:A3 A2:A5', 'A1:A5'],
  ['A1:C1 B1', 'A1:C1'],
  ['A1:B1 B1:D1', 'A1:D1'],
  ['A1:A2 B1', 'A1:A2 B1'],
  ['A1:A2 B2', 'A1:A2 B2'],
  ['A1 A1', 'A1'],
  // Down first, then across.
  ['B1 A2 A1 B2 C1', 'A1:B2 C1'],
  ['B2 A1 A2 C5 B1', 'A1:B2 C5'],
  ['C1 A2', 'C1 A2'],
  ['A2 B1 B3 C2 B2', 'B1:B3 A2 C2'],
  ['A1 A3 B1 B3 C1 C3', 'A1:C1 A3:C3'],
])('%s together: %s', (list, expected) => {
  expect(joined(parseRanges(list)).map(rangeAddress).join(' ')).toBe(expected);
});
