/** How a list of files is looked at, and what was done with its files: all that outlives the list's being on the screen. */

import { reviewBytes } from '../../../app/review-file.ts';
import type { CellEdit } from '../../../engine/edits/edit.ts';
import { breath } from '../../../hosts/breath.ts';
import type { Unsubscribe } from '../../../hosts/host.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import { Report } from '../document/report.ts';
import type { PickedFile } from '../files.ts';
import type { OpenFile } from '../open-file.ts';
import type { Open } from '../open-files.ts';
import type { Batch } from './batch.ts';
import { type ListedRow, listedRows, type RowVerdict, type Sorting } from './list.ts';
import { changedCells } from './mend-file.ts';

/** Rows that are put on the screen at a time. */
export const PAGE = 300;

/** A file that was changed from the list and isn't open: what was written, and the copy with it. */
export interface Kept {
  /** Write by write, the earliest first. */
  readonly writes: readonly (readonly CellEdit[])[];
  readonly copy: Blob;
  /** Without our colour marks; null: it has none. */
  readonly unmarked: Blob | null;
  /** The copy reviewed; null: not yet, by the terms that hold now. */
  readonly entry: FileEntry | null;
  readonly cells: number;
  /** A document, whatever it is called. */
  readonly isDocument: boolean;
  /** Downloaded. */
  readonly saved: boolean;
}

/** What became of a file since it was opened. */
interface Changed {
  /** Another object each time it is changed. */
  readonly stand: object;
  /** The file as it is now, reviewed. */
  readonly entry: FileEntry;
  /** Cells that hold something else than at first; null where nobody counts. */
  readonly cells: number | null;
}

export interface DeskState {
  /** Null: the files' own order while they are being reviewed, then the worst first. */
  readonly sorting: Sorting | null;
  readonly text: string;
  /** Which verdicts are shown; none: all. */
  readonly verdicts: ReadonlySet<RowVerdict>;
  /** Rows that are on the screen. */
  readonly most: number;
  readonly visited: ReadonlySet<PickedFile>;
  /** Of those that are open. */
  readonly changed: ReadonlyMap<PickedFile, Changed>;
  /** Changed, and not open. */
  readonly kept: ReadonlyMap<PickedFile, Kept>;
  /** The rows that can be opened, in the order in which they were on the screen when one of them was. */
  readonly order: readonly string[];
  /** The row that was opened last. */
  readonly at: string | null;
}

const FIRST: DeskState = {
  sorting: null,
  text: '',
  verdicts: new Set(),
  most: PAGE,
  visited: new Set(),
  changed: new Map(),
  kept: new Map(),
  order: [],
  at: null,
};

/** What was found in the files of a batch, as they are now; null: not reviewed yet. @param entries as they were reviewed from the disk. */
export function entriesNow(
  files: readonly PickedFile[],
  entries: readonly (FileEntry | null)[],
  changed: DeskState['changed'],
  kept: DeskState['kept'] = FIRST.kept,
): readonly (FileEntry | null)[] {
  return entries.map((entry, at) => {
    const file = files[at];
    if (file === undefined) return entry;
    const known = kept.get(file);
    return known === undefined ? (changed.get(file)?.entry ?? entry) : known.entry;
  });
}

/** What a file was changed to; null: it is as it was opened. */
export function standOf(workbook: OpenFile): object | null {
  if (!(workbook instanceof Report)) return workbook.written().length === 0 ? null : workbook.written();
  const { bytes } = workbook.content;
  return bytes === workbook.source.bytes ? null : bytes;
}

function cellsOf(workbook: OpenFile): number | null {
  if (workbook instanceof Report) return null;
  return changedCells(workbook.written().map(({ applied }) => applied));
}

/** Where a file with changes stands in a list. */
export interface Step {
  /** From 1. */
  readonly number: number;
  readonly of: number;
  /** Keys of the rows before and after it. */
  readonly previous: string | null;
  readonly next: string | null;
}

export class Desk {
  readonly #listeners = new Set<() => void>();
  #state = FIRST;
  /** How far the list and the page were scrolled when the list was left. */
  scrolled: { readonly list: number; readonly page: number } = { list: 0, page: 0 };
  #batch: Batch | null = null;
  #round = 0;

  readonly snapshot = (): DeskState => this.#state;

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(some: Partial<DeskState>): void {
    this.#state = { ...this.#state, ...some };
    for (const listener of this.#listeners) listener();
  }

  /** A row was opened. */
  opened(key: string, file: PickedFile): void {
    this.set({ at: key, visited: new Set(this.#state.visited).add(file) });
  }

  /** Files that were changed from the list and neither opened nor downloaded since. */
  get unsaved(): number {
    return [...this.#state.kept.values()].filter(({ saved }) => !saved).length;
  }

  /** A kept file is open now, with all that was written into it: what happens to it from here on is its own. */
  tookOver(file: PickedFile, workbook: OpenFile): void {
    const kept = new Map(this.#state.kept);
    const { entry = null, cells = null } = kept.get(file) ?? {};
    kept.delete(file);
    const stand = standOf(workbook);
    const changed = new Map(this.#state.changed);
    if (stand !== null && entry !== null) changed.set(file, { stand, entry, cells });
    this.set({ kept, changed });
  }

  /** The terms of the review have changed: the copies are reviewed anew. @returns them, by their files */
  copies(): ReadonlyMap<PickedFile, Blob> {
    const kept = [...this.#state.kept].map(([file, each]) => [file, { ...each, entry: null }] as const);
    if (kept.length > 0) this.set({ kept: new Map(kept) });
    return new Map(kept.map(([file, { copy }]) => [file, copy]));
  }

  /** A copy was reviewed. */
  reviewed(file: PickedFile, entry: FileEntry): void {
    const known = this.#state.kept.get(file);
    if (known !== undefined) this.set({ kept: new Map(this.#state.kept).set(file, { ...known, entry }) });
  }

  /** The row of this key, as it is now. */
  rowOf(batch: Batch, key: string): ListedRow | null {
    const entries = entriesNow(batch.files, batch.snapshot().entries, this.#state.changed, this.#state.kept);
    return listedRows(entries).find((row) => row.key === key) ?? null;
  }

  /** Where a file stands among the rows as they were listed; null: it isn't one of them. */
  stepAt(file: number): Step | null {
    const { order, at } = this.#state;
    const isOf = (key: string): boolean => key.startsWith(`${file}/`);
    const place = at !== null && isOf(at) ? order.indexOf(at) : order.findIndex(isOf);
    if (place === -1) return null;
    return { number: place + 1, of: order.length, previous: order[place - 1] ?? null, next: order[place + 1] ?? null };
  }

  /** Reviews anew what was changed since the list was last looked at; what was put back, or closed, is as it was found. */
  async renew(batch: Batch, files: readonly Open[]): Promise<void> {
    this.#round++;
    const round = this.#round;
    const known = this.#batch === batch ? this.#state.changed : new Map<PickedFile, Changed>();
    this.#batch = batch;
    const changed = new Map<PickedFile, Changed>();
    for (const { from, workbook } of files) {
      const stand = standOf(workbook);
      if (from === null || stand === null || !batch.files.includes(from)) continue;
      const before = known.get(from);
      if (before?.stand === stand) {
        changed.set(from, before);
        continue;
      }
      await breath();
      if (this.#round !== round) return;
      const paired = workbook instanceof Report ? workbook.paired : null;
      const entry = reviewBytes(from.path, workbook.bytes(), batch.terms, paired);
      changed.set(from, { stand, entry, cells: cellsOf(workbook) });
    }
    if (changed.size > 0 || this.#state.changed.size > 0) this.set({ changed });
  }
}
