import { cellAddress, parseAddress } from '../../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../../src/engine/grid/grid.ts';
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

describe('what follows', () => {
  type Cells = XlsxSheet['cells'];
  const book = (...cells: readonly Cells[]): SheetGrid[] =>
    readWorkbook(buildXlsx(cells.map((each, at) => ({ name: ['Sheet', '二'][at] ?? '', cells: each })))).sheets;

  /** After these cells of the first sheet were written: the new results, and what can't be told. */
  function followed(before: readonly Cells[], changes: Cells, touched = Object.keys(changes)) {
    const [first = {}, ...others] = before;
    const now = book({ ...first, ...changes }, ...others);
    const places = touched.map((address) => ({ sheet: 'Sheet', ...(parseAddress(address) ?? { row: 0, column: 0 }) }));
    const { edits, stale } = recalculate(book(...before), now, places);
    return {
      edits: Object.fromEntries(edits.map(({ sheet, cell, to }) => [`${sheet}!${cell}`, to.value])),
      stale: stale.map(({ sheet, row, column }) => `${sheet}!${cellAddress(row, column)}`),
    };
  }

  test.each<[string, string, Cells[string], Cells[string], unknown]>([
    ['a number', 'A1+1', { value: 3, formula: 'A1+1' }, 5, 6],
    ['a text', 'A1&"分"', { value: '2分', formula: 'A1&"分"' }, 5, '5分'],
    ['a truth', 'A1>3', { value: false, formula: 'A1>3' }, 5, true],
    ['an error', '1/A1', { value: 0.5, formula: '1/A1' }, 0, '#DIV/0!'],
  ])('%s that is another one is written', (_, __, cell, to, result) => {
    expect(followed([{ A1: 2, B1: cell }], { A1: to })).toEqual({ edits: { 'Sheet!B1': result }, stale: [] });
  });

  test.each<[string, Cells[string], Cells[string]]>([
    ['a number', { value: 7, formula: 'A1*0+7' }, 5],
    ['a number but for what a spreadsheet doesn’t keep', { value: 0.3, formula: 'A1*0+0.1+0.2' }, 5],
    ['a text', { value: '优', formula: 'IF(A1>1,"优","良")' }, 5],
    ['a truth', { value: true, formula: 'A1>1' }, 5],
    ['an error', { value: '#DIV/0!', type: 'e', formula: 'A1/0' }, 5],
  ])('%s that stays the same isn’t', (_, cell, to) => {
    expect(followed([{ A1: 2, B1: cell }], { A1: to })).toEqual({ edits: {}, stale: [] });
  });

  test.each<[string, Cells[string]]>([
    ['a text for a number', { value: '3', formula: 'A1+1' }],
    ['a number for a truth', { value: 1, formula: 'A1>1' }],
    ['another error', { value: '#N/A', type: 'e', formula: 'A1/0' }],
    ['an error for a number', { value: '#N/A', type: 'e', formula: 'A1+1' }],
    ['a number for an error', { value: 3, formula: 'A1/0' }],
    ['another text', { value: '良', formula: 'IF(A1>1,"优","良")' }],
  ])('%s in the file is a formula that isn’t understood as there', (_, cell) => {
    expect(followed([{ A1: 2, B1: cell }], { A1: 5 })).toEqual({ edits: {}, stale: ['Sheet!B1'] });
  });

  test('formulas of other sheets that read the cell; those that name its sheet in other letters can’t be told', () => {
    const second = { A1: { value: 4, formula: 'Sheet!A1*2' }, A2: { value: 4, formula: 'SHEET!A1*2' } };
    const beside = { A3: { value: 1, formula: 'A1*0+1' }, A4: { value: 1, formula: 'A9+1' } };
    const { edits, stale } = followed([{ A1: 2 }, { ...second, ...beside }], { A1: 5 });
    expect([edits, stale]).toEqual([{ '二!A1': 10 }, ['二!A2']]);
  });

  test('cells beside those that are read touch nothing', () => {
    const cells = { B2: 1, C3: 2, D1: { value: 3, formula: 'SUM(B2:C3)' } };
    for (const beside of ['A2', 'D2', 'B1', 'B4'])
      expect([beside, followed([cells], { [beside]: 9 })]).toEqual([beside, { edits: {}, stale: [] }]);
    for (const corner of ['B2', 'B3', 'C2', 'C3'])
      expect([corner, Object.keys(followed([cells], { [corner]: 9 }).edits)]).toEqual([corner, ['Sheet!D1']]);
  });

  test('a cell that is emptied counts as nothing; one that is back as it was brings its results back', () => {
    const cells = { A1: 2, B1: { value: 3, formula: 'A1+1' } };
    expect(followed([cells], { A1: null }).edits).toEqual({ 'Sheet!B1': 1 });
    const late = book({ ...cells, B1: { value: 9, formula: 'A1+1' } });
    const [{ rows }] = late as [SheetGrid];
    expect(rows.length).toBe(1);
    const { edits } = recalculate(book(cells), late, [{ sheet: 'Sheet', row: 1, column: 1 }]);
    expect(edits).toEqual([
      { sheet: 'Sheet', cell: 'B1', from: { value: 9, formula: 'A1+1' }, to: { value: 3, formula: 'A1+1' } },
    ]);
  });

  test('a sheet that isn’t there, or a formula whose result nobody knows, can’t be told', () => {
    const cells = {
      A1: 2,
      B1: { value: 4, formula: 'A1+没有!A1' },
      C1: { value: null, formula: 'NOW()+A1' },
      D1: { value: 3, formula: 'C1+A1' },
    };
    expect(new Set(followed([cells], { A1: 5 }).stale)).toEqual(new Set(['Sheet!B1', 'Sheet!C1', 'Sheet!D1']));
  });

  test('of more than 5,000 formulas none is followed, and all that were there are marked', () => {
    const many = (count: number): Record<string, Cells[string]> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, at) => [`B${at + 1}`, { value: 3, formula: at === 0 ? 'A1+1' : 'C1+3' }]),
      );
    const few = followed([{ A1: 2, ...many(5000) }], { A1: 5 });
    expect(few).toEqual({ edits: { 'Sheet!B1': 6 }, stale: [] });
    const all = followed([{ A1: 2, ...many(5001) }], { A1: 5 });
    expect([all.edits, all.stale.length]).toEqual([{}, 5001]);
  });
});
