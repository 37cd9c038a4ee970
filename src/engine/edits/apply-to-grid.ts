import { parseAddress } from '../grid/address.ts';
import { blankCell, type CellKind, type GridCell, type GridRow, type SheetGrid } from '../grid/grid.ts';
import type { CellContent, CellEdit } from './edit.ts';

function kindOf({ value, formula, error }: CellContent): CellKind {
  if (error !== undefined) return 'error';
  if (value === null) return formula === undefined ? 'blank' : 'uncalculated';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

function edited(cell: GridCell, to: CellContent): GridCell {
  return { ...cell, kind: kindOf(to), value: to.error ?? to.value, formula: to.formula ?? null };
}

function editedRow(row: number, present: GridRow | undefined, edits: ReadonlyMap<number, CellContent>): GridRow {
  const cells = new Map((present?.cells ?? []).map((cell) => [cell.column, cell]));
  for (const [column, to] of edits) cells.set(column, edited(cells.get(column) ?? blankCell(row, column), to));
  const kept = [...cells.values()].filter((cell) => cell.kind !== 'blank');
  return { row, hidden: present?.hidden ?? false, cells: kept.sort((a, b) => a.column - b.column) };
}

/** The sheet as it will stand once the edits are written. Results of formulas that depend on them are not recalculated. */
export function applyToGrid(grid: SheetGrid, edits: readonly CellEdit[]): SheetGrid {
  const byRow = new Map<number, Map<number, CellContent>>();
  for (const { sheet, cell, to } of edits) {
    const at = sheet === grid.name ? parseAddress(cell) : null;
    if (at === null) continue;
    const row = byRow.get(at.row);
    if (row === undefined) byRow.set(at.row, new Map([[at.column, to]]));
    else row.set(at.column, to);
  }
  if (byRow.size === 0) return grid;
  const present = new Map(grid.rows.map((row) => [row.row, row]));
  const rows = new Map(present);
  for (const [row, changes] of byRow) rows.set(row, editedRow(row, present.get(row), changes));
  return {
    ...grid,
    rows: [...rows.values()].filter(({ cells }) => cells.length > 0).sort((a, b) => a.row - b.row),
  };
}
