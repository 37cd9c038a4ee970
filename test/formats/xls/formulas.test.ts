import type { GridCell } from '../../../src/engine/grid/grid.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import {
  type BiffOptions,
  type Bytes,
  biffStream,
  characters,
  double,
  formulaCell,
  labelCell,
  longText,
  numberCell,
  RESULT,
  record,
  shortText,
  word,
  xlsOf,
} from '../../support/xls-builder.ts';

function cellsOf(records: readonly Bytes[], options: BiffOptions = {}): GridCell[] {
  return readXls(xlsOf(records, options)).sheets.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells));
}

const int = (value: number): Bytes => [0x1e, ...word(value)];
const text = (value: string): Bytes => [0x17, value.length, ...characters(value)];
/** A cell, counted from 0; `moves`: of row and column, what moves along. */
const cell = (row: number, column: number, moves = 0xc000, token = 0x44): Bytes => [
  token,
  ...word(row),
  ...word(column | moves),
];
const area = (bounds: readonly [number, number, number, number], moves = 0xc000): Bytes => [
  0x25,
  ...word(bounds[0]),
  ...word(bounds[2]),
  ...word(bounds[1] | moves),
  ...word(bounds[3] | moves),
];
const func = (number: number): Bytes => [0x41, ...word(number)];
const variadic = (count: number, number: number): Bytes => [0x42, count, ...word(number)];

describe('results', () => {
  const tokens = cell(0, 0);
  const stringResult = record(0x0207, longText('良好'));

  test('of every kind', () => {
    const long = '很长的文字'.repeat(2000);
    const bytes = longText(long);
    const records = [
      formulaCell(0, 0, 8.62, tokens),
      formulaCell(0, 1, RESULT.text, tokens),
      stringResult,
      formulaCell(0, 2, RESULT.boolean(true), tokens),
      formulaCell(0, 3, RESULT.error(0x07), tokens),
      formulaCell(0, 4, RESULT.empty, tokens),
      formulaCell(0, 5, RESULT.text, tokens),
      record(0x0207, word(0)),
      formulaCell(0, 6, RESULT.text, tokens),
      record(0x0207, bytes.slice(0, 8203)),
      record(0x003c, [1], bytes.slice(8203, 16403)),
      record(0x003c, [1], bytes.slice(16403)),
      formulaCell(0, 7, RESULT.text, tokens),
      numberCell(0, 8, 1),
      stringResult,
    ];
    const found = cellsOf(records).map(({ kind, value, formula }) => [kind, value === long ? 'long' : value, formula]);
    expect(found).toEqual([
      ['number', 8.62, 'A1'],
      ['text', '良好', 'A1'],
      ['boolean', true, 'A1'],
      ['error', '#DIV/0!', 'A1'],
      ['text', '', 'A1'],
      ['text', '', 'A1'],
      ['text', 'long', 'A1'],
      ['uncalculated', null, 'A1'],
      ['number', 1, null],
    ]);
  });

  test.each<[string, Bytes, Bytes, GridCell['value']]>([
    ['the tokens it shares', formulaCell(0, 0, RESULT.text, tokens), record(0x04bc, Array(10).fill(0)), '良好'],
    ['those of an array', formulaCell(0, 0, RESULT.text, tokens), record(0x0221, Array(14).fill(0)), '良好'],
    ['a data table', formulaCell(0, 0, RESULT.text, tokens), record(0x0236, Array(16).fill(0)), '良好'],
    ['the rest of its record', formulaCell(0, 0, RESULT.text, tokens), record(0x003c, [0]), '良好'],
    ['another record', formulaCell(0, 0, RESULT.text, tokens), record(0x0999, [0]), null],
    ['nothing, but it is a number', formulaCell(0, 0, 8.62, tokens), [], 8.62],
  ])('of a text behind %s', (_name, formula, between, value) => {
    expect(cellsOf([formula, between, stringResult]).map((found) => found.value)).toEqual([value]);
  });

  test('stand in days of the 1900 system', () => {
    const days = record(
      0x0006,
      word(0),
      word(0),
      word(1),
      double(43661),
      word(0),
      [0, 0, 0, 0],
      word(tokens.length),
      tokens,
    );
    expect(cellsOf([days], { formats: ['yyyy-mm-dd'], date1904: true })[0]?.value).toBe(45123);
  });
});

describe('texts', () => {
  const names = [
    record(0x0018, word(0), [0, 2], word(0), word(0), word(0), [0, 0, 0, 0], characters('总分')),
    record(0x0018, word(0x20), [0, 1], word(0), word(0), word(0), [0, 0, 0, 0], [0, 6]),
  ];
  const books = [
    record(0x01ae, word(3), word(0x0401)),
    record(0x01ae, word(1), word(0x3a01)),
    record(0x0023, word(0), [0, 0, 0, 0], shortText('_xlfn.IFERROR')),
    record(0x01ae, word(1), longText('其他.xls')),
  ];

  test.each<[string, Bytes]>([
    ['A1+$B$2', [...cell(0, 0), ...cell(1, 1, 0), 0x03]],
    [
      '(A1-1)*2/3^4&"a""b"',
      [...cell(0, 0), ...int(1), 0x04, 0x15, ...int(2), 0x05, ...int(3), ...int(4), 0x07, 0x06, ...text('a"b'), 0x08],
    ],
    ['A1>=0.95', [...cell(0, 0), 0x1f, ...double(0.95), 0x0c]],
    ['-A1%', [...cell(0, 0), 0x14, 0x13]],
    ['SUM(A1:C3)', [...area([0, 0, 2, 2]), 0x19, 0x10, 0, 0]],
    ['SUM($A:$B)', [...area([0, 0, 65535, 1], 0x8000), 0x19, 0x10, 0, 0]],
    ['SUM(1:3)', [...area([0, 0, 2, 255]), ...variadic(1, 4)]],
    ['ROUND(A1/B1,2)', [...cell(0, 0), ...cell(0, 1), 0x06, ...int(2), ...func(27)]],
    [
      'IF(A1="优",TRUE,)',
      [...cell(0, 0), ...text('优'), 0x0b, 0x19, 0x02, 9, 0, 0x1d, 1, 0x16, 0x19, 0x08, 3, 0, ...variadic(3, 1)],
    ],
    ['CHOOSE(1,2,3)', [...int(1), 0x19, 0x04, 2, 0, 1, 2, 3, 4, 5, 6, ...int(2), ...int(3), ...variadic(3, 100)]],
    [
      'MAX(A1,MIN(B1,5))+1',
      [
        ...cell(0, 0),
        ...cell(0, 1),
        ...int(5),
        ...variadic(2, 6),
        ...variadic(2, 7),
        0x19,
        0x40,
        0,
        1,
        ...int(1),
        0x03,
      ],
    ],
    ['IF(ISERROR(#N/A),#REF!,PI())', [0x1c, 0x2a, ...func(3), 0x2a, 0, 0, 0, 0, ...func(19), ...variadic(3, 1)]],
    ['总分*2', [0x43, 1, 0, 0, 0, ...int(2), 0x05]],
    ['_xlnm.Print_Area', [0x43, 2, 0, 0, 0]],
    ['TODAY()-1E+21', [...func(221), 0x1f, ...double(1e21), 0x04]],
    ['…', [...cell(0, 0), ...cell(0, 1)]],
    ['…', [0x03]],
    ['…', []],
    ['…', [0x44, 1]],
    ['…', func(9999)],
    ['…', variadic(9, 4)],
    ['…', variadic(0, 255)],
    ['…', [0x16, ...int(0), ...variadic(2, 255)]],
    ['…', [0x60, 0, 0, 0, 0, 0, 0, 0]],
    ['…', [0x43, 9, 0, 0, 0]],
    ['…', [0x43, 9, 0, 0, 0, ...int(2), 0x05]],
    ['…', [0x02, 0, 0, 0, 0]],
  ])('%s', (expected, tokens) => {
    expect(cellsOf([formulaCell(0, 0, 1, tokens)], { globals: names })[0]?.formula).toBe(expected);
  });

  test('of other sheets and of functions called by name', () => {
    const links = record(
      0x0017,
      word(7),
      word(0),
      word(0),
      word(0),
      word(0),
      word(1),
      word(2),
      word(1),
      word(0xfffe),
      word(0xfffe),
      word(2),
      word(0),
      word(0),
      word(0),
      word(0xffff),
      word(0xffff),
      word(0),
      word(0),
      word(9),
      word(0),
      word(9),
      word(0),
    );
    const ref = (link: number): Bytes => [0x5a, ...word(link), ...word(0), ...word(0xc000)];
    const formulas: [string, Bytes][] = [
      ['自评表!A1', ref(0)],
      ["'明细 (2):it''s'!A1", ref(1)],
      ['_xlfn.IFERROR(A1,0)', [0x59, ...word(2), ...word(1), 0, 0, ...cell(0, 0), ...int(0), ...variadic(3, 255)]],
      ['…', ref(3)],
      ['#REF!A1', ref(4)],
      ['…', ref(77)],
      ['#REF!A1', ref(5)],
      ['#REF!A1', ref(6)],
      ['自评表!#REF!+1', [0x5c, ...word(0), 0, 0, 0, 0, ...int(1), 0x03]],
      ['自评表!#REF!+1', [0x5d, ...word(0), 0, 0, 0, 0, 0, 0, 0, 0, ...int(1), 0x03]],
      ['…', [0x5b, ...word(0), 0, 0, 0, 0, 0, 0, 0]],
      ['…', [0x5d, ...word(0), 0, 0, 0, 0, 0, 0, 0]],
      ['…', [0x5e, ...word(0), 0, 0, 0, 0, 0, 0, 0, 0]],
      ['…', [0x58, ...word(0), 0, 0, 0, 0, 0, 0, 0, 0]],
      ['总分+1', [0x59, ...word(0), ...word(1), 0, 0, ...int(1), 0x03]],
      ['…', [0x59, ...word(0), ...word(9), 0, 0]],
      ['…', [0x59, ...word(2), ...word(2), 0, 0]],
      ['…', [0x59, ...word(3), ...word(1), 0, 0]],
      ['…', [0x59, ...word(77), ...word(1), 0, 0]],
      ['自评表!A1:B2', [0x5b, ...word(0), ...word(0), ...word(1), ...word(0xc000), ...word(0xc001)]],
    ];
    const records = formulas.map(([, tokens], i) => formulaCell(i, 0, 1, tokens));
    const sheets = [{ name: '自评表', records }, { name: '明细 (2)' }, { name: "it's" }];
    const globals = [...names, ...books, links];
    const [sheet] = readXls(buildCompound({ Workbook: biffStream(sheets, { globals }) })).sheets;
    expect(sheet?.rows.map(({ cells }) => cells[0]?.formula)).toEqual(formulas.map(([expected]) => expected));
  });

  test('of cells that share them', () => {
    const member = (row: number, column: number): Bytes => formulaCell(row, column, 1, [0x01, ...word(1), ...word(2)]);
    const shared = record(
      0x04bc,
      word(1),
      word(3),
      [2, 2, 0, 3],
      word(18),
      [...cell(0xffff, 0xff, 0xc000, 0x4c), ...cell(9, 3, 0x4000, 0x4c), 0x03, ...cell(0, 0, 0, 0x4c), 0x03].slice(
        0,
        18,
      ),
    );
    const found = cellsOf([member(1, 2), shared, member(2, 2), member(3, 2)]);
    expect(found.map(({ formula }) => formula)).toEqual(['B1+F$10+$A$1', 'B2+F$10+$A$1', 'B3+F$10+$A$1']);
  });

  test('of arrays', () => {
    const member = (row: number): Bytes => formulaCell(row, 0, 1, [0x01, ...word(0), ...word(0)]);
    const tokens = [...area([0, 1, 1, 1]), ...int(2), 0x05];
    const array = record(0x0221, word(0), word(1), [0, 0], word(0), [0, 0, 0, 0], word(tokens.length), tokens);
    expect(cellsOf([member(0), array, member(1)]).map(({ formula }) => formula)).toEqual(['B1:B2*2', 'B1:B2*2']);
    expect(cellsOf([member(0)]).map(({ formula }) => formula)).toEqual(['…']);
  });

  test('of pictures kept in cells by WPS', () => {
    const globals = [
      books[1] as Bytes,
      record(0x0023, word(0), [0, 0, 0, 0], shortText('_xlfn.DISPIMG')),
      record(0x0017, word(1), word(0), word(0xfffe), word(0xfffe)),
    ];
    const tokens = [0x59, ...word(0), ...word(1), 0, 0, ...text('ID_1'), ...int(1), ...variadic(3, 255)];
    const records = [
      formulaCell(0, 0, RESULT.text, tokens),
      record(0x0207, longText('=DISPIMG("ID_1",1)')),
      labelCell(0, 1, '名称'),
      // What another program computed for it.
      formulaCell(0, 2, 1, tokens),
    ];
    expect(cellsOf(records, { globals }).map(({ kind, value, formula }) => [kind, value, formula])).toEqual([
      ['picture', null, '_xlfn.DISPIMG("ID_1",1)'],
      ['text', '名称', null],
      ['picture', null, '_xlfn.DISPIMG("ID_1",1)'],
    ]);
  });

  test('that nest deeply aren’t copied at every level', () => {
    const tokens = [...int(1), ...Array.from({ length: 2600 }, () => func(24)).flat()];
    const records = Array.from({ length: 300 }, (_, i) => formulaCell(i, 0, 1, tokens));
    const joins = jest.spyOn(Array.prototype, 'join');
    const cells = cellsOf(records);
    const copied = joins.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
    joins.mockRestore();
    expect(cells[299]?.formula?.length).toBe(2600 * 5 + 1);
    expect(copied).toBeLessThan(2600 * 5 * 300);
  });
});
