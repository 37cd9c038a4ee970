import type { GridCell, SheetGrid } from '../../../src/engine/grid/grid.ts';
import { readWorkbook } from '../../../src/formats/xlsx/read/read.ts';
import { type CellValue, GENERAL } from './cell.ts';
import type { SheetModel, Visibility } from './sheet.ts';
import { WorkbookModel } from './workbook.ts';

/** Fixtures: an .xlsx file through our own reader, or grids as tests build them. */

const VISIBILITIES: { readonly [Each in SheetGrid['visibility']]: Visibility } = {
  visible: 'Visible',
  hidden: 'Hidden',
  veryHidden: 'VeryHidden',
};

export function workbookFromBytes(bytes: Uint8Array): WorkbookModel {
  return workbookFromGrids(readWorkbook(bytes).sheets);
}

export function workbookFromGrids(grids: readonly SheetGrid[]): WorkbookModel {
  const workbook = new WorkbookModel();
  for (const grid of grids) {
    const sheet = workbook.addSheet(grid.name, 'user');
    sheet.visibility = VISIBILITIES[grid.visibility];
    sheet.protected = grid.protected;
    sheet.merges = grid.merges.map(({ top, left, bottom, right }) => ({
      top: top - 1,
      left: left - 1,
      bottom: bottom - 1,
      right: right - 1,
    }));
    for (const { row, hidden, cells } of grid.rows) {
      if (hidden) sheet.hiddenRows.add(row - 1);
      for (const cell of cells) put(sheet, cell);
    }
    for (const [key, format] of grid.blankFormats ?? []) {
      const [row = 0, column = 0] = key.split('/').map(Number);
      sheet.cell(row - 1, column - 1).format = format;
    }
  }
  return workbook;
}

function put(sheet: SheetModel, source: GridCell): void {
  const cell = sheet.cell(source.row - 1, source.column - 1);
  cell.value = contentOf(source);
  cell.formula = source.formula === null ? null : `=${source.formula}`;
  cell.format = source.format ?? GENERAL;
}

function contentOf(source: GridCell): CellValue | null {
  if (source.kind === 'blank') return null;
  // Excel calculates on opening; without an engine the result is 0 (assumption).
  if (source.kind === 'uncalculated') return 0;
  // What older calls see of a picture kept in a cell: "Data types" of the Office documentation.
  if (source.kind === 'picture') return { error: '#VALUE!' };
  return source.kind === 'error' ? { error: String(source.value) } : source.value;
}
