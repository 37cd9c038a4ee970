import { cellAddress } from '../../src/engine/grid/address.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import type { XlsxSheet } from '../support/xlsx-builder.ts';
import type { XlsxCell } from '../support/xlsx-cells.ts';

/** The cells of a grid as a sheet of the contract's files. */
export function sheetOf(grid: SheetGrid): XlsxSheet {
  const cells: Record<string, XlsxCell> = {};
  for (const cell of grid.rows.flatMap((row) => row.cells).filter(({ kind }) => kind !== 'blank')) {
    cells[cellAddress(cell.row, cell.column)] = {
      value: cell.value,
      ...(cell.formula === null ? {} : { formula: cell.formula }),
      ...(cell.format === null ? {} : { format: cell.format }),
      ...(cell.kind === 'error' ? { type: 'e' } : {}),
    };
  }
  return { name: grid.name, cells, hiddenRows: grid.rows.filter(({ hidden }) => hidden).map(({ row }) => row) };
}
