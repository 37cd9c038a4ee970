import { areaAddress, parseArea, qualified, singleCell, without } from './area.ts';
import { datePartsOf, serialOf } from './dates.ts';
import { display } from './display.ts';
import { SheetModel } from './sheet.ts';
import { typedInput } from './typed-input.ts';

/** The rules of the workbook itself, as tables. */

test.each([
  ['12', 12, undefined],
  [' 1,234.50 ', 1234.5, '#,##0.00'],
  ['１２', 12, undefined],
  ['-0.5', -0.5, undefined],
  ['(12)', -12, undefined],
  ['¥1,234', 1234, '¥#,##0'],
  ['98.5%', 0.985, '0.00%'],
  ['100%', 1, '0%'],
  ['1e3', 1000, '0.00E+00'],
  ['450102199001011234', 450102199001011000, undefined],
  ['2024-03-05', 45356, 'yyyy/m/d'],
  ['2024年3月5日', 45356, 'yyyy"年"m"月"d"日"'],
  ['3/5', 45356, 'm"月"d"日"'],
  ['2024-13-05', '2024-13-05', undefined],
  ['8:30', 8.5 / 24, 'h:mm'],
  ['true', true, undefined],
  ['', null, undefined],
  ["'=1+1", '=1+1', undefined],
  ['=', '=', undefined],
  ['-', '-', undefined],
  ['≥95%', '≥95%', undefined],
  ['1.2.3', '1.2.3', undefined],
  ['1,23', '1,23', undefined],
])('%j typed into a General cell holds %j with format %j', (input, value, format) => {
  expect(typedInput(input, 'General')).toEqual({ kind: 'value', value, ...(format === undefined ? {} : { format }) });
});

test.each([
  ['=SUM(A1:A3)', '=SUM(A1:A3)'],
  ['+A1', '=A1'],
  ['-甲', '=-甲'],
  ['@SUM(A1)', '=SUM(A1)'],
])('%j typed into a cell is the formula %j', (input, formula) => {
  expect(typedInput(input, 'General')).toEqual({ kind: 'formula', formula });
});

test('errors are errors, and cells formatted as text keep everything as it was typed', () => {
  expect(typedInput('#N/A', 'General')).toEqual({ kind: 'value', value: { error: '#N/A' } });
  for (const input of ['12', '=1+1', "'x", '98%', 'TRUE']) {
    expect(typedInput(input, '@')).toEqual({ kind: 'value', value: input });
  }
});

test('numbers written into cells formatted as text become texts', () => {
  expect(typedInput(12.5, '@')).toEqual({ kind: 'value', value: '12.5' });
  expect(typedInput(12.5, '0.00')).toEqual({ kind: 'value', value: 12.5 });
});

test('a chosen number format stays when a percentage is typed', () => {
  expect(typedInput('12%', '0.000')).toEqual({ kind: 'value', value: 0.12 });
});

test.each([
  [0.985, '0.0%', '98.5%'],
  [0.285, '0%', '29%'],
  [1.005, '0.00', '1.01'],
  [1234567.891, '#,##0.00', '1,234,567.89'],
  [-3, '#,##0.00', '-3.00'],
  [-0.001, '0.00', '0.00'],
  [12, '@', '12'],
  [0.1 + 0.2, 'General', '0.3'],
  [1 / 3, 'General', '0.333333333'],
  [123456789012, 'General', '1.23457E+11'],
  [45356, 'yyyy/m/d', '2024/3/5'],
  [45356, 'yyyy"年"m"月"d"日"', '2024年3月5日'],
  [45356.5, 'yyyy-mm-dd hh:mm', '2024-03-05 12:00'],
  [1234, '[Red]weird', '1234'],
])('%p in the format %p shows %p', (value, format, text) => {
  expect(display(value, format)).toBe(text);
});

test('texts, booleans and errors show themselves whatever the format', () => {
  expect(['≥95%', true, { error: '#REF!' }, null].map((value) => display(value, '0.00'))).toEqual([
    '≥95%',
    'TRUE',
    '#REF!',
    '',
  ]);
});

test('serial numbers know the day that never was', () => {
  expect([serialOf(1900, 1, 1), serialOf(1900, 2, 28), serialOf(1900, 3, 1)]).toEqual([1, 59, 61]);
  expect(datePartsOf(60)).toMatchObject({ year: 1900, month: 2, day: 29 });
  expect(serialOf(2023, 2, 29)).toBeNull();
});

test.each(['A1', 'B3:C5', 'XFD1048576', 'B:D', '3:5'])('%s is an address and comes back as it was', (address) => {
  const area = parseArea(address);
  expect(area === null ? null : areaAddress(area)).toBe(address);
});

test.each(['A0', 'XFE1', 'A1048577', 'A', '7', 'A1:B', 'A1,B2', '甲1', ''])('%j is no address', (address) => {
  expect(parseArea(address)).toBeNull();
});

test('sheet names are quoted where they have to be', () => {
  const area = { top: 0, left: 0, bottom: 0, right: 0 };
  expect(['自评表', '2024', "it's", 'AB12', '1 月'].map((name) => qualified(name, area))).toEqual([
    '自评表!A1',
    "'2024'!A1",
    "'it''s'!A1",
    "'AB12'!A1",
    "'1 月'!A1",
  ]);
});

test('an area with a hole falls into rectangles that cover the rest', () => {
  const rest = without({ top: 0, left: 0, bottom: 2, right: 2 }, { top: 1, left: 1, bottom: 1, right: 1 });
  expect(rest.map(areaAddress)).toEqual(['A1:C1', 'A3:C3', 'A2', 'C2']);
});

test('several rows written at once go astray where a filter hides some of them; a cell by itself doesn’t', () => {
  const sheet = new SheetModel('1', '表');
  const column = (): unknown[] => [0, 1, 2, 3].map((row) => sheet.cell(row, 0).value);
  const all = { top: 0, bottom: 3, left: 0, right: 0 };
  sheet.write(all, [['头'], [1], [2], [3]], () => null);
  sheet.filterRows(all, [1, 2]);
  sheet.write(singleCell(2, 0), [[20]], () => null);
  expect(column()).toEqual(['头', 1, 20, 3]);
  sheet.write({ ...all, top: 1 }, [[10], [20], [30]], () => null);
  expect(column()).toEqual(['头', 1, 20, 10]);
  sheet.filterRows(all, []);
  sheet.write({ ...all, top: 1 }, [[10], [20], [30]], () => null);
  expect(column()).toEqual(['头', 10, 20, 30]);
});
