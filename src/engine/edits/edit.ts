import type { NoteDraft } from '../notes/draft.ts';

/** A planned change of one cell: data, applied by a host after the user's word. */

/** What is typed into a cell. */
export interface CellContent {
  readonly value: number | string | boolean | null;
  /** Without the `=`; the value beside it is the formula's result. */
  readonly formula?: string;
}

export interface CellEdit {
  readonly sheet: string;
  /** A1 address. */
  readonly cell: string;
  /** What the cell held when the change was planned; a host refuses the edit when it holds something else. */
  readonly from: CellContent;
  readonly to: CellContent;
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
  readonly drafts: readonly NoteDraft[];
}
