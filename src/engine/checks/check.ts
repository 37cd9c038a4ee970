/** What a check is: a rule with an id, which states findings as cells and data; words are made by `messages/`. */

import type { Decimal } from '../decimal.ts';
import type { CellContent, FixKind } from '../edits/edit.ts';
import type { GridCell } from '../grid/grid.ts';
import type { OtherSheet } from '../layout/other-sheet.ts';
import type { Gap, SelfEvaluation } from '../layout/self-evaluation.ts';
import type { NoteDraft } from '../notes/draft.ts';
import type { ScoredTable } from '../scoring/results.ts';

/** The worst first. */
export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Sources that several checks rest on: number and title, or the practice. */
export const NATIONAL_RULES = '财预〔2020〕10号《项目支出绩效评价管理办法》';
export const FORM = '项目支出绩效自评表';

/**
 * What a check stands on. Where a part of the form that wasn't understood may hold some of it, the check can't tell, and is silent.
 * `all-points`, `all-scores`, `all-amounts`: every number of a sum. `points-left`: what all points of the indicators leave of the base.
 * The others are columns; those of the fund block carry its name.
 */
export type Need =
  | 'all-points'
  | 'all-scores'
  | 'all-amounts'
  | 'points-left'
  | 'target'
  | 'actual'
  | 'points'
  | 'score'
  | 'note'
  | 'funds/annualBudget'
  | 'funds/spent';

/** A change that a check proposes; the review turns it into edits with the cell's present content. */
export interface FixDraft {
  readonly kind: FixKind;
  readonly edits: readonly { readonly cell: GridCell; readonly to: CellContent }[];
  /** Notes to write, as facts: their sentences are made by `messages/`. */
  readonly notes?: readonly { readonly cell: GridCell; readonly drafts: readonly NoteDraft[] }[];
}

/** A gap that kept a finding from being told. */
export interface Silenced {
  readonly gap: Gap;
  readonly need: Need;
  /** What a sum is off by; null where it is about a column. */
  readonly off: Decimal | null;
  /** How bad it would have been. */
  readonly severity: Severity;
}

/** A finding before it has words and addresses. `cells[0]` is the one that the user has to change. */
export interface FindingDraft<Data = unknown> {
  readonly cells: readonly GridCell[];
  readonly data: Data;
  /** Overrides the check's severity (a rounded rate is only a hint). */
  readonly severity?: Severity;
  readonly fix?: FixDraft;
  /** Of a sum that doesn't come out: what it is off by. */
  readonly off?: Decimal;
  /** What this very finding stands on, beside the check's own needs. */
  readonly needs?: readonly Need[];
  /** What the finding is about, for waivers: the indicator's path, or a field's name; never an address. */
  readonly about: string;
}

export interface TableCheck<Id extends string, Data> {
  readonly id: Id;
  readonly severity: Severity;
  /** The rule's source: a clause, or the practice it comes from. */
  readonly basis: string;
  readonly scope: 'table';
  readonly needs?: readonly Need[];
  /** The policy, or what the form has beside it, may leave no use for the check: it doesn't apply then, whatever wasn't read. */
  isWanted?(context: ScoredTable): boolean;
  /** Whether the form has what the check needs; `false` counts as not applicable, not as passed. */
  appliesTo(context: ScoredTable): boolean;
  run(context: ScoredTable): FindingDraft<Data>[];
}

/** Looks at what the reader didn't understand, after the checks of the form: which of them that kept from telling something. */
export interface GapCheck<Id extends string, Data> {
  readonly id: Id;
  readonly severity: Severity;
  readonly basis: string;
  readonly scope: 'gaps';
  appliesTo(context: ScoredTable): boolean;
  run(context: ScoredTable, silenced: readonly Silenced[]): FindingDraft<Data>[];
}

export interface WorkbookCheck<Id extends string, Data> {
  readonly id: Id;
  readonly severity: Severity;
  readonly basis: string;
  readonly scope: 'workbook';
  appliesTo(tables: readonly ScoredTable[]): boolean;
  /** `table` is the index of the form that the finding belongs to. */
  run(tables: readonly ScoredTable[]): (FindingDraft<Data> & { readonly table: number })[];
}

/** A sheet that was read, with or without a form. */
export interface SheetOutcome {
  readonly name: string;
  readonly hidden: boolean;
  /** Forms that were checked. */
  readonly judged: number;
  /** Forms that were read and left alone, because the sheet is hidden. */
  readonly unjudged: readonly SelfEvaluation[];
  /** What a sheet without a form seems to be; null where nothing speaks of an evaluation. */
  readonly other: OtherSheet | null;
  /** It is a table of a document. */
  readonly inText: boolean;
}

/** Looks at sheets, not at forms: what it finds belongs to none. */
export interface SheetCheck<Id extends string, Data> {
  readonly id: Id;
  readonly severity: Severity;
  readonly basis: string;
  readonly scope: 'sheet';
  appliesTo(sheets: readonly SheetOutcome[]): boolean;
  run(sheets: readonly SheetOutcome[]): (FindingDraft<Data> & { readonly sheet: string })[];
}

export type Check<Id extends string, Data> =
  | TableCheck<Id, Data>
  | GapCheck<Id, Data>
  | WorkbookCheck<Id, Data>
  | SheetCheck<Id, Data>;
