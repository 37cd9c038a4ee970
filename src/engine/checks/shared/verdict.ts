import { type Decimal, roundTo } from '../../decimal.ts';
import type { ScoringPolicy } from '../../policy/schema.ts';
import type { Derivation, ScoredTable } from '../../scoring/results.ts';
import { exceeds, sameScore } from '../../scoring/rules.ts';
import { oncePer } from './once.ts';
import type { IndicatorRow, NamedIndicator } from './rows.ts';
import { type ScoreGroup, scoreGroups } from './score-groups.ts';
import { isDuration, isMoney } from './units.ts';

/** What a finding says of a recorded score beside the rule's, with the rule's derivation. */
export interface ScoreByRule extends NamedIndicator {
  readonly points: Decimal;
  readonly score: Decimal;
  readonly recomputed: Decimal;
  readonly derivation: Derivation;
}

/** A recorded score that can be held against the rule's. */
export interface JudgedScore {
  readonly row: IndicatorRow;
  readonly points: Decimal;
  readonly score: Decimal;
  readonly recomputed: Decimal;
  /**
   * What the recorded score is; each kind belongs to one check, so that one slip is reported once.
   * `rounded`: the rule's score with fewer digits. `full`: the target is missed, all points are taken.
   */
  readonly kind: 'same' | 'rounded' | 'full' | 'different';
  /** How many digits a rounded score keeps; null unless `rounded`. */
  readonly digits: number | null;
}

/** The rule's score before it was rounded; null where the derivation isn't a ratio. */
function exactScore(derivation: Derivation): Decimal | null {
  switch (derivation.rule) {
    case 'ratio':
    case 'inverse':
    case 'linear':
      return derivation.completion.times(derivation.points);
    default:
      return null;
  }
}

/** The number of digits, fewer than the policy's, to which the rule's score was rounded; null when it wasn't. */
function digitsKept(score: Decimal, recomputed: Decimal, derivation: Derivation, policy: ScoringPolicy): number | null {
  const exact = exactScore(derivation) ?? recomputed;
  for (let digits = policy.digits - 1; digits >= 0; digits--) {
    if (score.eq(roundTo(exact, digits)) || score.eq(roundTo(recomputed, digits))) return digits;
  }
  return null;
}

/** A policy may grant all points below the target (bands of satisfaction): then nothing is missed. */
function isMissed({ result }: IndicatorRow, points: Decimal): boolean {
  const banded = result.derivation.rule === 'banded' && result.recomputed?.eq(points) === true;
  return result.status === 'unmet' && !banded;
}

/**
 * Nothing tells whether more or less is meant: a time (工期 365天) may be one to keep short or one to serve, money outside of
 * 成本指标 one to save or one to raise. Then only a target met to the point says something about the score.
 */
function isEitherWay({ indicator, result }: IndicatorRow): boolean {
  const { target, actual, assumedReverse } = result;
  if (target.value === null || target.operator !== null || actual.value?.eq(target.value) === true) return false;
  const unit = target.unit ?? actual.unit;
  const level = (word: string): boolean =>
    [indicator.level1, indicator.level2].some((label) => label?.name.includes(word) === true);
  return assumedReverse ? isMoney(unit) && !level('成本') : isDuration(unit) && !level('数量');
}

function judge(group: ScoreGroup, policy: ScoringPolicy): JudgedScore | null {
  const { rows, first, score } = group;
  const { recomputed, effectivePoints: points, derivation } = first.result;
  if (rows.length > 1 || points === null || score === null || recomputed === null) return null;
  if (score.lt(0) || exceeds(score, points) || isEitherWay(first)) return null;
  const isFull = points.gt(0) && sameScore(score, points) && isMissed(first, points);
  const isSame = !isFull && sameScore(score, recomputed);
  const digits = isFull || isSame ? null : digitsKept(score, recomputed, derivation, policy);
  const kind = isFull ? 'full' : isSame ? 'same' : digits === null ? 'different' : 'rounded';
  return { row: first, points, score, recomputed, kind, digits };
}

/** A target that was reached, a score below the points: the unit was strict with itself. */
export function isStrict({ row, score, recomputed }: JudgedScore): boolean {
  return row.result.status !== 'unmet' && score.lt(recomputed);
}

/** Every recorded score between 0 and the points that the rules give a score for. */
export const judgedScores: (context: ScoredTable) => readonly JudgedScore[] = oncePer((context) =>
  scoreGroups(context).flatMap((group) => judge(group, context.policy) ?? []),
);
