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

/** Target and actual as numbers in one unit. Scores in points, half-up, from 0 to the points. */
export function scoreNumbers(
  indicator: Indicator,
  readings: Readings,
  aligned: Alignment,
  points: Points,
  rules: Rules,
): Judgement {
  const { target, unit } = aligned;
  const actual = countedActual(aligned);
  const direction = directionOf(indicator, readings.target, unit);
  const quotient = quotientOf(target, actual, direction, rules.policy);
  const completion = quotient === null ? null : ratio(quotient);
  const reached = isReached(target, actual, direction);
  const facts = {
    operator: direction.operator,
    operatorAssumed: direction.assumed,
    target,
    actual: aligned.actual,
    unit,
  };
  const status = reached ? reachedStatus(aligned, actual, direction, completion, rules) : 'unmet';
  const common = { range: null, completion, assumedReverse: direction.assumed && direction.reverse } as const;
  if (points === 'compared') {
    const outcome = reached ? 'reached' : 'missed';
    const derivation: Derivation = { rule: 'compared', outcome, ...facts, completion };
    return { ...common, effectivePoints: null, status, recomputed: null, derivation };
  }
  const counted = reached ? earnedPoints(points, readings.score) : points;
  if (counted === 'inferred') return undetermined('points-unknown', null, completion);
  if (typeof counted === 'string') return undetermined(counted, null, completion);
  if (reached) {
    const derivation: Derivation = { rule: 'reached', ...facts, points: counted };
    return { ...common, effectivePoints: counted, status, recomputed: counted, derivation };
  }
  const score = missedScore(quotient, counted, rules.policy.digits);
  const derivation: Derivation =
    quotient === null
      ? { rule: 'target-zero', operator: facts.operator, actual: facts.actual, unit, points: counted, score }
      : { rule: quotient.rule, ...facts, completion: clampShare(completion), points: counted, score };
  return { ...common, effectivePoints: counted, status, recomputed: score, derivation };
}

function clampShare(completion: Decimal | null): Decimal {
  return completion === null ? ZERO : larger(ZERO, smaller(ONE, completion));
}

/** Points × quotient, half-up, within 0 and the points; multiplied first, so that a tie is exact. */
function missedScore(quotient: Quotient | null, points: Decimal, digits: number): Decimal {
  if (quotient === null || quotient.over.lte(ZERO)) return ZERO;
  return smaller(roundTo(points.times(quotient.over).div(quotient.under), digits), points);
}
