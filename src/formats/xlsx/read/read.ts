import type { SheetGrid } from '../../../engine/grid/grid.ts';
import { formatKind } from '../../../engine/values/display.ts';
import { asDocumentError } from '../../error.ts';
import { isDateFormat } from '../../number-formats.ts';
import { entryOf, openEntry, openPart } from '../../package.ts';
import { PartMemory } from '../../part-memory.ts';
import type { Parts } from '../../zip/parts.ts';
import { openZip, ZIP_LIMITS, type ZipLimits } from '../../zip/read.ts';
import { CellStore } from './cell-store.ts';
import type { SheetContext } from './cells.ts';
import { readFormats } from './number-formats.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet } from './sheet.ts';
import { indexWorkbook, type SheetEntry, type WorkbookIndex } from './workbook.ts';

/** What a workbook may cost before it is refused. */
export interface ReadLimits extends ZipLimits {
  /** Cells that aren't blank, over all sheets read; also shared strings. */
  readonly cells: number;
  /** Merged areas, over all sheets read. */
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

/** Number formats by style, shared strings, and which styles count days from 1904. */
export interface SharedTables extends Pick<SheetContext, 'strings' | 'days1904'> {
  readonly formats: readonly (string | null)[];
}

export interface WorkbookContent {
  /** In tab order. */
  readonly sheets: SheetGrid[];
  readonly index: WorkbookIndex;
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
    const context = contextFor(readShared(zip, index, limits), index, limits);
    return { sheets: entries.map((entry) => readSheet(openPart(zip, entry.part), entry, context)), index };
  } catch (error) {
    throw asDocumentError(error);
  }
}

const FORMATS = new PartMemory<readonly (string | null)[]>();

function formatsOf(parts: Parts, part: string): readonly (string | null)[] {
  const entry = entryOf(parts, part);
  return FORMATS.read(parts, entry, () => readFormats(openEntry(parts, entry)));
}

/** What the cells of all sheets refer to. @throws DocumentError */
export function readShared(parts: Parts, index: WorkbookIndex, limits: ReadLimits): SharedTables {
  const formats = index.styles === null ? [] : formatsOf(parts, index.styles);
  return {
    formats,
    strings: index.sharedStrings === null ? [] : readSharedStrings(openPart(parts, index.sharedStrings), limits.cells),
    days1904: index.date1904 ? formats.map(isDateFormat) : null,
  };
}

function percentsOf(formats: readonly (string | null)[]): SheetContext['percents'] {
  const found = formats.flatMap((format, style) =>
    format !== null && formatKind(format) === 'percent' ? [[style, format] as const] : [],
  );
  return found.length === 0 ? null : new Map(found);
}

/** For sheets that are read together: their cells count into one limit. */
export function contextFor(tables: SharedTables, index: WorkbookIndex, limits: ReadLimits): SheetContext {
  return {
    store: new CellStore(tables.formats),
    strings: tables.strings,
    days1904: tables.days1904,
    percents: percentsOf(tables.formats),
    pictures: index.pictures,
    cellLimit: limits.cells,
    mergeLimit: limits.merges,
  };
}
