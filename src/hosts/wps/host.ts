import { invert } from '../../engine/edits/content.ts';
import type { CellEdit, Witness } from '../../engine/edits/edit.ts';
import { parseAddress } from '../../engine/grid/address.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import { Echoes, type EditedCell } from '../edited-cells.ts';
import { refuseUnwritable } from '../edits.ts';
import type { PageStore } from '../handover.ts';
import type {
  ApplyReceipt,
  CancelSignal,
  Diagnostic,
  HostCapabilities,
  Progress,
  SheetScope,
  Unsubscribe,
  WorkbookHost,
} from '../host.ts';
import { refusalOf } from '../witness.ts';
import { diagnose } from './diagnostics.ts';
import { EditWatch } from './edit-events.ts';
import { asDocumentError } from './errors.ts';
import { locate } from './locate.ts';
import type { Session } from './look.ts';
import { hasMarks, replaceMarks } from './marks.ts';
import { Quirks } from './quirks.ts';
import { type ReadLimits, readSheets } from './read.ts';
import type { WpsRoot } from './root.ts';
import { ensureSheet } from './sheets.ts';
import { plain } from './values.ts';
import { BoundWorkbook } from './workbook.ts';
import { lockedEdits, type WriteOptions, writeEdits } from './write.ts';

export interface WpsHostOptions {
  readonly limits?: ReadLimits;
  /** Where is kept what was learnt of this WPS; the page's own when absent. */
  readonly store?: () => PageStore;
}

/** Events of our own writes come once the write has returned, or not at all. */
const ECHO_LIFE = 3000;
/** Whether marks fire one isn't known: somebody may type into a marked cell at once. */
const MARK_ECHO_LIFE = 1000;

interface Page {
  readonly localStorage: PageStore;
  readonly navigator?: { readonly userAgent: string };
}

/** The workbook that was in front when the host was made. @throws DocumentError `no-workbook` where there is none */
export class WpsHost implements WorkbookHost {
  readonly name = 'wps';
  readonly can: HostCapabilities;
  readonly #root: WpsRoot;
  readonly #session: Session;
  readonly #limits: ReadLimits | undefined;
  readonly #echoes = new Echoes(ECHO_LIFE);
  readonly #watches = new Set<EditWatch>();
  /** One after the other: reading waits in between, and a write must not come into it. */
  #turn: Promise<unknown> = Promise.resolve();

  constructor(root: WpsRoot, { limits, store = pageStore }: WpsHostOptions = {}) {
    this.#root = root;
    this.#limits = limits;
    const workbook = BoundWorkbook.inFront(root.app);
    this.#session = { workbook, quirks: new Quirks(store, buildOf(root)) };
    const liveEvents = root.service('ApiEvent') !== undefined;
    this.can = { marks: true, liveEvents, choiceEvents: liveEvents, nativeUndoGroup: false, locate: true };
  }

  /** Where the workbook is kept; `''` for one that was never saved. */
  get address(): string {
    try {
      const path = this.#session.workbook.path();
      return /[\\/]/.test(path) ? path : '';
    } catch {
      return '';
    }
  }

  /** What told the bound workbook from others that were open when the host was made. */
  get key(): string {
    return this.#session.workbook.key;
  }

  /** As `key`, by the name that the workbook has by now; null where WPS doesn't say. */
  keyNow(): string | null {
    return this.#session.workbook.keyNow();
  }

  /** The workbook's name, for telling the user which one this is; `''` when it was closed. */
  get workbookName(): string {
    try {
      const { Name: name } = this.#session.workbook.book;
      return typeof name === 'string' ? name : '';
    } catch {
      return '';
    }
  }

  /** Whether the bound workbook is still open. */
  isOpen(): boolean {
    return this.#session.workbook.alive();
  }

  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]> {
    const { workbook, quirks } = this.#session;
    const limits = this.#limits === undefined ? {} : { limits: this.#limits };
    return this.#inTurn(() => readSheets(workbook, quirks.orientation, scope, { signal, onProgress, ...limits }));
  }

  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    return this.#inTurn(() => {
      refuseUnwritable(edits);
      const { applied, refused, formats } = this.#write(edits, {});
      if (applied.length === 0 && refused.length > 0) throw refusalOf(refused);
      return formats.length === 0 ? { applied, refused } : { applied, refused, formats };
    });
  }

  locked(edits: readonly CellEdit[]): Promise<readonly CellEdit[]> {
    return this.#inTurn(() => lockedEdits(this.#session, edits));
  }

  undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    return this.#inTurn(() => {
      const edits = invert(receipt.applied);
      const formats = new Map((receipt.formats ?? []).map((lost) => [keyOf(lost), lost.format]));
      refuseUnwritable(edits);
      const { applied, refused } = this.#write(edits, {
        formatOf: (edit) => formats.get(keyOf(edit)),
        mayBeDone: true,
      });
      return { applied, refused };
    });
  }

  sheetCount(): Promise<number> {
    return this.#inTurn(() => this.#session.workbook.sheets().length);
  }

  fixed(): Promise<boolean> {
    return this.#inTurn(() => this.#session.workbook.isProtected());
  }

  ensureSheet(name: string): Promise<void> {
    return this.#inTurn(() => ensureSheet(this.#session.workbook, name));
  }

  mark(marks: readonly CellMark[]): Promise<void> {
    return this.#inTurn(() =>
      replaceMarks(this.#session, marks, (sheet, addresses) => this.#echoes.expect(sheet, addresses, MARK_ECHO_LIFE)),
    );
  }

  clearMarks(): Promise<void> {
    return this.mark([]);
  }

  hasMarks(): Promise<boolean> {
    return this.#inTurn(() => hasMarks(this.#session));
  }

  locate(sheet: string, address: string, witness?: Witness): Promise<void> {
    return this.#inTurn(() => locate(this.#session, sheet, address, witness));
  }

  onEdited(listener: (cells: readonly EditedCell[]) => void): Unsubscribe {
    const watch = new EditWatch(this.#root.service('ApiEvent') ?? null, this.#session.workbook, this.#echoes, listener);
    this.#watches.add(watch);
    watch.start();
    return () => {
      this.#watches.delete(watch);
      watch.stop();
    };
  }

  diagnostics(): Promise<readonly Diagnostic[]> {
    const { navigator } = globalThis as Partial<Page>;
    return Promise.resolve(diagnose(this.#root, this.#session, navigator?.userAgent ?? ''));
  }

  /**
   * Work that finds out how this WPS is, while nothing is read or written here; what it teaches holds for this host at once.
   * @throws DocumentError
   */
  study<Result>(work: (quirks: Quirks) => Promise<Result>): Promise<Result> {
    return this.#inTurn(() => work(this.#session.quirks));
  }

  /** Takes our listeners out of WPS, at once: when the pane closes, its page is gone in the next moment. */
  close(): void {
    for (const watch of this.#watches) watch.stop();
    this.#watches.clear();
  }

  #write(edits: readonly CellEdit[], options: Omit<WriteOptions, 'beforeWrite'>): ReturnType<typeof writeEdits> {
    return writeEdits(this.#session, edits, {
      ...options,
      beforeWrite: (sheet, cell) => this.#echoes.expect(sheet, cell),
    });
  }

  /** @throws DocumentError alone, whatever WPS throws */
  #inTurn<Result>(work: () => Result | Promise<Result>): Promise<Result> {
    const result = this.#turn.then(async () => {
      // What a page beside this one has learnt meanwhile.
      this.#session.quirks.refresh();
      try {
        return await work();
      } catch (error) {
        throw asDocumentError(error, this.#session.workbook);
      }
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }
}

function pageStore(): PageStore {
  return (globalThis as unknown as Page).localStorage;
}

/** The build that quirks are kept for; `''` where WPS doesn't tell. */
export function buildOf({ app }: WpsRoot): string {
  try {
    return plain(app.Build ?? '');
  } catch {
    return '';
  }
}

function keyOf({ sheet, cell }: Pick<CellEdit, 'sheet' | 'cell'>): string {
  const at = parseAddress(cell);
  return at === null ? '' : `${at.row} ${at.column} ${sheet}`;
}
