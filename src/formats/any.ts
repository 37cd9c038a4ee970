import type { SheetGrid } from '../engine/grid/grid.ts';
import { isXls } from './detect.ts';
import { DocumentError } from './error.ts';
import type { BookLook } from './sheet-look.ts';
import { readXlsLook } from './xls/look.ts';
import { readXls } from './xls/read.ts';
import { WorkbookLook } from './xlsx/look/look.ts';
import { readWorkbook } from './xlsx/read/read.ts';
import { WorkbookFile } from './xlsx/workbook-file.ts';

/** A workbook of whichever format. */
export interface AnyWorkbook {
  /** Only an .xlsx file can be written to. */
  readonly format: 'xlsx' | 'xls';
  /** In tab order. */
  readonly sheets: SheetGrid[];
}

/** Reads an .xlsx, .xls or .et file: which one it is, its content tells, never its name. @throws DocumentError and nothing else */
export function readAnyWorkbook(bytes: Uint8Array): AnyWorkbook {
  if (isXls(bytes)) return { format: 'xls', sheets: readXls(bytes).sheets };
  return { format: 'xlsx', sheets: readWorkbook(bytes).sheets };
}

/** A workbook of whichever format that stays open. */
export interface OpenWorkbook {
  /** Null for an .xls or .et file, which can only be read. */
  readonly file: WorkbookFile | null;
  sheets(): readonly SheetGrid[];
  /** Reads what `sheets` gives, and how the sheet in front looks. Null now and then on the way: others may have their turn. */
  reading(): Generator<null, unknown, undefined>;
  look(): BookLook;
  bytes(): Uint8Array;
}

/** Opens a file to look at it again and again. @throws DocumentError and nothing else */
export function openAnyWorkbook(bytes: Uint8Array): OpenWorkbook {
  if (!isXls(bytes)) {
    const file = new WorkbookFile(bytes);
    file.index();
    return {
      file,
      sheets: () => file.sheets(),
      reading: () => readingOf(file),
      look: () => file.look(),
      bytes: () => file.bytes(),
    };
  }
  const { sheets } = readXls(bytes);
  const look = readXlsLook(bytes);
  return { file: null, sheets: () => sheets, reading: () => readingOf(null), look: () => look, bytes: () => bytes };
}

function* readingOf(file: WorkbookFile | null): Generator<null> {
  if (file === null) return;
  yield* file.sheetSteps();
  yield* file.lookSteps();
}

/** Reads a file in order to write to it. @throws DocumentError `legacy-xls` for one that can only be read */
export function readForWriting(bytes: Uint8Array): SheetGrid[] {
  const { format, sheets } = readAnyWorkbook(bytes);
  if (format !== 'xlsx') throw new DocumentError('unsupported', 'legacy-xls');
  return sheets;
}

/** How the sheets of an .xlsx, .xls or .et file look, for the screen. @throws DocumentError and nothing else */
export function readAnyLook(bytes: Uint8Array): BookLook {
  return isXls(bytes) ? readXlsLook(bytes) : new WorkbookLook(bytes);
}
