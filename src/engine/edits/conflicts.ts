import { parseAddress } from '../grid/address.ts';
import { blankCell, type GridCell, type SheetGrid } from '../grid/grid.ts';
import { contentOf, sameContent } from './content.ts';
import type { CellContent, CellEdit } from './edit.ts';

/** An edit whose cell no longer holds what the plan expected. */
export interface Conflict {
  readonly edit: CellEdit;
  /** What it holds instead; null when the sheet isn't there, or the address is none. */
  readonly found: CellContent | null;
}

/** Binary search in a list that ascends by `key`. */
function find<Item>(items: readonly Item[], wanted: number, key: (item: Item) => number): Item | null {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle] as Item;
    const found = key(item);
    if (found === wanted) return item;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return null;
}

function cellAt(grid: SheetGrid, row: number, column: number): GridCell {
  const cells = find(grid.rows, row, (line) => line.row)?.cells ?? [];
  return find(cells, column, (cell) => cell.column) ?? blankCell(row, column);
}

/**
 * Holds a plan against the sheets as they are now. Each edit is compared with the sheet, not with the edits before it:
 * hosts refuse a second edit of one cell anyway.
 */
export function checkConflicts(edits: readonly CellEdit[], grids: readonly SheetGrid[]): Conflict[] {
  const byName = new Map(grids.map((grid) => [grid.name, grid]));
  const conflicts: Conflict[] = [];
  for (const edit of edits) {
    const grid = byName.get(edit.sheet);
    const at = parseAddress(edit.cell);
    if (grid === undefined || at === null) {
      conflicts.push({ edit, found: null });
      continue;
    }
    const found = contentOf(cellAt(grid, at.row, at.column));
    if (!sameContent(found, edit.from)) conflicts.push({ edit, found });
  }
  return conflicts;
}
