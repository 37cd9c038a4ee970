import type { CellContent, CellEdit } from '../../../../src/engine/edits/edit.ts';
import { DocumentError } from '../../../../src/formats/error.ts';
import { type PatchOptions, patchWorkbook } from '../../../../src/formats/xlsx/write/patch.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { TRICKY_VARIANTS, trickyWorkbook } from '../../../support/tricky-workbook.ts';
import { contentAt, editsOf } from '../../../support/workbook-edits.ts';
import { buildXlsx } from '../../../support/xlsx-builder.ts';

const FORM = '自评表';
const DATA = '数据 (2022)';
const ALLOW: PatchOptions = { protectedCells: 'allow' };

/** The error of writing 1 into these cells, which are expected to hold what they hold. */
function refusal(bytes: Uint8Array, sheet: string, cells: readonly string[], options: PatchOptions = ALLOW): unknown {
  const to = Object.fromEntries(cells.map((cell) => [cell, { value: 1 }]));
  return documentErrorOf(() => patchWorkbook(bytes, editsOf(bytes, sheet, to), options));
}

function edit(cell: string, from: CellContent, to: CellContent = { value: 1 }, sheet = FORM): CellEdit {
  return { sheet, cell, from, to };
}

describe.each(TRICKY_VARIANTS)('the tricky workbook, %s', (variant) => {
  const bytes = trickyWorkbook({ variant });

  test('cells inside merged areas, not their first cells', () => {
    expect(refusal(bytes, FORM, ['H13', 'B1', 'A16', 'J12', 'A12'])).toEqual({
      kind: 'unsupported',
      code: 'inside-merge',
      detail: { sheet: FORM, cells: ['B1', 'A16', 'J12'] },
    });
  });

  test('array formulas, at their head and among their results', () => {
    expect(refusal(bytes, FORM, ['J13', 'J14', 'K5', 'K6', 'K7', 'K8'])).toEqual({
      kind: 'unsupported',
      code: 'array-formula',
      detail: { sheet: FORM, cells: ['J13', 'J14', 'K5', 'K6', 'K7'] },
    });
  });

  test('data tables', () => {
    expect(refusal(bytes, DATA, ['B6', 'D6', 'D7'])).toMatchObject({
      code: 'data-table',
      detail: { cells: ['D6', 'D7'] },
    });
  });

  test('the heads of tables', () => {
    expect(refusal(bytes, DATA, ['B1', 'B2'])).toEqual({
      kind: 'unsupported',
      code: 'table-header',
      detail: { sheet: DATA, cells: ['B1'] },
    });
  });

  test('pictures in cells', () => {
    expect(refusal(bytes, DATA, ['E6'])).toEqual({
      kind: 'unsupported',
      code: 'picture-cell',
      detail: { sheet: DATA, cells: ['E6'] },
    });
  });

  test('locked cells of a protected sheet', () => {
    // H is open by its style, also where no cell is yet; B14:B16 is an open range, A18 one with a password.
    expect(refusal(bytes, FORM, ['H13', 'H20', 'B14', 'B15', 'B13', 'A18', 'N30', 'C5'], {})).toEqual({
      kind: 'protected',
      code: 'protected-sheet',
      detail: { sheet: FORM, cells: ['B13', 'A18', 'N30', 'C5'] },
    });
    const open = patchWorkbook(bytes, editsOf(bytes, FORM, { H13: { value: 1 }, B15: { value: '同意' } }));
    expect(contentAt(open, FORM, 'B15')).toEqual({ value: '同意' });
  });

  test('cells that hold something else by now, all of them and on all sheets', () => {
    const edits = [
      edit('H13', { value: 8 }),
      edit('H14', { value: 10 }),
      edit('H16', { value: 28.5 }),
      edit('H6', { value: 8.62 }),
      edit('H18', { value: 66.12, formula: 'SUM(H13:H16)' }),
      edit('I14', { value: null, formula: `$G14-H14+参数!$B$2+SUM('${DATA}'!B3:C3)+LEN("H13")` }),
      edit('N1', { value: '' }),
      edit('N2', { value: 0 }),
    ];
    const on = (sheet: string, cells: string[]): unknown => ({
      kind: 'changed-meanwhile',
      code: 'changed-meanwhile',
      detail: { ...(sheet === '' ? {} : { sheet }), cells },
    });
    const wrong = ['H13', 'H14', 'H6', 'H18', 'N2'];
    expect(documentErrorOf(() => patchWorkbook(bytes, edits, ALLOW))).toEqual(on(FORM, wrong));
    const elsewhere = edit('B2', { value: 2 }, { value: 3 }, '参数');
    expect(documentErrorOf(() => patchWorkbook(bytes, [...edits, elsewhere], ALLOW))).toEqual(
      on('', [...wrong.map((cell) => `'${FORM}'!${cell}`), "'参数'!B2"]),
    );
  });
});

describe('what is expected', () => {
  const bytes = buildXlsx([
    { name: '表', cells: { A1: 8.619999999999999, B1: '8.62', C1: true, D1: { value: 3, formula: 'A1' }, E1: null } },
  ]);
  const accepts = (cell: string, from: CellContent): boolean => {
    try {
      return patchWorkbook(bytes, [edit(cell, from, { value: 99 }, '表')]) !== bytes;
    } catch (error) {
      if (!(error instanceof DocumentError) || error.code !== 'changed-meanwhile') throw error;
      return false;
    }
  };

  test.each<[string, CellContent, boolean]>([
    ['A1', { value: 8.62 }, true],
    ['A1', { value: 8.619999999999999 }, true],
    ['A1', { value: 8.6199999 }, false],
    ['A1', { value: '8.62' }, false],
    ['A1', { value: null }, false],
    ['B1', { value: '8.62' }, true],
    ['B1', { value: 8.62 }, false],
    ['C1', { value: true }, true],
    ['C1', { value: 1 }, false],
    // A formula is what it says; its result may have been calculated anew.
    ['D1', { value: 4, formula: 'A1' }, true],
    ['D1', { value: 3, formula: 'B1' }, false],
    ['D1', { value: 3 }, false],
    ['E1', { value: null }, true],
    ['E1', { value: '' }, true],
    ['F9', { value: null }, true],
    ['F9', { value: 0 }, false],
  ])('%s as %j: %s', (cell, from, expected) => {
    expect(accepts(cell, from)).toBe(expected);
  });
});

describe('edits that are none', () => {
  const bytes = buildXlsx([{ name: '表', cells: { A1: 1 } }]);
  const errorOf = (...edits: CellEdit[]): unknown => documentErrorOf(() => patchWorkbook(bytes, edits));

  test('of a sheet that is not there', () => {
    expect(errorOf(edit('A1', { value: 1 }))).toEqual({ kind: 'gone', code: 'no-such-sheet', detail: { sheet: FORM } });
  });

  test.each(['', 'A', '1', 'A0', 'XFE1', 'A1048577', 'A1:B2', '表!A1'])('of the cell %j', (cell) => {
    expect(errorOf(edit(cell, { value: 1 }, { value: 2 }, '表'))).toEqual({
      kind: 'gone',
      code: 'no-such-cell',
      detail: { sheet: '表', cells: [cell] },
    });
  });

  test('of a cell twice, however it is written', () => {
    const twice = [edit('A1', { value: 1 }, { value: 2 }, '表'), edit('$a$1', { value: 1 }, { value: 3 }, '表')];
    expect(errorOf(...twice)).toEqual({
      kind: 'unsupported',
      code: 'duplicate-edit',
      detail: { sheet: '表', cells: ['A1'] },
    });
  });

  test.each<[string, CellContent]>([
    ['NaN', { value: Number.NaN }],
    ['infinity', { value: Number.POSITIVE_INFINITY }],
    ['a number beyond Excel’s', { value: 1e308 }],
    ['a text too long', { value: '长'.repeat(32768) }],
    ['an empty formula', { value: 1, formula: ' ' }],
    ['a formula too long', { value: 1, formula: `1${'+1'.repeat(5000)}` }],
  ])('%s', (_, to) => {
    expect(errorOf(edit('A1', { value: 1 }, to, '表'))).toMatchObject({
      kind: 'unsupported',
      code: 'bad-value',
      detail: { sheet: '表', cells: ['A1'] },
    });
  });
});

test('a file with a digital signature, unless told otherwise', () => {
  const bytes = buildXlsx([{ name: '表', cells: { A1: 1 } }], {
    parts: { '_xmlsignatures/origin.sigs': '', '_xmlsignatures/sig1.xml': '<Signature/>' },
  });
  const edits = editsOf(bytes, '表', { A1: { value: 2 } });
  expect(documentErrorOf(() => patchWorkbook(bytes, edits))).toEqual({
    kind: 'protected',
    code: 'signed',
    detail: { part: '_xmlsignatures/origin.sigs' },
  });
  expect(contentAt(patchWorkbook(bytes, edits, { signed: 'allow' }), '表', 'A1')).toEqual({ value: 2 });
});

test.each([
  ['twice in a row', '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>'],
  ['in two rows of one number', '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>'],
])('a cell that stands there %s', (_, rows) => {
  const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
  const bytes = buildXlsx([{ name: '表', cells: {} }], { parts: { 'xl/worksheets/sheet1.xml': sheet } });
  expect(refusal(bytes, '表', ['A1'])).toMatchObject({ kind: 'damaged', code: 'bad-xml', detail: { cells: ['A1'] } });
  // Nobody has edited it, though it doesn't hold what was planned for.
  const planned = [{ sheet: '表', cell: 'A1', from: { value: 7 }, to: { value: 8 } }];
  expect(documentErrorOf(() => patchWorkbook(bytes, planned))).toMatchObject({ kind: 'damaged', code: 'bad-xml' });
});

test('what would be read back otherwise than written is not given out', () => {
  // Counted from 1904 the day is less by 1462, and so small a part of it has no digits left.
  const days = { A1: { value: 1, format: 'yyyy-mm-dd' }, A2: { value: 2, format: 'yyyy-mm-dd' }, B1: 1 };
  const bytes = buildXlsx([{ name: '表', cells: days }], { date1904: true });
  const to = { A1: { value: 1e-14 }, A2: { value: 45292 }, B1: { value: 1e-14 } };
  expect(documentErrorOf(() => patchWorkbook(bytes, editsOf(bytes, '表', to)))).toEqual({
    kind: 'unknown',
    code: 'unknown',
    detail: { cells: ['A1'], cause: 'cells read otherwise than written' },
  });
  const others = editsOf(bytes, '表', { A2: to.A2, B1: to.B1 });
  expect(contentAt(patchWorkbook(bytes, others), '表', 'A2')).toEqual({ value: 45292 });
});

test('no request to write makes the file less than it was: what is refused leaves nothing behind', () => {
  const bytes = trickyWorkbook();
  const copy = bytes.slice();
  refusal(bytes, FORM, ['H13', 'B1']);
  refusal(bytes, DATA, ['E6']);
  expect(bytes).toEqual(copy);
});
