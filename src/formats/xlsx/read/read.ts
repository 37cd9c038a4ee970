import type { SheetGrid } from '../../../engine/grid/grid.ts';
import { asDocumentError } from '../../error.ts';
import { isDateFormat } from '../../number-formats.ts';
import { openZip, ZIP_LIMITS, type ZipArchive, type ZipLimits } from '../../zip/read.ts';
import { CellStore } from './cell-store.ts';
import type { SheetContext } from './cells.ts';
import { readFormats } from './number-formats.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './sheet.ts';
import { indexWorkbook, openPart, type SheetEntry, type WorkbookIndex } from './workbook.ts';

/** What a workbook may cost before it is refused. */
export interface ReadLimits extends ZipLimits {
  /** Cells that aren't blank, over all sheets read; also shared strings. */
  readonly cells: number;
  /** Merged areas of a sheet. */
  readonly merges: number;
}

export const READ_LIMITS: ReadLimits = { ...ZIP_LIMITS, cells: 5_000_000, merges: 1_000_000 };

export interface ReadOptions {
  readonly limits?: Partial<ReadLimits>;
  /** Which sheets to read; all when it is missing. The others aren't even inflated. */
  readonly only?: (sheet: SheetEntry, index: WorkbookIndex) => boolean;
  /** False inflates as a browser does, also where a faster way exists. */
  readonly native?: boolean;
}

export interface WorkbookContent {
  /** In tab order. */
  readonly sheets: SheetGrid[];
  readonly index: WorkbookIndex;
  readonly zip: ZipArchive;
}

/**
 * Reads the worksheets of an .xlsx file: values, formulas, number formats, merges, hidden rows, protection.
 * Rows of large sheets make their cells when they are asked for them: don't spread or serialise such a row, read its `cells`.
 * @throws DocumentError and nothing else
 */
export function readWorkbook(bytes: Uint8Array, options: ReadOptions = {}): WorkbookContent {
  try {
    const limits = { ...READ_LIMITS, ...options.limits };
    const zip = openZip(bytes, limits, options.native);
    const index = indexWorkbook(zip);
    const { only } = options;
    const entries = only === undefined ? index.sheets : index.sheets.filter((sheet) => only(sheet, index));
    const context = readContext(zip, index, limits);
    return { sheets: entries.map((entry) => readSheet(openPart(zip, entry.part), entry, context)), index, zip };
  } catch (error) {
    throw asDocumentError(error);
  }
}


function readContext(zip: ZipArchive, index: WorkbookIndex, limits: ReadLimits): SheetContext {
  const formats = index.styles === null ? [] : readFormats(openPart(zip, index.styles));
  return {
    store: new CellStore(formats),
    strings: index.sharedStrings === null ? [] : readSharedStrings(openPart(zip, index.sharedStrings), limits.cells),
    days1904: index.date1904 ? formats.map(isDateFormat) : null,
    pictures: index.pictures,
    cellLimit: limits.cells,
    mergeLimit: limits.merges,
  };
}
