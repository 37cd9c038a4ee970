import type { CheckData, CheckId } from './checks/all.ts';
import type { Severity } from './checks/check.ts';
import type { Fix } from './edits/edit.ts';
import type { AssumedColumn } from './form-checks.ts';
import type { Gap, SelfEvaluation } from './layout/self-evaluation.ts';
import type { Outcome } from './outcome.ts';
import type { FormKey } from './policy/form-policies.ts';
import type { PolicySuggestion, ScoringPolicy } from './policy/schema.ts';
import type { ReadingNote } from './reading-notes/note.ts';
import type { RoundedOfFinding } from './rounded-fields.ts';
import type { Scores, UndeterminedReason } from './scoring/results.ts';
import type { Waived, Waiver } from './waivers/waiver.ts';

/** One thing to look at. Its sentence is made by `messages/` from `check` and `data`. */
interface Finding<Id extends CheckId> {
  readonly check: Id;
  readonly severity: Severity;
  readonly sheet: string;
  /** A1 addresses; the first is the cell that the user has to change. None where the finding is about a whole sheet. */
  readonly cells: readonly string[];
  /** The worksheet row of the first cell; 1 where there is none. */
  readonly row: number;
  /** That row is hidden: whoever looks for it has to show it first. */
  readonly inHiddenRow: boolean;
  readonly data: CheckData[Id];
  /** Columns that it rests on and that only place and content tell; its severity is one step weaker for them. */
  readonly assumed: readonly AssumedColumn[];
  /** Numbers that it speaks of and that their cells show with fewer digits. */
  readonly rounded: RoundedOfFinding;
  readonly fix: Fix | null;
  /** Index into `Review.tables`; null for what belongs to no form. */
  readonly table: number | null;
  readonly about: string;
  /** What the user said when they decided to leave it as it is; null: it stands. */
  readonly waived: Waived | null;
}

export type AnyFinding = { [Id in CheckId]: Finding<Id> }[CheckId];

/** An indicator that the rules alone can't score. */
export interface NeedsHuman {
  readonly table: number;
  readonly indicator: number;
  readonly reason: UndeterminedReason;
}

export interface TableReview {
  readonly table: SelfEvaluation;
  /** By what a policy of this form alone is kept. */
  readonly form: FormKey;
  readonly policy: ScoringPolicy;
  /** The policy is this form's own, not that of the whole workbook. */
  readonly isOwnPolicy: boolean;
  /** Set when the form's own words speak for another policy than the one in force. */
  readonly suggestion: PolicySuggestion | null;
  readonly scores: Scores;
  /** Recorded scores that aren't what the rules give, and no waiver says that they stay; how many of them have a reason. */
  readonly differing: { readonly count: number; readonly explained: number };
  /** What became of each check that looks at forms; those of whole sheets aren't among them. */
  readonly outcomes: ReadonlyMap<CheckId, Outcome>;
}

/** `not-checked`: there was no form to check, or no text. That is no pass. */
export type Verdict = 'ready' | 'needs-review' | 'has-errors' | 'not-checked';

/** A sheet that looks like a form and wasn't read as one. */
interface UnreadSheet {
  readonly sheet: string;
  /** What its heads may be: once that is told, it is read. */
  readonly gaps: readonly Gap[];
}

/** A row of the sheet 核对说明, and the sheet that it is about. */
interface UnusedPolicy {
  readonly row: number;
  readonly sheet: string;
}

export interface Review {
  readonly tables: readonly TableReview[];
  readonly findings: readonly AnyFinding[];
  readonly needsHuman: readonly NeedsHuman[];
  /** What was taught, by the workbook or on this machine, as the forms were read by it. */
  readonly readingNotes: readonly ReadingNote[];
  /** Sheets without a form whose heads the user can tell; those in view. */
  readonly unread: readonly UnreadSheet[];
  /** Waivers in the sheet 核对说明 that match nothing any more. */
  readonly unusedWaivers: readonly Waiver[];
  /** Policies recorded there for single forms, of sheets that the workbook doesn't have any more. */
  readonly unusedPolicies: readonly UnusedPolicy[];
  /** Waived findings don't count. */
  readonly verdict: Verdict;
  readonly coverage: {
    readonly tables: number;
    readonly indicators: number;
    readonly cells: number;
    readonly checks: number;
  };
}
