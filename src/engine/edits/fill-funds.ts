import { pointsTaken } from '../checks/shared/funds.ts';
import { type Decimal, HUNDRED, ONE, plain, roundTo } from '../decimal.ts';
import type { Field, FundRow, Funds } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { RATE_TOLERANCE, sameScore } from '../scoring/rules.ts';
import { readPoints, readRate } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { type FillOptions, isBlankCell, isPercentCell, numberOf, type Plan, pointsValue } from './fill-plan.ts';
import { inScope } from './fill-scores.ts';
import { type ExecutionCells, executionScoreFormula, type RateStyle, rateFormula } from './formulas.ts';

/** The 分值 cell as the formulas will find it. */
function correctedPoints(plan: Plan, field: Field | null): Field | null {
  if (field === null) return null;
  const value = plan.after(field.cell, null);
  if (value === null) return field;
  return { ...field, cell: { ...field.cell, kind: 'number', value: numberOf(value), formula: null } };
}

function executionCells(row: FundRow, points: Field | null): ExecutionCells {
  return { budget: row.annualBudget ?? row.initialBudget, spent: row.spent, points };
}

/** A score worked out from 10 points beside a cell that says 100 would be returned as well: the slip is put right with it. */
function fillExecutionPoints(plan: Plan, { scores }: ScoredTable, row: FundRow): void {
  const { points, pointsSlip } = scores.execution;
  if (!pointsSlip || points === null || row.points === null) return;
  const value = pointsValue(row.points.cell, points);
  plan.write({ field: row.points, part: 'points', about: 'execution', isRight: false, value }, points);
}

/** The execution score, and with it execution points that hold the table's total instead. */
export function fillExecutionScore(plan: Plan, scored: ScoredTable, row: FundRow, options: FillOptions): void {
  const { execution } = scored.scores;
  const field = row.score;
  if (field === null || execution.points === null) return;
  const reading = readPoints(field);
  if (!inScope(options, 'execution', field)) return;
  if (pointsTaken(scored)) {
    plan.skip(field, 'scores', 'execution', { kind: 'execution-unavailable', why: 'points-taken' });
    return;
  }
  fillExecutionPoints(plan, scored, row);
  if (execution.score === null) {
    if (execution.derivation.rule === 'execution-unavailable') {
      const why = execution.derivation.reason;
      plan.skip(field, 'scores', 'execution', { kind: 'execution-unavailable', why });
    }
    return;
  }
  const cells = executionCells(row, correctedPoints(plan, row.points));
  const live = !isPercentCell(field.cell);
  plan.write(
    {
      field,
      part: 'scores',
      about: 'execution',
      isRight: reading.value !== null && sameScore(reading.value, execution.score),
      value: pointsValue(field.cell, execution.score),
      formula: live ? executionScoreFormula(cells, execution.derivation, scored.policy.digits) : null,
      makeLive: true,
      basis: row.points === null ? [] : [row.points.cell],
    },
    execution.score,
  );
}

/** `执行率(%)`, `预算执行进度（%）`: a bare number under such a head is a percentage. */
function saysPercent(head: Field | undefined): boolean {
  return head !== undefined && /\(%\)/.test(normalise(head.text));
}

/**
 * How to write a rate so that it is shown right without touching the cell's format: as 0.8619 where the format makes a
 * percentage of it or a fraction stood there before, as 86.19 where the head says % or such a number stood there, and
 * otherwise as the text `86.19%`, because 0.8619 in a plain cell would be shown as just that.
 */
function rateStyle(field: Field, funds: Funds | null, rate: Decimal): RateStyle {
  const { cell } = field;
  if (isPercentCell(cell)) return 'fraction';
  if (saysPercent(funds?.heads.rate)) return 'hundred';
  // 86.19 in the rows below: bare numbers are percentages in this form.
  const others = isBlankCell(cell) ? (funds?.details ?? []).map(({ rate: other }) => other?.cell) : [];
  const bare = others.filter((other) => other?.kind === 'number' && !isPercentCell(other));
  if (rate.times(HUNDRED).gt(2) && bare.some((other) => (other?.value as number) > 2)) return 'hundred';
  // More than 2 in a plain cell reads as a percentage: 94.7 would pass for 94.7%.
  if (cell.kind === 'number') {
    if ((cell.value as number) <= 2 && rate.lte(2)) return 'fraction';
    // And 0.71 for 71%, where 0.71% is meant.
    return rate.times(HUNDRED).gt(2) ? 'hundred' : 'text';
  }
  return 'text';
}

function rateValue(rate: Decimal, style: RateStyle): number | string {
  const percent = roundTo(rate.times(HUNDRED), 2);
  switch (style) {
    case 'fraction':
      return numberOf(roundTo(rate, 4));
    case 'hundred':
      return numberOf(percent);
    case 'text':
      return `${plain(percent)}%`;
  }
}

/** Overspent, and the form shows the rate that counts: 100%. */
function isCapped(printed: Decimal, rate: Decimal): boolean {
  return rate.gt(ONE) && printed.eq(ONE);
}

/** The total row's printed rate. */
export function fillRate(plan: Plan, scored: ScoredTable, row: FundRow): void {
  const { execution } = scored.scores;
  const field = row.rate;
  if (field === null || (plan.onlyBlanks && !isBlankCell(field.cell))) return;
  if (execution.rate === null) {
    if (execution.derivation.rule === 'execution-unavailable') {
      const why = execution.derivation.reason;
      plan.skip(field, 'rate', 'execution', { kind: 'execution-unavailable', why });
    }
    return;
  }
  const printed = readRate(field).value;
  const isRight =
    printed !== null && (printed.minus(execution.rate).abs().lte(RATE_TOLERANCE) || isCapped(printed, execution.rate));
  const style = rateStyle(field, scored.table.funds, execution.rate);
  const formula = rateFormula(executionCells(row, row.points), execution.derivation, style);
  const value = rateValue(execution.rate, style);
  // TEXT always writes two digits, so the result beside the formula has to.
  const result = style === 'text' ? `${execution.rate.times(HUNDRED).toFixed(2)}%` : value;
  plan.write({ field, part: 'rate', about: 'execution', isRight, value, formula, result, makeLive: true });
}
