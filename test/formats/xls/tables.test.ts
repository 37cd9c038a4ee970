import { readXlsLook } from '../../../src/formats/xls/look.ts';
import { readXls } from '../../../src/formats/xls/read.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import {
  type BiffSheet,
  type Bytes,
  biffStream,
  characters,
  double,
  EOF,
  formulaCell,
  head,
  long,
  longText,
  numberCell,
  record,
  word,
  xlsOf,
} from '../../support/xls-builder.ts';

/** What numbers stand for in .xls files, one by one, and where a number just stands for it no more. */

const int = (value: number): Bytes => [0x1e, ...word(value)];

/** The text of a formula in A1. */
function formulaOf(
  tokens: Bytes,
  globals: readonly Bytes[] = [],
  sheets: readonly BiffSheet[] = [],
): string | null | undefined {
  const first = { name: '表', records: [formulaCell(0, 0, 1, tokens)] };
  return readXls(buildCompound({ Workbook: biffStream([first, ...sheets], { globals }) })).sheets[0]?.rows[0]?.cells[0]
    ?.formula;
}

test.each<readonly [number, string]>([
  [3, '1+2'],
  [4, '1-2'],
  [5, '1*2'],
  [6, '1/2'],
  [7, '1^2'],
  [8, '1&2'],
  [9, '1<2'],
  [10, '1<=2'],
  [11, '1=2'],
  [12, '1>=2'],
  [13, '1>2'],
  [14, '1<>2'],
  [15, '1 2'],
  [16, '1,2'],
  [17, '1:2'],
  [18, '…'],
  [2, '…'],
  [0x18, '…'],
])('operator %i is %s', (token, expected) => {
  expect(formulaOf([...int(1), ...int(2), token])).toBe(expected);
});

test.each<readonly [string, Bytes]>([
  ['+1', [...int(1), 0x12]],
  ['-1', [...int(1), 0x13]],
  ['1%', [...int(1), 0x14]],
  ['(1)', [...int(1), 0x15]],
  ['', [0x16]],
  ['65535', int(65_535)],
  ['TRUE', [0x1d, 1]],
  ['FALSE', [0x1d, 0]],
  ['TRUE', [0x1d, 2]],
  ['0.1', [0x1f, ...double(0.1)]],
  ['1E-7', [0x1f, ...double(1e-7)]],
  ['""', [0x17, 0, 0]],
  ['"é"', [0x17, 1, 0, 0xe9]],
  ['"项"', [0x17, 1, 1, 0x79, 0x98]],
  ['#REF!', [0x2a, 0, 0, 0, 0]],
  ['#REF!', [0x4b, 0, 0, 0, 0, 0, 0, 0, 0]],
  ['1', [0x26, 0, 0, 0, 0, 0, 0, ...int(1)]],
  ['1', [0x47, 0, 0, 0, 0, 0, 0, ...int(1)]],
  ['1', [0x68, 0, 0, 0, 0, 0, 0, ...int(1)]],
  ['1', [0x29, 0, 0, ...int(1)]],
  ['…', [0x2e, 0, 0, 0, 0, ...int(1)]],
  ['SUM(1)', [...int(1), 0x19, 0x10, 9, 9]],
  ['1', [...int(1), 0x19, 0x01, 0, 0]],
  ['1', [...int(1), 0x19, 0x04, 1, 0, 0, 0, 0, 0]],
  ['…', [...int(1), 0x19, 0x04, 1, 0, 0, 0]],
  ['…', [0x17, 2, 0, 0x41]],
])('%s', (expected, tokens) => {
  expect(formulaOf(tokens)).toBe(expected);
});

const ERRORS = [
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
  [43, '#GETTING_DATA'],
] as const;

test.each(ERRORS)('error %i is %s, in a cell and in a formula', (code, text) => {
  const [sheet] = readXls(
    xlsOf([
      record(0x0205, head(0, 0), [code, 1]),
      record(0x0205, head(0, 1), [code, 0]),
      record(0x0205, head(0, 2), [code, 2]),
    ]),
  ).sheets;
  expect(sheet?.rows[0]?.cells.map(({ kind, value }) => [kind, value])).toEqual([
    ['error', text],
    ['boolean', code !== 0],
    ['boolean', code !== 0],
  ]);
  expect(formulaOf([0x1c, code])).toBe(text);
});

test('another error is none', () => {
  expect(documentErrorOf(() => readXls(xlsOf([record(0x0205, head(2, 1), [8, 1])])))).toMatchObject({
    code: 'bad-record',
    detail: { sheet: '表', cells: ['B3'], cause: 'no error 8' },
  });
  expect(formulaOf([0x1c, 8])).toBe('…');
});

/** The first and the last of each stretch of the list, and those beside what is none. */
const FUNCTIONS =
  '0 COUNT,1 IF,2 ISNA/1,10 NA/0,19 PI/0,20 SQRT/1,30 REPT/2,31 MID/3,39 MOD/2,40 DCOUNT/3,48 TEXT/2,52 GROWTH,56 PV,59 PMT,60 RATE,63 RAND/0,74 NOW/0,78 OFFSET,82 SEARCH,86 TYPE/1,97 ATAN2/2,100 CHOOSE,105 ISREF/1,109 LOG,119 REPLACE/4,120 SUBSTITUTE,124 FIND,131 N/1,140 DATEVALUE/1,144 DDB,148 INDIRECT,162 CLEAN/1,169 COUNTA,183 PRODUCT,189 DPRODUCT/3,190 ISNONTEXT/1,199 DCOUNTA/3,204 USDOLLAR,216 RANK,219 ADDRESS,220 DAYS360,221 TODAY/0,227 MEDIAN,235 DGET/3,244 INFO/1,247 DB,252 FREQUENCY/2,261 ERROR.TYPE/1,269 AVEDEV,279 EVEN/1,280 EXPONDIST/3,299 PERMUT/2,300 POISSON/3,319 GEOMEAN,320 HARMEAN,336 CONCATENATE,337 POWER/2,342 RADIANS/1,344 SUBTOTAL,354 ROMAN,358 GETPIVOTDATA,359 HYPERLINK,360 PHONETIC/1,367 VARA';

test.each(FUNCTIONS.split(','))('function %s', (each) => {
  const [, number = '', name = '', count] = /^(\d+) ([^/]+)(?:\/(\d))?$/.exec(each) ?? [];
  const args = (many: number): Bytes => Array.from({ length: many }, () => int(1)).flat();
  const called = (many: number): string => `${name}(${Array.from({ length: many }, () => '1').join(',')})`;
  expect(formulaOf([...args(2), 0x22, 2, ...word(Number(number))])).toBe(called(2));
  const fixed = Number(count ?? 1);
  expect(formulaOf([...args(fixed), 0x21, ...word(Number(number))])).toBe(count === undefined ? '…' : called(fixed));
});

test.each([
  53,
  54,
  55,
  79,
  80,
  81,
  84,
  85,
  87,
  96,
  103,
  104,
  106,
  108,
  110,
  122,
  123,
  132,
  145,
  149,
  161,
  170,
  182,
  200,
  217,
  218,
  223,
  236,
  253,
  260,
  262,
  333,
  335,
  338,
  341,
  348,
  355,
  368,
  255 + 0x8000,
])('number %i is no function', (number) => {
  expect([formulaOf([...int(1), 0x22, 1, ...word(number)]), formulaOf([...int(1), 0x21, ...word(number)])]).toEqual([
    '…',
    '…',
  ]);
});

test('a call has no more arguments than there are, the upper bit of their number aside', () => {
  expect([
    formulaOf([...int(1), 0x22, 2, 4, 0]),
    formulaOf([...int(1), 0x22, 0x81, 4, 0]),
    formulaOf([0x22, 0, 4, 0]),
  ]).toEqual(['…', 'SUM(1)', 'SUM()']);
});

const NAMES =
  'Consolidate_Area Auto_Open Auto_Close Extract Database Criteria Print_Area Print_Titles Recorder Data_Form Auto_Activate Auto_Deactivate Sheet_Title _FilterDatabase 14'.split(
    ' ',
  );

test.each(NAMES.map((name, code) => [name, code] as const))('the built-in name %s', (name, code) => {
  const named = (flags: number): Bytes =>
    record(0x0018, word(flags), [0, 1], word(0), word(0), word(0), [0, 0, 0, 0], [0, code]);
  expect(formulaOf([0x23, 1, 0, 0, 0], [named(0x20)])).toBe(`_xlnm.${name}`);
  expect(formulaOf([0x23, 1, 0, 0, 0], [named(0x1f)])).toBe(String.fromCharCode(code));
});

const area = (top: number, bottom: number, left: number, right: number): Bytes => [
  0x25,
  ...word(top),
  ...word(bottom),
  ...word(left | 0xc000),
  ...word(right | 0xc000),
];

test.each<readonly [string, Bytes]>([
  ['A:B', area(0, 65_535, 0, 1)],
  ['A2:B65536', area(1, 65_535, 0, 1)],
  ['A1:B65535', area(0, 65_534, 0, 1)],
  ['1:2', area(0, 1, 0, 255)],
  ['B1:IV2', area(0, 1, 1, 255)],
  ['A1:IU2', area(0, 1, 0, 254)],
  ['A:IV', area(0, 65_535, 0, 255)],
  ['$A1', [0x24, 0, 0, ...word(0x8000)]],
  ['A$1', [0x44, 0, 0, ...word(0x4000)]],
  ['IV65536', [0x64, 0xff, 0xff, ...word(0xc0ff)]],
])('a reference to %s', (expected, tokens) => {
  expect(formulaOf(tokens)).toBe(expected);
});

test('what is shared moves along, round the edges of the sheet', () => {
  const moved = (row: number, column: number): Bytes => [0x4c, ...word(row), ...word(column | 0xc000)];
  const member = formulaCell(5, 2, 1, [0x01, ...word(5), ...word(2)]);
  const shared = (tokens: Bytes): Bytes => record(0x04bc, word(5), word(5), [2, 2, 0, 1], word(tokens.length), tokens);
  const read = (tokens: Bytes): unknown =>
    readXls(xlsOf([member, shared(tokens)])).sheets[0]?.rows[0]?.cells[0]?.formula;
  expect([moved(0, 0), moved(1, 1), moved(0xffff, 0xff), moved(0xfffa, 0xfd), moved(0xfffb, 0xfe)].map(read)).toEqual([
    'C6',
    'D7',
    'B5',
    'IV65536',
    'A1',
  ]);
  expect(read([0x4c, ...word(3), ...word(4)])).toBe('$E$4');
  expect(read([0x2d, ...word(1), ...word(2), ...word(0xc001), ...word(0xc002)])).toBe('D7:E8');
});

/** A reference to A1 of the second up to the last of these sheets. */
function otherSheet(...names: readonly string[]): string | null | undefined {
  const globals = [
    record(0x01ae, word(3), word(0x0401)),
    record(0x0017, word(1), word(0), word(1), word(names.length)),
  ];
  return formulaOf(
    [0x5a, ...word(0), ...word(0), ...word(0xc000)],
    globals,
    names.map((name) => ({ name })),
  );
}

test.each<readonly [string, readonly string[]]>([
  ['甲!A1', ['甲']],
  ['Sheet1!A1', ['Sheet1']],
  ['_a.b!A1', ['_a.b']],
  ["'A1'!A1", ['A1']],
  ["'abc12'!A1", ['abc12']],
  ['abcd12!A1', ['abcd12']],
  ["'1月'!A1", ['1月']],
  ["'甲 乙'!A1", ['甲 乙']],
  ["'it''s'!A1", ["it's"]],
  ["'a-b'!A1", ['a-b']],
  ['甲:乙!A1', ['甲', '乙']],
  ['甲:丙!A1', ['甲', '乙', '丙']],
  ["'甲:2月'!A1", ['甲', '2月']],
])('another sheet: %s', (expected, names) => {
  expect(otherSheet(...names)).toBe(expected);
});

const LINES =
  'none thin medium dashed dotted thick double hair mediumDashed dashDot mediumDashDot dashDotDot mediumDashDotDot slantDashDot'.split(
    ' ',
  );

/** The look of a style: alignment, rotation, borders, the fill. */
function lookOf(align: number, lines = 0, more = 0, color = 0, extra: Bytes = [0, 0, 0]) {
  const style = record(0x00e0, word(0), word(0), word(0), [align, ...extra], long(lines), long(more), word(color));
  const stream = biffStream([{ name: '表' }], { globals: [style] });
  return readXlsLook(buildCompound({ Workbook: stream })).sheet('表')?.looks[0];
}

test.each(LINES.map((name, line) => [name, line] as const))('a line that is %s', (name, line) => {
  const color = 0x0a;
  const own = line === 0 ? null : { style: name, color: '#FF0000' };
  const sides = [
    lookOf(0, line | (color << 16)),
    lookOf(0, (line << 4) | (color << 23)),
    lookOf(0, line << 8, color),
    lookOf(0, line << 12, color << 7),
  ];
  expect([sides[0]?.left, sides[1]?.right, sides[2]?.top, sides[3]?.bottom]).toEqual([own, own, own, own]);
  expect([sides[0]?.right, sides[1]?.left, sides[2]?.bottom, sides[3]?.top]).toEqual([null, null, null, null]);
});

test('other lines are none', () => {
  expect([lookOf(0, 14)?.left, lookOf(0, 15)?.left]).toEqual([null, null]);
});

test('alignments', () => {
  const all = Array.from({ length: 8 }, (_, at) => at);
  expect(all.map((at) => lookOf(at)?.horizontal)).toEqual([
    'general',
    'left',
    'center',
    'right',
    'fill',
    'justify',
    'centerContinuous',
    'distributed',
  ]);
  expect(all.map((at) => lookOf(at << 4)?.vertical)).toEqual([
    'top',
    'center',
    'bottom',
    'justify',
    'distributed',
    'bottom',
    'bottom',
    'bottom',
  ]);
  expect([lookOf(0x77)?.wrap, lookOf(8)?.wrap]).toEqual([false, true]);
  expect([15, 16, 31].map((at) => lookOf(0, 0, 0, 0, [0, at, 0])?.indent)).toEqual([15, 0, 15]);
});

test('a fill is one by its pattern', () => {
  expect([0, 1, 63].map((pattern) => lookOf(0, 0, (pattern << 26) >>> 0, 10)?.fill)).toEqual([
    null,
    '#FF0000',
    '#FF0000',
  ]);
  expect(lookOf(0, 0, 0x03ffffff, 10)?.fill).toBeNull();
  // The upper bits are those of another colour.
  expect(lookOf(0, 0, 1 << 26, 10 | (22 << 7))?.fill).toBe('#FF0000');
  expect([7, 8, 63, 64].map((color) => lookOf(0, 0, 1 << 26, color)?.fill)).toEqual([
    '#00FFFF',
    '#000000',
    '#333333',
    null,
  ]);
});

const fontRecord = (twips: number, weight: number, color = 0x7fff, name = '黑体'): Bytes =>
  record(
    0x0031,
    word(twips),
    word(0),
    word(color),
    word(weight),
    word(0),
    [0, 0, 134, 0],
    [name.length],
    characters(name),
  );

test.each<readonly [Bytes, object]>([
  [fontRecord(210, 600), { size: 10.5, bold: true, color: null, name: '黑体' }],
  [fontRecord(220, 599), { size: 11, bold: false, color: null }],
  [fontRecord(0, 400, 8), { size: 11, bold: false, color: '#000000' }],
  [fontRecord(1, 400, 63, ''), { size: 0.05, color: '#333333', name: '宋体' }],
])('a font', (font, expected) => {
  const stream = biffStream([{ name: '表' }], { globals: [font] });
  expect(readXlsLook(buildCompound({ Workbook: stream })).sheet('表')?.looks[0]?.font).toMatchObject({
    italic: false,
    underline: false,
    strike: false,
    ...expected,
  });
});

test('fonts by number: there is none of number 4', () => {
  const fonts = Array.from({ length: 6 }, (_, at) => fontRecord(200 + 20 * at, 400));
  const styles = [0, 3, 4, 5, 6, 7].map((number) =>
    record(0x00e0, word(number), word(0), word(0), [0, 0, 0, 0], long(0), long(0), word(0)),
  );
  const looks =
    readXlsLook(buildCompound({ Workbook: biffStream([{ name: '表' }], { globals: [...fonts, ...styles] }) })).sheet(
      '表',
    )?.looks ?? [];
  expect(looks.slice(0, 6).map(({ font }) => font.size)).toEqual([10, 13, 13, 14, 15, 11]);
});

/** The look of a sheet with these records. */
function sheetOf(...records: readonly Bytes[]) {
  return readXlsLook(buildCompound({ Workbook: biffStream([{ name: '表', records }]) })).sheet('表');
}

const row = (twips: number, flags: number, style = 0): Bytes =>
  record(0x0208, word(2), word(0), word(1), word(twips), word(0), word(0), word(flags), word(style));

test.each<readonly [string, Bytes, object | undefined]>([
  ['a height', row(300, 0), { height: 20, fixed: false, hidden: false, style: 0 }],
  ['a height by hand', row(300, 0x40), { height: 20, fixed: true, hidden: false, style: 0 }],
  ['the highest', row(0x7fff, 0), { height: 2184, fixed: false, hidden: false, style: 0 }],
  ['the usual height', row(0x8000, 0), undefined],
  ['no height', row(0, 0), undefined],
  ['hidden', row(0, 0x20), { height: null, fixed: false, hidden: true, style: 0 }],
  ['a style', row(0, 0x80, 0xf123), { height: null, fixed: false, hidden: false, style: 0x123 }],
  ['a style that doesn’t count', row(0, 0, 5), undefined],
])('a row: %s', (_, bytes, expected) => {
  expect(sheetOf(bytes)?.rows.get(3)).toEqual(expected);
  expect(sheetOf(bytes)?.rows.size).toBe(expected === undefined ? 0 : 1);
});

const columns = (from: number, to: number, width: number, flags = 0): Bytes =>
  record(0x007d, word(from), word(to), word(width), word(3), word(flags), word(0));

test.each<readonly [string, readonly Bytes[], object]>([
  ['columns', [columns(0, 2, 2560)], { columns: [{ from: 1, to: 3, width: 80, hidden: false, style: 3 }] }],
  ['one column', [columns(2, 2, 2560, 0xfffe)], { columns: [{ from: 3, to: 3, width: 80, hidden: false, style: 3 }] }],
  ['columns the wrong way round', [columns(2, 1, 2560)], { columns: [] }],
  ['columns of no width', [columns(2, 2, 0)], { columns: [{ from: 3, to: 3, width: 0, hidden: true, style: 3 }] }],
  ['the usual width', [record(0x0055, word(10))], { defaultWidth: 88 }],
  ['a width of one’s own before it', [record(0x0099, word(2560)), record(0x0055, word(10))], { defaultWidth: 80 }],
  ['no usual height', [record(0x0225, word(0), word(0))], { defaultHeight: 19 }],
  ['a usual height', [record(0x0225, word(0), word(300))], { defaultHeight: 20 }],
  ['a window', [record(0x023e, word(0xffbd))], { gridLines: false, rightToLeft: false }],
  ['another', [record(0x023e, word(0x42))], { gridLines: true, rightToLeft: true }],
  [
    'a chart on it',
    [record(0x0809, word(0x0600), word(0x20)), columns(0, 2, 2560), numberCell(9, 9, 1, 1), EOF],
    { columns: [], lastRow: 0, lastColumn: 0 },
  ],
  [
    'what follows a chart, with a part of its own',
    [...Array(2).fill(record(0x0809, word(0x0600), word(0x20))), EOF, numberCell(9, 9, 1), EOF, numberCell(1, 2, 1)],
    { lastRow: 2, lastColumn: 3 },
  ],
  [
    'merged areas',
    [record(0x00e5, word(2), word(0), word(9), word(0), word(1), word(0), word(1), word(0), word(5))],
    { lastRow: 10, lastColumn: 6 },
  ],
])('a sheet: %s', (_, records, expected) => {
  expect(sheetOf(...records)).toMatchObject(expected);
});

test.each<readonly [string, Bytes, readonly (readonly [number, number])[]]>([
  ...[0x0201, 0x0203, 0x027e, 0x00fd, 0x0204, 0x00d6, 0x0205, 0x0006].map(
    (id) => [`record ${id}`, record(id, head(1, 2, 7), word(0)), [[3, 7]]] as const,
  ),
  [
    'packed numbers',
    record(0x00bd, word(1), word(2), word(7), long(0), word(8), long(0), word(3)),
    [
      [3, 7],
      [4, 8],
    ],
  ],
  [
    'blank cells',
    record(0x00be, word(1), word(2), word(7), word(8), word(9), word(4)),
    [
      [3, 7],
      [4, 8],
      [5, 9],
    ],
  ],
])('styles of cells: %s', (_, bytes, expected) => {
  expect([...(sheetOf(bytes)?.styles.get(2) ?? [])]).toEqual(expected);
  expect(sheetOf(bytes)).toMatchObject({ lastRow: 2, lastColumn: expected.at(-1)?.[0] });
});

test('a formula’s text is cut off nowhere below what programs write', () => {
  const text = (length: number): Bytes => [0x17, length, 0, ...Array.from({ length }, () => 0x41)];
  const joined = (pieces: number, last: number): Bytes => [
    ...Array.from({ length: pieces }, () => text(250)).flat(),
    ...text(last),
    ...Array.from({ length: pieces }, () => 8),
  ];
  // 129 pieces of 252 signs and 129 &, and one more.
  const most = 32_768 - 129 * 253 - 2;
  expect(formulaOf(joined(129, most))).toHaveLength(32_768);
  expect(formulaOf(joined(129, most + 1))).toBe('…');
});

test('a text of which nothing is left after a break', () => {
  const [sheet] = readXls(
    xlsOf([record(0x0204, head(0, 0), longText('甲乙').slice(0, 6)), record(0x003c, [0, 0x42])]),
  ).sheets;
  expect(sheet?.rows[0]?.cells[0]?.value).toBe('甲B');
});

test('what has no text makes no part of one', () => {
  for (const token of [0x18, 0x02, 0x1b])
    expect([formulaOf([token, 0x12]), formulaOf([token, 0x22, 1, 4, 0])]).toEqual(['…', '…']);
});

test.each([1, 2, 3, 4, 7])('a workbook behind %i other streams', (count) => {
  const stream = biffStream([{ name: '表', records: [numberCell(0, 0, 8.62)] }]);
  const others = Object.fromEntries(Array.from({ length: count }, (_, at) => [`其他${at}`, Uint8Array.of(1)]));
  expect(readXls(buildCompound({ ...others, Workbook: stream })).sheets[0]?.rows).toHaveLength(1);
});
