import { type Decimal, decimal, larger, smaller, ZERO } from '../decimal.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { readPoints } from '../values/numbers.ts';
import { gradeOf } from './grade.ts';
import { hasPointsColumn, hasScoreColumn, isUnused, pointsCountedTwice } from './points.ts';
import type { ExecutionResult, IndicatorResult, TotalResult } from './results.ts';
import { exceeds, SCORE_TOLERANCE, sameScore } from './rules.ts';

/** What one part adds to the total by the rules, and whether a human has to confirm it. */
interface Part {
  readonly score: Decimal | null;
  readonly settled: boolean;
}

const NOTHING: Part = { score: ZERO, settled: true };

/** A recorded score where the rules give none, moved into what they allow. */
function recordedPart(recorded: Decimal | null, low: Decimal, high: Decimal | null, settles: boolean): Part {
  if (recorded === null) return { score: null, settled: false };
  const score = larger(low, high === null ? recorded : smaller(high, recorded));
  const inside = sameScore(score, recorded);
  return { score: inside ? recorded : score, settled: settles && inside };
}

function indicatorPart(result: IndicatorResult): Part {
  if (isUnused(result)) return NOTHING;
  if (result.recomputed !== null) return { score: result.recomputed, settled: true };
  const recorded = result.score.value;
  if (result.range !== null) return recordedPart(recorded, result.range.low, result.range.high, true);
  return recordedPart(recorded, ZERO, result.effectivePoints ?? result.points.value, false);
}

function executionPart(execution: ExecutionResult, recorded: Decimal | null): Part {
  if (execution.points === null) return NOTHING;
  if (execution.score !== null) return { score: execution.score, settled: true };
  return recordedPart(recorded, ZERO, execution.points, false);
}

/** Whether the fund row's recorded score is more than execution can earn: the table's total in the wrong place. */
function isTotalInFundRow(execution: ExecutionResult, recorded: Decimal | null): boolean {
  return recorded !== null && execution.points !== null && recorded.gt(execution.points.plus(SCORE_TOLERANCE));
}

function recomputedTotal(parts: readonly Part[]): { score: Decimal | null; complete: boolean } {
  let score: Decimal | null = ZERO;
  let complete = true;
  for (const part of parts) {
    score = score === null || part.score === null ? null : score.plus(part.score);
    complete &&= part.settled;
  }
  return { score, complete };
}

/** Whether the points come to the base, and whether they do so only with the execution counted once. */
function pointsOf(
  table: SelfEvaluation,
  execution: ExecutionResult,
  indicators: readonly IndicatorResult[],
  all: Decimal | null,
  policy: ScoringPolicy,
): { gap: Decimal | null; isTwice: boolean } {
  const base = decimal(policy.base);
  const fits: { gap: Decimal | null; isTwice: boolean } = { gap: null, isTwice: false };
  if (all === null || all.eq(base) || table.indicators.every(({ points }) => points === null)) return fits;
  const twice = pointsCountedTwice(table, execution, indicators);
  if (twice.gt(ZERO) && all.minus(twice).eq(base)) return { gap: null, isTwice: true };
  const unscored = execution.pointsSource === 'policy' && all.minus(execution.points ?? ZERO).eq(base);
  return unscored ? fits : { gap: all, isTwice: false };
}

/** Rows beside the indicators: nothing in them says how they are scored, so what is recorded stands. */
function scoredParts({ scored }: SelfEvaluation): { points: Decimal; score: Decimal | null; parts: Part[] } {
  let points = ZERO;
  let score: Decimal | null = null;
  const parts: Part[] = [];
  for (const row of scored) {
    if (!row.bonus) points = points.plus(readPoints(row.points).value ?? ZERO);
    const recorded = readPoints(row.score).value;
    if (recorded !== null) score = (score ?? ZERO).plus(recorded);
    parts.push({ score: recorded ?? ZERO, settled: recorded !== null || row.bonus });
  }
  return { points, score, parts };
}

interface Sums {
  recordedSum: Decimal | null;
  pointsSum: Decimal | null;
  readonly parts: Part[];
}

/** What points and recorded scores add up to; a cell shared by several indicators counts once. */
function sumsOf(
  table: SelfEvaluation,
  execution: ExecutionResult,
  indicators: readonly IndicatorResult[],
  fundScore: Decimal | null,
): Sums {
  const sums: Sums = {
    recordedSum: fundScore,
    pointsSum: hasPointsColumn(table) ? (execution.points ?? ZERO) : null,
    parts: [executionPart(execution, fundScore)],
  };
  for (const { index, scoreOwner, pointsOwner } of table.indicators) {
    const result = indicators[index];
    if (result === undefined) continue;
    // Words for points may mean any number of them.
    if (pointsOwner === index && result.points.status === 'words') sums.pointsSum = null;
    if (pointsOwner === index) sums.pointsSum = sums.pointsSum?.plus(result.points.value ?? ZERO) ?? null;
    if (scoreOwner !== index) continue;
    if (result.score.value !== null) sums.recordedSum = (sums.recordedSum ?? ZERO).plus(result.score.value);
    sums.parts.push(indicatorPart(result));
  }
  const beside = scoredParts(table);
  sums.pointsSum = sums.pointsSum?.plus(beside.points) ?? null;
  if (beside.score !== null) sums.recordedSum = (sums.recordedSum ?? ZERO).plus(beside.score);
  sums.parts.push(...beside.parts);
  return sums;
}

/**
 * The total in points: what the recorded scores add up to, and what the rules give. The grade is that of the unrounded total.
 */
export function scoreTotal(
  table: SelfEvaluation,
  execution: ExecutionResult,
  indicators: readonly IndicatorResult[],
  policy: ScoringPolicy,
): TotalResult {
  const scored = hasScoreColumn(table) && table.indicators.length > 0;
  const fundScore = readPoints(table.funds?.total?.score ?? null).value;
  const executionLeftOut = isTotalInFundRow(execution, fundScore);
  const { recordedSum, pointsSum, parts } = sumsOf(table, execution, indicators, executionLeftOut ? null : fundScore);
  const { gap: pointsGap, isTwice } = pointsOf(table, execution, indicators, pointsSum, policy);
  const open = { executionLeftOut, score: null, grade: null, complete: false, pointsSum, pointsGap };
  if (!scored) return { ...open, recordedSum: null };
  if (pointsGap !== null) return { ...open, recordedSum };
  const { score, complete } = recomputedTotal(isTwice ? parts.slice(1) : parts);
  if (score === null || exceeds(score, decimal(policy.base))) return { ...open, recordedSum };
  return { recordedSum, executionLeftOut, score, grade: gradeOf(score, policy), complete, pointsSum, pointsGap };
}
