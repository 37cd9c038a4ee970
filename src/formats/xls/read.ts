import type { SheetGrid } from '../../engine/grid/grid.ts';
import { asDocumentError, DocumentError } from '../error.ts';
import { SheetContext } from './cells.ts';
import { type Globals, readGlobals, type SheetPlace } from './globals.ts';
import { openStream } from './open.ts';
import { readSheet } from './sheet.ts';

/** What a workbook may cost before it is refused. */
export interface XlsLimits {
  readonly fileBytes: number;
  /** Cells that aren't blank, over all sheets; also shared strings. */
  readonly cells: number;
  /** Merged areas, over all sheets read. */
  readonly merges: number;
}

export const XLS_LIMITS: XlsLimits = { fileBytes: 1 << 28, cells: 5_000_000, merges: 1_000_000 };

/**
 * Reads the worksheets of an .xls file of Excel 97 to 2003 (BIFF8), which WPS's .et is too, in tab order: values, formulas,
 * number formats, merges, hidden rows, protection. Formulas that can't be put into words are `…`.
 * @throws DocumentError and nothing else
 */
export function readXls(bytes: Uint8Array, limits: Partial<XlsLimits> = {}): { readonly sheets: SheetGrid[] } {
  try {
    return { sheets: readSheets(bytes, { ...XLS_LIMITS, ...limits }) };
  } catch (error) {
    throw asDocumentError(error);
  }
}

function readSheets(bytes: Uint8Array, limits: XlsLimits): SheetGrid[] {
  const stream = openStream(bytes, limits.fileBytes);
  const globals = readGlobals(stream, limits.cells);
  const context = new SheetContext(globals, limits.cells, limits.merges);
  return worksheetsOf(globals).map((place) => readSheet(stream, place, context));
}

function worksheetsOf(globals: Globals): readonly SheetPlace[] {
  const places = globals.sheets.filter((sheet) => sheet.worksheet);
  if (places.length === 0) throw new DocumentError('damaged', 'missing-part', { cause: 'no worksheet' });
  return places;
}
