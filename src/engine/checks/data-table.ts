import type { Decimal } from '../decimal.ts';
import type { AmountUnit, FundColumn, IndicatorColumn } from '../layout/self-evaluation.ts';
import type { GradeName, PointsSource } from '../scoring/results.ts';

/** Data of the findings about the table, its basics, its funds, its total and the workbook. */

export type BasicsField = 'project' | 'department' | 'unit' | 'year';

export type GoalSide = 'goal' | 'goalResult';

/** Where in the form a cell stands, in the form's own words. */
export type Place =
  | { readonly kind: 'basics'; readonly field: BasicsField }
  /** `number`: which pair of goals, counted from 1; null in a form with one pair. */
  | { readonly kind: 'goal'; readonly side: GoalSide; readonly number: number | null }
  | { readonly kind: 'fund'; readonly row: string; readonly column: FundColumn }
  | { readonly kind: 'indicator'; readonly name: string; readonly column: IndicatorColumn }
  | { readonly kind: 'total'; readonly column: 'points' | 'score' | 'grade' }
  /** The one cell for all reasons at the foot. */
  | { readonly kind: 'reason' }
  /** Any other long text of the form. */
  | { readonly kind: 'text' };

export type AmountColumn = 'initialBudget' | 'annualBudget' | 'spent';

/** An amount of the total row that is not there. */
export interface MissingAmount {
  readonly column: AmountColumn;
  /** `zero`: 0 although the rows under it carry money. */
  readonly state: 'blank' | 'zero' | 'unreadable';
  readonly text: string;
  /** What the rows under it add up to; null when none is filled or they can be added up in more than one way. */
  readonly details: Decimal | null;
}

/** The amounts behind an execution rate; the rate is 0–1, above 1 when overspent. */
export interface RateBasis {
  readonly spent: Decimal;
  readonly budget: Decimal;
  readonly rate: Decimal;
}

export interface TableFindingData {
  'column-missing':
    | { readonly block: 'funds'; readonly column: FundColumn }
    | { readonly block: 'indicators'; readonly column: IndicatorColumn };
  'formula-error': { readonly place: Place; readonly code: string };
  'not-calculated': { readonly places: readonly Place[] };
  'number-as-text': { readonly places: readonly { readonly place: Place; readonly text: string }[] };
  'basics-missing': { readonly field: BasicsField };
  'goal-missing': { readonly side: GoalSide; readonly number: number | null };
  'goal-copied': { readonly number: number | null };
  /** `draft`: the words that a drafted note leaves for the user to fill in. */
  'prompt-left': { readonly place: Place; readonly left: 'prompt' | 'hole' | 'draft'; readonly text: string };
  'budget-missing': {
    readonly row: string;
    readonly amounts: readonly MissingAmount[];
    readonly unit: AmountUnit | null;
  };
  'budget-zero': { readonly row: string; readonly spent: Decimal; readonly unit: AmountUnit | null };
  overspent: RateBasis & { readonly unit: AmountUnit | null };
  'fund-details-sum': {
    readonly column: AmountColumn;
    readonly row: string;
    readonly total: Decimal;
    readonly details: Decimal;
    readonly unit: AmountUnit | null;
  };
  'fund-details-blank': { readonly row: string; readonly total: Decimal; readonly unit: AmountUnit | null };
  'fund-details-scored': { readonly row: string; readonly points: Decimal | null; readonly score: Decimal | null };
  'fund-points': {
    readonly row: string;
    readonly recorded: Decimal | null;
    readonly expected: Decimal | null;
    readonly source: PointsSource | null;
  };
  'amount-unit': {
    readonly place: Place;
    readonly text: string;
    readonly own: string;
    readonly head: AmountUnit;
    readonly same: boolean;
  };
  'execution-rate': RateBasis & {
    readonly row: string;
    readonly state: 'blank' | 'unreadable' | 'differs' | 'rounded';
    /** As written in the cell. */
    readonly printed: string;
  };
  'execution-score': RateBasis & {
    readonly row: string;
    /** `over`: more than the points of the row. */
    readonly state: 'blank' | 'unreadable' | 'differs' | 'rounded' | 'over';
    readonly printed: string;
    readonly points: Decimal;
    readonly expected: Decimal;
    readonly capped: boolean;
  };
  'execution-low': RateBasis & { readonly limit: Decimal };
  'total-missing': {
    /** Σ of the recorded scores; null when none is recorded. */
    readonly sum: Decimal | null;
    /** Scores that are still blank. */
    readonly blank: number;
  };
  'total-mismatch': {
    readonly state: 'differs' | 'rounded';
    readonly recorded: Decimal;
    readonly sum: Decimal;
    /** Scores that are still blank; `upTo` is what the sum can become with them, null when their points are unknown. */
    readonly blank: number;
    readonly upTo: Decimal | null;
    /** The execution score of the form is above its points and isn't in the sum. */
    readonly executionLeftOut: boolean;
    /** What all points add up to; no total can be more. */
    readonly base: number;
  };
  'grade-mismatch': {
    readonly recorded: string;
    readonly expected: GradeName;
    readonly total: Decimal;
    readonly limits: Readonly<Record<'优' | '良' | '中', number>>;
  };
  'duplicate-project': { readonly project: string; readonly otherSheet: string; readonly sameSheet: boolean };
  'year-differs': { readonly year: number; readonly common: number; readonly tables: number; readonly sharing: number };
}
