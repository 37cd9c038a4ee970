import { type Decimal, larger, ONE, roundTo, smaller, ZERO } from '../decimal.ts';
import type { FundRow } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { SCORE_TOLERANCE, sameScore } from '../scoring/rules.ts';
import { readPoints } from '../values/numbers.ts';
import type { NumberReading } from '../values/reading.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { shownDigits } from './shared/fields.ts';
import { pointsNeeds, type RateBasis, rateBasis, rateBounds, scoredAsIndicator, within } from './shared/funds.ts';
import { aboutFund, rowName } from './shared/places.ts';
import { isWatched } from './shared/watched.ts';

export interface ExecutionScoreData extends RateBasis {
  readonly row: string;
  /** `over`: more than the points of the row. */
  readonly state: 'blank' | 'unreadable' | 'differs' | 'rounded' | 'over';
  readonly printed: string;
  readonly points: Decimal;
  readonly expected: Decimal;
  readonly capped: boolean;
}

interface Expected {
  readonly basis: RateBasis;
  readonly points: Decimal;
  readonly score: Decimal;
}

function expectedScore(context: ScoredTable): Expected | null {
  const { points, score } = context.scores.execution;
  const basis = rateBasis(context);
  return basis === null || points === null || score === null ? null : { basis, points, score };
}

type State = 'blank' | 'unreadable' | 'differs' | 'rounded' | 'over';

function compare(
  recorded: Decimal,
  digits: number,
  expected: Expected,
  context: ScoredTable,
  total: FundRow,
): State | null {
  const { points, basis } = expected;
  if (sameScore(recorded, expected.score)) return null;
  const bounds = rateBounds(basis, total, context.table.funds?.amountUnit ?? null);
  const earned = (rate: Decimal): Decimal => larger(smaller(rate, ONE), ZERO).times(points);
  const allowed = { low: earned(bounds.low), high: earned(bounds.high) };
  if (within(recorded, allowed, SCORE_TOLERANCE)) return null;
  if (recorded.gt(points)) return 'over';
  const rounded =
    digits < context.policy.digits && roundTo(smaller(basis.rate, ONE).times(points), digits).eq(recorded);
  // Full points for less than the whole budget are no matter of rounding.
  return rounded && recorded.lt(points) ? 'rounded' : 'differs';
}

function stateOf(reading: NumberReading, expected: Expected, context: ScoredTable, total: FundRow): State | null {
  if (total.score === null) return null;
  switch (reading.status) {
    case 'error':
    case 'uncalculated':
      return null;
    case 'blank':
    case 'dash':
      return total.score.cell.kind === 'picture' || scoredAsIndicator(context) ? null : 'blank';
    case 'words':
      return 'unreadable';
    case 'number':
      return reading.value === null ? null : compare(reading.value, shownDigits(total.score), expected, context, total);
  }
}

/**
 * 得分 of the total row isn't min(rate, 1) × the execution points, or is blank. The rate is told from the amounts, not from
 * the printed one; rounding to fewer digits (8.6 for 8.62) is only a hint.
 */
export const executionScore: TableCheck<'execution-score', ExecutionScoreData> = {
  id: 'execution-score',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['funds/annualBudget', 'funds/spent'],
  appliesTo: ({ table }) => table.funds?.total?.score != null && !isWatched(table),
  run(context) {
    const funds = context.table.funds;
    const total = funds?.total ?? null;
    const expected = expectedScore(context);
    if (funds === null || total === null || total.score === null || expected === null) return [];
    const state = stateOf(readPoints(total.score), expected, context, total);
    if (state === null) return [];
    const cells = [total.score, total.spent, total.annualBudget].flatMap((field) =>
      field === null ? [] : [field.cell],
    );
    const data = {
      ...expected.basis,
      row: rowName(funds, total),
      state,
      printed: total.score.text,
      points: expected.points,
      expected: expected.score,
      capped: expected.basis.rate.gt(ONE),
    };
    const about = aboutFund(total, 'score');
    const needs = pointsNeeds(context);
    return state === 'rounded' ? [{ cells, data, about, needs, severity: 'hint' }] : [{ cells, data, about, needs }];
  },
};
