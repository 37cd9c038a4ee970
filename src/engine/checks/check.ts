import type { CellContent, FixKind } from '../edits/edit.ts';
import type { GridCell } from '../grid/grid.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import type { NoteDraft } from '../notes/draft.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import type { Scores } from '../scoring/results.ts';
import type { CheckId, FindingDataOf } from './data.ts';

export type Severity = 'error' | 'warning' | 'hint';

/** Everything a check may look at: one form, read and scored. */
export interface TableContext {
  readonly table: SelfEvaluation;
  readonly policy: ScoringPolicy;
  readonly scores: Scores;
}

/** A change that a check proposes; the review turns it into edits with the cell's present content. */
export interface FixDraft {
  readonly kind: FixKind;
  readonly edits: readonly { readonly cell: GridCell; readonly to: CellContent }[];
  /** Notes to write, as facts: their sentences are made by `messages/`. */
  readonly notes?: readonly { readonly cell: GridCell; readonly drafts: readonly NoteDraft[] }[];
}

/** A finding before it has words and addresses. `cells[0]` is the one that the user has to change. */
export interface FindingDraft<Id extends CheckId = CheckId> {
  readonly cells: readonly GridCell[];
  readonly data: FindingDataOf<Id>;
  /** Overrides the check's severity (a rounded rate is only a hint). */
  readonly severity?: Severity;
  readonly fix?: FixDraft;
  /** What the finding is about, for waivers: the indicator's path, or a field's name; never an address. */
  readonly about: string;
}

export interface TableCheck<Id extends CheckId = CheckId> {
  readonly id: Id;
  readonly severity: Severity;
  /** The rule's source: a clause, or the practice it comes from. */
  readonly basis: string;
  readonly scope: 'table';
  /** Whether the form has what the check needs; `false` counts as not applicable, not as passed. */
  appliesTo(context: TableContext): boolean;
  run(context: TableContext): FindingDraft<Id>[];
}

export interface WorkbookCheck<Id extends CheckId = CheckId> {
  readonly id: Id;
  readonly severity: Severity;
  readonly basis: string;
  readonly scope: 'workbook';
  appliesTo(tables: readonly TableContext[]): boolean;
  /** `table` is the index of the form that the finding belongs to. */
  run(tables: readonly TableContext[]): (FindingDraft<Id> & { readonly table: number })[];
}

export type Check<Id extends CheckId = CheckId> = TableCheck<Id> | WorkbookCheck<Id>;
