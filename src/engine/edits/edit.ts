/** A planned change of one cell: data, applied by a host after the user's word. */

import type { NoteDraft } from '../notes/draft.ts';

/** What is typed into a cell. */
export interface CellContent {
  readonly value: number | string | boolean | null;
  /** The code of an error that stands there as a constant: `#N/A`; the value is null then. Nothing plans one, undoing puts it back. */
  readonly error?: string;
  /** Without the `=`; the value beside it is the formula's result. */
  readonly formula?: string;
}

/** Words in a cell beside the one to be changed, without their spaces. */
export interface WitnessCell {
  /** A1 address when the change was planned. */
  readonly cell: string;
  readonly text: string;
}

/**
 * What tells where an edit belongs when rows, columns or sheets have moved since it was planned: the words of its row and the
 * head of its column, each so many that only one row (column) of the sheet has them.
 */
export interface Witness {
  /** The host's own id of the sheet, which outlives its name; absent where the host has none. */
  readonly sheetId?: string;
  readonly row: readonly WitnessCell[];
  /** Empty where no head stands above the cell: then it moves sideways with the words of its row. */
  readonly column: readonly WitnessCell[];
}

/** How high a row is, in the words of its document, so that it can be put back exactly. Null: nothing is said. */
export interface RowHeight {
  /** In points. */
  readonly points: string | null;
  /** Whether it was set by hand, where the document says so. */
  readonly fixed: string | null;
}

export interface HeightChange {
  readonly from: RowHeight;
  readonly to: RowHeight;
}

export interface CellEdit {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  /** What the cell held when the change was planned; a host refuses the edit when it holds something else. */
  readonly from: CellContent;
  readonly to: CellContent;
  /** Absent for what a person types into the very cell. */
  readonly witness?: Witness;
  /**
   * A1 addresses, in the same sheet, of edits planned together with this one, which is untrue without them: the scores of a
   * total. Of those applied together none is written when one it needs is refused.
   */
  readonly needs?: readonly string[];
  /** A text that is to be read in full, on paper too: where its row is too low for it, the host makes the row higher. */
  readonly legible?: true;
  /** What became of the row's height when the edit was written; undoing the edit undoes that. */
  readonly height?: HeightChange;
}

/**
 * `safe`: one right answer (a sum, the rule's score, a number stored as text); safe fixes may be applied together.
 * `choice`: the user decides one at a time (a drafted note).
 */
export type FixKind = 'safe' | 'choice';

export interface Fix {
  readonly kind: FixKind;
  readonly edits: readonly CellEdit[];
  /** Notes to write beside the edits; `messages/fixes.ts` makes edits of them. */
  readonly notes?: readonly NotePlan[];
}

/** A note that one cell is to take: what the drafts say, all of them that belong into the cell. */
export interface NotePlan {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  readonly from: CellContent;
  readonly witness?: Witness;
  readonly drafts: readonly NoteDraft[];
}

/** A cell of the workbook as one text, for maps and sets. */
export function placeKey({ sheet, cell }: Pick<CellEdit, 'sheet' | 'cell'>): string {
  return `${sheet}\n${cell}`;
}
