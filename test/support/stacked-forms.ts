import type { GridRow, SheetGrid } from '../../src/engine/grid/grid.ts';

/** Several forms below each other on one sheet, three empty rows apart: as units hand in their projects together. */
export function stackedForms(form: SheetGrid, count: number): SheetGrid {
  const height = (form.rows.at(-1)?.row ?? 0) + 3;
  const rows: GridRow[] = [];
  for (let copy = 0; copy < count; copy++) {
    const down = copy * height;
    for (const line of form.rows) {
      const cells = line.cells.map((cell) => ({ ...cell, row: cell.row + down }));
      rows.push({ ...line, row: line.row + down, cells });
    }
  }
  return { ...form, merges: [], rows };
}
