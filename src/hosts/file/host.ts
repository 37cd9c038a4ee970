import { invert } from '../../engine/edits/content.ts';
import type { CellContent, CellEdit, Witness } from '../../engine/edits/edit.ts';
import { SheetWords } from '../../engine/edits/witness.ts';
import { cellAddress, parseAddress } from '../../engine/grid/address.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { stillHolds } from '../../formats/edits.ts';
import {
  asDocumentError,
  DocumentError,
  type DocumentErrorCode,
  type DocumentErrorDetail,
} from '../../formats/error.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import type { SheetEntry, WorkbookIndex } from '../../formats/xlsx/read/workbook.ts';
import { WorkbookFile } from '../../formats/xlsx/workbook-file.ts';
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
import { findCell, findPlace, refusalOf, steadied, type Witnessed, type WitnessedSheet } from '../witness.ts';
import { writeInMemory } from '../write-in-memory.ts';

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
    this.can = {
      marks: true,
      liveEvents: false,
      choiceEvents: false,
      nativeUndoGroup: false,
      locate: options.onLocate !== undefined,
    };
  }

  /** Known once the file was read. */
  get refuses(): DocumentErrorCode | undefined {
    return this.#opened?.refuses;
  }

  /**
   * The file as it is now: the very bytes given until something is changed.
   * @param marks `drop`: without our marks, which the open file keeps. @throws DocumentError `signed`
   */
  bytes(marks: 'keep' | 'drop' = 'keep'): Uint8Array {
    if (marks === 'drop') return this.#file.unmarkedBytes();
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
      const receipt = this.#write(edits, () => false);
      if (receipt.applied.length === 0 && receipt.refused.length > 0) throw refusalOf(receipt.refused);
      return receipt;
    });
  }

  locked(edits: readonly CellEdit[]): Promise<readonly CellEdit[]> {
    return attempt(() => {
      const steady = steadied(edits);
      const sheets = this.#sheetsNow(steady);
      const placed = steady.flatMap((edit, at) => {
        const found = findPlace(edit, sheets);
        return typeof found === 'string' ? [] : [{ at, edit: found.edit }];
      });
      const locked = new Set(this.#file.locked(placed.map(({ edit }) => edit)));
      return placed.flatMap(({ at, edit }) => (locked.has(edit) ? [edits[at] as CellEdit] : []));
    });
  }

  undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    return attempt(() => this.#write(invert(receipt.applied), ({ to }, held) => stillHolds(held, to)));
  }

  sheetCount(): Promise<number> {
    return attempt(() => this.#file.look().sheets.length);
  }

  fixed(): Promise<boolean> {
    return attempt(() => this.#file.isFixed());
  }

  ensureSheet(name: string): Promise<void> {
    return attempt(() => this.#file.addSheet(name));
  }

  mark(marks: readonly CellMark[]): Promise<void> {
    return attempt(() => {
      const sheets = this.#sheetsNow(marks);
      this.#file.mark(
        marks.flatMap((mark): CellMark[] => {
          if (mark.witness === undefined) return [mark];
          const place = findCell(mark, sheets);
          return place === null ? [] : [{ ...place, severity: mark.severity }];
        }),
      );
    });
  }

  clearMarks(): Promise<void> {
    return attempt(() => this.#file.clearMarks());
  }

  hasMarks(): Promise<boolean> {
    return attempt(() => this.#file.hasMarks());
  }

  locate(sheet: string, address: string, witness?: Witness): Promise<void> {
    return attempt(() => {
      if (!this.#file.index().sheets.some((each) => each.name === sheet))
        throw new DocumentError('gone', 'no-such-sheet', { sheet });
      if (!address.split(':').every((each) => parseAddress(each) !== null))
        throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [address] });
      const wanted = witness === undefined ? { sheet, cell: address } : { sheet, cell: address, witness };
      const place = witness === undefined ? wanted : findCell(wanted, this.#sheetsNow([wanted]));
      if (place === null) throw new DocumentError('changed-meanwhile', 'moved', { sheet, cells: [address] });
      this.#located = { sheet: place.sheet, address: place.cell };
      this.#options.onLocate?.(place.sheet, place.cell);
    });
  }

  /** A file is edited by nobody but this host, and its own writes don't echo: the listener is never called. */
  onEdited(_listener: (cells: readonly { sheet: string; cell: string }[]) => void): Unsubscribe {
    return () => undefined;
  }

  /** The sheets that are named, as they are now; their words only where somebody looks for them. */
  #sheetsNow(places: readonly Witnessed[]): WitnessedSheet[] {
    const names = new Set(places.map(({ sheet }) => sheet));
    const sheets = new Set(places.flatMap(({ sheet, witness }) => (witness === undefined ? [] : [sheet])));
    const none = new SheetWords();
    return this.#file
      .sheets(({ name }) => names.has(name))
      .map((grid) => ({ id: null, name: grid.name, words: sheets.has(grid.name) ? SheetWords.of(grid) : none }));
  }

  #write(edits: readonly CellEdit[], isDone: (edit: CellEdit, held: CellContent) => boolean): ApplyReceipt {
    return writeInMemory(edits, isDone, {
      sheetsNow: (places) => this.#sheetsNow(places),
      grids: (names) => this.#file.sheets(({ name }) => names.has(name)),
      put: (placed) => this.#patch(placed),
    });
  }

  /** Writes all, or nothing: then it returns which are in the way, and why. What is written is then as it was written. */
  #patch(edits: Map<number, CellEdit>): Map<number, DocumentErrorCode> {
    try {
      const written = this.#file.patch([...edits.values()]);
      for (const [i, at] of [...edits.keys()].entries()) edits.set(at, written[i] as CellEdit);
      return new Map();
    } catch (error) {
      const { code, detail } = asDocumentError(error);
      const inTheWay = CELL_BY_CELL.has(code) ? [...edits].filter(([, edit]) => isNamed(edit, detail)) : [];
      // It is about the file, or it is about nothing that could be left out.
      if (inTheWay.length === 0) throw error;
      return new Map(inTheWay.map(([at]) => [at, code]));
    }
  }
}

/** What is the matter with single cells, and not with the file. */
const CELL_BY_CELL: ReadonlySet<DocumentErrorCode> = new Set<DocumentErrorCode>([
  'inside-merge',
  'array-formula',
  'data-table',
  'table-header',
  'picture-cell',
  'protected-sheet',
  'bad-value',
]);

function isNamed({ sheet, cell }: CellEdit, { sheet: named, cells }: DocumentErrorDetail): boolean {
  const at = parseAddress(cell);
  return named === sheet && at !== null && cells?.includes(cellAddress(at.row, at.column)) === true;
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
