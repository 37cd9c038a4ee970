/** Many files being reviewed. */

import { type PolicyChoice, UNDECIDED } from '../../../app/policy-in-force.ts';
import { type FileTerms, failedEntry } from '../../../app/review-file.ts';
import { isTextName } from '../../../app/workbook-names.ts';
import type { ReadingNote } from '../../../engine/reading-notes/note.ts';
import { isXls } from '../../../formats/detect.ts';
import { DocumentError } from '../../../formats/error.ts';
import type { Unsubscribe } from '../../../hosts/host.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import { bytesOf, type PickedFile } from '../files.ts';
import { splitPath } from './list.ts';
import { type BatchPair, pairsOf } from './pairs.ts';
import type { Reviewer, Task } from './reviewers.ts';

export interface BatchState {
  /** By the order of the files; null: not reviewed yet. */
  readonly entries: readonly (FileEntry | null)[];
  readonly done: number;
  readonly phase: 'running' | 'done' | 'cancelled';
  /** Seconds since the beginning. */
  readonly seconds: number;
  /** Seconds still to go; null while there is nothing to tell it from. */
  readonly left: number | null;
}

/** The screen follows at most this often. */
const REST = 150;

interface BatchOptions {
  readonly by?: PolicyChoice;
  /** What was taught on this machine. */
  readonly readingNotes?: readonly ReadingNote[];
  /** Copies of changed files, which are reviewed beside the files themselves. */
  readonly copies?: ReadonlyMap<PickedFile, Blob>;
  readonly onCopy?: (picked: PickedFile, entry: FileEntry) => void;
  /** Milliseconds. */
  readonly clock?: () => number;
}

/** A file, or the copy in its place. */
interface Bytes {
  readonly path: string;
  readonly file: Blob;
}

export class Batch {
  readonly files: readonly PickedFile[];
  readonly by: PolicyChoice;
  readonly #readingNotes: readonly ReadingNote[];
  readonly #reviewers: readonly Reviewer[];
  readonly #copies: ReadonlyMap<PickedFile, Blob>;
  readonly #onCopy: (picked: PickedFile, entry: FileEntry) => void;
  readonly #clock: () => number;
  readonly #started: number;
  readonly #entries: (FileEntry | null)[];
  #pairs: ReadonlyMap<number, BatchPair> = new Map();
  readonly #checkOnly = new Set<number>();
  readonly #listeners = new Set<() => void>();
  readonly #called: Promise<void>;
  #callOff: () => void = () => undefined;
  #next = 0;
  #done = 0;
  #phase: BatchState['phase'] = 'running';
  #timer: ReturnType<typeof setTimeout> | null = null;
  #state: BatchState;

  constructor(
    files: readonly PickedFile[],
    reviewers: readonly Reviewer[],
    {
      by = UNDECIDED,
      readingNotes = [],
      copies = new Map(),
      onCopy = () => undefined,
      clock = () => performance.now(),
    }: BatchOptions = {},
  ) {
    this.#copies = copies;
    this.#onCopy = onCopy;
    this.files = files;
    this.by = by;
    this.#readingNotes = readingNotes;
    this.#reviewers = reviewers;
    this.#clock = clock;
    this.#started = clock();
    this.#entries = files.map(() => null);
    this.#called = new Promise((resolve) => {
      this.#callOff = resolve;
    });
    this.#state = this.#now();
  }

  readonly snapshot = (): BatchState => this.#state;

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves when all is done or called off. */
  async run(): Promise<void> {
    // A worker that is called off never answers.
    await Promise.race([this.#all(), this.#called]);
    if (this.#phase === 'running') this.#finish('done');
  }

  /** The form that a report was held against; null: its own, or none. */
  pairOf(file: number): BatchPair | null {
    return this.#pairs.get(file) ?? null;
  }

  /** Whether this file can be checked and not written to; known once it was read. */
  isCheckOnly(file: number): boolean {
    return this.#checkOnly.has(file);
  }

  /** The terms that the files are reviewed by. */
  get terms(): FileTerms {
    return { by: this.by, readingNotes: this.#readingNotes };
  }

  cancel(): void {
    if (this.#phase === 'running') this.#finish('cancelled');
  }

  #finish(phase: 'done' | 'cancelled'): void {
    this.#phase = phase;
    for (const reviewer of this.#reviewers) reviewer.close();
    this.#callOff();
    this.#publish();
  }

  /** Reports come twice: which form is theirs is known when all forms are. */
  async #all(): Promise<void> {
    await Promise.all(this.#reviewers.map((reviewer) => this.#work(reviewer)));
    if (this.#phase !== 'running') return;
    const pairs = await pairsOf(this.files, this.#entries, () => this.#phase !== 'running');
    const queue = [...pairs];
    const known = new Map<number, BatchPair>();
    this.#pairs = known;
    await Promise.all(this.#reviewers.map((reviewer) => this.#pair(reviewer, queue, known)));
  }

  async #pair(reviewer: Reviewer, queue: [number, BatchPair][], known: Map<number, BatchPair>): Promise<void> {
    for (let next = queue.shift(); next !== undefined && this.#phase === 'running'; next = queue.shift()) {
      const [at, pair] = next;
      const [report, form] = [this.files[at], this.files[pair.file]];
      if (report === undefined || form === undefined) continue;
      const entry = await this.#review(reviewer, report, at, { ...pair, path: form.path, file: form.file });
      if (this.#phase !== 'running') return;
      // What can't be read any more says so of itself: the report keeps what was found without it.
      if (entry.verdict === null) continue;
      known.set(at, pair);
      this.#entries[at] = entry;
      this.#timer ??= setTimeout(() => this.#publish(), REST);
    }
  }

  async #work(reviewer: Reviewer): Promise<void> {
    while (this.#phase === 'running') {
      const at = this.#next++;
      const picked = this.files[at];
      if (picked === undefined) return;
      const entry = await this.#review(reviewer, picked, at);
      const copy = this.#copies.get(picked);
      const ofCopy = copy === undefined ? null : await this.#review(reviewer, { path: picked.path, file: copy }, at);
      // Called off meanwhile.
      if (this.#phase !== 'running') return;
      if (ofCopy !== null) this.#onCopy(picked, ofCopy);
      this.#entries[at] = entry;
      this.#done++;
      this.#timer ??= setTimeout(() => this.#publish(), REST);
    }
  }

  async #review(
    reviewer: Reviewer,
    { path, file }: Bytes,
    at: number,
    beside: (PickedFile & Omit<BatchPair, 'file'>) | null = null,
  ): Promise<FileEntry> {
    let task: Task;
    try {
      task = { path, bytes: await bytesOf(file), ...this.terms };
      if (isXls(task.bytes) || isTextName(splitPath(path).name)) this.#checkOnly.add(at);
      if (beside !== null) {
        const { path: of, file: form, by, at: which } = beside;
        task = { ...task, beside: { path: of, by, at: which, bytes: await bytesOf(form) } };
      }
    } catch (error) {
      // Deleted, renamed or locked since it was chosen.
      return failedEntry(path, new DocumentError('gone', 'file-unreadable', { cause: String(error) }));
    }
    return reviewer.review(task);
  }

  #now(): BatchState {
    const seconds = (this.#clock() - this.#started) / 1000;
    const left = this.#done === 0 ? null : (seconds / this.#done) * (this.files.length - this.#done);
    return { entries: [...this.#entries], done: this.#done, phase: this.#phase, seconds, left };
  }

  #publish(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    this.#state = this.#now();
    for (const listener of this.#listeners) listener();
  }
}
