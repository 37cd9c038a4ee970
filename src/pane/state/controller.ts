import { fileErrorOf } from '../../app/error-advice.ts';
import { markSteps } from '../../app/marks.ts';
import { personalPolicy, policyInForce } from '../../app/policy-in-force.ts';
import { remember, type SettingsStore } from '../../app/settings.ts';
import { type CellEdit, placeKey, type Witness } from '../../engine/edits/edit.ts';
import { witnessAt, witnessedIn } from '../../engine/edits/witness.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import type { SelfEvaluation } from '../../engine/layout/self-evaluation.ts';
import { type About, draftNotes } from '../../engine/notes/draft.ts';
import { type FormKey, isSameForm } from '../../engine/policy/form-policies.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import { mergeNotes, type ReadingNote, withoutNote } from '../../engine/reading-notes/note.ts';
import { ReviewMemo, reviewSteps } from '../../engine/review.ts';
import type { AnyFinding, Review } from '../../engine/review-types.ts';
import { waiverKey, waiversOf } from '../../engine/waivers/apply.ts';
import { findWaiverSheet, readWaiverSheet } from '../../engine/waivers/read-sheet.ts';
import { WAIVER_SHEET } from '../../engine/waivers/waiver.ts';
import {
  enterNote,
  enterWaiver,
  recordFormPolicies,
  recordPolicy,
  removeNote,
  removeWaivers,
} from '../../engine/waivers/write-sheet.ts';
import { DocumentError } from '../../formats/error.ts';
import type { ApplyReceipt, Unsubscribe, WorkbookHost } from '../../hosts/host.ts';
import { describe } from '../../messages/index.ts';
import { CHECKING, HEAD, LIVE, SCORES, STALE_PREVIEW, UNDO, WAIVE } from '../../messages/pane.ts';
import { ROLE_NAMES, TEACH } from '../../messages/reading-notes.ts';
import { notWritten, refusedList } from '../../messages/refused-edits.ts';
import { describeVerdict } from '../../messages/verdict.ts';
import { WAIVER_WORDS } from '../../messages/waivers.ts';
import { cardKey } from '../model/blocks.ts';
import { countsOf, openOf } from '../model/counts.ts';
import { fixPreview } from '../model/plans.ts';
import { isDirect } from '../model/remedies.ts';
import { addressAlone, type CellNames, describeWritten } from '../model/written.ts';
import { isKeptChanged, type PaneMemory } from './memory.ts';
import { type Pace, runSteps } from './run-steps.ts';
import {
  type Checked,
  type Doing,
  initialState,
  isBusy,
  type PaneEvent,
  type PaneState,
  type PaneTab,
  type Preview,
  type PreviewEdit,
  type Refusal,
  type Scope,
  technical,
  transition,
} from './state.ts';

export interface PaneDeps {
  readonly host: WorkbookHost;
  readonly settings: SettingsStore;
  /** Today as it goes into a waiver: `2026-11-21`. */
  readonly today: () => string;
  readonly pace: Pace;
  readonly memory?: PaneMemory | undefined;
  /** How cells are called here: by their addresses when absent. */
  readonly nameCell?: CellNames | null | undefined;
  /** Which tab to open with: 问题 when absent. */
  readonly tab?: PaneTab;
  /** What the first check covers: the sheet in front when absent. */
  readonly scope?: Scope;
}

/** After the last keystroke before a live check begins. */
const LIVE_DELAY = 800;
/** Before what nobody asked for is tried again. */
const LIVE_RETRY = 1000;

const READ_ONLY: ReadonlySet<Doing> = new Set<Doing>(['check', 'locate']);

/** A host that fails to write takes back what it wrote, or says which cells may have changed. */
function isUntouched(during: Doing, error: unknown): boolean {
  return READ_ONLY.has(during) || (during === 'write' && error instanceof DocumentError);
}

function refusalOf(during: Doing, error: unknown, { name }: WorkbookHost): Refusal {
  const { code, cause, ...advice } = fileErrorOf(error, 'unknown', {
    ...(name === 'file' ? {} : { inProgram: true }),
    ...(isUntouched(during, error) ? { untouched: true } : {}),
  });
  return { during, code, advice, cause };
}

/** A cell is being edited, or the program is busy: it passes by itself. */
function isOfTheMoment(error: unknown): boolean {
  return error instanceof DocumentError && (error.code === 'editing' || error.code === 'busy');
}

function isPartOf({ grids }: Checked, sheet: string): boolean {
  return sheet === WAIVER_SHEET || grids.some(({ name }) => name === sheet);
}

/** One edit a cell: two plans for the sheet of waivers both put in its heads. */
function onceEach(edits: readonly CellEdit[]): CellEdit[] {
  const byCell = new Map(edits.map((edit) => [placeKey(edit), edit]));
  return [...byCell.values()];
}

/** What a host is told of it. */
function plainEdit(edit: PreviewEdit): CellEdit {
  const { what: _what, drafts: _drafts, optional: _optional, why: _why, unless: _unless, ...plain } = edit;
  return plain;
}

function sheetsOf(edits: readonly CellEdit[]): string[] {
  return [...new Set(edits.map((edit) => edit.sheet))];
}

/** What the pane does: the only one that speaks to the host, and the only one that changes the state. */
export class PaneController {
  readonly host: WorkbookHost;
  readonly settings: SettingsStore;
  readonly #deps: PaneDeps;
  readonly #memo = new ReviewMemo();
  readonly #listeners = new Set<() => void>();
  #state: PaneState;
  #check: AbortController | null = null;
  /** Forms in hidden sheets are checked too: the user asked for it. */
  #hidden = false;
  /** Sheets that were edited since they were read, each with what stands for its latest edit. */
  readonly #edited = new Map<string, symbol>();
  #timer: ReturnType<typeof setTimeout> | null = null;
  #markTimer: ReturnType<typeof setTimeout> | null = null;
  /** The check that is under way is one that nobody asked for. */
  #isQuiet = false;
  #stopHearing: Unsubscribe | null = null;
  #isConnected = false;
  /** Whether it is known if the workbook came with marks. */
  #knowsMarks = false;

  constructor(deps: PaneDeps) {
    this.#deps = deps;
    this.host = deps.host;
    this.settings = deps.settings;
    this.#state = {
      ...initialState,
      tab: deps.tab ?? initialState.tab,
      scope: deps.scope ?? initialState.scope,
      ...deps.memory?.load(),
    };
  }

  readonly snapshot = (): PaneState => this.#state;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly dispatch = (event: PaneEvent): void => {
    const next = transition(this.#state, event);
    const before = this.#state;
    if (next === before) return;
    this.#state = next;
    if (isKeptChanged(before, next)) this.#deps.memory?.save(next);
    for (const listener of this.#listeners) listener();
  };

  /** Begins to listen: to the host from the first check on, for what it does for that may cost the user's undo. */
  connect(): Unsubscribe {
    this.#isConnected = true;
    const stopHearing = this.#deps.memory?.onWrittenElsewhere((receipt) =>
      this.dispatch({
        type: 'written-elsewhere',
        written: { label: SCORES.fill, receipt },
        say: this.#saidOf({ ...receipt, refused: [] }),
      }),
    );
    return () => {
      this.#isConnected = false;
      this.#stopHearing?.();
      this.#stopHearing = null;
      stopHearing?.();
      this.#check?.abort();
      if (this.#timer !== null) clearTimeout(this.#timer);
      if (this.#markTimer !== null) clearTimeout(this.#markTimer);
    };
  }

  /** Reads the workbook and reviews it. */
  check(): Promise<void> {
    const { scope } = this.#state;
    return this.#run(
      async (signal) => {
        const progress = (done: number, of: number): void =>
          this.dispatch({ type: 'check-progress', stage: 'reading', done, of });
        const grids = await this.host.readSheets(scope, signal, progress);
        if (scope === 'all' || findWaiverSheet(grids) !== null) return grids;
        return [...grids, ...(await this.host.readSheets([WAIVER_SHEET], signal))];
      },
      scope,
      true,
    );
  }

  /** Checks again, forms in hidden sheets too. */
  checkHidden(): Promise<void> {
    this.#hidden = true;
    return this.check();
  }

  /** Reads some sheets again, of those that were checked, and reviews all. */
  recheck(sheets: readonly string[]): Promise<void> {
    return this.#recheck(sheets, false);
  }

  #recheck(sheets: readonly string[], quiet: boolean): Promise<void> {
    const { checked } = this.#state;
    if (checked === null) return this.check();
    const known = new Set([...checked.grids.map((grid) => grid.name), WAIVER_SHEET]);
    const wanted = sheets.filter((sheet) => known.has(sheet));
    return this.#run(
      async (signal) => {
        const read =
          quiet && this.host.readWhenIdle !== undefined
            ? await this.host.readWhenIdle(wanted, signal)
            : await this.host.readSheets(wanted, signal);
        const kept = checked.grids.map((grid) => read.find((each) => each.name === grid.name) ?? grid);
        return [...kept, ...read.filter((grid) => !checked.grids.some((each) => each.name === grid.name))];
      },
      checked.scope,
      false,
      { quiet, sheets: wanted },
    );
  }

  cancel(): void {
    if (this.#check === null) return;
    this.#check.abort();
    this.#check = null;
    this.dispatch({ type: 'check-cancelled', say: CHECKING.cancelled });
  }

  setScope(scope: Scope): void {
    this.dispatch({ type: 'scope-set', scope });
  }

  /**
   * Chooses a policy for this workbook, and records it where the workbook keeps such things. It holds for all forms that
   * were checked, those with one of their own too.
   */
  async choosePolicy(policy: ScoringPolicy): Promise<void> {
    this.dispatch({ type: 'policy-set', policy });
    const own = this.#state.checked?.review.tables.filter(({ isOwnPolicy }) => isOwnPolicy) ?? [];
    const forms = own.map(({ form }) => form);
    this.dispatch({ type: 'form-policies-set', forms, policy: null });
    await this.#recordPolicies((sheet) => {
      const isRecorded = readWaiverSheet(sheet).policy?.id === policy.id;
      return [
        ...(isRecorded ? [] : recordPolicy(sheet, policy, WAIVER_WORDS.sheetTitle)),
        ...this.#formRecords(sheet, forms),
      ];
    });
  }

  /** Chooses a policy for single forms, and records it likewise; null: that of the workbook. */
  async chooseFormPolicy(forms: readonly FormKey[], policy: ScoringPolicy | null): Promise<void> {
    this.dispatch({ type: 'form-policies-set', forms, policy });
    await this.#recordPolicies((sheet) => this.#formRecords(sheet, forms));
  }

  /** What the sheet doesn't say yet of what was chosen for these forms. */
  #formRecords(sheet: SheetGrid, forms: readonly FormKey[], below = 0): CellEdit[] {
    const { formPolicies } = readWaiverSheet(sheet);
    const news = this.#state.ofForms.filter((chosen) => {
      const recorded = formPolicies.find((each) => isSameForm(each, chosen));
      return forms.some((form) => isSameForm(form, chosen)) && recorded?.policy.id !== chosen.policy?.id;
    });
    return recordFormPolicies(sheet, news, WAIVER_WORDS.sheetTitle, below);
  }

  async #recordPolicies(plan: (sheet: SheetGrid) => CellEdit[]): Promise<void> {
    const { checked } = this.#state;
    if (checked === null) return;
    const sheet = findWaiverSheet(checked.grids);
    if (sheet !== null && plan(sheet).length > 0) {
      const done = await this.#write('policy', HEAD.recorded, HEAD.recorded, async () =>
        onceEach(plan((await this.host.readSheets([WAIVER_SHEET]))[0] ?? sheet)),
      );
      if (done) return;
    }
    await this.recheck([]);
  }

  /**
   * Shows 偏差说明 at the note about an indicator or the execution, unfolded, the focus where its cause is written.
   * @param table the index of the form among those that were checked
   * @returns false where nothing is to be explained; then everything stays as it is
   */
  openNote(table: number, about: About): boolean {
    const reviewed = this.#state.checked?.review.tables[table];
    if (reviewed === undefined || !draftNotes(reviewed).drafts.some((draft) => draft.about === about)) return false;
    this.dispatch({ type: 'note-wanted', note: { table, about } });
    return true;
  }

  /**
   * Shows 问题 at the card of a cell, unfolded; the focus stays where it is.
   * @param address A1
   * @returns false where nothing is said about the cell; then everything stays as it is
   */
  openCardAt(sheet: string, address: string): boolean {
    const { checked } = this.#state;
    if (checked === null) return false;
    const about = checked.review.findings.filter(
      (finding) => finding.sheet === sheet && finding.cells.includes(address),
    );
    const standing = about.filter(({ waived }) => waived === null);
    const found = standing.length > 0 ? standing : about;
    // What the user has to change speaks of the cell more than what it is only compared with.
    const finding = found.find(({ cells }) => cells[0] === address) ?? found[0];
    if (finding === undefined) return false;
    const card = { key: cardKey(finding, checked.review), waived: finding.waived !== null };
    this.dispatch({ type: 'card-wanted', card });
    return true;
  }

  /** Writes at once what is one cell with one right answer; anything else is shown first. */
  async mend(preview: Preview): Promise<void> {
    const { checked } = this.#state;
    await this.writeOrShow(preview, checked !== null && isDirect(preview, checked.grids));
  }

  /**
   * Writes at once, or shows first what would be written: always where the sheets were edited since the check.
   * @param atOnce there is nothing to look at before
   */
  async writeOrShow(preview: Preview, atOnce: boolean): Promise<void> {
    await this.#checkOver();
    if (isBusy(this.#state)) return;
    if (!atOnce || this.#state.stale) {
      this.preview(preview);
      return;
    }
    await this.#writeEdits(preview.label, this.#witnessed(preview.edits), true);
  }

  preview(preview: Preview): void {
    this.dispatch({ type: 'preview-opened', preview: { ...preview, edits: this.#witnessed(preview.edits) } });
  }

  /** Shows what the fix of a finding would write; nothing where it has none. */
  previewFix(finding: AnyFinding): void {
    const preview = fixPreview(finding);
    if (preview !== null) this.preview(preview);
  }

  /**
   * Works through steps over the last check, a piece at a time.
   * @returns null when the sheets are checked again or written to meanwhile
   */
  workThrough<Result>(steps: (checked: Checked) => Generator<unknown, Result>): Promise<Result | null> {
    const { checked } = this.#state;
    if (checked === null) return Promise.resolve(null);
    const isPast = (): boolean => this.#state.checked !== checked || isBusy(this.#state);
    return runSteps(steps(checked), this.#deps.pace, () => undefined, isPast);
  }

  /**
   * Plans over the last check and shows what was planned. While the sheets are checked or about to be, and when they are checked
   * again meanwhile, it is planned over what that check finds: what the user asked for isn't forgotten. Not beside a write or another
   * preview.
   */
  async previewPlanned(steps: (checked: Checked) => Generator<unknown, Preview>): Promise<void> {
    let preview: Preview | null = null;
    while (preview === null) {
      await this.#checkOver();
      await this.#pendingCheck();
      if (this.#state.checked === null || this.#state.preview !== null || isBusy(this.#state)) return;
      preview = await this.workThrough(steps);
    }
    if (this.#state.preview === null) this.preview(preview);
  }

  /** Until no check is under way. */
  #checkOver(): Promise<void> {
    return this.#until(() => this.#state.phase.kind !== 'checking');
  }

  /** Until what was edited is checked. That needn't wait for further edits any more. */
  #pendingCheck(): Promise<void> {
    if (this.#timer !== null) {
      clearTimeout(this.#timer);
      this.#checkEdited();
    }
    return this.#until(() => this.#check === null || this.#state.preview !== null);
  }

  async #until(isSo: () => boolean): Promise<void> {
    if (isSo()) return;
    await new Promise<void>((resolve) => {
      const stop = this.subscribe(() => {
        if (!isSo()) return;
        stop();
        resolve();
      });
    });
  }

  /**
   * Writes what the preview shows.
   * @param chosen those of its edits that the user wants: all when absent
   * @returns whether anything was written
   */
  async applyPreview(chosen?: readonly PreviewEdit[]): Promise<boolean> {
    const { preview } = this.#state;
    if (preview === null) return false;
    const edits = chosen ?? preview.edits;
    if (edits.length === 0) return false;
    if (this.#state.stale) {
      await this.recheck([...new Set([...this.#edited.keys(), ...sheetsOf(edits)])]);
      // Where the check failed, that is what there is to say.
      if (this.#state.refusal !== null) return false;
      const refusal: Refusal = { during: 'write', code: 'changed-meanwhile', advice: STALE_PREVIEW, cause: null };
      this.dispatch({ type: 'refused', refusal });
      return false;
    }
    return this.#writeEdits(preview.label, edits);
  }

  async #writeEdits(label: string, edits: readonly PreviewEdit[], unseen = false): Promise<boolean> {
    const done = await this.#write('write', label, null, () => Promise.resolve(edits.map(plainEdit)), {
      cells: edits.length,
      unseen,
    });
    if (done) this.#forgetDrafts(edits, this.#state.journal.at(-1)?.receipt.refused ?? []);
    return done;
  }

  /** Drafts whose notes were written are done with; what wasn't written keeps its own. */
  #forgetDrafts(edits: readonly PreviewEdit[], refused: ApplyReceipt['refused']): void {
    const left = new Set(refused.map(({ edit }) => placeKey(edit)));
    const written = edits.filter((edit) => !left.has(placeKey(edit)));
    const drafts = written.flatMap((edit) => edit.drafts ?? []);
    if (drafts.length === 0) return;
    this.dispatch({ type: 'notes-written', keys: drafts.flatMap(({ keys }) => keys) });
    const { recentCauses, recentMeasures } = this.settings.current;
    this.settings.update({
      recentCauses: remember(
        recentCauses,
        drafts.flatMap(({ causes }) => causes),
      ),
      recentMeasures: remember(
        recentMeasures,
        drafts.flatMap(({ measures }) => measures),
      ),
    });
  }

  /** Puts back what the latest write replaced. */
  async undo(): Promise<void> {
    const last = this.#state.journal.at(-1);
    if (last === undefined || this.#state.phase.kind === 'writing') return;
    // The check that follows a write is of no use any more.
    const calledOff = this.#check;
    calledOff?.abort();
    this.#check = null;
    this.dispatch({ type: 'write-started', cells: last.receipt.applied.length });
    try {
      const { applied, refused } = await this.host.undo(last.receipt);
      const changed = refused.filter(({ code }) => code === 'changed-meanwhile');
      const cells = changed.map(({ edit }) => `${edit.sheet}!${edit.cell}`);
      const left = refused.filter((each) => !changed.includes(each));
      const others = left.length === 0 ? '' : UNDO.notUndone(refusedList(left));
      const say = `${UNDO.undone(applied.length)}${cells.length === 0 ? '' : UNDO.refused(cells)}${others}`;
      const undone = { cells: applied.length, refused: cells, ...(others === '' ? {} : { others }) };
      if (last.readingNotes !== undefined) this.settings.update({ readingNotes: last.readingNotes });
      this.dispatch({ type: 'undone', undone, say });
    } catch (error) {
      this.dispatch({ type: 'refused', refusal: refusalOf('undo', error, this.host) });
      // What it would have seen nobody has seen yet.
      if (calledOff !== null) this.#onEdited(sheetsOf(last.receipt.applied));
      return;
    }
    await this.recheck(sheetsOf(last.receipt.applied));
  }

  /** Records that the user leaves a finding as it is. The sheet for it is made with the first. */
  waive(finding: AnyFinding, reason: string): Promise<boolean> {
    const table = this.#tableOf(finding);
    if (table === undefined) return Promise.resolve(false);
    const words = describe(finding);
    const done = this.host.waivesIn === 'comments' ? WAIVE.commented : WAIVE.done;
    return this.#write('waive', WAIVE.label, done, async () => {
      await this.host.ensureSheet(WAIVER_SHEET);
      const sheet = await this.#waiverSheet();
      const entry = {
        ...waiverKey(table, finding),
        title: words.title,
        message: words.what,
        reason: reason.trim(),
        date: this.#deps.today(),
      };
      const { policy, ofForms } = this.#state;
      const isRecorded = policy === null || readWaiverSheet(sheet).policy?.id === policy.id;
      const record = isRecorded ? [] : recordPolicy(sheet, policy, WAIVER_WORDS.sheetTitle);
      const single = this.#formRecords(sheet, ofForms, 1);
      return onceEach([...record, ...single, ...enterWaiver(sheet, entry, WAIVER_WORDS.sheetTitle)]);
    });
  }

  /** Keeps what words of a form mean, on this machine and in the workbook where that can be written to, and reads the forms by it. */
  async teach(note: ReadingNote): Promise<void> {
    const before = this.settings.current.readingNotes;
    this.settings.update({ readingNotes: mergeNotes(before, [note]) });
    const entry = { ...note, name: ROLE_NAMES[note.role] };
    const done = await this.#write(
      'teach',
      TEACH.label(note.words),
      TEACH.taught(note.words, entry.name),
      async () => {
        await this.host.ensureSheet(WAIVER_SHEET);
        return enterNote(await this.#waiverSheet(), entry, WAIVER_WORDS.sheetTitle);
      },
      { readingNotes: before },
    );
    if (done) return;
    await this.recheck([]);
    this.say(TEACH.hereAlone(note.words, entry.name));
  }

  /** Takes back what was taught about these words, here and in the workbook. */
  async unteach(words: string): Promise<void> {
    const before = this.settings.current.readingNotes;
    this.settings.update({ readingNotes: withoutNote(before, words) });
    const sheet = findWaiverSheet(this.#state.checked?.grids ?? []);
    if (sheet !== null && removeNote(sheet, words).length > 0)
      await this.#write(
        'teach',
        TEACH.takeBack(words),
        TEACH.takenBack(words),
        async () => removeNote(await this.#waiverSheet(), words),
        { readingNotes: before },
      );
    else await this.#readAnew(TEACH.takenBack(words));
  }

  /** Takes over what was taught elsewhere. */
  async learn(notes: readonly ReadingNote[]): Promise<void> {
    this.settings.update({ readingNotes: mergeNotes(this.settings.current.readingNotes, notes) });
    await this.#readAnew(TEACH.imported(notes.length));
  }

  async #readAnew(say: string): Promise<void> {
    if (this.#state.checked !== null) await this.recheck([]);
    this.say(say);
  }

  /** Takes the waivers of a finding out again. */
  async restore(finding: AnyFinding): Promise<void> {
    const table = this.#tableOf(finding);
    if (table === undefined) return;
    await this.#write('waive', WAIVE.restoreLabel, WAIVE.restored, async () => {
      const sheet = await this.#waiverSheet();
      return removeWaivers(sheet, waiversOf(readWaiverSheet(sheet).waivers, waiverKey(table, finding)));
    });
  }

  async setMarks(on: boolean): Promise<void> {
    this.#knowsMarks = true;
    this.dispatch({ type: 'marks-set', on, say: null });
    if (on) await this.#mark('aloud');
    else await this.#attempt('mark', () => this.host.clearMarks(), LIVE.unmarked);
  }

  /** Colours the sheets by what their cells were taken for, where the host shows them itself. */
  showReading(on: boolean): void {
    this.dispatch({ type: 'reading-shown', on });
    this.#colour();
  }

  #colour(): void {
    const { reading, checked } = this.#state;
    const tables = reading ? (checked?.review.tables ?? []) : [];
    this.host.showRoles?.(
      tables.flatMap(({ table: { sheet, account } }) =>
        account.cells.map(({ cell: { row, column }, role }) => ({ sheet, row, column, role })),
      ),
    );
  }

  /** Shows a cell in the sheet. */
  async locate(sheet: string, cell: string): Promise<void> {
    await this.#attempt('locate', () => this.host.locate(sheet, cell, this.#witnessOf(sheet, cell)), null);
  }

  say(text: string): void {
    this.dispatch({ type: 'announced', text });
  }

  /** The form that a finding belongs to; null where it belongs to none, undefined where that is gone. */
  #tableOf({ table }: AnyFinding): SelfEvaluation | null | undefined {
    return table === null ? null : this.#state.checked?.review.tables[table]?.table;
  }

  async #waiverSheet(): Promise<SheetGrid> {
    const [sheet] = await this.host.readSheets([WAIVER_SHEET]);
    if (sheet === undefined) throw new DocumentError('gone', 'no-such-sheet', { sheet: WAIVER_SHEET });
    return sheet;
  }

  async #attempt(during: Doing, work: () => Promise<void>, say: string | null): Promise<boolean> {
    try {
      await work();
      if (say !== null) this.dispatch({ type: 'announced', text: say });
      return true;
    } catch (error) {
      this.dispatch({ type: 'refused', refusal: refusalOf(during, error, this.host) });
      return false;
    }
  }

  /** The form that a cell of the last check belongs to; any of its sheet tells where rows have moved. */
  #tableIn(sheet: string): SelfEvaluation | null {
    return this.#state.checked?.review.tables.find(({ table }) => table.sheet === sheet)?.table ?? null;
  }

  #witnessOf(sheet: string, cell: string): Witness | undefined {
    const table = this.#tableIn(sheet);
    return table === null ? undefined : witnessAt(table, cell);
  }

  /** Plans are made of the last check: by that it is known where they belong, whatever moves before they are written. */
  #witnessed(edits: readonly PreviewEdit[]): readonly PreviewEdit[] {
    return sheetsOf(edits).flatMap((sheet) => {
      const table = this.#tableIn(sheet);
      const own = edits.filter((edit) => edit.sheet === sheet);
      // Choices were planned form by form, with their witnesses: of all forms of a sheet at once that takes long.
      const choices = own.filter(({ optional }) => optional !== undefined);
      const others = own.filter(({ optional }) => optional === undefined);
      return table === null ? own : [...witnessedIn(others, table), ...choices];
    });
  }

  /**
   * Plans and writes; what was written goes into the journal and is read again.
   * @param say null: how many cells were written, and which weren't
   * @param more `readingNotes`: what was taught before, where undoing takes that back too; `cells`: how many are written, one when absent
   */
  async #write(
    during: Doing,
    label: string,
    say: string | null,
    plan: () => Promise<CellEdit[]>,
    more: { readonly readingNotes?: readonly ReadingNote[]; readonly cells?: number; readonly unseen?: boolean } = {},
  ): Promise<boolean> {
    if (this.#state.phase.kind === 'writing') return false;
    const { readingNotes, cells = 1, unseen = false } = more;
    // A check of what is about to change is of no use any more.
    this.#check?.abort();
    this.#check = null;
    this.dispatch({ type: 'write-started', cells });
    let receipt: ApplyReceipt;
    try {
      receipt = await this.host.apply(await plan());
    } catch (error) {
      this.dispatch({ type: 'refused', refusal: refusalOf(during, error, this.host) });
      return false;
    }
    const sentence = say === null ? this.#saidOf(receipt, unseen) : `${say}${notWritten(receipt.refused)}`;
    const written = {
      label,
      receipt,
      ...(unseen ? { unseen } : {}),
      ...(readingNotes === undefined ? {} : { readingNotes }),
    };
    this.dispatch({ type: 'written', written, say: sentence });
    await this.recheck(sheetsOf(receipt.applied));
    return true;
  }

  #saidOf(receipt: ApplyReceipt, unseen = false): string {
    return describeWritten(receipt, this.#state.checked, this.#deps.nameCell ?? addressAlone, unseen);
  }

  /** `quietly`: after a check that nobody asked for, and so without a card. */
  async #mark(how: 'aloud' | 'silently' | 'quietly'): Promise<void> {
    const { checked, marks } = this.#state;
    if (!marks || checked === null) return;
    // Another check, or the switch, has marks of its own to set.
    const isPast = (): boolean => this.#state.checked !== checked || !this.#state.marks;
    const cells = await runSteps(markSteps(checked.review), this.#deps.pace, () => undefined, isPast);
    if (cells === null) return;
    if (how === 'quietly') {
      await this.#markQuietly(() => this.host.mark(cells));
      return;
    }
    const sentence = how === 'aloud' ? LIVE.marked(cells.length) : null;
    const done = await this.#attempt('mark', () => this.host.mark(cells), sentence);
    if (!done) this.dispatch({ type: 'marks-set', on: false, say: null });
  }

  async #markQuietly(mark: () => Promise<void>): Promise<void> {
    try {
      await mark();
    } catch (error) {
      if (isOfTheMoment(error)) {
        if (this.#markTimer !== null) clearTimeout(this.#markTimer);
        this.#markTimer = setTimeout(() => void this.#mark('quietly'), LIVE_RETRY);
        return;
      }
      // Marks that are no longer kept up would say what isn't so: the switch shows that.
      this.dispatch({ type: 'check-held', lastError: technical(refusalOf('mark', error, this.host)) });
      this.dispatch({ type: 'marks-set', on: false, say: LIVE.marksOff });
    }
  }

  #holdCheck(error: unknown): void {
    const isOver = !isOfTheMoment(error);
    this.dispatch({ type: 'check-held', lastError: isOver ? technical(refusalOf('check', error, this.host)) : null });
    if (!isOver) this.#checkLater(LIVE_RETRY);
  }

  /** What this check saw is no longer news; what was edited meanwhile, or lies in other sheets, still is. */
  #finish(checked: Checked, known: readonly (readonly [string, symbol])[], say: string | null): void {
    for (const [sheet, edit] of known) if (this.#edited.get(sheet) === edit) this.#edited.delete(sheet);
    const stale = [...this.#edited.keys()].some((sheet) => isPartOf(checked, sheet));
    this.dispatch({ type: 'check-done', checked, say, stale });
    if (this.#state.reading) this.#colour();
    if (stale && this.settings.current.live && this.#timer === null) this.#checkLater(LIVE_DELAY);
  }

  #listen(): void {
    if (!this.#isConnected || this.#stopHearing !== null) return;
    this.#stopHearing = this.host.onEdited((cells) => this.#onEdited(cells.map((cell) => cell.sheet)));
  }

  async #run(
    read: (signal: AbortSignal) => Promise<SheetGrid[]>,
    scope: Scope,
    aloud: boolean,
    { quiet, sheets }: { readonly quiet: boolean; readonly sheets: readonly string[] | null } = {
      quiet: false,
      sheets: null,
    },
  ): Promise<void> {
    this.#check?.abort();
    const running = new AbortController();
    this.#check = running;
    const { signal } = running;
    this.#isQuiet = quiet;
    // What is edited from here on, this check may not see.
    this.#listen();
    const known = [...this.#edited].filter(([sheet]) => sheets === null || sheets.includes(sheet));
    if (!quiet) this.dispatch({ type: 'check-started' });
    // The one before it was called off: nothing is under way as long as this one waits.
    else if (this.#state.phase.kind === 'checking') this.dispatch({ type: 'check-held', lastError: null });
    try {
      const grids = await read(signal);
      if (quiet) {
        if (signal.aborted) return;
        // What a preview shows was made of the result on the screen.
        if (this.#state.preview !== null || this.#state.phase.kind === 'writing') {
          this.#check = null;
          return;
        }
        this.dispatch({ type: 'check-started' });
      }
      // Taking the last cells was a piece of its own.
      await this.#deps.pace.rest();
      const { policy, formPolicies, origin } = policyInForce(grids, {
        chosen: this.#state.policy,
        ofForms: this.#state.ofForms,
        keepsRecorded: true,
        personal: personalPolicy(this.settings.current),
      });
      const { readingNotes } = this.settings.current;
      const options = { policy, formPolicies, partial: scope === 'active', hidden: this.#hidden, readingNotes };
      const reviewed = await runSteps(
        reviewSteps(grids, options, this.#memo),
        this.#deps.pace,
        ({ done, of }) => this.dispatch({ type: 'check-progress', stage: 'reviewing', done, of }),
        () => signal.aborted,
      );
      // Called off, or another check began: this one's result is nobody's.
      if (reviewed === null || signal.aborted) return;
      const checked: Checked = { scope, grids, review: reviewed, policy, policyOrigin: origin, formPolicies };
      this.#check = null;
      this.#finish(checked, known, aloud ? spoken(reviewed) : null);
    } catch (error) {
      if (signal.aborted) return;
      this.#check = null;
      if (quiet) this.#holdCheck(error);
      else this.dispatch({ type: 'refused', refusal: refusalOf('check', error, this.host) });
      return;
    }
    // The result is drawn before marks are looked for.
    await this.#deps.pace.rest();
    const recognised = await this.#recogniseMarks();
    await this.#mark(quiet || recognised ? 'quietly' : 'silently');
  }

  /** Marks that the workbook came with are ours to keep up: a cell that was put right meanwhile mustn't stay red. */
  async #recogniseMarks(): Promise<boolean> {
    if (this.#knowsMarks || !this.host.can.marks) return false;
    try {
      const found = await this.host.hasMarks();
      const isNews = found && !this.#knowsMarks && !this.#state.marks;
      this.#knowsMarks = true;
      if (isNews) this.dispatch({ type: 'marks-set', on: true, say: null });
      return isNews;
    } catch {
      // Nobody has asked for them; the next check looks again.
      return false;
    }
  }

  #onEdited(sheets: readonly string[]): void {
    this.dispatch({ type: 'edited' });
    for (const sheet of sheets) this.#edited.set(sheet, Symbol(sheet));
    if (this.settings.current.live) this.#checkLater(LIVE_DELAY);
  }

  #checkLater(milliseconds: number): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#checkEdited(), milliseconds);
  }

  #checkEdited(): void {
    this.#timer = null;
    const { phase, preview, checked } = this.#state;
    if (phase.kind === 'writing' || preview !== null || checked === null || !this.settings.current.live) return;
    // The user's own check goes on.
    if (phase.kind === 'checking' && !this.#isQuiet) {
      this.#checkLater(LIVE_DELAY);
      return;
    }
    const sheets = [...this.#edited.keys()].filter((sheet) => isPartOf(checked, sheet));
    if (sheets.length > 0) void this.#recheck(sheets, true);
  }
}

function spoken(reviewed: Review): string {
  if (reviewed.tables.length === 0) return LIVE.noForm;
  return LIVE.checked(describeVerdict(reviewed.verdict, countsOf(reviewed), openOf(reviewed)));
}
