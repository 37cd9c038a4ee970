/** Everything that the pane shows, in one place, and how it changes: pure data, pure transitions. */

import type { FormChoice, PolicyOrigin } from '../../app/policy-in-force.ts';
import type { CellEdit } from '../../engine/edits/edit.ts';
import type { SheetGrid } from '../../engine/grid/grid.ts';
import type { About } from '../../engine/notes/draft.ts';
import { type FormKey, type FormPolicy, isSameForm } from '../../engine/policy/form-policies.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import type { ReadingNote } from '../../engine/reading-notes/note.ts';
import type { Review } from '../../engine/review-types.ts';
import type { DocumentErrorCode } from '../../formats/error.ts';
import type { ApplyReceipt } from '../../hosts/host.ts';
import type { Advice } from '../../messages/advice.ts';
import type { TABS } from '../../messages/pane.ts';

export type Scope = 'active' | 'all';

export type PaneTab = keyof typeof TABS;

type Phase =
  | { readonly kind: 'starting' }
  | { readonly kind: 'idle' }
  | { readonly kind: 'checking'; readonly stage: 'reading' | 'reviewing'; readonly done: number; readonly of: number }
  | { readonly kind: 'writing'; readonly cells: number };

/** Where the policy in force comes from. */

/** A finished check and what it was made of. */
export interface Checked {
  readonly scope: Scope;
  /** The sheets that were read, 核对说明 among them when the workbook has it. */
  readonly grids: readonly SheetGrid[];
  readonly review: Review;
  readonly policy: ScoringPolicy;
  readonly policyOrigin: PolicyOrigin;
  readonly formPolicies: readonly FormPolicy[];
}

export type Doing = 'check' | 'write' | 'undo' | 'mark' | 'locate' | 'waive' | 'policy' | 'teach';

/** What was refused, why, and what to do. */
export interface Refusal {
  readonly during: Doing;
  readonly code: DocumentErrorCode;
  readonly advice: Advice;
  /** The technical cause, for a report of the problem. */
  readonly cause: string | null;
}

/** A write that can be undone. */
interface Written {
  readonly label: string;
  readonly receipt: ApplyReceipt;
  /** Nobody saw the cells before they were written: they are named. */
  readonly unseen?: boolean;
  /** What was taught on this machine before; undoing it takes back what was taught since. */
  readonly readingNotes?: readonly ReadingNote[];
}

/** The outcome of an undo. */
interface Undone {
  readonly cells: number;
  /** Cells that were edited since and stay: `自评表!H13`. */
  readonly refused: readonly string[];
  /** A sentence on cells that stay for another reason: their rows were deleted, their sheet is protected. */
  readonly others?: string;
}

export interface PreviewEdit extends CellEdit {
  /** What the cell is about: `得分`, an indicator's name; `''` when there is nothing to say. */
  readonly what: string;
  /** The drafts that it writes; an edit that is left out leaves them as they are. */
  readonly drafts?: WrittenDrafts;
  /** What the user decides: a choice of its own, or what goes with all the choices that it needs. */
  readonly optional?: 'choice' | 'follows';
  /** What the user decides about, in a sentence. */
  readonly why?: string;
  /** Cells of choices, in the same sheet, beside which it would be untrue. */
  readonly unless?: readonly string[];
}

/** What is done with once a note is written. */
interface WrittenDrafts {
  /** Of what the user gave for them. */
  readonly keys: readonly string[];
  /** The user's wording in it, remembered. */
  readonly causes: readonly string[];
  readonly measures: readonly string[];
}

/** What is about to be written, for the user's word. */
export interface Preview {
  readonly edits: readonly PreviewEdit[];
  /** Why other cells are left as they are, one sentence each. */
  readonly skipped: readonly string[];
  /** How the undo journal calls it. */
  readonly label: string;
  /** The user asked for the choices: they are ticked from the start. */
  readonly ticked?: boolean;
}

/** What the user gave for a note that is not yet written. */
export interface NoteInput {
  readonly cause: string;
  readonly measures: string;
}

/** What becomes of text that a note cell holds already. */
export type PresentMode = 'keep' | 'append' | 'replace';

/** A note that somebody asked to write, to be shown once; asked for again it is another object. */
export interface WantedNote {
  /** The index of the form among those that were checked. */
  readonly table: number;
  readonly about: About;
}

/** A card of 问题 that is to be shown once; asked for again it is another object. */
export interface WantedCard {
  /** As `cardKey` makes it. */
  readonly key: string;
  /** It stands under 已忽略 alone. */
  readonly waived: boolean;
}

/** How much there was to do at first, of what is looked at now: other sheets, or another policy, are another beginning. */
interface Beginning {
  readonly of: string;
  /** Findings that stood. */
  readonly count: number;
}

export interface PaneState {
  readonly phase: Phase;
  readonly tab: PaneTab;
  /** Not shown yet. */
  readonly wantedNote: WantedNote | null;
  /** Not shown yet. */
  readonly wantedCard: WantedCard | null;
  readonly scope: Scope;
  /** The policy chosen here for this workbook; null: what the workbook records, or the personal default. */
  readonly policy: ScoringPolicy | null;
  /** Chosen here for single forms; null as a policy: that of the workbook. */
  readonly ofForms: readonly FormChoice[];
  readonly checked: Checked | null;
  readonly beginning: Beginning | null;
  /** Cells were edited since the check. */
  readonly stale: boolean;
  readonly refusal: Refusal | null;
  /** The last technical error, also after its message was closed: for 关于. */
  readonly lastError: string | null;
  /** The latest write last. */
  readonly journal: readonly Written[];
  readonly undone: Undone | null;
  /** The bar that says what was written is closed; the journal stays. */
  readonly journalHidden: boolean;
  readonly preview: Preview | null;
  readonly marks: boolean;
  /** The sheets are coloured by what their cells were taken for. */
  readonly reading: boolean;
  readonly notes: Readonly<Record<string, NoteInput>>;
  readonly present: Readonly<Record<string, PresentMode>>;
  /** For the live region; the number makes the same words news again. */
  readonly announced: { readonly number: number; readonly text: string };
}

export type PaneEvent =
  | { readonly type: 'check-started' }
  | {
      readonly type: 'check-progress';
      readonly stage: 'reading' | 'reviewing';
      readonly done: number;
      readonly of: number;
    }
  | {
      readonly type: 'check-done';
      readonly checked: Checked;
      readonly say: string | null;
      /** Sheets were edited that this check didn't read. */
      readonly stale?: boolean;
    }
  /** A check that nobody asked for came to nothing; no card, the result on the screen stays what it is. */
  | { readonly type: 'check-held'; readonly lastError: string | null }
  | { readonly type: 'check-cancelled'; readonly say: string }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'refusal-closed' }
  | { readonly type: 'edited' }
  | { readonly type: 'tab-set'; readonly tab: PaneTab }
  | { readonly type: 'note-wanted'; readonly note: WantedNote }
  | { readonly type: 'note-shown' }
  | { readonly type: 'card-wanted'; readonly card: WantedCard }
  | { readonly type: 'card-shown' }
  | { readonly type: 'scope-set'; readonly scope: Scope }
  | { readonly type: 'policy-set'; readonly policy: ScoringPolicy | null }
  | { readonly type: 'form-policies-set'; readonly forms: readonly FormKey[]; readonly policy: ScoringPolicy | null }
  | { readonly type: 'preview-opened'; readonly preview: Preview }
  | { readonly type: 'preview-closed' }
  | { readonly type: 'write-started'; readonly cells: number }
  | { readonly type: 'written'; readonly written: Written; readonly say: string }
  /** By another page of the add-in: what is under way here stays. */
  | { readonly type: 'written-elsewhere'; readonly written: Written; readonly say: string }
  | { readonly type: 'undone'; readonly undone: Undone; readonly say: string }
  | { readonly type: 'journal-hidden' }
  | { readonly type: 'marks-set'; readonly on: boolean; readonly say: string | null }
  | { readonly type: 'reading-shown'; readonly on: boolean }
  /** The same is said about all of them. */
  | { readonly type: 'notes-changed'; readonly keys: readonly string[]; readonly input: NoteInput }
  | { readonly type: 'present-changed'; readonly key: string; readonly mode: PresentMode }
  | { readonly type: 'notes-written'; readonly keys: readonly string[] }
  | { readonly type: 'announced'; readonly text: string };

export const initialState: PaneState = {
  phase: { kind: 'starting' },
  tab: 'problems',
  wantedNote: null,
  wantedCard: null,
  scope: 'active',
  policy: null,
  ofForms: [],
  checked: null,
  beginning: null,
  stale: false,
  refusal: null,
  lastError: null,
  journal: [],
  undone: null,
  journalHidden: false,
  preview: null,
  marks: false,
  reading: false,
  notes: {},
  present: {},
  announced: { number: 0, text: '' },
};

const IDLE: Phase = { kind: 'idle' };

function saying(state: PaneState, text: string | null): Pick<PaneState, 'announced'> {
  return { announced: text === null ? state.announced : { number: state.announced.number + 1, text } };
}

function without<Value>(
  record: Readonly<Record<string, Value>>,
  keys: readonly string[],
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(record).filter(([key]) => !keys.includes(key)));
}

/** For 关于 in the settings. */
export function technical({ code, cause }: Refusal): string {
  return cause === null ? code : `${code}: ${cause}`;
}

function refused(state: PaneState, refusal: Refusal): PaneState {
  const lastError = technical(refusal);
  return {
    ...state,
    phase: IDLE,
    refusal,
    lastError,
    // A cell that couldn't be shown is no reason to lose what was ticked.
    preview: refusal.during === 'locate' ? state.preview : null,
    ...saying(state, `${refusal.advice.what}${refusal.advice.how}`),
  };
}

function beginningOf(before: Beginning | null, { scope, review }: Checked): Beginning {
  const of = [scope, ...review.tables.map(({ table, policy }) => `${table.sheet} ${policy.id}`)].join('\n');
  if (before?.of === of) return before;
  return { of, count: review.findings.filter(({ waived }) => waived === null).length };
}

/** The state after an event. Never changes the one given. */
export function transition(state: PaneState, event: PaneEvent): PaneState {
  switch (event.type) {
    case 'check-started':
      return { ...state, phase: { kind: 'checking', stage: 'reading', done: 0, of: 0 }, refusal: null };
    case 'check-progress':
      // Progress of a check that was called off comes too late.
      if (state.phase.kind !== 'checking') return state;
      return { ...state, phase: { kind: 'checking', stage: event.stage, done: event.done, of: event.of } };
    case 'check-done':
      return {
        ...state,
        phase: IDLE,
        checked: event.checked,
        beginning: beginningOf(state.beginning, event.checked),
        stale: event.stale === true,
        ...saying(state, event.say),
      };
    case 'check-held':
      return {
        ...state,
        phase: state.phase.kind === 'checking' ? IDLE : state.phase,
        stale: state.checked !== null,
        lastError: event.lastError ?? state.lastError,
      };
    case 'check-cancelled':
      return { ...state, phase: IDLE, ...saying(state, event.say) };
    case 'refused':
      return refused(state, event.refusal);
    case 'refusal-closed':
      return { ...state, refusal: null };
    case 'edited':
      return state.checked === null ? state : { ...state, stale: true };
    case 'tab-set':
      return { ...state, tab: event.tab };
    case 'note-wanted':
      return { ...state, tab: 'notes', wantedNote: event.note };
    case 'note-shown':
      return { ...state, wantedNote: null };
    case 'card-wanted':
      return { ...state, tab: 'problems', wantedCard: event.card };
    case 'card-shown':
      return { ...state, wantedCard: null };
    case 'scope-set':
      return { ...state, scope: event.scope };
    case 'policy-set':
      return { ...state, policy: event.policy };
    case 'form-policies-set': {
      const { forms, policy } = event;
      const others = state.ofForms.filter((each) => !forms.some((form) => isSameForm(each, form)));
      return { ...state, ofForms: [...others, ...forms.map((form): FormChoice => ({ ...form, policy }))] };
    }
    case 'preview-opened':
      return { ...state, preview: event.preview };
    case 'preview-closed':
      return { ...state, preview: null };
    case 'write-started':
      return { ...state, phase: { kind: 'writing', cells: event.cells }, refusal: null };
    case 'written':
      return {
        ...state,
        phase: IDLE,
        preview: null,
        journal: [...state.journal, event.written],
        journalHidden: false,
        undone: null,
        ...saying(state, event.say),
      };
    case 'written-elsewhere':
      return {
        ...state,
        stale: state.checked !== null,
        journal: [...state.journal, event.written],
        journalHidden: false,
        undone: null,
        ...saying(state, event.say),
      };
    case 'undone':
      return {
        ...state,
        phase: IDLE,
        journal: state.journal.slice(0, -1),
        undone: event.undone,
        journalHidden: false,
        ...saying(state, event.say),
      };
    case 'journal-hidden':
      return { ...state, journalHidden: true, undone: null };
    case 'marks-set':
      return { ...state, marks: event.on, ...saying(state, event.say) };
    case 'reading-shown':
      return { ...state, reading: event.on };
    case 'notes-changed':
      return {
        ...state,
        notes: { ...state.notes, ...Object.fromEntries(event.keys.map((key) => [key, event.input])) },
      };
    case 'present-changed':
      return { ...state, present: { ...state.present, [event.key]: event.mode } };
    case 'notes-written':
      return { ...state, notes: without(state.notes, event.keys), present: without(state.present, event.keys) };
    case 'announced':
      return { ...state, ...saying(state, event.text) };
  }
}

export type Screen = 'starting' | 'checking' | 'refused' | 'no-form' | 'result';

/** What the pane's body shows: a check that runs leaves an earlier result on the screen. */
export function screenOf(state: PaneState): Screen {
  if (state.checked !== null) return state.checked.review.tables.length === 0 ? 'no-form' : 'result';
  if (state.phase.kind === 'checking') return 'checking';
  return state.refusal === null ? 'starting' : 'refused';
}

export function isBusy({ phase }: PaneState): boolean {
  return phase.kind === 'checking' || phase.kind === 'writing';
}
