import { cellAddress, cellKey, columnLetters, parseAddress, rangeAddress } from '../../../src/engine/grid/address.ts';

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [52, 'AZ'],
  [53, 'BA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16384, 'XFD'],
])('column %d is %s', (column, letters) => {
  expect(columnLetters(column)).toBe(letters);
  // Asked again, it's still the same.
  expect(columnLetters(column)).toBe(letters);
  expect(parseAddress(`${letters}7`)).toEqual({ row: 7, column });
});

test.each([
  ['B3', { row: 3, column: 2 }],
  ['b3', { row: 3, column: 2 }],
  ['$B$3', { row: 3, column: 2 }],
  ['B$3', { row: 3, column: 2 }],
  ['$B3', { row: 3, column: 2 }],
  ['XFD1048576', { row: 1048576, column: 16384 }],
  ['A1', { row: 1, column: 1 }],
  ['A10', { row: 10, column: 1 }],
  ['XFE1', null],
  ['A1048577', null],
  ['AAAA1', null],
  ['A0', null],
  ['A01', null],
  ['A10485760', null],
  ['A', null],
  ['1', null],
  ['', null],
  ['A1:B2', null],
  ['A-1', null],
  [' A1', null],
  ['A1 ', null],
  ['$$A1', null],
])('%s', (address, expected) => {
  expect(parseAddress(address)).toEqual(expected);
});

test('cells and ranges', () => {
  expect(cellAddress(3, 28)).toBe('AB3');
  expect(rangeAddress({ top: 1, left: 1, bottom: 4, right: 3 })).toBe('A1:C4');
  expect(rangeAddress({ top: 2, left: 3, bottom: 2, right: 3 })).toBe('C2');
  expect(rangeAddress({ top: 2, left: 3, bottom: 3, right: 3 })).toBe('C2:C3');
  expect(rangeAddress({ top: 2, left: 3, bottom: 2, right: 4 })).toBe('C2:D2');
  expect(cellKey({ row: 11, column: 1 })).not.toBe(cellKey({ row: 1, column: 11 }));
  expect(cellKey({ row: 1, column: 11 })).not.toBe(cellKey({ row: 11, column: 11 }));
});
