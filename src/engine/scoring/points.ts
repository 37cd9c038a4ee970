/** Where the points of a form stand, and what the execution's are. */

import { type Decimal, decimal, sum, ZERO } from '../decimal.ts';
import type { Indicator, SelfEvaluation } from '../layout/self-evaluation.ts';
import { readPoints } from '../values/numbers.ts';
import type { NumberReading } from '../values/reading.ts';
import type { ExecutionResult, IndicatorResult, PointsSource } from './results.ts';

/** The indicator whose points cell counts for this one. */
export function pointsOwner(table: SelfEvaluation, indicator: Indicator): Indicator {
  return table.indicators[indicator.pointsOwner] ?? indicator;
}

/** The indicator whose score cell counts for this one. */
export function scoreOwner(table: SelfEvaluation, indicator: Indicator): Indicator {
  return table.indicators[indicator.scoreOwner] ?? indicator;
}

/** Whether the form has a 分值 column for its indicators (Hubei's has none). */
export function hasPointsColumn(table: SelfEvaluation): boolean {
  return table.heads.points !== undefined || table.indicators.some((indicator) => indicator.points !== null);
}

/** Whether the form has a 得分 column for its indicators (区域绩效自评表 of transfers have none). */
export function hasScoreColumn(table: SelfEvaluation): boolean {
  return table.heads.score !== undefined || table.indicators.some((indicator) => indicator.score !== null);
}

/** Σ of the indicators' points, a shared cell once; null without a 分值 column or when a cell of it can't be read. */
export function indicatorPointsSum(table: SelfEvaluation): Decimal | null {
  if (table.indicators.length === 0 || !hasPointsColumn(table)) return null;
  let sum = ZERO;
  for (const indicator of table.indicators) {
    if (indicator.pointsOwner !== indicator.index) continue;
    const { value } = readPoints(indicator.points);
    if (value === null) return null;
    sum = sum.plus(value);
  }
  return sum;
}

/** Σ of the points that the indicator blocks' labels carry (年度绩效目标1（80分）); null when none does. */
function declaredBlocksSum(table: SelfEvaluation): Decimal | null {
  let sum: Decimal | null = null;
  for (const { points } of table.declaredBlocks) if (points !== null) sum = (sum ?? ZERO).plus(points);
  return sum;
}

/** More than this isn't left over for the execution but missing from the indicators. */
const MAX_PLAUSIBLE = decimal(30);

/** Σ of the points of blocks beside the indicators. */
function scoredPoints({ scored }: SelfEvaluation): Decimal {
  let sum = ZERO;
  for (const { points, bonus } of scored) if (!bonus) sum = sum.plus(readPoints(points).value ?? ZERO);
  return sum;
}

function remainder(table: SelfEvaluation, base: Decimal): Decimal | null {
  const given = hasPointsColumn(table) ? indicatorPointsSum(table) : declaredBlocksSum(table);
  if (given === null) return null;
  const rest = base.minus(given).minus(scoredPoints(table));
  return rest.gt(ZERO) && rest.lte(MAX_PLAUSIBLE) ? rest : null;
}

export interface ExecutionPoints {
  readonly points: Decimal;
  readonly source: PointsSource;
  /** The 分值 cell says something else. */
  readonly slip: boolean;
}

/** Whether the fund block is scored at all: it has points or a score of its own, or its label names points. */
export function scoresExecution(table: SelfEvaluation): boolean {
  const funds = table.funds;
  if (funds === null) return false;
  return (
    funds.declaredPoints !== null ||
    funds.heads.points !== undefined ||
    funds.heads.score !== undefined ||
    (funds.total !== null && (funds.total.points !== null || funds.total.score !== null))
  );
}

/** 0 beside indicators that leave points over, the whole base, more, or less than nothing: not what execution can earn. */
function isSlip(recorded: Decimal, base: Decimal, rest: Decimal | null): boolean {
  return recorded.gte(base) || recorded.lt(ZERO) || (recorded.eq(ZERO) && rest !== null);
}

/**
 * The execution points that the form gives, in this order: the 分值 cell; points in a label; what the indicators leave of
 * the base. A 分值 cell that holds the table's total is passed over: there the indicators say what is left.
 *
 * @param reading the 分值 cell of the fund total row, when it was read before.
 * @returns null when the form doesn't say; then the policy's points count.
 */
export function readExecutionPoints(
  table: SelfEvaluation,
  base: Decimal,
  reading: NumberReading = readPoints(table.funds?.total?.points ?? null),
): ExecutionPoints | null {
  const recorded = reading.value;
  const declared = table.funds?.declaredPoints ?? null;
  if (recorded !== null) {
    if (recorded.gt(ZERO) && recorded.lt(base)) return { points: recorded, source: 'cell', slip: false };
    const rest = remainder(table, base);
    if (!isSlip(recorded, base, rest)) return { points: recorded, source: 'cell', slip: false };
    if (rest !== null) return { points: rest, source: 'remainder', slip: true };
    return declared === null ? null : { points: declared, source: 'label', slip: true };
  }
  if (declared !== null) return { points: declared, source: 'label', slip: false };
  const rest = remainder(table, base);
  return rest === null ? null : { points: rest, source: 'remainder', slip: false };
}

/** Points of the execution rate where it is scored a second time, as an indicator beside the fund row. */
export function pointsCountedTwice(
  table: SelfEvaluation,
  execution: Pick<ExecutionResult, 'points'>,
  indicators: readonly IndicatorResult[],
): Decimal {
  const { points } = execution;
  if (points === null || points.eq(ZERO)) return ZERO;
  const isRate = ({ isExecutionRate, pointsOwner, index }: Indicator): boolean =>
    isExecutionRate && pointsOwner === index;
  return sum(table.indicators.filter(isRate).map(({ index }) => indicators[index]?.points.value ?? ZERO));
}

/** Only its name is written: a row that the form offers and the unit left out. */
export function isUnused({ target, actual, points, score }: IndicatorResult): boolean {
  return [target.kind, actual.kind, points.status, score.status].every((kind) => kind === 'blank' || kind === 'dash');
}
