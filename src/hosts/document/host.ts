import { contentOf, invert, sameContent } from '../../engine/edits/content.ts';
import type { CellContent, CellEdit, Witness } from '../../engine/edits/edit.ts';
import { SheetWords } from '../../engine/edits/witness.ts';
import { cellAddress, parseAddress } from '../../engine/grid/address.ts';
import { blankCell, type SheetGrid } from '../../engine/grid/grid.ts';
import { readTables } from '../../engine/layout/read-tables.ts';
import { readDocument, type WordContent } from '../../formats/docx/read.ts';
import { removeDocxComments } from '../../formats/docx/write/comments.ts';
import { type RefusedCell, writeDocxEdits } from '../../formats/docx/write/edits.ts';
import { whyClosed } from '../../formats/docx/write/package.ts';
import {
  type DocxWaiver,
  type NewDocxWaiver,
  readDocxWaivers,
  writeDocxWaivers,
} from '../../formats/docx/write/waivers.ts';
import { stillHolds } from '../../formats/edits.ts';
import { asErrorOfDocument, DocumentError, type DocumentErrorCode } from '../../formats/error.ts';
import type {
  ApplyReceipt,
  CancelSignal,
  HostCapabilities,
  Progress,
  SheetScope,
  Unsubscribe,
  WorkbookHost,
} from '../host.ts';
import { findCell, refusalOf, type Witnessed, type WitnessedSheet } from '../witness.ts';
import { writeInMemory } from '../write-in-memory.ts';

export interface DocumentHostOptions {
  /** ISO 8601: what tracked changes and waivers tell of when they were made; none otherwise. */
  readonly date?: string;
  /** Shows a cell to the user; without it the host only remembers which one was asked for. */
  readonly onLocate?: (sheet: string, address: string) => void;
}

function keyOf({ sheet, cell }: Pick<CellEdit, 'sheet' | 'cell'>): string {
  const at = parseAddress(cell);
  return `${sheet}!${at === null ? cell : cellAddress(at.row, at.column)}`;
}

/**
 * The tables of a Word document in memory behind the port. What is written becomes tracked changes against the document as it
 * was given, one a cell, however often the cell is written to; where all of it is undone, those are the very bytes given. Nothing
 * is saved anywhere.
 */
export class DocumentHost implements WorkbookHost {
  readonly name = 'file';
  readonly can: HostCapabilities;
  readonly #options: DocumentHostOptions;
  /** The document without the changes to its cells. */
  #base: Uint8Array;
  /** By cell, what it held in the document given, and what it is to hold. */
  #changes: ReadonlyMap<string, CellEdit> = new Map();
  #bytes: Uint8Array;
  #read: WordContent | null = null;
  /** Null: nobody has asked. */
  #closed: { readonly why: DocumentErrorCode | undefined } | null = null;
  #located: { readonly sheet: string; readonly address: string } | null = null;

  /** @param bytes of a .docx, .docm or .dotx file, taken apart when they are first asked for something. */
  constructor(bytes: Uint8Array, options: DocumentHostOptions = {}) {
    this.#base = bytes;
    this.#bytes = bytes;
    this.#options = options;
    this.can = {
      marks: false,
      liveEvents: false,
      choiceEvents: false,
      nativeUndoGroup: false,
      locate: options.onLocate !== undefined,
    };
  }

  /** The document as it is now, the changes to its cells as tracked ones. */
  bytes(): Uint8Array {
    return this.#bytes;
  }

  /** @throws DocumentError when the bytes are no document */
  get refuses(): DocumentErrorCode | undefined {
    this.#closed ??= { why: whyClosed(this.#base, this.content().anchors.main) };
    return this.#closed.why;
  }

  /** What the document holds now. @throws DocumentError when the bytes are no document */
  content(): WordContent {
    this.#read ??= readDocument(this.#bytes);
    return this.#read;
  }

  /** The cell that was last asked for. */
  get located(): { readonly sheet: string; readonly address: string } | null {
    return this.#located;
  }

  /** The table in front is the first that is a form. */
  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]> {
    return attempt(() => {
      if (signal?.aborted === true) throw new DocumentError('cancelled', 'cancelled');
      const { grids } = this.content();
      const form = (): SheetGrid | undefined => grids.find((grid) => readTables(grid).length > 0) ?? grids[0];
      const sheets =
        scope === 'all'
          ? [...grids]
          : scope === 'active'
            ? [form()].flatMap((grid) => grid ?? [])
            : grids.filter(({ name }) => scope.includes(name));
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

  undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    return attempt(() => this.#write(invert(receipt.applied), ({ to }, held) => stillHolds(held, to)));
  }

  /** A document gets no tables of ours: what is waived stands in its comments. @throws DocumentError `unsupported-operation` */
  ensureSheet(name: string): Promise<void> {
    return attempt(() => {
      if (!this.content().grids.some((grid) => grid.name === name))
        throw new DocumentError('unsupported', 'unsupported-operation', { sheet: name });
    });
  }

  /** @throws DocumentError `unsupported-operation` */
  mark(): Promise<void> {
    return attempt(() => {
      throw new DocumentError('unsupported', 'unsupported-operation');
    });
  }

  clearMarks(): Promise<void> {
    return Promise.resolve();
  }

  hasMarks(): Promise<boolean> {
    return Promise.resolve(false);
  }

  locate(sheet: string, address: string, witness?: Witness): Promise<void> {
    return attempt(() => {
      if (!this.content().grids.some((grid) => grid.name === sheet))
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

  /** A document in memory is edited by nobody but this host, and its own writes don't echo: the listener is never called. */
  onEdited(_listener: (cells: readonly { sheet: string; cell: string }[]) => void): Unsubscribe {
    return () => undefined;
  }

  /** What is waived in the document's comments. @throws DocumentError */
  waivers(): Promise<DocxWaiver[]> {
    return attempt(() => readDocxWaivers(this.#bytes));
  }

  /**
   * Waives as comments; no other comment changes.
   * @returns the ids of the comments, null for places that the document doesn't have. @throws DocumentError
   */
  waive(waivers: readonly NewDocxWaiver[]): Promise<readonly (string | null)[]> {
    return attempt(() => {
      const { date } = this.#options;
      const { bytes, ids } = writeDocxWaivers(this.#base, waivers, date === undefined ? {} : { date });
      this.#rebase(bytes);
      return ids;
    });
  }

  /** Takes waivers out again, by the ids of their comments. @throws DocumentError */
  unwaive(ids: readonly string[]): Promise<void> {
    return attempt(() => this.#rebase(removeDocxComments(this.#base, ids)));
  }

  #rebase(bytes: Uint8Array): void {
    if (this.#take(bytes, this.#changes).length > 0) throw new DocumentError('unsupported', 'rejected');
  }

  /** The tables that are named, as they are now; their words only where somebody looks for them. */
  #sheetsNow(places: readonly Witnessed[]): WitnessedSheet[] {
    const names = new Set(places.map(({ sheet }) => sheet));
    const worded = new Set(places.flatMap(({ sheet, witness }) => (witness === undefined ? [] : [sheet])));
    const none = new SheetWords();
    return this.content()
      .grids.filter(({ name }) => names.has(name))
      .map((grid) => ({ id: null, name: grid.name, words: worded.has(grid.name) ? SheetWords.of(grid) : none }));
  }

  #write(edits: readonly CellEdit[], isDone: (edit: CellEdit, held: CellContent) => boolean): ApplyReceipt {
    return writeInMemory(edits, isDone, {
      sheetsNow: (places) => this.#sheetsNow(places),
      grids: () => this.content().grids,
      refuseTogether: refuseTwice,
      put: (placed) => this.#put(placed),
    });
  }

  /** Puts all into the document, or nothing: then it returns what is in the way. What is written is then as the cells hold it. */
  #put(edits: Map<number, CellEdit>): ReadonlyMap<number, DocumentErrorCode> {
    if (edits.size === 0) return new Map();
    const changes = new Map(this.#changes);
    for (const edit of edits.values()) {
      const key = keyOf(edit);
      const from = changes.get(key)?.from ?? edit.from;
      if (sameContent(from, edit.to)) changes.delete(key);
      else changes.set(key, { sheet: edit.sheet, cell: edit.cell, from, to: edit.to });
    }
    const refused = this.#take(this.#base, changes);
    if (refused.length > 0) {
      const codes = new Map(refused.map(({ edit, code }) => [keyOf(edit), code]));
      const named = [...edits].filter(([, edit]) => codes.has(keyOf(edit)));
      // What was written before and could stay until now: then it is these that don't go with it.
      return new Map(
        (named.length > 0 ? named : [...edits]).map(([at, edit]) => [at, codes.get(keyOf(edit)) ?? 'rejected']),
      );
    }
    const { grids } = this.content();
    for (const [at, edit] of edits) {
      const held = heldIn(grids, edit);
      if (!stillHolds(held, edit.to)) edits.set(at, { ...edit, to: held });
    }
    return new Map();
  }

  /** Takes over a document with changes, where all of them can be written; returns those that can't. */
  #take(base: Uint8Array, changes: ReadonlyMap<string, CellEdit>): readonly RefusedCell[] {
    const { date } = this.#options;
    const { bytes, refused } = writeDocxEdits(base, [...changes.values()], {
      mode: 'tracked',
      ...(date === undefined ? {} : { date }),
    });
    if (refused.length > 0) return refused;
    this.#base = base;
    this.#changes = changes;
    this.#bytes = bytes;
    this.#read = null;
    return [];
  }
}

/** What the cell of an edit holds. */
function heldIn(grids: readonly SheetGrid[], { sheet, cell }: CellEdit): CellContent {
  const grid = grids.find(({ name }) => name === sheet);
  const at = parseAddress(cell);
  const row = grid?.rows.find((each) => each.row === at?.row);
  return contentOf(row?.cells.find(({ column }) => column === at?.column) ?? blankCell(1, 1));
}

/** @throws DocumentError `duplicate-edit` */
function refuseTwice(edits: readonly CellEdit[]): void {
  const seen = new Set<string>();
  for (const edit of edits) {
    const key = keyOf(edit);
    if (seen.has(key))
      throw new DocumentError('unsupported', 'duplicate-edit', { sheet: edit.sheet, cells: [edit.cell] });
    seen.add(key);
  }
}

/** What fails, fails in the promise. */
function attempt<Result>(work: () => Result): Promise<Result> {
  return new Promise((resolve) => {
    try {
      resolve(work());
    } catch (error) {
      throw asErrorOfDocument(error);
    }
  });
}
