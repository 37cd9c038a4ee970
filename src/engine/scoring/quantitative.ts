import { type Decimal, larger, ONE, roundTo, smaller, ZERO } from '../decimal.ts';
import type { Indicator } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import type { Alignment, Measure, Operator } from '../values/reading.ts';
import { sensesReverse } from '../values/words.ts';
import { earnedPoints, type Judgement, type Points, type Readings, undetermined } from './judgement.ts';
import type { Derivation, IndicatorStatus } from './results.ts';
import type { Rules } from './rules.ts';

interface Direction {
  readonly operator: Operator;
  readonly assumed: boolean;
  /** Less is better. */
  readonly reverse: boolean;
}

const MONEY = /^(?:千|万|百万|亿)?元/;
/** Under 成本指标 these still want much: money saved or handed out. */
const WANTS_MUCH = /节|降|减|收入|补助|补贴|发放|资助/;

function isCostLevel(indicator: Indicator): boolean {
  return indicator.level2?.name.startsWith('成本') === true || indicator.level1?.name.startsWith('成本') === true;
}

/**
 * At least, unless the name speaks of cost, complaints, failures; an amount of money under 成本指标 is a cost whatever
 * it is called. Without a sign in the form either is assumed.
 */
function directionOf(indicator: Indicator, target: Measure, unit: string | null): Direction {
  const operator = target.operator;
  if (operator !== null) return { operator, assumed: false, reverse: operator === '<=' || operator === '<' };
  const reverse =
    sensesReverse(indicator.title) ||
    (unit !== null && MONEY.test(unit) && isCostLevel(indicator) && !WANTS_MUCH.test(indicator.title));
  return { operator: reverse ? '<=' : '>=', assumed: true, reverse };
}

/** Strict signs count like the others: who writes `＞95%` means 95% to be enough, and the ratio would give full points anyway. */
function isReached(target: Decimal, actual: Decimal, { operator, reverse }: Direction): boolean {
  if (target.eq(ZERO)) {
    if (operator === '>') return actual.gt(ZERO);
    return operator === '>=' || actual.eq(ZERO);
  }
  return reverse ? actual.lte(target) : actual.gte(target);
}

/** Share of the points as a quotient, so that it can be multiplied before it is divided; null when there is none. */
interface Quotient {
  readonly rule: 'ratio' | 'inverse' | 'linear';
  readonly over: Decimal;
  readonly under: Decimal;
}

function quotientOf(target: Decimal, actual: Decimal, direction: Direction, policy: ScoringPolicy): Quotient | null {
  if (target.lte(ZERO)) return null;
  if (!direction.reverse) return { rule: 'ratio', over: actual, under: target };
  if (policy.reverse === 'linear') return { rule: 'linear', over: target.plus(target).minus(actual), under: target };
  return actual.lte(ZERO) ? null : { rule: 'inverse', over: target, under: actual };
}

function ratio({ over, under }: Quotient): Decimal {
  return over.eq(under) ? ONE : over.div(under);
}

/** An actual below nothing counts as nothing, unless the target itself lies there. */
function countedActual({ target, actual }: Alignment): Decimal {
  return target.gte(ZERO) && actual.lt(ZERO) ? ZERO : actual;
}

function reachedStatus(
  aligned: Alignment,
  actual: Decimal,
  direction: Direction,
  completion: Decimal | null,
  rules: Rules,
): IndicatorStatus {
  if (direction.reverse || completion === null) return 'met';
  if (direction.operator === '=' && actual.gt(aligned.target)) return 'overfulfilled';
  return completion.gte(rules.threshold) ? 'overfulfilled' : 'met';
}

/** Target and actual in one unit, held against each other. */
interface Comparison {
  readonly aligned: Alignment;
  readonly direction: Direction;
  readonly quotient: Quotient | null;
  readonly completion: Decimal | null;
  readonly reached: boolean;
  readonly status: IndicatorStatus;
}

function compare(indicator: Indicator, target: Measure, aligned: Alignment, rules: Rules): Comparison {
  const actual = countedActual(aligned);
  const direction = directionOf(indicator, target, aligned.unit);
  const quotient = quotientOf(aligned.target, actual, direction, rules.policy);
  const completion = quotient === null ? null : ratio(quotient);
  const reached = isReached(aligned.target, actual, direction);
  const status = reached ? reachedStatus(aligned, actual, direction, completion, rules) : 'unmet';
  return { aligned, direction, quotient, completion, reached, status };
}

// The literals below name every field: spreading shared parts costs more than all the arithmetic.

function judgement(
  { status, completion, direction }: Comparison,
  points: Decimal | null,
  recomputed: Decimal | null,
  derivation: Derivation,
): Judgement {
  return {
    effectivePoints: points,
    status,
    recomputed,
    range: null,
    completion,
    assumedReverse: direction.assumed && direction.reverse,
    derivation,
  };
}

function comparedDerivation({ aligned, direction, completion, reached }: Comparison): Derivation {
  return {
    rule: 'compared',
    outcome: reached ? 'reached' : 'missed',
    operator: direction.operator,
    operatorAssumed: direction.assumed,
    target: aligned.target,
    actual: aligned.actual,
    unit: aligned.unit,
    completion,
  };
}

function reachedDerivation({ aligned, direction }: Comparison, points: Decimal): Derivation {
  return {
    rule: 'reached',
    operator: direction.operator,
    operatorAssumed: direction.assumed,
    target: aligned.target,
    actual: aligned.actual,
    unit: aligned.unit,
    points,
  };
}

function missedDerivation(comparison: Comparison, points: Decimal, score: Decimal): Derivation {
  const { aligned, direction, quotient, completion } = comparison;
  const { operator } = direction;
  const { actual, unit } = aligned;
  if (quotient === null) return { rule: 'target-zero', operator, actual, unit, points, score };
  return {
    rule: quotient.rule,
    operator,
    operatorAssumed: direction.assumed,
    target: aligned.target,
    actual,
    unit,
    completion: clampShare(completion),
    points,
    score,
  };
}

/** Target and actual as numbers in one unit. Scores in points, half-up, from 0 to the points. */
export function scoreNumbers(
  indicator: Indicator,
  readings: Readings,
  aligned: Alignment,
  points: Points,
  rules: Rules,
): Judgement {
  const comparison = compare(indicator, readings.target, aligned, rules);
  if (points === 'compared') return judgement(comparison, null, null, comparedDerivation(comparison));
  const counted = comparison.reached ? earnedPoints(points, readings.score) : points;
  if (counted === 'inferred') return undetermined('points-unknown', null, comparison.completion);
  if (typeof counted === 'string') return undetermined(counted, null, comparison.completion);
  if (comparison.reached) return judgement(comparison, counted, counted, reachedDerivation(comparison, counted));
  const score = missedScore(comparison.quotient, counted, rules.policy.digits);
  return judgement(comparison, counted, score, missedDerivation(comparison, counted, score));
}

function clampShare(completion: Decimal | null): Decimal {
  return completion === null ? ZERO : larger(ZERO, smaller(ONE, completion));
}

/** Points × quotient, half-up, within 0 and the points; multiplied first, so that a tie is exact. */
function missedScore(quotient: Quotient | null, points: Decimal, digits: number): Decimal {
  if (quotient === null || quotient.over.lte(ZERO)) return ZERO;
  return smaller(roundTo(points.times(quotient.over).div(quotient.under), digits), points);
}
