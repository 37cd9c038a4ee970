import { type Decimal, decimal, differ, halfUnit, larger, sum, ZERO } from '../../decimal.ts';
import type { AmountUnit, Field, FundRow, Funds } from '../../layout/self-evaluation.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import { exceeds } from '../../scoring/rules.ts';
import { readAmount } from '../../values/numbers.ts';
import type { NumberReading } from '../../values/reading.ts';
import { normalise } from '../../values/text.ts';
import type { Need } from '../check.ts';
import { shownDigits } from './fields.ts';
import { oncePer } from './once.ts';

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

/** What a finding about the execution's points stands on, where they are what the indicators leave. */
export function pointsNeeds({ scores }: ScoredTable): readonly Need[] {
  return scores.execution.pointsSource === 'remainder' ? ['points-left'] : [];
}

/** The indicators take all points by themselves: what the execution should have beside them is for a person. */
export function pointsTaken({ scores, policy }: ScoredTable): boolean {
  const { execution, total } = scores;
  const isFromPolicy = execution.pointsSlip && execution.pointsSource === 'policy';
  return isFromPolicy && total.pointsSum !== null && exceeds(total.pointsSum, decimal(policy.base));
}

/** What the 其中 rows of the fund block hold in one column. */
export interface DetailAmounts {
  /**
   * The sums that the rows can be read as: all of them, or without the rows that only break down the row above them
   * (`其中：中央补助` under 财政拨款). Empty unless something is filled and every row is a number, blank or a dash.
   */
  readonly sums: readonly Decimal[];
  /** The finest digit shown. */
  readonly digits: number;
}

interface Entry {
  readonly row: FundRow;
  readonly value: Decimal;
}

/** A row that can break down the one above it: a second 其中, or a source inside the budget (中央, 地方, 省级 …). */
function mayBreakDown(row: FundRow): boolean {
  return row.kind === 'appropriation' || row.kind === 'detail' || normalise(row.label.text).startsWith('其中');
}

/** How many of the entries after `start` add up to the entry before them; 0 when none do. */
function breakdownLength(entries: readonly Entry[], start: number): number {
  const parent = entries[start] as Entry;
  let total = ZERO;
  for (let at = start + 1; at < entries.length; at++) {
    const entry = entries[at] as Entry;
    if (!mayBreakDown(entry.row)) return 0;
    total = total.plus(entry.value);
    if (total.gt(ZERO) && total.eq(parent.value)) return at - start;
  }
  return 0;
}

function withoutBreakdowns(entries: readonly Entry[]): Decimal {
  let total = ZERO;
  for (let at = 0; at < entries.length; at++) {
    total = total.plus((entries[at] as Entry).value);
    at += breakdownLength(entries, at);
  }
  return total;
}

function distinct(values: readonly Decimal[]): Decimal[] {
  return values.filter((value, index) => values.findIndex((other) => other.eq(value)) === index);
}

const NO_DETAILS: DetailAmounts = { sums: [], digits: 0 };

export function detailAmounts(funds: Funds, column: AmountColumn): DetailAmounts {
  if (funds.details.length === 0) return NO_DETAILS;
  const entries: Entry[] = [];
  let readable = true;
  let digits = 0;
  for (const row of funds.details) {
    const field = row[column];
    if (field === null) continue;
    const { status, value } = readAmount(field, funds.amountUnit);
    if (value !== null) {
      entries.push({ row, value });
      digits = Math.max(digits, shownDigits(field));
    } else if (status !== 'blank' && status !== 'dash') {
      readable = false;
    }
  }
  if (entries.length === 0 || !readable) return { sums: [], digits };
  const named = entries.filter(({ row }) => row.kind !== 'detail');
  const sums = [sum(entries.map(({ value }) => value)), withoutBreakdowns(entries)];
  if (named.length > 0) sums.push(sum(named.map(({ value }) => value)));
  return { sums: distinct(sums), digits };
}

function missingAmount(funds: Funds, column: AmountColumn, field: Field): MissingAmount | null {
  const reading = readAmount(field, funds.amountUnit);
  const { sums } = detailAmounts(funds, column);
  const details = sums.length === 1 ? (sums[0] as Decimal) : null;
  const carriesMoney = sums.some((value) => value.gt(ZERO));
  const missing = (state: MissingAmount['state']): MissingAmount => ({
    column,
    state,
    text: field.text,
    details: carriesMoney ? details : null,
  });
  if (reading.status === 'blank' || reading.status === 'dash') {
    return field.cell.kind === 'picture' ? null : missing('blank');
  }
  if (reading.status === 'words') return missing('unreadable');
  return reading.value?.eq(ZERO) === true && carriesMoney ? missing('zero') : null;
}

function saysNoMoney(reading: NumberReading): boolean {
  return reading.status === 'dash' || reading.value?.eq(ZERO) === true;
}

/**
 * Amounts of the total row that should be there and aren't. A project for which every amount says none has none to give; an
 * initial budget of 0 counts only beside other gaps, since money may have come later.
 */
export const missingAmounts: (context: ScoredTable) => readonly MissingAmount[] = oncePer(missingOf);

function missingOf({ table: { funds } }: ScoredTable): readonly MissingAmount[] {
  const total = funds?.total ?? null;
  if (funds === null || total === null) return [];
  const missing: MissingAmount[] = [];
  const readings: NumberReading[] = [];
  for (const column of ['annualBudget', 'spent'] as const) {
    const field = total[column];
    if (field === null) continue;
    readings.push(readAmount(field, funds.amountUnit));
    const amount = missingAmount(funds, column, field);
    if (amount !== null) missing.push(amount);
  }
  const noMoney =
    readings.every(saysNoMoney) && missing.every(({ details, state }) => state === 'blank' && details === null);
  if (noMoney || missing.length === 0) return [];
  const initial = total.initialBudget === null ? null : missingAmount(funds, 'initialBudget', total.initialBudget);
  return initial?.state === 'zero' ? [...missing, initial] : missing;
}

/** The form scores the execution as an indicator; its block of funds needs neither points nor a score. */
export function scoredAsIndicator({ table, scores }: ScoredTable): boolean {
  return table.indicators.some(
    ({ index, isExecutionRate }) => isExecutionRate && scores.indicators[index]?.score.value != null,
  );
}

/** Budget and spending that a rate can be told from; null when an amount is missing, zero or unreadable. */
export function rateBasis(context: ScoredTable): RateBasis | null {
  const { rate, budget, spent, fromDetails } = context.scores.execution;
  if (rate === null || fromDetails || budget.value === null || spent.value === null) return null;
  return missingAmounts(context).length > 0 ? null : { rate, budget: budget.value, spent: spent.value };
}

/** The rates that amounts rounded for show allow: a budget of 0.33 万元 was 3,250 to 3,350 元. */
export interface RateBounds {
  readonly low: Decimal;
  readonly high: Decimal;
}

/**
 * The bounds of the rate when the amounts were rounded to the digits they show. Amounts in 元, whole amounts and equal amounts
 * are taken as exact.
 */
export function rateBounds(basis: RateBasis, total: FundRow, unit: AmountUnit | null): RateBounds {
  const exact = { low: basis.rate, high: basis.rate };
  const fields = [total.annualBudget, total.spent];
  const digits = Math.max(0, ...fields.map((field) => (field === null ? 0 : shownDigits(field))));
  if (unit === '元' || unit === null || digits < 2 || basis.spent.eq(basis.budget)) return exact;
  const half = halfUnit(digits);
  if (basis.budget.lte(half)) return exact;
  return {
    low: larger(basis.spent.minus(half), ZERO).div(basis.budget.plus(half)),
    high: basis.spent.plus(half).div(basis.budget.minus(half)),
  };
}

/** Whether a value lies between the bounds, give or take the tolerance. */
export function within(value: Decimal, bounds: RateBounds, tolerance: Decimal): boolean {
  if (value.lt(bounds.low)) return !differ(value, bounds.low, tolerance);
  return value.lte(bounds.high) || !differ(value, bounds.high, tolerance);
}
