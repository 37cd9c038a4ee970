import fc from 'fast-check';
import type { GridCell } from '../../../src/engine/grid/grid.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import {
  type BiffOptions,
  type Bytes,
  head,
  labelCell,
  long,
  longText,
  numberCell,
  record,
  stringCell,
  stringTable,
  word,
  xlsOf,
} from '../../support/xls-builder.ts';

function cellsOf(records: readonly Bytes[], options: BiffOptions = {}): GridCell[] {
  return readXls(xlsOf(records, options)).sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
}

function valuesOf(records: readonly Bytes[], options: BiffOptions = {}): GridCell['value'][] {
  return cellsOf(records, options).map(({ value }) => value);
}

function errorOf(records: readonly Bytes[], options: BiffOptions = {}): string {
  const { kind, code, detail } = documentErrorOf(() => readXls(xlsOf(records, options)));
  return [kind, code, ...(detail.cells ?? [])].join('/');
}

/** A number in four bytes, as `kind` says: 0 float, 1 float in hundredths, 2 integer, 3 integer in hundredths. */
function rk(value: number, kind: 0 | 1 | 2 | 3): Bytes {
  const stored = kind % 2 === 1 ? value * 100 : value;
  if (kind >= 2) return long(((Math.round(stored) << 2) | kind) >>> 0);
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, stored);
  return long(((view.getUint32(0) & 0xfffffffc) | kind) >>> 0);
}

describe('numbers', () => {
  test.each<[number, 0 | 1 | 2 | 3]>([
    [1, 0],
    [-0.5, 0],
    [2 ** 900, 0],
    [1.25, 1],
    [0, 2],
    [12345678, 2],
    [-12345678, 2],
    [536870911, 2],
    [-536870912, 2],
    [8.62, 3],
    [-8.62, 3],
    [0.01, 3],
  ])('%d in four bytes, kind %d', (value, kind) => {
    expect(valuesOf([record(0x027e, head(0, 0), rk(value, kind))])).toEqual([value]);
  });

  test('several in one record', () => {
    const row = record(0x00bd, word(4), word(1), word(0), rk(1, 2), word(1), rk(0.95, 3), word(0), rk(-3, 0), word(3));
    expect(cellsOf([row], { formats: ['0%'] })).toEqual([
      { row: 5, column: 2, kind: 'number', value: 1, formula: null, format: null },
      { row: 5, column: 3, kind: 'number', value: 0.95, formula: null, format: '0%' },
      { row: 5, column: 4, kind: 'number', value: -3, formula: null, format: null },
    ]);
  });

  test('several in one record that is cut short', () => {
    const row = record(0x00bd, word(4), word(1), word(0), rk(1, 2), word(0), rk(2, 2), word(5));
    expect(errorOf([row])).toBe('damaged/bad-record/B5');
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('%d is an error of that cell alone', (value) => {
    expect(cellsOf([numberCell(1, 2, value), numberCell(1, 3, 8.62)])).toMatchObject([
      { row: 2, column: 3, kind: 'error', value: '#NUM!', formula: null },
      { row: 2, column: 4, kind: 'number', value: 8.62 },
    ]);
  });

  test('any number', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // Minus zero is zero.
        expect(valuesOf([numberCell(0, 0, value)])[0]).toBe(value + 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('number formats', () => {
  test('are the file’s own before the built-in ones', () => {
    const options = { formats: ['0.00_ ', 'G/通用格式', 'General', '"完成"0"次"'], styles: [9, 14, 31, 43, 0, 60] };
    const found = cellsOf(
      Array.from({ length: 12 }, (_, style) => numberCell(0, style, 1, style)),
      options,
    ).map(({ format }) => format);
    expect(found).toEqual([
      null,
      '0.00_ ',
      null,
      null,
      '"完成"0"次"',
      '0%',
      'm/d/yyyy',
      'yyyy"年"m"月"d"日"',
      '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
      null,
      null,
      null,
    ]);
  });

  test('of WPS stand under the numbers of Excel’s accounting formats', () => {
    const own = record(0x041e, word(44), longText('_ "￥"* #,##0.00_ '));
    expect(cellsOf([numberCell(0, 0, 1, 1)], { globals: [own], styles: [44] })[0]?.format).toBe('_ "￥"* #,##0.00_ ');
  });
});

test('days are counted from 1904 where the workbook says so', () => {
  const records = [numberCell(0, 0, 43661, 1), numberCell(0, 1, 43661, 2), numberCell(0, 2, 0.5, 3)];
  const options = { formats: ['yyyy-mm-dd', '0.00', 'h:mm'], date1904: true };
  expect(valuesOf(records, options)).toEqual([45123, 43661, 0.5]);
  expect(valuesOf(records, { ...options, date1904: false })).toEqual([43661, 43661, 0.5]);
});

describe('texts', () => {
  test('of cells themselves', () => {
    const formatted = record(0x00d6, head(0, 1), longText('格式'), word(1), word(0), word(1));
    expect(valuesOf([labelCell(0, 0, 'café 项目'), formatted, labelCell(0, 2, 'é')])).toEqual([
      'café 项目',
      '格式',
      'é',
    ]);
  });

  test('that are empty are blank cells', () => {
    const flagless = record(0x0204, head(0, 1), word(0));
    const records = [labelCell(0, 0, ''), flagless, stringCell(0, 2, 0)];
    expect(cellsOf(records, { strings: stringTable([{ text: '' }]) })).toEqual([]);
  });

  test('with formatting and phonetic parts', () => {
    const texts = [
      { text: '项目', runs: 3 },
      { text: 'plain', phonetic: 17 },
      { text: '名称', runs: 2, phonetic: 8 },
      { text: '末' },
    ];
    const records = texts.map((_, i) => stringCell(i, 0, i));
    expect(valuesOf(records, { strings: stringTable(texts) })).toEqual(texts.map(({ text }) => text));
  });

  test('with a phonetic part that is longer than 65,535 bytes', () => {
    const strings = stringTable([{ text: '项目', phonetic: 70_000 }, { text: '末' }]);
    expect(valuesOf([stringCell(0, 0, 0), stringCell(1, 0, 1)], { strings })).toEqual(['项目', '末']);
  });

  test('split between records at any place', () => {
    const text = fc.oneof(
      fc.string({ unit: fc.constantFrom('a', 'z', ' ', 'é', 'ÿ'), maxLength: 40 }),
      fc.string({ unit: fc.constantFrom('a', '项', '目', '﹪', '\n'), maxLength: 40 }),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    const texts = fc.array(fc.record({ text, runs: fc.nat(3), phonetic: fc.nat(9) }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(texts, fc.integer({ min: 13, max: 90 }), (given, limit) => {
        const kept = given.filter(({ text: each }) => each !== '');
        const records = kept.map((_, i) => stringCell(i, 0, i));
        expect(valuesOf(records, { strings: stringTable(kept, limit) })).toEqual(kept.map((each) => each.text));
      }),
      { numRuns: 500 },
    );
  });

  test('longer than a record', () => {
    const text = '偏差原因'.repeat(8000);
    expect(valuesOf([stringCell(0, 0, 0)], { strings: stringTable([{ text }]) })).toEqual([text]);
  });

  test('that the table does not have', () => {
    expect(errorOf([stringCell(2, 1, 1)], { strings: stringTable([{ text: 'a' }]) })).toBe('damaged/bad-record/B3');
  });

  test('that end early', () => {
    const strings = record(0x00fc, long(1), long(1), word(10), [0], [65, 66]);
    expect(errorOf([stringCell(0, 0, 0)], { strings })).toBe('damaged/bad-record');
  });
});

describe('booleans and errors', () => {
  test('are told by number', () => {
    const codes = [0x00, 0x07, 0x0f, 0x17, 0x1d, 0x24, 0x2a];
    const records = codes.map((code, i) => record(0x0205, head(0, i), [code, 1]));
    expect(valuesOf([...records, record(0x0205, head(1, 0), [1, 0]), record(0x0205, head(1, 1), [0, 0])])).toEqual([
      '#NULL!',
      '#DIV/0!',
      '#VALUE!',
      '#REF!',
      '#NAME?',
      '#NUM!',
      '#N/A',
      true,
      false,
    ]);
  });

  test('unknown ones', () => {
    expect(errorOf([record(0x0205, head(0, 0), [99, 1])])).toBe('damaged/bad-record/A1');
  });
});

describe('order', () => {
  test('of records does not matter; of two in one place the later one counts', () => {
    const records = [
      numberCell(3, 1, 31),
      numberCell(0, 2, 2),
      numberCell(0, 0, 0),
      numberCell(3, 1, 32),
      numberCell(0, 2, 3),
    ];
    expect(cellsOf(records).map(({ row, column, value }) => [row, column, value])).toEqual([
      [1, 1, 0],
      [1, 3, 3],
      [4, 2, 32],
    ]);
  });

  test('blank cells are left out', () => {
    const blank = record(0x0201, head(0, 0));
    const blanks = record(0x00be, word(1), word(0), word(0), word(0), word(1));
    expect(readXls(xlsOf([blank, blanks])).sheets[0]?.rows).toEqual([]);
  });

  test('a column that no sheet has', () => {
    expect(errorOf([numberCell(0, 16384, 1)])).toBe('damaged/bad-record/XFD1');
    expect(cellsOf([numberCell(0, 16383, 1)])[0]?.column).toBe(16384);
  });
});

test('pictures kept in cells by WPS are no texts', () => {
  const records = [
    labelCell(0, 0, '=DISPIMG("ID_1",1)'),
    labelCell(0, 1, '=_xlfn.DISPIMG("ID_1",1)'),
    labelCell(0, 2, 'DISPIMG('),
  ];
  expect(cellsOf(records).map(({ kind, value }) => [kind, value])).toEqual([
    ['picture', null],
    ['picture', null],
    ['text', 'DISPIMG('],
  ]);
});
