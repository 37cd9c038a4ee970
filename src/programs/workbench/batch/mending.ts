/** 直接改正 and copies of many files: planned, shown, written and packed file by file, with a way to stop; and taking it back. */

import { DocumentError } from '../../../formats/error.ts';
import { StoredArchive } from '../../../formats/zip/stored.ts';
import type { ApplyReceipt, Unsubscribe } from '../../../hosts/host.ts';
import { UNDO } from '../../../messages/pane.ts';
import { notWritten, refusedList } from '../../../messages/refused-edits.ts';
import { MEND } from '../../../messages/workbench.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import { Report } from '../document/report.ts';
import { bytesOf, type PickedFile } from '../files.ts';
import { type Open, openedFile } from '../open-files.ts';
import type { Batch } from './batch.ts';
import { copyPaths } from './copy-paths.ts';
import { type Desk, type DeskState, type Kept, standOf } from './desk.ts';
import { cellEdit, type FilePlan, type MendTask, type PlannedEdit, whyLeft } from './mend-file.ts';
import type { Mender } from './reviewers.ts';

/** What is left as it is, and why. */
export interface LeftFile {
  readonly path: string;
  readonly why: string;
}

/** What would be written into a file. */
export interface PlannedFile {
  readonly file: PickedFile;
  readonly plan: FilePlan;
}

/** The lines of a file that are wanted. */
export interface ChosenFile {
  readonly file: PickedFile;
  readonly edits: readonly PlannedEdit[];
}

/** What the latest write came to. */
export interface Outcome {
  readonly cells: number;
  readonly files: number;
  readonly left: readonly LeftFile[];
  /** It was stopped before all files had their turn. */
  readonly stopped: boolean;
  /** It was taken back: what that came to. */
  readonly undone: { readonly cells: number; readonly left: readonly LeftFile[] } | null;
}

type MendPhase =
  | { readonly kind: 'idle' }
  | { readonly kind: 'planning' | 'writing' | 'packing'; readonly done: number; readonly of: number }
  | { readonly kind: 'preview'; readonly planned: readonly PlannedFile[]; readonly left: readonly LeftFile[] };

export interface MendState {
  readonly phase: MendPhase;
  /** Until it is dismissed, or another write begins. */
  readonly outcome: Outcome | null;
}

/** What was packed, and what wasn't. */
interface Packed {
  readonly archives: readonly { readonly name: string; readonly archive: Blob }[];
  /** How many copies are in them. */
  readonly copies: number;
  readonly left: readonly LeftFile[];
}

/** The screen follows at most this often. */
const REST = 150;

const IDLE: MendPhase = { kind: 'idle' };

/** Deleted, renamed or changed since it was chosen. @throws DocumentError */
function gone(error: unknown): never {
  throw new DocumentError('gone', 'file-unreadable', { cause: String(error) });
}

/** What was written last, by file: how it is taken back. */
interface LastWrite {
  /** What was kept before, of files that weren't open. */
  readonly before: ReadonlyMap<PickedFile, Kept | null>;
  /** What is kept since: only that is taken back by putting back what was kept before. */
  readonly writes: ReadonlyMap<PickedFile, Kept['writes']>;
  /** Of files that are open. */
  readonly receipts: Map<PickedFile, ApplyReceipt>;
}

export class Mending {
  readonly #desk: Desk;
  #focus: 'button' | 'outcome' | null = null;
  #later: MendPhase = IDLE;
  readonly #menders: () => Mender[];
  readonly #listeners = new Set<() => void>();
  #state: MendState = { phase: IDLE, outcome: null };
  #last: LastWrite | null = null;
  #stop: (() => void) | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  /** @param menders makes those who do the work, for each run anew. */
  constructor(desk: Desk, menders: () => Mender[]) {
    this.#desk = desk;
    this.#menders = menders;
  }

  readonly snapshot = (): MendState => this.#state;

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Calls off what is under way; what was written stays. */
  stop(): void {
    this.#stop?.();
  }

  get isWriting(): boolean {
    return this.#state.phase.kind === 'writing';
  }

  /** Where the focus goes when the list is there again; asked for once. */
  takeFocus(): 'button' | 'outcome' | null {
    const focus = this.#focus;
    this.#focus = null;
    return focus;
  }

  /** Back to the list, nothing written. */
  close(): void {
    this.#focus = 'button';
    this.#set({ phase: IDLE });
  }

  dismiss(): void {
    this.#focus = 'button';
    this.#set({ outcome: null });
  }

  /** Plans the fixes of these files, and shows them; stopped, nothing. */
  async plan(batch: Batch, files: readonly PickedFile[], open: readonly Open[]): Promise<void> {
    if (this.#state.phase.kind !== 'idle') return;
    const plans = new Map<PickedFile, FilePlan>();
    const isDone = await this.#each(
      'planning',
      files,
      async (mender, file) => {
        plans.set(file, await mender.plan(await this.#taskOf(batch, file, open)));
      },
      (file, error) => void plans.set(file, { edits: [], left: whyLeft(error) }),
    );
    if (!isDone) {
      this.close();
      return;
    }
    const all = files.map((file) => ({ file, plan: plans.get(file) ?? { edits: [], left: '' } }));
    this.#set({
      phase: {
        kind: 'preview',
        planned: all.filter(({ plan }) => plan.edits.length > 0),
        left: all.flatMap(({ file: { path }, plan }) => (plan.left === '' ? [] : [{ path, why: plan.left }])),
      },
    });
  }

  /** Writes what is wanted of the preview; a file that can't be written to leaves the others alone. */
  async write(batch: Batch, chosen: readonly ChosenFile[], open: readonly Open[]): Promise<void> {
    const { phase } = this.#state;
    if (phase.kind !== 'preview') return;
    const left: LeftFile[] = [...phase.left];
    const kept = new Map<PickedFile, Kept>();
    const receipts = new Map<PickedFile, ApplyReceipt>();
    let cells = 0;
    const wanted = new Map(chosen.map(({ file, edits }) => [file, edits.map(cellEdit)]));
    const isDone = await this.#each(
      'writing',
      [...wanted.keys()],
      async (mender, file, isStopped) => {
        const edits = wanted.get(file) ?? [];
        const { path } = file;
        const its = open.find(({ from }) => from === file);
        if (its !== undefined) {
          const receipt = await its.workbook.apply(edits);
          if (receipt.refused.length > 0) left.push({ path, why: notWritten(receipt.refused) });
          receipts.set(file, receipt);
          cells += receipt.applied.length;
          return;
        }
        const written = await mender.write({ ...(await this.#taskOf(batch, file, open)), edits });
        // Called off meanwhile: nobody was told of it.
        if (isStopped()) return;
        if (written.left !== '') left.push({ path, why: written.left });
        if (written.bytes === null) return;
        const { bytes, unmarked, entry, applied: done } = written;
        const before = this.#desk.snapshot().kept.get(file);
        kept.set(file, {
          writes: [...(before?.writes ?? []), done],
          copy: new Blob([bytes as BlobPart]),
          unmarked: unmarked === null ? null : new Blob([unmarked as BlobPart]),
          entry,
          cells: written.cells,
          isDocument: written.isDocument,
          saved: false,
        });
        cells += done.length;
      },
      ({ path }, error) => void left.push({ path, why: whyLeft(error) }),
    );
    const before = this.#desk.snapshot().kept;
    this.#last = {
      before: new Map([...kept.keys()].map((file) => [file, before.get(file) ?? null])),
      writes: new Map([...kept].map(([file, { writes }]) => [file, writes])),
      receipts,
    };
    if (kept.size > 0) this.#desk.set({ kept: new Map([...before, ...kept]) });
    const files = kept.size + receipts.size;
    this.#focus = 'outcome';
    this.#set({ phase: IDLE, outcome: { cells, files, left, stopped: !isDone, undone: null } });
    await this.#desk.renew(batch, open);
  }

  /** Takes the latest write back, in the files that are open too; cells that were changed since stay. */
  async undo(batch: Batch, open: readonly Open[]): Promise<void> {
    const { outcome } = this.#state;
    const last = this.#last;
    if (last === null || outcome === null || outcome.undone !== null) return;
    this.#last = null;
    const left: LeftFile[] = [];
    let cells = 0;
    const kept = new Map(this.#desk.snapshot().kept);
    for (const [file, before] of last.before) {
      const writes = last.writes.get(file);
      if (writes === undefined || kept.get(file)?.writes !== writes) continue;
      if (before === null) kept.delete(file);
      else kept.set(file, before);
      cells += writes.at(-1)?.length ?? 0;
    }
    this.#desk.set({ kept });
    for (const [file, receipt] of last.receipts) {
      const its = open.find(({ from }) => from === file);
      if (its === undefined) continue;
      try {
        const undone = await its.workbook.undo(receipt);
        if (undone.refused.length > 0) left.push({ path: file.path, why: UNDO.notUndone(refusedList(undone.refused)) });
        cells += undone.applied.length;
      } catch (error) {
        left.push({ path: file.path, why: whyLeft(error) });
      }
    }
    this.#focus = 'outcome';
    this.#set({ outcome: { ...outcome, undone: { cells, left } } });
    await this.#desk.renew(batch, open);
  }

  /** Opens a file, with what was written into it from the list: that can be taken back there. @returns as `openedFile` */
  async open(file: PickedFile, paired: Parameters<typeof openedFile>[1]): Promise<Open | string> {
    const found = await openedFile(file, paired);
    const kept = this.#desk.snapshot().kept.get(file);
    if (typeof found === 'string' || kept === undefined) return found;
    const { workbook } = found;
    let receipt: ApplyReceipt | null = null;
    for (const edits of kept.writes) receipt = await workbook.apply(edits);
    if (kept.saved) workbook.saved();
    if (receipt !== null && this.#last?.writes.get(file) === kept.writes) this.#last.receipts.set(file, receipt);
    this.#desk.tookOver(file, workbook);
    return found;
  }

  /** How many of the changed files have our colour marks. */
  async marked(batch: Batch, open: readonly Open[]): Promise<number> {
    const kept = [...this.#desk.snapshot().kept.values()].filter(({ unmarked }) => unmarked !== null).length;
    const others = await Promise.all(openChanged(batch, open).map(({ workbook }) => workbook.hasMarks()));
    return kept + others.filter((isMarked) => isMarked).length;
  }

  /**
   * The copies of all changed files, as archives: one, unless it would be larger than an archive may be.
   *
   * @param marks whether our colour marks stay in them.
   * @returns null: stopped, or something else is under way.
   */
  async pack(batch: Batch, open: readonly Open[], marks: 'keep' | 'drop', made: Date): Promise<Packed | null> {
    if (this.#state.phase.kind !== 'idle') return null;
    const { kept } = this.#desk.snapshot();
    const opened = new Map(openChanged(batch, open).map(({ from, workbook }) => [from, workbook]));
    const files = batch.files.filter((file) => kept.has(file) || opened.has(file));
    const paths = copyPaths(
      files.map((file) => ({
        path: file.path,
        isDocument: kept.get(file)?.isDocument ?? opened.get(file) instanceof Report,
      })),
    );
    const left: LeftFile[] = [];
    const archives: Blob[] = [];
    let archive = new StoredArchive(made);
    let pieces: BlobPart[] = [];
    const finish = (): void => {
      archives.push(new Blob([...pieces, archive.end() as BlobPart], { type: 'application/zip' }));
      archive = new StoredArchive(made);
      pieces = [];
    };
    const packed = new Set<PickedFile>();
    const isDone = await this.#run(
      'packing',
      files,
      [null],
      async (_nobody, file) => {
        const copy = await copyOf(kept.get(file), opened.get(file), marks);
        const name = paths[files.indexOf(file)] ?? file.path;
        if (!archive.isEmpty && !archive.hasRoom(name, copy.size)) finish();
        pieces.push(archive.add(name, await bytesOf(copy)) as BlobPart, copy);
        packed.add(file);
      },
      ({ path }, error) => void left.push({ path, why: whyLeft(error) }),
    );
    this.close();
    if (!isDone) return null;
    if (!archive.isEmpty) finish();
    for (const [file, workbook] of opened) if (packed.has(file)) workbook.saved();
    const saved = [...this.#desk.snapshot().kept].map(
      ([file, each]) => [file, packed.has(file) && kept.get(file) === each ? { ...each, saved: true } : each] as const,
    );
    if (saved.length > 0) this.#desk.set({ kept: new Map(saved) });
    const folder = folderOf(files);
    return {
      archives: archives.map((each, index) => ({ name: MEND.archiveName(folder, index), archive: each })),
      copies: packed.size,
      left,
    };
  }

  /** @throws DocumentError */
  async #taskOf(batch: Batch, file: PickedFile, open: readonly Open[]): Promise<MendTask> {
    const { path } = file;
    const its = open.find(({ from }) => from === file);
    if (its !== undefined) {
      await its.workbook.settled();
      return { path, bytes: its.workbook.bytes(), writes: [], ...batch.terms };
    }
    const writes = this.#desk.snapshot().kept.get(file)?.writes ?? [];
    return { path, bytes: await bytesOf(file.file).catch(gone), writes, ...batch.terms };
  }

  async #each(
    kind: 'planning' | 'writing',
    files: readonly PickedFile[],
    work: (mender: Mender, file: PickedFile, isStopped: () => boolean) => Promise<void>,
    failed: (file: PickedFile, error: unknown) => void,
  ): Promise<boolean> {
    const menders = this.#menders();
    try {
      return await this.#run(kind, files, menders, work, failed);
    } finally {
      for (const mender of menders) mender.close();
    }
  }

  /** File by file, as many at a time as there are workers. @returns false: it was stopped */
  async #run<Worker>(
    kind: 'planning' | 'writing' | 'packing',
    files: readonly PickedFile[],
    workers: readonly Worker[],
    work: (worker: Worker, file: PickedFile, isStopped: () => boolean) => Promise<void>,
    failed: (file: PickedFile, error: unknown) => void,
  ): Promise<boolean> {
    const run = { isStopped: false };
    let done = 0;
    let next = 0;
    const of = files.length;
    const stopped = new Promise<void>((resolve) => {
      this.#stop = () => {
        run.isStopped = true;
        resolve();
      };
    });
    this.#set({ phase: { kind, done, of }, ...(kind === 'writing' ? { outcome: null } : {}) });
    const one = async (worker: Worker): Promise<void> => {
      for (let file = files[next++]; file !== undefined && !run.isStopped; file = files[next++]) {
        try {
          await work(worker, file, () => run.isStopped);
        } catch (error) {
          failed(file, error);
        }
        done++;
        if (!run.isStopped) this.#setLater({ kind, done, of });
      }
    };
    try {
      // A worker that is called off never answers.
      await Promise.race([Promise.all(workers.map(one)), stopped]);
    } finally {
      this.#stop = null;
      if (this.#timer !== null) clearTimeout(this.#timer);
      this.#timer = null;
    }
    return !run.isStopped;
  }

  #setLater(phase: MendPhase): void {
    this.#later = phase;
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      this.#set({ phase: this.#later });
    }, REST);
  }

  #set(some: Partial<MendState>): void {
    this.#state = { ...this.#state, ...some };
    for (const listener of this.#listeners) listener();
  }
}

/** The files of these rows that have something to put right, and how much of it could be written. */
export function directFixes(
  batch: Batch,
  rows: readonly { readonly file: number }[],
  entries: readonly (FileEntry | null)[],
): { readonly wanted: readonly PickedFile[]; readonly count: number } {
  const listed = new Set(rows.map(({ file }) => file));
  const wanted: PickedFile[] = [];
  let count = 0;
  for (const [at, file] of batch.files.entries()) {
    const entry = listed.has(at) ? entries[at] : null;
    if (entry == null || entry.verdict === null) continue;
    const safe = entry.findings.filter(({ fix, waived }) => fix?.kind === 'safe' && waived === null).length;
    if (safe === 0) continue;
    wanted.push(file);
    if (!batch.isCheckOnly(at)) count += safe;
  }
  return { wanted, count };
}

type OpenOfBatch = Open & { readonly from: PickedFile };

/** The files of the batch that are open and changed. */
function openChanged(batch: Batch, open: readonly Open[]): OpenOfBatch[] {
  return open.filter(
    (each): each is OpenOfBatch =>
      each.from !== null && batch.files.includes(each.from) && standOf(each.workbook) !== null,
  );
}

/** Whose copy is packed. */
interface CopySource {
  settled(): Promise<void>;
  bytes(marks?: 'keep' | 'drop'): Uint8Array;
}

/** @throws DocumentError where there is nothing to make it from */
async function copyOf(kept: Kept | undefined, open: CopySource | undefined, marks: 'keep' | 'drop'): Promise<Blob> {
  if (kept !== undefined) return (marks === 'drop' ? kept.unmarked : null) ?? kept.copy;
  if (open === undefined) throw new DocumentError('gone', 'file-unreadable');
  await open.settled();
  return new Blob([open.bytes(marks) as BlobPart]);
}

/** How many files of the batch are changed: those that are open, and those that aren't. */
export function changedFiles(batch: Batch, desk: Pick<DeskState, 'kept'>, open: readonly Open[]): number {
  return desk.kept.size + openChanged(batch, open).length;
}

/** The folder that all files came from; null: from none, or several. */
function folderOf(files: readonly PickedFile[]): string | null {
  const tops = new Set(files.map(({ path }) => (path.includes('/') ? (path.split('/')[0] ?? '') : '')));
  const [top = ''] = tops;
  return tops.size === 1 && top !== '' ? top : null;
}
