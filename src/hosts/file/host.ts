import { invert } from '../../engine/edits/content.ts';
import type { CellEdit } from '../../engine/edits/edit.ts';
import { parseAddress } from '../../engine/grid/address.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { DocumentError } from '../../formats/error.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import { type ReadOptions, readWorkbook } from '../../formats/xlsx/read/read.ts';
import { addSheet } from '../../formats/xlsx/write/add-sheet.ts';
import { findConflicts } from '../../formats/xlsx/write/edit-plan.ts';
import { clearWorkbookMarks, markWorkbook } from '../../formats/xlsx/write/marks.ts';
import { type PatchOptions, patchWorkbook } from '../../formats/xlsx/write/patch.ts';
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
export interface XlsxHostOptions extends PatchOptions {
  /** Shows a cell to the user; without it the host only remembers which one was asked for. */
  readonly onLocate?: (sheet: string, address: string) => void;
}

/** A workbook file in memory behind the port. What was done to it is in `bytes()`; nothing is saved anywhere. */
export class XlsxHost implements WorkbookHost {
  readonly name = 'xlsx';
  readonly can: HostCapabilities;
  private current: Uint8Array;
  private readonly options: XlsxHostOptions;
  private last: { readonly sheet: string; readonly address: string } | null = null;

  constructor(bytes: Uint8Array, options: XlsxHostOptions = {}) {
    this.current = bytes;
    this.options = options;
    this.can = { marks: true, liveEvents: false, nativeUndoGroup: false, locate: options.onLocate !== undefined };
  }

  /** The file as it is now: the very bytes given until something is changed. */
  bytes(): Uint8Array {
    return this.current;
  }

  /** The cell that was last asked for. */
  get located(): { readonly sheet: string; readonly address: string } | null {
    return this.last;
  }

  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]> {
    return attempt(() => {
      if (signal?.aborted === true) throw new DocumentError('cancelled', 'cancelled');
      const { sheets } = readWorkbook(this.current, { ...this.limits(), ...onlyThose(scope) });
      onProgress?.(sheets.length, sheets.length);
      return sheets;
    });
  }

  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    return attempt(() => {
      this.current = patchWorkbook(this.current, edits, this.options);
      return { applied: [...edits], refused: [] };
    });
  }

  undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    return attempt(() => {
      const edits = invert(receipt.applied);
      const sheets = new Set(edits.map((edit) => edit.sheet));
      const read = readWorkbook(this.current, { ...this.limits(), only: (sheet) => sheets.has(sheet.name) });
      const refused = findConflicts(edits, read.sheets);
      const conflicting = new Set(refused.map((each) => each.edit));
      const applied = edits.filter((edit) => !conflicting.has(edit));
      this.current = patchWorkbook(this.current, applied, this.options);
      return { applied, refused };
    });
  }

  ensureSheet(name: string): Promise<void> {
    return attempt(() => {
      this.current = addSheet(this.current, name, this.options);
    });
  }

  mark(marks: readonly CellMark[]): Promise<void> {
    return attempt(() => {
      this.current = markWorkbook(this.current, marks, this.options);
    });
  }

  clearMarks(): Promise<void> {
    return attempt(() => {
      this.current = clearWorkbookMarks(this.current, this.options);
    });
  }

  locate(sheet: string, address: string): Promise<void> {
    return attempt(() => {
      const { index } = readWorkbook(this.current, { ...this.limits(), only: () => false });
      if (!index.sheets.some((each) => each.name === sheet))
        throw new DocumentError('gone', 'no-such-sheet', { sheet });
      if (!address.split(':').every((each) => parseAddress(each) !== null))
        throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [address] });
      this.last = { sheet, address };
      this.options.onLocate?.(sheet, address);
    });
  }

  /** A file is edited by nobody but this host, and its own writes don't echo: the listener is never called. */
  onEdited(_listener: (cells: readonly { sheet: string; cell: string }[]) => void): Unsubscribe {
    return () => undefined;
  }

  private limits(): Pick<XlsxHostOptions, 'limits'> {
    return this.options.limits === undefined ? {} : { limits: this.options.limits };
  }
}

function onlyThose(scope: SheetScope): Pick<ReadOptions, 'only'> {
  if (scope === 'all') return {};
  if (scope === 'active') return { only: (sheet, index) => sheet === index.active };
  return { only: (sheet) => scope.includes(sheet.name) };
}

/** What fails, fails in the promise. */
function attempt<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    resolve(work());
  });
}
