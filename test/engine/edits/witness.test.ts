import type { CellEdit } from '../../../src/engine/edits/edit.ts';
import { followed, SheetWords, Witnesses } from '../../../src/engine/edits/witness.ts';
import { cellAddress, parseAddress } from '../../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readTables } from '../../../src/engine/layout/read-tables.ts';
import { allForms } from '../../support/fixtures.ts';
import { formGrid, withCells } from '../../support/form-text.ts';
import { movedGrid, type Order } from '../../support/moved-rows.ts';

/** By what the place of an edit is known again. */

function planned(grid: SheetGrid, cell: string): CellEdit {
  const at = parseAddress(cell);
  if (at === null) throw new Error(`no address: ${cell}`);
  const witness = Witnesses.of(grid, readTables(grid)).around(at);
  return { sheet: grid.name, cell, from: { value: null }, to: { value: 1 }, witness };
}

function cellNow(edit: CellEdit, grid: SheetGrid): string | null {
  return followed(edit, SheetWords.of(grid))?.cell ?? null;
}

const LIST = formGrid(
  ['级别\t名称\t得分', '产出\t里程\t', '\t质量\t', '效益\t满意\t', '\t质量\t', '\t成本\t', '\t\t', '合计\t\t'].join(
    '\n',
  ),
);
const ROWS = [0, 1, 2, 3, 4, 5, 6, 7];

test.each<[string, string, Order, string | null]>([
  ['a row above', 'C2', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C3'],
  ['a row above the head', 'C2', [null, ...ROWS], 'C3'],
  ['a row above it deleted', 'C6', [0, 1, 2, 3, 5, 6, 7], 'C5'],
  ['its own row deleted', 'C6', [0, 1, 2, 3, 4, 6, 7], null],
  ['sorted', 'C2', [0, 5, 4, 3, 2, 1, 6, 7], 'C6'],
  ['one of two rows of the same name, both moved', 'C3', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C4'],
  ['the other of the two', 'C5', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C6'],
  ['one of two, its neighbours sorted away', 'C3', [0, 5, 2, 4, 1, 3, 6, 7], null],
  ['its row twice', 'C2', [0, 1, 1, 2, 3, 4, 5, 6, 7], null],
  ['a row without words', 'C7', [0, null, 1, 2, 3, 4, 5, 6, 7], 'C8'],
  ['a row put in above one without words', 'C7', [0, 1, 2, 3, 4, 5, null, 6, 7], null],
  ['a row put in below one without words', 'C7', [0, 1, 2, 3, 4, 5, 6, null, 7], null],
])('%s', (_, cell, order, now) => {
  // A row that is there twice comes as a copy.
  const copies = order.flatMap((before, row) => (before !== null && order.indexOf(before) < row ? [row] : []));
  let grid = movedGrid(LIST, order);
  for (const row of copies) {
    const source = LIST.rows.find((line) => line.row === (order[row] ?? 0) + 1);
    const cells = Object.fromEntries(
      (source?.cells ?? []).map((each) => [cellAddress(row + 1, each.column), String(each.value)]),
    );
    grid = withCells(grid, cells);
  }
  expect(cellNow(planned(LIST, cell), grid)).toBe(now);
});

test('a column put in before it, its head renamed, its head twice', () => {
  const edit = planned(LIST, 'C2');
  const wider = formGrid(['级别\t\t名称\t得分', '产出\t\t里程\t', '效益\t\t满意\t'].join('\n'));
  expect(cellNow(edit, wider)).toBe('D2');
  expect(cellNow(edit, withCells(LIST, { C1: '评分' }))).toBeNull();
  expect(cellNow(edit, withCells(LIST, { D1: '得分' }))).toBeNull();
});

test('to the very first row and the very first column, and no further', () => {
  const titled = formGrid(['绩效自评表', '项目名称\t', '主管部门\t'].join('\n'));
  expect(cellNow(planned(titled, 'B2'), movedGrid(titled, [1, 2]))).toBe('B1');
  const wide = formGrid(['序号\t得分\t指标', '\t\t里程', '\t\t质量'].join('\n'));
  const narrow = formGrid(['得分\t指标', '\t里程', '\t质量'].join('\n'));
  expect(cellNow(planned(wide, 'B2'), narrow)).toBe('A2');
  // Its words have come so close to the edge that there is no room for it.
  const beside = formGrid(['\t里程', '\t质量'].join('\n'));
  const atEdge = formGrid(['里程', '质量'].join('\n'));
  expect(cellNow(planned(beside, 'A1'), atEdge)).toBeNull();
  const below = formGrid(['', '里程\t质量'].join('\n'));
  expect(cellNow(planned(below, 'A1'), formGrid('里程\t质量'))).toBeNull();
});

test('what is typed into other cells of the row, and spaces in its words, leave it where it is', () => {
  const edit = planned(LIST, 'C2');
  expect(cellNow(edit, withCells(LIST, { D2: '说明', B2: '里 程' }))).toBe('C2');
});

test('every cell that a user fills in has a witness which finds it, and finds it again one row further down', () => {
  let cells = 0;
  for (const grid of allForms()) {
    const tables = readTables(grid);
    const witnesses = Witnesses.of(grid, tables);
    const bottom = grid.rows.at(-1)?.row ?? 0;
    const words = SheetWords.of(grid);
    const lower = SheetWords.of(movedGrid(grid, [null, ...Array.from({ length: bottom }, (_, row) => row)]));
    for (const { indicators, total } of tables) {
      const fields = indicators.flatMap(({ actual, points, score, note }) => [actual, points, score, note]);
      for (const field of [...fields, total?.score ?? null]) {
        if (field === null) continue;
        cells += 1;
        const { row, column } = field.cell;
        const nothing = { value: null };
        const edit = {
          sheet: grid.name,
          cell: cellAddress(row, column),
          from: nothing,
          to: nothing,
          witness: witnesses.around(field.cell),
        };
        expect([grid.name, edit.cell, followed(edit, words)?.cell]).toEqual([grid.name, edit.cell, edit.cell]);
        expect(followed(edit, lower)?.cell ?? null).toBe(cellAddress(row + 1, column));
      }
    }
  }
  expect(cells).toBeGreaterThan(1000);
});
