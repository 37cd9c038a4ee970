/** An open file: the host that the pane speaks to, and the sheet that is on the screen. */

import { contentOf } from '../../engine/edits/content.ts';
import type { CellContent, CellEdit, Witness } from '../../engine/edits/edit.ts';
import { cellAddress, parseAddress } from '../../engine/grid/address.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import { parseRange } from '../../engine/grid/ranges.ts';
import type { CellRole } from '../../engine/layout/self-evaluation.ts';
import type { AnyFinding, Review } from '../../engine/review-types.ts';
import { type OpenWorkbook, openAnyWorkbook } from '../../formats/any.ts';
import { asDocumentError, DocumentError, type DocumentErrorCode } from '../../formats/error.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import type { FileSnapshot } from '../../formats/xlsx/workbook-file.ts';
import { breath } from '../../hosts/breath.ts';
import { FileHost } from '../../hosts/file/host.ts';
import type {
  ApplyReceipt,
  CancelSignal,
  CellReading,
  Diagnostic,
  HostCapabilities,
  Progress,
  SheetScope,
  Unsubscribe,
  WorkbookHost,
} from '../../hosts/host.ts';
import { refusalOf } from '../../hosts/witness.ts';
import { REFUSES, SHEET, WORKBENCH } from '../../messages/workbench.ts';
import { recalculate } from './formulas/recalculate.ts';
import { History } from './history.ts';
import { type FindingsBySheet, findingsBySheet, NO_FINDINGS, type SheetFindings } from './sheet/findings.ts';
import { SheetModel } from './sheet/model.ts';
import { at, FIRST, type Selection } from './sheet/selection.ts';
import { contentTyped } from './sheet/typed.ts';

export interface SheetTab {
  readonly name: string;
  readonly hidden: boolean;
  /** How much was found in it; null: nothing, or it wasn't checked. */
  readonly counts: SheetFindings['counts'] | null;
}

/** Cells of one sheet, by A1 address. */
interface CellsOfSheet {
  readonly sheet: string;
  readonly cells: readonly string[];
}

export interface Shown {
  readonly tabs: readonly SheetTab[];
  readonly model: SheetModel;
  readonly selection: Selection;
  /** Grows each time a cell is to be brought into view, also the same one again. */
  readonly reveal: number;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Changed since it was opened or last downloaded. */
  readonly unsaved: boolean;
  /** Formulas whose results are older than what they depend on, by sheet. */
  readonly stale: ReadonlyMap<string, ReadonlySet<string>>;
  /** The sheet is coloured by what its cells were taken for. */
  readonly coloured: boolean;
  /** What was found in the sheet in front; null: nothing, or it wasn't checked. */
  readonly findings: SheetFindings | null;
  /** What the pane is about at the moment. */
  readonly pointed: CellsOfSheet | null;
  /** Why the latest edit was refused. */
  readonly refused: DocumentError | null;
}

/** Text typed into a cell. */
export interface Typed {
  readonly row: number;
  readonly column: number;
  readonly text: string;
}

type CellListener = (sheet: string, address: string) => void;
/** `toRead`: the keys follow, to where it is read. */
type ChosenListener = (sheet: string, address: string, toRead: boolean) => void;
type EditListener = (cells: readonly { sheet: string; cell: string }[]) => void;

export class Workbook implements WorkbookHost {
  readonly name = 'file';
  readonly can: HostCapabilities;
  readonly refuses: DocumentErrorCode | undefined;
  readonly refusesWhy: string | undefined;
  readonly marking = SHEET.marking;
  readonly fileName: string;
  readonly #open: OpenWorkbook;
  /** Null for a file that can only be read. */
  readonly #host: FileHost | null;
  /** As they were in the file: what its formulas came to in the program that saved it. */
  readonly #original: readonly SheetGrid[];
  readonly #history = new History();
  /** Ends with the latest of the changes, which are made one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #stale: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #saved: FileSnapshot | null;
  readonly #listeners = new Set<() => void>();
  readonly #editListeners = new Set<EditListener>();
  readonly #locateListeners = new Set<CellListener>();
  readonly #chosenListeners = new Set<ChosenListener>();
  readonly #selections = new Map<string, Selection>();
  /** By sheet and cell: what it was taken for. */
  #roles: ReadonlyMap<string, ReadonlyMap<string, CellRole>> = new Map();
  #findings: FindingsBySheet = NO_FINDINGS;
  /** Nobody has seen a result yet, nor gone to another sheet. */
  #isFresh = true;
  #sheet: string;
  /** The latest sheet on the screen, by what its cells were taken for. */
  #known: { readonly model: SheetModel; readonly roles: ReadonlyMap<string, CellRole> | undefined } | null = null;
  #shown: Shown;

  /** @throws DocumentError when the bytes are no workbook that can be read */
  constructor(source: Uint8Array | OpenWorkbook, fileName: string) {
    this.fileName = fileName;
    this.#open = 'sheets' in source ? source : openAnyWorkbook(source);
    const { file } = this.#open;
    this.#host = file === null ? null : new FileHost(file);
    this.#original = this.#open.sheets();
    this.#saved = file?.snapshot() ?? null;
    this.refuses = file === null ? 'legacy-xls' : file.refuses;
    this.refusesWhy = this.refuses === undefined ? undefined : REFUSES[this.refuses];
    this.can = {
      marks: this.refuses === undefined,
      liveEvents: true,
      choiceEvents: true,
      nativeUndoGroup: false,
      locate: true,
    };
    this.#sheet = this.#open.look().sheets.find((each) => each.active)?.name ?? '';
    this.#shown = this.#look(FIRST, 0, { refused: null, pointed: null });
  }

  /** An .xls or .et file: shown and checked, never written to. */
  get readOnly(): boolean {
    return this.#host === null;
  }

  /** The file as it is now. @param marks `drop`: without our marks, which stay on the screen. @throws DocumentError `signed` */
  bytes(marks: 'keep' | 'drop' = 'keep'): Uint8Array {
    if (marks === 'drop' && this.#host !== null) return this.#host.bytes('drop');
    return this.#open.bytes();
  }

  readonly snapshot = (): Shown => this.#shown;

  readonly subscribe = (listener: () => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** What was written since the file was opened and still stands, the earliest first; another list after each change. */
  written(): readonly ApplyReceipt[] {
    return this.#history.done;
  }

  /** Which sheet is in front. */
  get sheet(): string {
    return this.#sheet;
  }

  /** `active` is the sheet on the screen, not the one that was in front when the file was saved. */
  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]> {
    const wanted = scope === 'active' ? [this.#sheet] : scope;
    if (this.#host !== null) return this.#host.readSheets(wanted, signal, onProgress);
    return Promise.resolve(this.#open.sheets().filter(({ name }) => wanted === 'all' || wanted.includes(name)));
  }

  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    return this.#inTurn(() => this.#apply(edits));
  }

  locked(edits: readonly CellEdit[]): Promise<readonly CellEdit[]> {
    return this.#writable().locked(edits);
  }

  undo(receipt: ApplyReceipt): Promise<ApplyReceipt> {
    return this.#inTurn(async () => {
      // Undone in the sheet already: nothing is left to put back.
      if (this.#history.isUndone(receipt)) return { applied: [], refused: [] };
      const undone = await this.#writable().undo(receipt);
      await this.#follow(undone.applied);
      this.#history.forget(receipt);
      this.#refresh();
      return undone;
    });
  }

  fixed(): Promise<boolean> {
    return this.#writable().fixed();
  }

  async ensureSheet(name: string): Promise<void> {
    await this.#writable().ensureSheet(name);
    this.#refresh();
  }

  showRoles(cells: readonly CellReading[]): void {
    const roles = new Map<string, Map<string, CellRole>>();
    for (const { sheet, row, column, role } of cells) {
      const own = roles.get(sheet) ?? new Map<string, CellRole>();
      roles.set(sheet, own.set(cellAddress(row, column), role));
    }
    this.#roles = roles;
    this.#refresh();
  }

  /**
   * Shows what a review found in the cells, on the screen alone. The first time the first sheet with a form comes in front, where the
   * one that the file was saved with has none: a cover is not what was opened to be checked.
   */
  showFindings(review: Pick<Review, 'findings' | 'tables'>): void {
    this.#findings = findingsBySheet(review, this.#findings);
    const sheets = review.tables.map(({ table }) => table.sheet);
    const [first] = sheets;
    const isElsewhere = this.#isFresh && first !== undefined && !sheets.includes(this.#sheet);
    if (first !== undefined) this.#isFresh = false;
    if (isElsewhere) this.#showSheet(first, FIRST, false);
    else this.#refresh();
  }

  /** What was found in a cell of the sheet in front, the worst first. */
  findingsAt(address: string): readonly AnyFinding[] {
    return this.#shown.findings?.cells.get(address) ?? [];
  }

  /** Outlines cells that the pane is about, where their sheet is in front; null: none. */
  pointAt(pointed: CellsOfSheet | null): void {
    if (pointed === null && this.#shown.pointed === null) return;
    this.#publish({ ...this.#shown, pointed });
  }

  /** Tells of cells that the pane asked to be shown. */
  onLocated(listener: CellListener): Unsubscribe {
    this.#locateListeners.add(listener);
    return () => this.#locateListeners.delete(listener);
  }

  /** Tells of cells with findings that the user chose in the sheet. */
  onChosen(listener: ChosenListener): Unsubscribe {
    this.#chosenListeners.add(listener);
    return () => this.#chosenListeners.delete(listener);
  }

  /** The user chose a cell of the sheet in front. @param toRead to go on to what is said about it */
  choose(address: string, toRead = false): void {
    if (this.findingsAt(address).length === 0) return;
    for (const listener of this.#chosenListeners) listener(this.#sheet, address, toRead);
  }

  async mark(marks: readonly CellMark[]): Promise<void> {
    await this.#marking((host) => host.mark(marks));
  }

  async clearMarks(): Promise<void> {
    if (this.#host !== null) await this.#marking((host) => host.clearMarks());
  }

  hasMarks(): Promise<boolean> {
    return this.#host?.hasMarks() ?? Promise.resolve(false);
  }

  async locate(wantedSheet: string, address: string, witness?: Witness): Promise<void> {
    await this.#host?.locate(wantedSheet, address, witness);
    const found = this.#host?.located ?? { sheet: wantedSheet, address };
    const { sheet } = found;
    const range = parseRange(found.address);
    if (range === null) return;
    const { top: row, left: column, bottom, right } = range;
    this.#showSheet(sheet, { anchor: { row, column }, focus: { row: bottom, column: right } }, true);
    for (const listener of this.#locateListeners) listener(sheet, cellAddress(row, column));
  }

  onEdited(listener: EditListener): Unsubscribe {
    this.#editListeners.add(listener);
    return () => this.#editListeners.delete(listener);
  }

  diagnostics(): Promise<readonly Diagnostic[]> {
    return Promise.resolve([
      { label: WORKBENCH.diagnostics.file, value: this.fileName },
      { label: WORKBENCH.diagnostics.browser, value: navigator.userAgent },
    ]);
  }

  /** Puts a sheet in front. */
  show(sheet: string): void {
    this.#isFresh = false;
    this.#showSheet(sheet, this.#selections.get(sheet) ?? FIRST, false);
  }

  select(selection: Selection, reveal = true): void {
    this.#selections.set(this.#sheet, selection);
    const { reveal: count } = this.#shown;
    this.#publish({ ...this.#shown, selection, reveal: reveal ? count + 1 : count });
  }

  /** Types texts into cells of the sheet in front; what a cell holds already isn't written again. */
  type(texts: readonly Typed[]): Promise<void> {
    const sheet = this.#sheet;
    return this.#attempt(() => {
      const edits = this.#editsOf(texts, sheet);
      return edits.length === 0 ? Promise.resolve({ applied: [], refused: [] }) : this.#apply(edits);
    });
  }

  /** Takes back the latest change, whether it was made in the sheet or in the pane. */
  undoLatest(): Promise<void> {
    return this.#attempt(async () => {
      const { latest } = this.#history;
      if (latest === undefined) return { applied: [], refused: [] };
      const undone = await this.#writable().undo(latest);
      await this.#follow(undone.applied);
      this.#history.undid();
      this.#refresh();
      this.#reveal(undone);
      return undone;
    });
  }

  redoLatest(): Promise<void> {
    return this.#attempt(async () => {
      const { next } = this.#history;
      if (next === undefined) return { applied: [], refused: [] };
      const again = await this.#writable().apply(next.applied);
      await this.#follow(again.applied);
      this.#history.redid();
      this.#refresh();
      this.#reveal(again);
      return again;
    });
  }

  /** Resolves when everything that was typed so far is written or refused. */
  settled(): Promise<void> {
    return this.#turn.then(() => undefined);
  }

  /** The file as it is now was downloaded. */
  saved(): void {
    this.#saved = this.#open.file?.snapshot() ?? null;
    this.#publish({ ...this.#shown, unsaved: false });
  }

  dismissRefusal(): void {
    this.#publish({ ...this.#shown, refused: null });
  }

  /** Marks are no work of the user's that could be lost: they alone leave nothing to be downloaded. */
  async #marking(work: (host: FileHost) => Promise<void>): Promise<void> {
    const { file } = this.#open;
    const isSaved = this.#saved !== null && file?.isAsIn(this.#saved) === true;
    const done = work(this.#writable());
    if (isSaved) this.#saved = file?.snapshot() ?? null;
    await done;
    this.#refresh();
  }

  /** One change after the other, each with a breath before: what is typed meanwhile is seen at once. */
  #inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    const turn = this.#turn.then(breath).then(work);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  async #apply(edits: readonly CellEdit[]): Promise<ApplyReceipt> {
    const receipt = await this.#writable().apply(edits);
    await this.#follow(receipt.applied);
    this.#history.made(receipt);
    this.#refresh();
    return receipt;
  }

  #editsOf(texts: readonly Typed[], sheet: string): CellEdit[] {
    const { model: shown } = this.#shown;
    // Another sheet may have been put in front since.
    const model = shown.grid.name === sheet ? shown : this.#model(sheet);
    const edits: CellEdit[] = [];
    for (const { row, column, text } of texts) {
      const merge = model.mergeAt(row, column);
      if (merge !== null && (merge.top !== row || merge.left !== column)) continue;
      const cell = model.cellAt(row, column);
      const from = contentOf(cell);
      const to = contentTyped(text, cell);
      if (!isSame(from, to)) edits.push({ sheet, cell: cellAddress(row, column), from, to });
    }
    return edits;
  }

  /** @throws DocumentError `legacy-xls` for a file that can only be read */
  #writable(): FileHost {
    if (this.#host === null) throw new DocumentError('unsupported', 'legacy-xls');
    return this.#host;
  }

  /** Lets the results of formulas follow what was written; those that can't be told here keep the old one and are marked. */
  async #follow(written: readonly CellEdit[]): Promise<void> {
    await breath();
    const touched = written.flatMap(({ sheet, cell }) => {
      const place = parseAddress(cell);
      return place === null ? [] : [{ sheet, ...place }];
    });
    const { edits, stale } = recalculate(this.#original, this.#open.sheets(), touched);
    const refused = this.#writeResults(edits);
    const places = new Map<string, Set<string>>();
    const mark = (sheet: string, cell: string): void => {
      places.set(sheet, (places.get(sheet) ?? new Set()).add(cell));
    };
    for (const { sheet, row, column } of stale) mark(sheet, cellAddress(row, column));
    for (const { sheet, cell } of refused) mark(sheet, cell);
    this.#stale = places;
  }

  /** Returns the results that can't be written: those of array formulas, which belong to several cells. */
  #writeResults(edits: readonly CellEdit[]): readonly CellEdit[] {
    if (edits.length === 0) return [];
    try {
      // A result isn't an edit: that its cell is locked doesn't keep it from following.
      this.#open.file?.patch(edits, { protectedCells: 'allow' });
      return [];
    } catch (error) {
      const { sheet, cells } = asDocumentError(error).detail;
      const inTheWay = (edit: CellEdit): boolean => edit.sheet === sheet && cells?.includes(edit.cell) === true;
      const left = edits.filter((edit) => !inTheWay(edit));
      if (left.length === edits.length) return edits;
      return [...edits.filter(inTheWay), ...this.#writeResults(left)];
    }
  }

  #reveal({ applied }: ApplyReceipt): void {
    const [first] = applied;
    const place = first === undefined ? null : parseAddress(first.cell);
    if (first !== undefined && place !== null) this.#showSheet(first.sheet, at(place.row, place.column), true);
  }

  /** A change of the user's: its refusal is shown, its cells are told to whoever listens. */
  async #attempt(work: () => Promise<ApplyReceipt>): Promise<void> {
    try {
      const { applied, refused } = await this.#inTurn(work);
      if (refused.length > 0) this.#publish({ ...this.#shown, refused: refusalOf(refused) });
      else if (this.#shown.refused !== null) this.dismissRefusal();
      const cells = applied.map(({ sheet, cell }) => ({ sheet, cell }));
      if (cells.length > 0) for (const listener of this.#editListeners) listener(cells);
    } catch (error) {
      this.#publish({ ...this.#shown, refused: asDocumentError(error) });
    }
  }

  #showSheet(sheet: string, selection: Selection, reveal: boolean): void {
    this.#selections.set(sheet, selection);
    if (sheet === this.#sheet) {
      this.select(selection, reveal);
      return;
    }
    this.#sheet = sheet;
    this.#publish(this.#look(selection, this.#shown.reveal + 1));
  }

  #refresh(): void {
    const { selection, reveal } = this.#shown;
    this.#publish(this.#look(selection, reveal));
  }

  #look(selection: Selection, reveal: number, kept: Pick<Shown, 'refused' | 'pointed'> = this.#shown): Shown {
    const { file } = this.#open;
    return {
      tabs: this.#open.look().sheets.map(({ name, hidden }) => ({
        name,
        hidden,
        counts: this.#findings.get(name)?.counts ?? null,
      })),
      model: this.#model(this.#sheet),
      selection,
      reveal,
      canUndo: this.#history.latest !== undefined,
      canRedo: this.#history.next !== undefined,
      unsaved: file !== null && this.#saved !== null && !file.isAsIn(this.#saved),
      stale: this.#stale,
      coloured: this.#roles.size > 0,
      findings: this.#findings.get(this.#sheet) ?? null,
      pointed: kept.pointed,
      refused: kept.refused,
    };
  }

  #model(name: string): SheetModel {
    const grid = this.#open.sheets().find((each) => each.name === name);
    const sheetLook = this.#open.look().sheet(name);
    if (grid === undefined || sheetLook === null) throw new DocumentError('gone', 'no-such-sheet', { sheet: name });
    const roles = this.#roles.get(name);
    const known = this.#known;
    // Rows of the same sheet aren't drawn anew.
    if (known?.model.grid === grid && known.model.look === sheetLook && known.roles === roles) return known.model;
    const model = new SheetModel(grid, sheetLook, { roles });
    this.#known = { model, roles };
    return model;
  }

  #publish(shown: Shown): void {
    this.#shown = shown;
    for (const listener of this.#listeners) listener();
  }
}

function isSame(a: CellContent, b: CellContent): boolean {
  if (a.formula !== undefined || b.formula !== undefined) return a.formula === b.formula;
  return a.value === b.value;
}
