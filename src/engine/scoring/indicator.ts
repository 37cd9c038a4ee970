import { type Decimal, HUNDRED, larger, ONE, roundTo, smaller, ZERO } from '../decimal.ts';
import type { Indicator, SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { compareDates } from '../values/dates.ts';
import { alignMeasures, readMeasure } from '../values/measure.ts';
import { readPoints } from '../values/numbers.ts';
import type { Alignment, Measure, NumberReading, Operator } from '../values/reading.ts';
import { isDoneWord, sensesReverse, tierWord } from '../values/words.ts';
import { hasPointsColumn, hasScoreColumn, pointsOwner, scoreOwner } from './points.ts';
import type { Derivation, IndicatorResult, IndicatorStatus, TierSign, UndeterminedReason } from './results.ts';
import { type Rules, rulesOf } from './rules.ts';

/** What the form's columns allow to say about any of its indicators. */
interface Setting {
  readonly rules: Rules;
  readonly table: SelfEvaluation;
  /** A form without a 分值 column: points are inferred from what was scored. */
  readonly infersPoints: boolean;
  /** A form without points and scores: values are compared, nothing is scored. */
  readonly comparesOnly: boolean;
}

interface Readings {
  readonly target: Measure;
  readonly actual: Measure;
  readonly points: NumberReading;
  readonly score: NumberReading;
}

/** The judgement on one indicator, without what was read. */
type Judgement = Pick<
  IndicatorResult,
  'effectivePoints' | 'status' | 'recomputed' | 'range' | 'completion' | 'assumedReverse' | 'derivation'
>;

function undetermined(reason: UndeterminedReason, points: Decimal | null, completion: Decimal | null = null): Judgement {
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

/** Points are there, can be inferred once the outcome is known, or are missing for a reason. */
type Points = Decimal | 'inferred' | 'compared' | UndeterminedReason;

function pointsOf(reading: NumberReading, setting: Setting): Points {
  if (setting.comparesOnly) return 'compared';
  if (setting.infersPoints) return 'inferred';
  if (reading.value !== null && reading.value.gte(ZERO)) return reading.value;
  if (reading.status === 'error') return 'formula-error';
  return reading.status === 'uncalculated' ? 'uncalculated' : 'points-blank';
}

// ---- Numbers

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

function reachedStatus(aligned: Alignment, actual: Decimal, direction: Direction, completion: Decimal | null, rules: Rules): IndicatorStatus {
  if (direction.reverse || completion === null) return 'met';
  if (direction.operator === '=' && actual.gt(aligned.target)) return 'overfulfilled';
  return completion.gte(rules.threshold) ? 'overfulfilled' : 'met';
}

function compareNumbers(indicator: Indicator, readings: Readings, aligned: Alignment, points: Points, rules: Rules): Judgement {
  const { target, unit } = aligned;
  const actual = countedActual(aligned);
  const direction = directionOf(indicator, readings.target, unit);
  const quotient = quotientOf(target, actual, direction, rules.policy);
  const completion = quotient === null ? null : ratio(quotient);
  const reached = isReached(target, actual, direction);
  const facts = { operator: direction.operator, operatorAssumed: direction.assumed, target, actual: aligned.actual, unit };
  const status = reached ? reachedStatus(aligned, actual, direction, completion, rules) : 'unmet';
  const common = { range: null, completion, assumedReverse: direction.assumed && direction.reverse } as const;
  if (points === 'compared') {
    const outcome = reached ? 'reached' : 'missed';
    const derivation: Derivation = { rule: 'compared', outcome, ...facts, completion };
    return { ...common, effectivePoints: null, status, recomputed: null, derivation };
  }
  // A met indicator earns its points, so where no column names them its recorded score does.
  const counted = points === 'inferred' && reached ? readings.score.value : points;
  if (counted === null || counted === 'inferred') return undetermined('points-unknown', null, completion);
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

// ---- Satisfaction in bands

function isSatisfaction(indicator: Indicator): boolean {
  return (
    indicator.level1?.name.includes('满意') === true ||
    indicator.level2?.name.includes('满意') === true ||
    indicator.title.includes('满意')
  );
}

/** The actual as 0–1: by its unit, or by how the target is written where neither names one. Null when it is no share. */
function shareOf({ actual, target, unit }: Alignment): Decimal | null {
  if (unit === '%') return actual.div(HUNDRED);
  if (unit !== null) return null;
  return target.lte(ONE) ? actual : actual.div(HUNDRED);
}

function scoreBanded(indicator: Indicator, aligned: Alignment, points: Points, rules: Rules): Judgement | null {
  if (rules.bands.length === 0 || typeof points === 'string' || !isSatisfaction(indicator)) return null;
  const actual = shareOf(aligned);
  if (actual === null) return null;
  const band = rules.bands.find(({ from }) => actual.gte(from)) ?? { from: ZERO, share: ZERO };
  const score = smaller(roundTo(points.times(band.share), rules.policy.digits), points);
  return {
    effectivePoints: points,
    status: band.share.eq(ONE) ? 'met' : 'unmet',
    recomputed: score,
    range: null,
    completion: aligned.target.gt(ZERO) ? larger(ZERO, aligned.actual).div(aligned.target) : null,
    assumedReverse: false,
    derivation: { rule: 'banded', actual, from: band.from, share: band.share, points, score },
  };
}

// ---- Words

interface Tier {
  readonly tier: 1 | 2 | 3;
  readonly because: TierSign;
}

function tierOf(target: Measure, actual: Measure): Tier | null {
  if (actual.text === target.text) return { tier: 1, because: 'equal' };
  const named = tierWord(actual.text);
  if (named !== null) return { tier: named, because: 'word' };
  return isDoneWord(actual.text) ? { tier: 1, because: 'done' } : null;
}

/** Bounds of a tier in points. Rule: 80% of the points belong to the first tier, 60% (Hubei 50%) to the second. */
function tierRange(tier: 1 | 2 | 3, points: Decimal, rules: Rules): { low: Decimal; high: Decimal } {
  if (tier === 1) return { low: points.times(rules.firstTier), high: points };
  const second = points.times(rules.secondTier);
  return tier === 2 ? { low: second, high: points.times(rules.firstTier) } : { low: ZERO, high: second };
}

function scoreWords(readings: Readings, points: Points, rules: Rules): Judgement {
  const known = typeof points === 'string' ? null : points;
  const found = tierOf(readings.target, readings.actual);
  if (found === null) return undetermined('qualitative', known);
  const { tier, because } = found;
  const actual = readings.actual.text;
  if (points === 'compared') {
    return {
      ...undetermined('qualitative', null),
      status: tier === 1 ? 'met' : 'unmet',
      derivation: { rule: 'compared-words', tier, because, actual },
    };
  }
  const counted = points === 'inferred' && tier === 1 ? readings.score.value : points;
  if (counted === null || counted === 'inferred') return undetermined('points-unknown', null);
  if (typeof counted === 'string') return undetermined(counted, null);
  const range = tierRange(tier, counted, rules);
  return {
    effectivePoints: counted,
    status: 'tier',
    recomputed: null,
    range,
    completion: null,
    assumedReverse: false,
    derivation: { rule: 'tier', tier, because, actual, low: range.low, high: range.high, points: counted },
  };
}

// ---- Dates

function scoreDates(readings: Readings, points: Points): Judgement {
  const { target, actual } = readings;
  const known = typeof points === 'string' ? null : points;
  if (target.date === null || actual.date === null) return undetermined('qualitative', known);
  const order = target.text === actual.text ? 0 : compareDates(target.date, actual.date);
  if (order === null) return undetermined('qualitative', known);
  const reached = target.operator === '>=' || target.operator === '>' ? order >= 0 : order <= 0;
  if (!reached) return undetermined('date-missed', known);
  if (points === 'compared') {
    const derivation: Derivation = { rule: 'compared-words', tier: 1, because: 'done', actual: actual.text };
    return { ...undetermined('qualitative', null), status: 'met', derivation };
  }
  const counted = points === 'inferred' ? readings.score.value : points;
  if (counted === null) return undetermined('points-unknown', null);
  if (typeof counted === 'string') return undetermined(counted, null);
  return {
    effectivePoints: counted,
    status: 'met',
    recomputed: counted,
    range: null,
    completion: null,
    assumedReverse: false,
    derivation: { rule: 'date-reached', target: target.date, actual: actual.date, points: counted },
  };
}

// ---- One indicator

/** What keeps a cell from being judged at all. */
function obstacle({ target, actual }: Readings): UndeterminedReason | null {
  if (target.kind === 'error' || actual.kind === 'error') return 'formula-error';
  if (target.kind === 'uncalculated' || actual.kind === 'uncalculated') return 'uncalculated';
  if (target.kind === 'blank' || target.kind === 'dash') return 'target-blank';
  return actual.kind === 'blank' || actual.kind === 'dash' ? 'actual-blank' : null;
}

function judge(indicator: Indicator, readings: Readings, setting: Setting): Judgement {
  const points = pointsOf(readings.points, setting);
  const known = typeof points === 'string' ? null : points;
  const reason = obstacle(readings);
  if (reason !== null) return undetermined(reason, known);
  const { target, actual } = readings;
  if (target.kind === 'number' && actual.kind === 'number') {
    const aligned = alignMeasures(target, actual);
    if (aligned === null || aligned.units === 'different') return undetermined('units-differ', known);
    return (
      scoreBanded(indicator, aligned, points, setting.rules) ??
      compareNumbers(indicator, readings, aligned, points, setting.rules)
    );
  }
  if (target.kind === 'date' && actual.kind === 'date') return scoreDates(readings, points);
  if (target.kind === 'number') return undetermined('actual-words', known);
  if (actual.kind === 'number') return undetermined('target-unreadable', known);
  return scoreWords(readings, points, setting.rules);
}

function read(indicator: Indicator, table: SelfEvaluation): Readings {
  return {
    target: readMeasure(indicator.target, indicator.operator, indicator.unit),
    actual: readMeasure(indicator.actual, null, indicator.unit),
    points: readPoints(pointsOwner(table, indicator).points),
    score: readPoints(scoreOwner(table, indicator).score),
  };
}

// ---- Shared cells

function isMet({ status }: IndicatorResult): boolean {
  return status === 'met' || status === 'overfulfilled';
}

/** Indicators by the one whose cell they share; only those that do share. */
function sharing(table: SelfEvaluation, owner: 'pointsOwner' | 'scoreOwner'): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const indicator of table.indicators) {
    if (indicator[owner] === indicator.index) continue;
    const group = groups.get(indicator[owner]);
    if (group === undefined) groups.set(indicator[owner], [indicator[owner], indicator.index]);
    else group.push(indicator.index);
  }
  return groups;
}

/** Points for several indicators together: theirs when all are met and one score cell says so; how else to split them is nobody's rule. */
function settleSharedPoints(table: SelfEvaluation, results: IndicatorResult[], members: readonly number[]): void {
  const group = members.map((index) => results[index] as IndicatorResult);
  const owner = table.indicators[members[0] as number]?.scoreOwner;
  const oneScore = members.every((index) => table.indicators[index]?.scoreOwner === owner);
  if (oneScore && group.every((result) => isMet(result) && result.recomputed !== null)) return;
  for (const result of group) {
    results[result.index] = { ...result, ...undetermined('points-shared', null, result.completion) };
  }
}

/** One score cell for several indicators, each with its own points: what they earn together. */
function settleSharedScore(results: IndicatorResult[], members: readonly number[]): void {
  const group = members.map((index) => results[index] as IndicatorResult);
  const scores: Decimal[] = [];
  let points = ZERO;
  for (const { recomputed, effectivePoints } of group) {
    if (recomputed === null || effectivePoints === null) break;
    scores.push(recomputed);
    points = points.plus(effectivePoints);
  }
  if (scores.length < group.length) {
    for (const result of group) {
      results[result.index] = { ...result, ...undetermined('points-shared', null, result.completion) };
    }
    return;
  }
  const score = scores.reduce((sum, part) => sum.plus(part), ZERO);
  const derivation: Derivation = { rule: 'shared-score', scores, points, score };
  for (const result of group) {
    results[result.index] = { ...result, effectivePoints: points, recomputed: score, derivation };
  }
}

function settleShared(table: SelfEvaluation, results: IndicatorResult[]): void {
  const shared = new Set<number>();
  for (const members of sharing(table, 'pointsOwner').values()) {
    settleSharedPoints(table, results, members);
    for (const index of members) shared.add(index);
  }
  for (const members of sharing(table, 'scoreOwner').values()) {
    if (!members.some((index) => shared.has(index))) settleSharedScore(results, members);
  }
}

/**
 * Every indicator by the rules of domain and policy: quantitative ones get a score, qualitative ones a range, the others
 * the reason why a human has to decide. Scores are points, half-up to the policy's digits, never below 0 or above the points.
 */
export function scoreIndicators(table: SelfEvaluation, policy: ScoringPolicy): IndicatorResult[] {
  const infersPoints = !hasPointsColumn(table);
  const setting: Setting = {
    rules: rulesOf(policy),
    table,
    infersPoints,
    comparesOnly: infersPoints && !hasScoreColumn(table),
  };
  let shares = false;
  const results = table.indicators.map((indicator): IndicatorResult => {
    shares ||= indicator.pointsOwner !== indicator.index || indicator.scoreOwner !== indicator.index;
    const readings = read(indicator, table);
    return { index: indicator.index, ...readings, ...judge(indicator, readings, setting) };
  });
  if (shares) settleShared(table, results);
  return results;
}
