/** The notes to be written: drafts of the engine with what the user gave, cell by cell. */

import type { Decimal } from '../../engine/decimal.ts';
import { contentOf } from '../../engine/edits/content.ts';
import { cellAddress } from '../../engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../engine/grid/grid.ts';
import { indicatorPath } from '../../engine/notes/causes.ts';
import { type Direction, directionOf, dueScore } from '../../engine/notes/direction.ts';
import { draftNotes, type NoteDraft, saysNothing } from '../../engine/notes/draft.ts';
import type { AnyFinding, Review, TableReview } from '../../engine/review-types.ts';
import { hasHole, NOTE_FORMS, type NoteForm, noteSentence, noteText } from '../../messages/notes.ts';
import { NOTES } from '../../messages/notes-tab.ts';
import type { Checked, NoteInput, PaneState, PresentMode, Preview, PreviewEdit } from '../state/state.ts';
import { isBlank } from './remedies.ts';

/** The score that a reached target is due: to be put right before anybody looks for a cause. */
export interface ScoreFirst {
  readonly score: Decimal;
  /** Its fix writes the score. */
  readonly finding: AnyFinding;
}

/** `column`: the form has none for notes. `row`: it has one, but not in this row. `label`: the cell holds its label as well. */
type NoPlace = 'column' | 'row' | 'label';

interface PlainEntry {
  readonly key: string;
  readonly draft: NoteDraft;
  readonly direction: Direction;
  readonly scoreFirst: ScoreFirst | null;
  /** Why the note can't be written; null where it can. */
  readonly noPlace: NoPlace | null;
  /** The form has a cell for what was achieved, where words about the money are read as well. */
  readonly hasResult: boolean;
}

/**
 * `todo`: nobody has said anything. `half`: something is still missing. `ready`: all is said. `standing`: the cell holds a text
 * already. `written`: that text was written from here.
 */
type NoteState = 'todo' | 'half' | 'ready' | 'standing' | 'written';

export interface NoteEntry extends PlainEntry {
  readonly table: number;
  readonly input: NoteInput;
  readonly state: NoteState;
}

/** One note cell with all drafts that belong into it; without a cell each draft stands alone. */
export interface NoteCell {
  readonly key: string;
  readonly table: number;
  readonly sheet: string;
  readonly address: string | null;
  readonly cell: GridCell | null;
  readonly entries: readonly NoteEntry[];
  /** What the drafts say, holes included. */
  readonly text: string;
  readonly present: string;
  readonly mode: PresentMode;
  /** No hole is left. */
  readonly complete: boolean;
  /** The cell holds words that explain something, or were written by hand beside a hole. */
  readonly stands: boolean;
  /** What the cell will hold; null when it stays as it is. */
  readonly result: string | null;
}

const NOTHING: NoteInput = { cause: '', measures: '' };

function keyOf({ table }: TableReview, index: number, draft: NoteDraft): string {
  const indicator = draft.about === 'execution' ? undefined : table.indicators[draft.about];
  const about = indicator === undefined ? draft.about : `${indicatorPath(indicator)}@${indicator.row}`;
  return `${table.sheet}/${index}/${about}`;
}

function given(text: string): string | null {
  const trimmed = text.trim();
  return trimmed === '' ? null : trimmed;
}

function resultOf(text: string, present: string, mode: PresentMode): string | null {
  if (present === '' || mode === 'replace') return text;
  return mode === 'append' ? `${present}\n${text}` : null;
}

/** What the cell itself holds: the reading of a field drops line breaks. */
function presentText(draft: NoteDraft): string {
  const { cell, present } = draft;
  return cell?.kind === 'text' ? String(cell.value).trim() : present.trim();
}

type Inputs = Pick<PaneState, 'notes' | 'present'> & {
  /** How they are written; in full when absent. */
  readonly form?: NoteForm;
  readonly journal?: PaneState['journal'];
};

/** Whether the cell's text may go without being asked for: it says nothing, or is a draft of ours that nobody has filled. */
function mayGo(drafts: readonly NoteDraft[], present: string): boolean {
  if (drafts.some(saysNothing)) return true;
  return drafts[0]?.cell?.formula === null && NOTE_FORMS.some((form) => noteText(drafts, form) === present);
}

function wasWritten(journal: PaneState['journal'], sheet: string, address: string, present: string): boolean {
  return journal.some(({ receipt }) =>
    receipt.applied.some(
      ({ sheet: where, cell, to }) => where === sheet && cell === address && String(to.value).trim() === present,
    ),
  );
}

function stateOf(draft: NoteDraft, { cause, measures }: NoteInput): NoteState {
  if (!hasHole(noteSentence(draft, 'short'))) return 'ready';
  return given(cause) === null && given(measures) === null ? 'todo' : 'half';
}

function noteCell({ table, sheet, drafts }: PlainNotes, inputs: Inputs): NoteCell {
  const { present: modes, form, journal = [] } = inputs;
  const [first] = drafts as readonly [PlainEntry, ...PlainEntry[]];
  const { cell } = first.draft;
  const address = cell === null ? null : cellAddress(cell.row, cell.column);
  const key = address === null ? first.key : `${sheet}!${address}`;
  const present = presentText(first.draft);
  const plain = drafts.map(({ draft }) => draft);
  const stands = cell !== null && present !== '' && !mayGo(plain, present);
  const there = address !== null && wasWritten(journal, sheet, address, present) ? 'written' : 'standing';
  const entries = drafts.map((entry): NoteEntry => {
    const input = inputs.notes[entry.key] ?? NOTHING;
    const draft = { ...entry.draft, cause: given(input.cause), measures: given(input.measures) };
    return { ...entry, table, input, draft, state: stands ? there : stateOf(draft, input) };
  });
  const text = noteText(
    entries.map(({ draft }) => draft),
    form,
  );
  const mode = modes[key] ?? (stands || present === '' ? 'keep' : 'replace');
  return {
    key,
    table,
    sheet,
    address,
    cell,
    entries,
    text,
    present,
    mode,
    complete: !hasHole(text),
    stands,
    result: address === null ? null : resultOf(text, present, mode),
  };
}

/** The drafts of one cell as the engine makes them, before the user has said anything. */
export interface PlainNotes {
  readonly table: number;
  readonly sheet: string;
  readonly drafts: readonly PlainEntry[];
}

/** A target reached by the rules, and a fix that gives it its points. */
function scoreFirst(review: Review, reviewed: TableReview, index: number, draft: NoteDraft): ScoreFirst | null {
  const due = dueScore(reviewed, draft);
  const score = draft.about === 'execution' ? undefined : reviewed.table.indicators[draft.about]?.score?.cell;
  if (score === undefined || due === null) return null;
  const address = cellAddress(score.row, score.column);
  const finding = review.findings.find(
    ({ check, table, cells, fix, waived }) =>
      check === 'score-mismatch' && table === index && cells[0] === address && fix !== null && waived === null,
  );
  return finding === undefined ? null : { score: due, finding };
}

function noPlace({ table }: TableReview, { about, cell }: NoteDraft): NoPlace | null {
  if (cell !== null) return null;
  const field = about === 'execution' ? (table.funds?.total?.note ?? table.footReason) : table.indicators[about]?.note;
  if (field != null) return 'label';
  return table.indicators.some(({ note }) => note !== null) ? 'row' : 'column';
}

/** Everything that deviates, in the form's order, cell by cell. */
export function plainNotes({ review }: Checked): PlainNotes[] {
  return review.tables.flatMap((reviewed, table) => {
    const cells = new Map<string, PlainEntry[]>();
    for (const draft of draftNotes(reviewed).drafts) {
      const key = keyOf(reviewed, table, draft);
      const place = draft.cell === null ? key : `${draft.cell.row}/${draft.cell.column}`;
      const entry: PlainEntry = {
        key,
        draft,
        direction: directionOf(reviewed, draft),
        scoreFirst: scoreFirst(review, reviewed, table, draft),
        noPlace: noPlace(reviewed, draft),
        hasResult: reviewed.table.goals.some(({ goalResult }) => goalResult !== null),
      };
      const known = cells.get(place);
      if (known === undefined) cells.set(place, [entry]);
      else known.push(entry);
    }
    return [...cells.values()].map((drafts) => ({ table, sheet: reviewed.table.sheet, drafts }));
  });
}

/** The notes with what the user has said so far: made anew with every key. */
export function noteCells(plain: readonly PlainNotes[], inputs: Inputs): NoteCell[] {
  return plain.map((cell) => noteCell(cell, inputs));
}

export function sameInput(a: NoteInput, b: NoteInput): boolean {
  return a.cause === b.cause && a.measures === b.measures;
}

/**
 * Entries that may take over what is said about this one: of the same form, deviating the same way, in cells without a text, and
 * nothing said about them yet, or just this by a tick.
 */
export function likeEntries(cells: readonly NoteCell[], entry: NoteEntry, ticked: ReadonlySet<string>): NoteEntry[] {
  const all = cells.filter(({ stands }) => !stands).flatMap(({ entries }) => entries);
  return all.filter((other) => {
    if (other.key === entry.key || other.table !== entry.table || other.direction !== entry.direction) return false;
    if (other.scoreFirst !== null) return false;
    return other.state === 'todo' || (ticked.has(other.key) && sameInput(other.input, entry.input));
  });
}

/** Complete, and something is to be written. */
export function isReady(cell: NoteCell): boolean {
  return cell.complete && cell.result !== null;
}

export function notesPreview(cells: readonly NoteCell[]): Preview {
  const edits = cells.flatMap(({ key, sheet, address, cell, result, entries }): PreviewEdit[] => {
    if (address === null || cell === null || result === null) return [];
    const what = entries.map(({ draft }) => (draft.about === 'execution' ? NOTES.execution : draft.name)).join('、');
    const drafts = {
      keys: [key, ...entries.map((entry) => entry.key)],
      causes: entries.map(({ input }) => input.cause),
      measures: entries.map(({ input }) => input.measures),
    };
    return [{ sheet, cell: address, from: contentOf(cell), to: { value: result }, legible: true, what, drafts }];
  });
  return { edits, skipped: [], label: NOTES.label(edits.length) };
}

/** Nothing is lost by writing these notes, and nothing stands in their way that had to be told first. */
export function needsNoLook({ edits }: Preview, grids: readonly SheetGrid[]): boolean {
  return edits.every(
    ({ sheet, from }) => isBlank(from) && grids.some((grid) => grid.name === sheet && !grid.protected),
  );
}
