import type { Decimal } from '../decimal.ts';
import type { Measure, NumberReading } from '../values/reading.ts';
import type { IndicatorResult, UndeterminedReason } from './results.ts';

/** What an indicator's cells say. */
export interface Readings {
  readonly target: Measure;
  readonly actual: Measure;
  readonly points: NumberReading;
  readonly score: NumberReading;
}

/** The judgement on one indicator, without what was read. */
export type Judgement = Pick<
  IndicatorResult,
  'effectivePoints' | 'status' | 'recomputed' | 'range' | 'completion' | 'assumedReverse' | 'derivation'
>;

/**
 * Points that an indicator can earn: known; to be inferred from the recorded score (a form without a 分值 column);
 * not asked for (a form without scores); or missing for a reason.
 */
export type Points = Decimal | 'inferred' | 'compared' | UndeterminedReason;

export function undetermined(
  reason: UndeterminedReason,
  points: Decimal | null,
  completion: Decimal | null = null,
): Judgement {
  return {
    effectivePoints: points,
    status: 'undetermined',
    recomputed: null,
    range: null,
    completion,
    assumedReverse: false,
    derivation: { rule: 'undetermined', reason },
  };
}

export function knownPoints(points: Points): Decimal | null {
  return typeof points === 'string' ? null : points;
}

/** Points of an indicator that has earned all of them: where no column names them, its recorded score does. */
export function earnedPoints(points: Points, score: NumberReading): Decimal | UndeterminedReason {
  if (points !== 'inferred') return points === 'compared' ? 'points-unknown' : points;
  return score.value ?? 'points-unknown';
}
