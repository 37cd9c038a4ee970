/** The notes to be written: drafts of the engine with what the user gave, cell by cell. */

import { contentOf } from '../../engine/edits/content.ts';
import { cellAddress } from '../../engine/grid/address.ts';
import type { GridCell } from '../../engine/grid/grid.ts';
import { indicatorPath } from '../../engine/notes/causes.ts';
import { draftNotes, type NoteDraft } from '../../engine/notes/draft.ts';
import type { TableReview } from '../../engine/review-types.ts';
import { hasHole, type NoteForm, noteText } from '../../messages/notes.ts';
import { NOTES } from '../../messages/pane.ts';
import type { Checked, NoteInput, PaneState, PresentMode, Preview, PreviewEdit } from '../state/state.ts';

export interface NoteEntry {
  readonly key: string;
  readonly draft: NoteDraft;
  readonly input: NoteInput;
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
};

function noteCell(table: number, sheet: string, entries: readonly NoteEntry[], inputs: Inputs): NoteCell {
  const { present: modes, form } = inputs;
  const [first] = entries as readonly [NoteEntry, ...NoteEntry[]];
  const { cell } = first.draft;
  const address = cell === null ? null : cellAddress(cell.row, cell.column);
  const key = address === null ? first.key : `${sheet}!${address}`;
  const text = noteText(
    entries.map((entry) => entry.draft),
    form,
  );
  const present = presentText(first.draft);
  const mode = modes[key] ?? 'keep';
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
    result: address === null ? null : resultOf(text, present, mode),
  };
}

/** The drafts of one cell as the engine makes them, before the user has said anything. */
export interface PlainNotes {
  readonly table: number;
  readonly sheet: string;
  readonly drafts: readonly { readonly key: string; readonly draft: NoteDraft }[];
}

/** Everything that deviates, in the form's order, cell by cell. */
export function plainNotes({ review }: Checked): PlainNotes[] {
  return review.tables.flatMap((reviewed, table) => {
    const cells = new Map<string, { readonly key: string; readonly draft: NoteDraft }[]>();
    for (const draft of draftNotes(reviewed).drafts) {
      const key = keyOf(reviewed, table, draft);
      const place = draft.cell === null ? key : `${draft.cell.row}/${draft.cell.column}`;
      const known = cells.get(place);
      if (known === undefined) cells.set(place, [{ key, draft }]);
      else known.push({ key, draft });
    }
    return [...cells.values()].map((drafts) => ({ table, sheet: reviewed.table.sheet, drafts }));
  });
}

/** The notes with what the user has said so far: made anew with every key. */
export function noteCells(plain: readonly PlainNotes[], inputs: Inputs): NoteCell[] {
  return plain.map(({ table, sheet, drafts }) => {
    const entries = drafts.map(({ key, draft }): NoteEntry => {
      const input = inputs.notes[key] ?? NOTHING;
      return { key, input, draft: { ...draft, cause: given(input.cause), measures: given(input.measures) } };
    });
    return noteCell(table, sheet, entries, inputs);
  });
}

/** Complete, and something is to be written. */
export function isReady(cell: NoteCell): boolean {
  return cell.complete && cell.result !== null;
}

export function notesPreview(cells: readonly NoteCell[]): Preview {
  const edits = cells.flatMap(({ sheet, address, cell, result, entries }): PreviewEdit[] => {
    if (address === null || cell === null || result === null) return [];
    const what = entries.map(({ draft }) => (draft.about === 'execution' ? NOTES.execution : draft.name)).join('、');
    return [{ sheet, cell: address, from: contentOf(cell), to: { value: result }, legible: true, what }];
  });
  const inputs = cells.flatMap(({ entries }) => entries.map(({ input }) => input));
  return {
    edits,
    skipped: [],
    label: NOTES.label(edits.length),
    wording: { causes: inputs.map(({ cause }) => cause), measures: inputs.map(({ measures }) => measures) },
    notes: cells.flatMap(({ key, entries }) => [key, ...entries.map((entry) => entry.key)]),
  };
}
