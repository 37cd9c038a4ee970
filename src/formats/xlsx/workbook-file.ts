import type { CellEdit } from '../../engine/edits/edit.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { atOnce } from '../../engine/steps.ts';
import { asDocumentError } from '../error.ts';
import type { CellMark } from '../mark-style.ts';
import { openPart } from '../package.ts';
import { PackageEditor } from '../package-editor.ts';
import type { BookLook, SheetLook } from '../sheet-look.ts';
import { WorkbookLook } from './look/look.ts';
import type { SheetContext } from './read/cells.ts';
import { contextFor, READ_LIMITS, type ReadLimits, readShared, type SharedTables } from './read/read.ts';
import { type SheetContent, sheetSteps } from './read/sheet.ts';
import { indexWorkbook, type SheetEntry, type WorkbookIndex } from './read/workbook.ts';
import { addSheetPart, isStructureProtected } from './write/add-sheet.ts';
import { clearParts, hasMarks, markParts } from './write/marks.ts';
import { lockedEdits, type PatchOptions, patchParts, type Spellings } from './write/patch-parts.ts';
import { isSigned, refuseSigned } from './write/signature.ts';

/** What the parts of a file held at one time. */
export type FileSnapshot = ReadonlyMap<string, object>;

interface KnownLook {
  /** Of the part that lists the sheets. */
  readonly state: object;
  readonly book: WorkbookLook;
  readonly sheets: Map<string, { readonly state: object; readonly look: SheetLook | null }>;
}

/**
 * An .xlsx file that is open: taken apart once, changed part by part in memory, put together again when its bytes are asked
 * for. What was read of a part is kept for as long as the part stays as it is. Every change is made whole or not at all.
 */
export class WorkbookFile {
  /** Why no change at all is made in it. */
  readonly refuses: 'signed' | undefined;
  readonly #editor: PackageEditor;
  readonly #options: PatchOptions;
  readonly #limits: ReadLimits;
  readonly #contents = new Map<string, SheetContent & { readonly state: object }>();
  readonly #spellings: Spellings = new Map();
  /** Texts and number formats: nothing that is done here changes them. */
  #tables: SharedTables | null = null;
  #look: KnownLook | null = null;
  #index: { readonly state: object; readonly value: WorkbookIndex } | null = null;
  /** The bytes that the parts make together; null since a change. */
  #packed: Uint8Array | null;

  /** @throws DocumentError when the bytes are no .xlsx file */
  constructor(bytes: Uint8Array, options: PatchOptions = {}) {
    this.#options = options;
    this.#limits = { ...READ_LIMITS, ...options.limits };
    this.#packed = bytes;
    this.#editor = attempt(() => new PackageEditor(bytes, this.#limits));
    this.refuses = options.signed !== 'allow' && isSigned(this.#editor) ? 'signed' : undefined;
  }

  /** Where things are in the workbook. @throws DocumentError */
  index(): WorkbookIndex {
    if (this.#index !== null && this.#index.state === this.#editor.stateOf(this.#index.value.part))
      return this.#index.value;
    const value = attempt(() => indexWorkbook(this.#editor));
    this.#index = { state: this.#editor.stateOf(value.part), value };
    return value;
  }

  /** The sheets that are wanted, in tab order; all when nothing is said. @throws DocumentError */
  sheets(wanted?: (sheet: SheetEntry, index: WorkbookIndex) => boolean): SheetGrid[] {
    return atOnce(this.sheetSteps(wanted));
  }

  /** As `sheets`. Null now and then on the way: others may have their turn. */
  *sheetSteps(
    wanted: (sheet: SheetEntry, index: WorkbookIndex) => boolean = () => true,
  ): Generator<null, SheetGrid[], undefined> {
    try {
      this.#editor.beginCount();
      const index = this.index();
      let context: SheetContext | null = null;
      const grids: SheetGrid[] = [];
      for (const sheet of index.sheets) {
        if (!wanted(sheet, index)) continue;
        const state = this.#editor.stateOf(sheet.part);
        let content = this.#contents.get(sheet.part);
        if (content?.state !== state) {
          this.#tables ??= readShared(this.#editor, index, this.#limits);
          context ??= contextFor(this.#tables, index, this.#limits);
          content = { state, ...(yield* sheetSteps(openPart(this.#editor, sheet.part), sheet, context)) };
          this.#contents.set(sheet.part, content);
        }
        grids.push(content.grid);
      }
      return grids;
    } catch (error) {
      throw asDocumentError(error);
    }
  }

  /** How the sheets look now. @throws DocumentError */
  look(): BookLook {
    return attempt(() => {
      const known = this.#lookNow();
      return { sheets: known.book.sheets, sheet: (name) => atOnce(this.#sheetLook(name, known)) };
    });
  }

  /** Reads how the sheet in front looks, for `look`. Null now and then on the way: others may have their turn. @throws DocumentError */
  *lookSteps(): Generator<null, void, undefined> {
    const known = attempt(() => this.#lookNow());
    yield* this.#sheetLook(this.index().active.name, known);
  }

  #lookNow(): KnownLook {
    this.#editor.beginCount();
    const state = this.#editor.stateOf(this.index().part);
    if (this.#look?.state !== state) this.#look = { state, book: new WorkbookLook(this.#editor), sheets: new Map() };
    return this.#look;
  }

  /**
   * As `patchWorkbook`.
   * @param options where they differ from the file's own.
   * @returns the edits, with what was done to the heights of their rows.
   * @throws DocumentError, and then nothing has changed
   */
  patch(edits: readonly CellEdit[], options: PatchOptions = {}): readonly CellEdit[] {
    let written = edits;
    this.#change((index) => {
      const read = (names: ReadonlySet<string>): SheetGrid[] => this.sheets(({ name }) => names.has(name));
      written = patchParts(this.#editor, index, read, edits, { ...this.#options, ...options }, this.#spellings);
    });
    return written;
  }

  /** Those of the edits that the protection of their sheets forbids; `[]` where the file's options allow them. @throws DocumentError */
  locked(edits: readonly CellEdit[]): readonly CellEdit[] {
    if (this.#options.protectedCells === 'allow') return [];
    const read = (names: ReadonlySet<string>): SheetGrid[] => this.sheets(({ name }) => names.has(name));
    return attempt(() => lockedEdits(this.#editor, this.index(), read, edits));
  }

  /** As `markWorkbook`. @throws DocumentError, and then nothing has changed */
  mark(marks: readonly CellMark[]): void {
    this.#change((index) => {
      const before = this.#states(index);
      markParts(this.#editor, index, marks);
      this.#refuseSigned(index, before);
    });
  }

  /** As `clearWorkbookMarks`. @throws DocumentError, and then nothing has changed */
  clearMarks(): void {
    this.#change((index) => {
      const before = this.#states(index);
      clearParts(this.#editor, index);
      this.#refuseSigned(index, before);
    });
  }

  /** Whether it has marks of ours now, set here or saved with it. @throws DocumentError */
  hasMarks(): boolean {
    return attempt(() => {
      this.#editor.beginCount();
      return hasMarks(this.#editor, this.index(), (part) => this.#isPlain(part));
    });
  }

  /** Whether it is known that a sheet has no formats that come with conditions, as marks do. */
  #isPlain(part: string): boolean {
    const content = this.#contents.get(part);
    return content?.conditional === false && content.state === this.#editor.stateOf(part);
  }

  /** Whether the workbook's structure is protected. @throws DocumentError */
  isFixed(): boolean {
    return attempt(() => isStructureProtected(this.#editor, this.index()));
  }

  /** As `addSheet`. @throws DocumentError, and then nothing has changed */
  addSheet(name: string): void {
    this.#change((index) => addSheetPart(this.#editor, index, name, this.#options.signed));
  }

  /** The file as it is now: the very bytes given as long as nothing differs. */
  bytes(): Uint8Array {
    this.#packed ??= attempt(() => this.#editor.save());
    return this.#packed;
  }

  /** As `bytes`, without our marks; the open file keeps them. @throws DocumentError `signed` */
  unmarkedBytes(): Uint8Array {
    return attempt(() => {
      this.#editor.beginCount();
      const index = this.index();
      const before = this.#states(index);
      const restore = this.#editor.checkpoint();
      try {
        clearParts(this.#editor, index);
        if (isSame(before, this.#states(index))) return this.bytes();
        this.#refuseSigned(index, before);
        return this.#editor.save();
      } finally {
        restore();
      }
    });
  }

  /** The contents as they are now, to be compared with later ones. */
  snapshot(): FileSnapshot {
    const contents = new Map<string, object>();
    for (const { name, directory } of this.#editor.entries)
      if (!directory) contents.set(name, this.#editor.stateOf(name));
    return contents;
  }

  /** Whether every part holds what it held then, however often it was changed meanwhile. Nothing is packed for that. */
  isAsIn(snapshot: FileSnapshot): boolean {
    // A part that is gone is missed in those that named it.
    for (const [name, state] of this.snapshot()) {
      const before = snapshot.get(name);
      if (before === state) continue;
      if (before === undefined || !this.#editor.isContent(name, before)) return false;
    }
    return true;
  }

  #change(work: (index: WorkbookIndex) => void): void {
    this.#editor.beginCount();
    const index = this.index();
    const before = this.#states(index);
    const restore = this.#editor.checkpoint();
    try {
      work(index);
    } catch (error) {
      restore();
      throw asDocumentError(error);
    }
    if (!isSame(before, this.#states(this.index()))) this.#packed = null;
  }

  *#sheetLook(name: string, { book, sheets: known }: KnownLook): Generator<null, SheetLook | null, undefined> {
    const part = this.index().sheets.find((sheet) => sheet.name === name)?.part;
    if (part === undefined) return null;
    const state = this.#editor.stateOf(part);
    const before = known.get(name);
    if (before?.state === state) return before.look;
    const look = yield* book.sheetSteps(name);
    known.set(name, { state, look });
    return look;
  }

  /** What tells this state of the package from others. */
  #states(index: WorkbookIndex): object[] {
    const parts = [index.part, index.styles, index.calcChain, ...index.sheets.map(({ part }) => part)];
    return parts.flatMap((part) =>
      part !== null && this.#editor.find(part) !== null ? [this.#editor.stateOf(part)] : [],
    );
  }

  #refuseSigned(index: WorkbookIndex, before: readonly object[]): void {
    if (this.#options.signed !== 'allow' && !isSame(before, this.#states(index))) refuseSigned(this.#editor);
  }
}

function isSame(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((each, i) => each === b[i]);
}

function attempt<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asDocumentError(error);
  }
}
