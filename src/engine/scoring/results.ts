/** What the rules give for a form; each result carries its derivation as data. Amounts in the fund block's unit, rates 0–1. */

import type { Decimal } from '../decimal.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import type { GradeName } from '../values/grades.ts';
import type { CalendarDate, Measure, NumberReading, Operator, RoundedNumber } from '../values/reading.ts';

/** Where the execution points were found, in the order of the rule. */
export type PointsSource = 'cell' | 'label' | 'remainder' | 'policy';

/** What cells show of the numbers that were reckoned with, where that is less. */
interface RoundedValues {
  readonly target?: RoundedNumber;
  readonly actual?: RoundedNumber;
}

export type Derivation = Derived & { readonly rounded?: RoundedValues };

type Derived =
  | {
      readonly rule: 'execution';
      readonly spent: Decimal;
      readonly budget: Decimal;
      readonly rate: Decimal;
      readonly points: Decimal;
      readonly score: Decimal;
      /** Spent more than the budget: the rate counts as 1. */
      readonly capped: boolean;
      readonly fromDetails: boolean;
    }
  | { readonly rule: 'execution-unavailable'; readonly reason: ExecutionGap }
  | {
      /** Target reached: full points. */
      readonly rule: 'reached';
      readonly operator: Operator;
      readonly operatorAssumed: boolean;
      readonly target: Decimal;
      readonly actual: Decimal;
      readonly unit: string | null;
      readonly points: Decimal;
    }
  | {
      /** Missed: `ratio` points × actual ÷ target; `inverse` points × target ÷ actual; `linear` points × (1 − (actual − target) ÷ target). */
      readonly rule: 'ratio' | 'inverse' | 'linear';
      readonly operator: Operator;
      readonly operatorAssumed: boolean;
      readonly target: Decimal;
      readonly actual: Decimal;
      readonly unit: string | null;
      /** 0–1, after limits. */
      readonly completion: Decimal;
      readonly points: Decimal;
      readonly score: Decimal;
    }
  | {
      /** Target 0, reached only by 0. */
      readonly rule: 'target-zero';
      readonly operator: Operator;
      readonly actual: Decimal;
      readonly unit: string | null;
      readonly points: Decimal;
      readonly score: Decimal;
    }
  | {
      /** Satisfaction scored in bands (policy). */
      readonly rule: 'banded';
      readonly actual: Decimal;
      /** Lower bound of the band, 0–1, and its share of the points, 0–1. */
      readonly from: Decimal;
      readonly share: Decimal;
      readonly points: Decimal;
      readonly score: Decimal;
    }
  | {
      /** A form without points: reached or missed, nothing to score. */
      readonly rule: 'compared';
      readonly outcome: 'reached' | 'missed';
      readonly operator: Operator;
      readonly operatorAssumed: boolean;
      readonly target: Decimal;
      readonly actual: Decimal;
      readonly unit: string | null;
      readonly completion: Decimal | null;
    }
  | {
      /** A form without points: what the words say. */
      readonly rule: 'compared-words';
      readonly tier: 1 | 2 | 3;
      readonly because: TierSign;
      readonly actual: string;
    }
  | {
      /** Several indicators, each with its points, share one score cell: their scores add up. */
      readonly rule: 'shared-score';
      readonly scores: readonly Decimal[];
      readonly points: Decimal;
      readonly score: Decimal;
    }
  | {
      readonly rule: 'date-reached';
      readonly target: CalendarDate;
      readonly actual: CalendarDate;
      /** The target is the earliest day, not the last one. */
      readonly notBefore: boolean;
      readonly points: Decimal;
    }
  | {
      readonly rule: 'tier';
      readonly tier: 1 | 2 | 3;
      readonly because: TierSign;
      readonly actual: string;
      readonly low: Decimal;
      readonly high: Decimal;
      readonly points: Decimal;
    }
  | { readonly rule: 'undetermined'; readonly reason: UndeterminedReason };

/** `equal`: the actual repeats the target; `word`: a tier word (部分达成); `done`: 完成, 达标, 及时 … */
export type TierSign = 'equal' | 'word' | 'done';

export type ExecutionGap =
  | 'no-funds'
  | 'blank'
  | 'zero-zero'
  | 'zero-budget'
  | 'unreadable'
  | 'uncalculated'
  | 'no-points'
  /** The form prints its own rule for the execution. */
  | 'own-standard'
  /** The indicators come to all points by themselves. */
  | 'points-taken';

export type UndeterminedReason =
  | 'target-blank'
  | 'actual-blank'
  | 'points-blank'
  | 'points-shared'
  | 'target-unreadable'
  /** What stands in the score's cell is no number: the rule may give one, but nobody knows what was meant. */
  | 'score-unreadable'
  | 'actual-words'
  | 'qualitative'
  | 'date-missed'
  /** Done before the earliest day that the target allows. */
  | 'date-early'
  | 'units-differ'
  /** The form prints its own rule for what was missed. */
  | 'own-standard'
  | 'formula-error'
  | 'uncalculated'
  /** Points of a form without a 分值 column that can't be inferred. */
  | 'points-unknown';

export interface ExecutionResult {
  /** null when not computable; `derivation` says why. Not capped. */
  readonly rate: Decimal | null;
  /** Points of the execution block after correction (a 分值 of 100 is a slip); null when the form scores no execution. */
  readonly points: Decimal | null;
  readonly pointsSource: PointsSource | null;
  /** The 分值 cell says something else than the execution points. */
  readonly pointsSlip: boolean;
  readonly score: Decimal | null;
  readonly budget: NumberReading;
  readonly spent: NumberReading;
  readonly fromDetails: boolean;
  readonly derivation: Derivation;
}

/**
 * `overfulfilled`: at least the policy's threshold × target, or above an exact target (`=`) by whatever amount: whoever
 * asks for an explanation compares `completion` with the threshold. `tier`: words that name a tier. `undetermined`: for a human.
 */
export type IndicatorStatus = 'met' | 'unmet' | 'overfulfilled' | 'tier' | 'undetermined';

export interface IndicatorResult {
  /** Same as `Indicator.index`. */
  readonly index: number;
  readonly target: Measure;
  readonly actual: Measure;
  /** Points and score as recorded. For indicators that share one cell, both read that cell. */
  readonly points: NumberReading;
  readonly score: NumberReading;
  /**
   * Points that count for this indicator: read, or inferred for forms without a 分值 column (null when unknown). Indicators
   * that share a score cell but not their points speak for the cell: each has the sum here and in `recomputed`.
   */
  readonly effectivePoints: Decimal | null;
  readonly status: IndicatorStatus;
  /** The rule's score; null for `tier` and `undetermined`. */
  readonly recomputed: Decimal | null;
  /** Allowed scores of a qualitative indicator, both bounds included; null otherwise. */
  readonly range: { readonly low: Decimal; readonly high: Decimal } | null;
  /** Actual ÷ target (reverse indicators: as the policy's rule gives), 0–1 and above; null when there is none. */
  readonly completion: Decimal | null;
  /** The direction was assumed from the name, no operator is written; findings from it are weaker. */
  readonly assumedReverse: boolean;
  readonly derivation: Derivation;
}

export interface TotalResult {
  /** Σ of the recorded scores, execution included; null when the form has no scores or none is filled. */
  readonly recordedSum: Decimal | null;
  /** The recorded execution score is above the execution points (the table's total in the wrong place) and was left out of the sum. */
  readonly executionLeftOut: boolean;
  /**
   * Execution + indicators by the rules. A qualitative or undetermined indicator (and an execution that can't be computed)
   * counts with its recorded score, moved into what is allowed; null when one of them has no recorded score either, and when it comes to
   * more than the base (a form without 分值 whose recorded scores are too high).
   */
  readonly score: Decimal | null;
  readonly grade: GradeName | null;
  /** Every part of `score` was computed, or is recorded inside its tier's range; otherwise a human must decide something first. */
  readonly complete: boolean;
  /** Σ points as recorded, execution points corrected; null in a form without 分值. */
  readonly pointsSum: Decimal | null;
  /**
   * What the points come to where that isn't the base: then the form is read in part or wrong, and `score` and `grade` are null
   * whatever its scores. Null where they come to it, or where the form names no points. The execution counts once: neither a
   * second time as an indicator, nor where the form doesn't score it and the indicators take the whole base.
   */
  readonly pointsGap: Decimal | null;
}

export interface Scores {
  readonly execution: ExecutionResult;
  readonly indicators: readonly IndicatorResult[];
  readonly total: TotalResult;
}

/** One form, read and scored: what checks look at, and what drafts and fills are made from. */
export interface ScoredTable {
  readonly table: SelfEvaluation;
  readonly policy: ScoringPolicy;
  readonly scores: Scores;
}
