import type { CellEdit } from '../../src/engine/edits/edit.ts';
import { parseAddress } from '../../src/engine/grid/address.ts';
import { blankCell, type GridCell, type SheetGrid } from '../../src/engine/grid/grid.ts';
import { gridOf } from './form-text.ts';

function kindOf(value: CellEdit['to']['value'], formula: string | null): GridCell['kind'] {
  if (value === null) return formula === null ? 'blank' : 'uncalculated';
  if (typeof value === 'number') return 'number';
  return typeof value === 'boolean' ? 'boolean' : 'text';
}

/** The sheets with the edits written, as a host would: formats stay, a blank cell is gone. */
export function applyEdits(grids: readonly SheetGrid[], edits: readonly CellEdit[]): SheetGrid[] {
  return grids.map((grid) => {
    const cells = new Map<string, GridCell>();
    for (const row of grid.rows) for (const cell of row.cells) cells.set(`${cell.row}/${cell.column}`, cell);
    for (const { sheet, cell, to } of edits) {
      if (sheet !== grid.name) continue;
      const at = parseAddress(cell);
      if (at === null) throw new Error(`not an address: ${cell}`);
      const key = `${at.row}/${at.column}`;
      const formula = to.formula ?? null;
      const present = cells.get(key) ?? blankCell(at.row, at.column);
      cells.set(key, { ...present, kind: kindOf(to.value, formula), value: to.value, formula });
    }
    return gridOf(grid.name, cells.values(), grid.merges);
  });
}
