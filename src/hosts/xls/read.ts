import type { SheetGrid } from '../../engine/grid/grid.ts';
import { HostError } from '../host.ts';
import { SheetContext } from './cells.ts';
import { CompoundFile, isCompoundFile } from './compound-file.ts';
import { type Globals, readGlobals, type SheetPlace } from './globals.ts';
import { withoutLock } from './locked-structure.ts';
import { readSheet } from './sheet.ts';

/** What a workbook may cost before it is refused. */
export interface XlsLimits {
  readonly fileBytes: number;
  /** Cells that aren't blank, over all sheets; also shared strings. */
  readonly cells: number;
  /** Merged areas of a sheet. */
  readonly merges: number;
}

const XLS_LIMITS: XlsLimits = { fileBytes: 1 << 28, cells: 5_000_000, merges: 1_000_000 };

/** Whether the bytes are a compound file, as an .xls and an encrypted .xlsx are, or begin like a workbook without one around it. */
export function isXls(bytes: Uint8Array): boolean {
  return isCompoundFile(bytes) || beginsWithBof(bytes);
}

/** A BOF record: of Excel 2, 3, 4, or 5 and later, each of a length of its own. */
function beginsWithBof([first, version, length, zero]: Uint8Array): boolean {
  return (
    first === 0x09 &&
    zero === 0 &&
    [0x00, 0x02, 0x04, 0x08].includes(version ?? -1) &&
    [4, 6, 8, 16].includes(length ?? -1)
  );
}

/**
 * Reads the worksheets of an .xls file of Excel 97 to 2003 (BIFF8), which WPS's .et is too, in tab order: values, formulas,
 * number formats, merges, hidden rows, protection. Formulas that can't be put into words are `…`.
 * @throws HostError and nothing else
 */
export function readXls(bytes: Uint8Array, limits: Partial<XlsLimits> = {}): { readonly sheets: SheetGrid[] } {
  try {
    return { sheets: readSheets(bytes, { ...XLS_LIMITS, ...limits }) };
  } catch (error) {
    throw asHostError(error);
  }
}

/** Whatever was thrown, as the one error that hosts throw. */
function asHostError(error: unknown): HostError {
  if (error instanceof HostError) return error;
  const cause = String(error);
  // The one failure that no limit foresees: the machine has less memory than the limits allow for.
  if (error instanceof RangeError) return new HostError('too-large', 'file-too-large', { cause });
  return new HostError('unknown', 'unknown', { cause });
}

function readSheets(bytes: Uint8Array, limits: XlsLimits): SheetGrid[] {
  if (bytes.length > limits.fileBytes) {
    throw new HostError('too-large', 'file-too-large', { limit: limits.fileBytes });
  }
  const stream = withoutLock(workbookStream(bytes));
  const globals = readGlobals(stream, limits.cells);
  const context = new SheetContext(globals, limits.cells, limits.merges);
  return worksheetsOf(globals).map((place) => readSheet(stream, place, context));
}

/** The stream that holds the workbook. @throws HostError which says what the file is instead */
function workbookStream(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw new HostError('damaged', 'empty-file');
  if (!isCompoundFile(bytes)) return bytes;
  const file = new CompoundFile(bytes);
  // With rights management the stream of a workbook only holds a text that says so.
  if (file.has('EncryptedPackage') || file.has('\tDRMContent')) throw new HostError('encrypted', 'encrypted');
  const stream = file.stream('Workbook');
  if (stream !== null) return stream;
  if (file.has('Book')) throw new HostError('unsupported', 'old-xls', { cause: 'Book' });
  throw new HostError('damaged', 'not-a-workbook', { cause: 'a compound file without a workbook' });
}

function worksheetsOf(globals: Globals): readonly SheetPlace[] {
  const places = globals.sheets.filter((sheet) => sheet.worksheet);
  if (places.length === 0) throw new HostError('damaged', 'missing-part', { cause: 'no worksheet' });
  return places;
}
