import { checkBlocks } from '../../src/engine/checks/all.ts';
import type { CellEdit } from '../../src/engine/edits/edit.ts';
import { parseAddress } from '../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { gridOf } from './form-text.ts';

/** Findings of the checks of table, funds, execution, total and workbook; those about indicators are left aside. */

const { table, funds, total } = checkBlocks;
const SEVERITY = new Map<string, string>(
  Object.values({ ...table, ...funds, ...total }).map(({ id, severity }) => [id, severity]),
);

export function tableFindings(...grids: readonly SheetGrid[]): AnyFinding[] {
  return review(grids).findings.filter(({ check }) => SEVERITY.has(check));
}

/** `I6 execution-score`; the severity follows where it isn't the check's own. */
export function golden(...grids: readonly SheetGrid[]): string[] {
  return tableFindings(...grids).map(({ check, cells, severity }) => {
    return `${cells[0] ?? ''} ${check}${severity === SEVERITY.get(check) ? '' : ` (${severity})`}`;
  });
}

/** The sheet after the edits of a fix. */
export function afterEdits(grid: SheetGrid, edits: readonly CellEdit[]): SheetGrid {
  const changed = new Map(edits.map((edit) => [edit.cell, edit.to.value]));
  const cells: GridCell[] = grid.rows.flatMap((row) => [...row.cells]);
  for (const [address, value] of changed) {
    const at = parseAddress(address);
    if (at === null || (typeof value !== 'number' && typeof value !== 'string'))
      throw new Error(`no such edit: ${address}`);
    const old = cells.findIndex(({ row, column }) => row === at.row && column === at.column);
    const kind = typeof value === 'number' ? 'number' : 'text';
    const format = cells[old]?.format ?? null;
    const cell: GridCell = { ...at, kind, value, formula: null, format };
    if (old < 0) cells.push(cell);
    else cells[old] = cell;
  }
  return gridOf(grid.name, cells, grid.merges);
}
