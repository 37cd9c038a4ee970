import { cellAddress } from '../../../../src/engine/grid/address.ts';
import { readWorkbook } from '../../../../src/formats/xlsx/read/read.ts';
import { recalculate } from '../../../../src/programs/workbench/formulas/recalculate.ts';
import { Workbook } from '../../../../src/programs/workbench/workbook.ts';
import { buildXlsx, type XlsxSheet } from '../../../support/xlsx-builder.ts';

const SHEET: XlsxSheet = {
  name: '表',
  cells: {
    A1: 1,
    A2: 2,
    A3: { value: 3, formula: 'SUM(A1:A2)' },
    A4: { value: 6, formula: 'A3*2' },
    B1: { value: 2, formula: 'VLOOKUP(A1,A1:A2,1)+1' },
    B2: { value: 3, formula: 'B1+1' },
    // Not what the formula comes to: another program left it.
    C1: { value: 99, formula: 'A1+1' },
    D1: { value: 5, formula: 'A9+5' },
  },
};

function cellsOf(workbook: Workbook): Record<string, unknown> {
  const cells = readWorkbook(workbook.bytes()).sheets[0]?.rows.flatMap((row) => row.cells) ?? [];
  return Object.fromEntries(cells.map((cell) => [cellAddress(cell.row, cell.column), cell.value]));
}

function staleOf(workbook: Workbook): string[] {
  return [...(workbook.snapshot().stale.get('表') ?? [])].sort();
}

test('results follow an edit; those that can not be told keep their value and are marked', async () => {
  const workbook = new Workbook(buildXlsx([SHEET]), 'a.xlsx');
  await workbook.type([{ row: 1, column: 1, text: '10' }]);
  expect(cellsOf(workbook)).toMatchObject({ A3: 12, A4: 24, B1: 2, B2: 3, C1: 99, D1: 5 });
  expect(staleOf(workbook)).toEqual(['B1', 'B2', 'C1']);
  await workbook.undoLatest();
  expect(cellsOf(workbook)).toMatchObject({ A3: 3, A4: 6 });
  expect(staleOf(workbook)).toEqual([]);
});

test('a formula that is typed gets its result, or is marked as without one', async () => {
  const workbook = new Workbook(buildXlsx([SHEET]), 'a.xlsx');
  await workbook.type([{ row: 5, column: 1, text: '=ROUND(A4/7,2)' }]);
  await workbook.type([{ row: 6, column: 1, text: '=TODAY()' }]);
  await workbook.type([{ row: 7, column: 1, text: '=A1/0' }]);
  expect(cellsOf(workbook)).toMatchObject({ A5: 0.86, A6: null, A7: '#DIV/0!' });
  expect(staleOf(workbook)).toEqual(['A6']);
});

test('a formula that can not be read keeps its value and is marked: nobody can tell what it depends on', async () => {
  const cells = { A1: 1, B1: { value: 4, formula: 'SUM({1,2})+A1' }, B2: { value: 8, formula: 'SUM({1,2})+5' } };
  const workbook = new Workbook(buildXlsx([{ name: '表', cells }]), 'a.xlsx');
  await workbook.type([{ row: 1, column: 1, text: '10' }]);
  expect(cellsOf(workbook)).toMatchObject({ A1: 10, B1: 4, B2: 8 });
  expect(staleOf(workbook)).toEqual(['B1', 'B2']);
});

test('a circle is marked, not followed for ever', async () => {
  const workbook = new Workbook(buildXlsx([SHEET]), 'a.xlsx');
  await workbook.type([{ row: 1, column: 1, text: '=A4' }]);
  expect(staleOf(workbook)).toEqual(['A1', 'A3', 'A4', 'B1', 'B2', 'C1']);
});

test('results in a protected sheet follow too', async () => {
  const sheets = [
    { name: '填', cells: { A1: 1 } },
    { name: '表', protected: true, cells: { A1: { value: 2, formula: '填!A1*2' } } },
  ];
  const workbook = new Workbook(buildXlsx(sheets), 'a.xlsx');
  await workbook.type([{ row: 1, column: 1, text: '4' }]);
  expect(readWorkbook(workbook.bytes()).sheets[1]?.rows[0]?.cells[0]?.value).toBe(8);
});

test('nothing changed, nothing to do', () => {
  const { sheets } = readWorkbook(buildXlsx([SHEET]));
  expect(recalculate(sheets, sheets, [])).toEqual({ edits: [], stale: [] });
});
