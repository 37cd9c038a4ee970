import { invert } from '../../engine/edits/content.ts';
import type { CellEdit } from '../../engine/edits/edit.ts';
import { parseAddress } from '../../engine/grid/address.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { DocumentError } from '../../formats/error.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import type { SheetEntry, WorkbookIndex } from '../../formats/xlsx/read/workbook.ts';
import { WorkbookFile } from '../../formats/xlsx/workbook-file.ts';
import { findConflicts } from '../../formats/xlsx/write/edit-plan.ts';
import type { PatchOptions } from '../../formats/xlsx/write/patch-parts.ts';
import type {
  ApplyReceipt,
  CancelSignal,
  HostCapabilities,
  Progress,
  SheetScope,
  Unsubscribe,
  WorkbookHost,
} from '../host.ts';

/** Limits, and what to do with protected cells and signed files, as in `patchWorkbook`. */
export interface FileHostOptions extends PatchOptions {
  /** Shows a cell to the user; without it the host only remembers which one was asked for. */
  readonly onLocate?: (sheet: string, address: string) => void;
}

/** A workbook file in memory behind the port. What was done to it is in `bytes()`; nothing is saved anywhere. */
export class FileHost implements WorkbookHost {
  readonly name = 'file';
  readonly can: HostCapabilities;
  readonly #source: Uint8Array | WorkbookFile;
  readonly #options: FileHostOptions;
  #opened: WorkbookFile | null = null;
  #located: { readonly sheet: string; readonly address: string } | null = null;

  /** @param source a file's bytes, taken apart when they are first asked for something; or the file, when somebody else works on it too. */
  constructor(source: Uint8Array | WorkbookFile, options: FileHostOptions = {}) {
    this.#options = options;
    this.#source = source;
    if (source instanceof WorkbookFile) this.#opened = source;
    this.can = { marks: true, liveEvents: false, nativeUndoGroup: false, locate: options.onLocate !== undefined };
  }

  /** The file as it is now: the very bytes given until something is changed. */
  bytes(): Uint8Array {
    return this.#opened?.bytes() ?? (this.#source as Uint8Array);
  }

  /** @throws DocumentError when the bytes are no .xlsx file */
  get #file(): WorkbookFile {
    this.#opened ??= new WorkbookFile(this.#source as Uint8Array, this.#options);
    return this.#opened;
  }

  /** The cell that was last asked for. */
  get located(): { readonly sheet: string; readonly address: string } | null {
    return this.#located;
  }

  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]> {
    return attempt(() => {
      if (signal?.aborted === true) throw new DocumentError('cancelled', 'cancelled');
      const sheets = this.#file.sheets(wantedBy(scope));
      onProgress?.(sheets.length, sheets.length);
      return sheets;
    });
  }

  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    return attempt(() => {
      this.#file.patch(edits);
      return { applied: [...edits], refused: [] };
    });
  }

  undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    return attempt(() => {
      const edits = invert(receipt.applied);
      const sheets = new Set(edits.map((edit) => edit.sheet));
      const refused = findConflicts(
        edits,
        this.#file.sheets(({ name }) => sheets.has(name)),
      );
      const conflicting = new Set(refused.map((each) => each.edit));
      const applied = edits.filter((edit) => !conflicting.has(edit));
      this.#file.patch(applied);
      return { applied, refused };
    });
  }

  ensureSheet(name: string): Promise<void> {
    return attempt(() => this.#file.addSheet(name));
  }

  mark(marks: readonly CellMark[]): Promise<void> {
    return attempt(() => this.#file.mark(marks));
  }

  clearMarks(): Promise<void> {
    return attempt(() => this.#file.clearMarks());
  }

  locate(sheet: string, address: string): Promise<void> {
    return attempt(() => {
      if (!this.#file.index().sheets.some((each) => each.name === sheet))
        throw new DocumentError('gone', 'no-such-sheet', { sheet });
      if (!address.split(':').every((each) => parseAddress(each) !== null))
        throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [address] });
      this.#located = { sheet, address };
      this.#options.onLocate?.(sheet, address);
    });
  }

  /** A file is edited by nobody but this host, and its own writes don't echo: the listener is never called. */
  onEdited(_listener: (cells: readonly { sheet: string; cell: string }[]) => void): Unsubscribe {
    return () => undefined;
  }
}

function wantedBy(scope: SheetScope): ((sheet: SheetEntry, index: WorkbookIndex) => boolean) | undefined {
  if (scope === 'all') return undefined;
  if (scope === 'active') return (sheet, index) => sheet === index.active;
  return (sheet) => scope.includes(sheet.name);
}

/** What fails, fails in the promise. */
function attempt<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
