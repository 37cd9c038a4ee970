import type { GridCell, GridRange, SheetGrid } from '../../src/engine/grid/grid.ts';
import { cellText } from '../../src/engine/values/display.ts';
import { gridOf } from './form-text.ts';

/** The same form, laid out otherwise: what a change of place or storage must not change in a review. */

function cellsOf(grid: SheetGrid): GridCell[] {
  return grid.rows.flatMap((row) => [...row.cells]);
}

/** Rows and columns move; merges move with them. */
function moved(grid: SheetGrid, row: (at: number) => number, column: (at: number, row: number) => number): SheetGrid {
  const cells = cellsOf(grid).map((cell) => ({ ...cell, row: row(cell.row), column: column(cell.column, cell.row) }));
  const merges = grid.merges.map(
    (merge): GridRange => ({
      top: row(merge.top),
      bottom: row(merge.bottom),
      left: column(merge.left, merge.top),
      right: column(merge.right, merge.top),
    }),
  );
  return gridOf(grid.name, cells, merges);
}

/** Blank rows pushed in before each of these rows. */
export function withBlankRows(grid: SheetGrid, before: readonly number[]): SheetGrid {
  return moved(
    grid,
    (at) => at + before.filter((row) => row <= at).length,
    (at) => at,
  );
}

/** Blank columns pushed in before each of these columns. */
export function withBlankColumns(grid: SheetGrid, before: readonly number[]): SheetGrid {
  return moved(
    grid,
    (at) => at,
    (at) => at + before.filter((column) => column <= at).length,
  );
}

/** The columns of the rows from `top` on in another order: `order[k]` is where the k-th of `columns` goes. */
export function withColumnsPermuted(
  grid: SheetGrid,
  top: number,
  columns: readonly number[],
  order: readonly number[],
): SheetGrid {
  const target = new Map(columns.map((column, at) => [column, columns[order[at] as number] as number]));
  return moved(
    grid,
    (at) => at,
    (at, row) => (row >= top ? (target.get(at) ?? at) : at),
  );
}

/** Every number stored as the text that shows it. */
export function withNumbersAsText(grid: SheetGrid): SheetGrid {
  const cells = cellsOf(grid).map(
    (cell): GridCell =>
      cell.kind === 'number' ? { ...cell, kind: 'text', value: cellText(cell), format: null } : cell,
  );
  return gridOf(grid.name, cells, grid.merges);
}

/** What an export does with merged areas: the text of the first cell in every cell. */
export function withMergesRepeated(grid: SheetGrid): SheetGrid {
  const cells = new Map(cellsOf(grid).map((cell) => [`${cell.row}/${cell.column}`, cell]));
  for (const merge of grid.merges) {
    const anchor = cells.get(`${merge.top}/${merge.left}`);
    if (anchor === undefined) continue;
    for (let row = merge.top; row <= merge.bottom; row++) {
      for (let column = merge.left; column <= merge.right; column++)
        cells.set(`${row}/${column}`, { ...anchor, row, column });
    }
  }
  return gridOf(grid.name, cells.values(), grid.merges);
}

export function withoutMerges(grid: SheetGrid): SheetGrid {
  return gridOf(grid.name, cellsOf(grid), []);
}

/** The merges that a person would draw: each label and long text over the blank cells to its right, level labels downwards. */
export function withMerges(
  grid: SheetGrid,
  { top, bottom, levels, right }: { top: number; bottom: number; levels: number; right: number },
): SheetGrid {
  const cells = cellsOf(grid);
  const filled = new Set(cells.map((cell) => `${cell.row}/${cell.column}`));
  const merges: GridRange[] = [];
  for (const cell of cells) {
    if (cell.kind !== 'text') continue;
    const inBlock = cell.row >= top && cell.row <= bottom;
    let range = { top: cell.row, left: cell.column, bottom: cell.row, right: cell.column };
    if (!inBlock)
      while (range.right < right && !filled.has(`${cell.row}/${range.right + 1}`))
        range = { ...range, right: range.right + 1 };
    else if (cell.column <= levels) {
      const free = (row: number): boolean => {
        for (let column = 1; column <= cell.column; column++) if (filled.has(`${row}/${column}`)) return false;
        return true;
      };
      while (range.bottom < bottom && free(range.bottom + 1)) range = { ...range, bottom: range.bottom + 1 };
    }
    if (range.right > range.left || range.bottom > range.top) merges.push(range);
  }
  return gridOf(grid.name, cells, merges);
}
