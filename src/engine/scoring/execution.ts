import { type Decimal, larger, ONE, roundTo, smaller, ZERO } from '../decimal.ts';
import type { AmountUnit, FundRow, Funds, SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { readAmount, readPoints } from '../values/numbers.ts';
import type { NumberReading } from '../values/reading.ts';
import { hasOwnExecutionRule } from './own-standard.ts';
import { readExecutionPoints, scoresExecution } from './points.ts';
import type { Derivation, ExecutionGap, ExecutionResult, PointsSource } from './results.ts';
import { type Rules, rulesOf } from './rules.ts';

interface Amounts {
  readonly budget: NumberReading;
  readonly spent: NumberReading;
}

/** 全年预算数 counts; a form with only one budget column has it under 年初预算数. */
function amountsOf(row: FundRow | null, unit: AmountUnit | null): Amounts {
  return {
    budget: readAmount(row?.annualBudget ?? row?.initialBudget ?? null, unit),
    spent: readAmount(row?.spent ?? null, unit),
  };
}

function holdsNothing({ status, value }: NumberReading): boolean {
  return status === 'blank' || status === 'dash' || value?.eq(ZERO) === true;
}

interface Sums {
  readonly budget: Decimal;
  readonly spent: Decimal;
}

/** What the 其中 rows add up to; null when they carry no budget. */
function detailSums(funds: Funds): Sums | null {
  // Rows of an unknown kind may break a known one down further; counting both would count that money twice.
  const known = funds.details.filter((row) => row.kind !== 'detail');
  let budget = ZERO;
  let spent = ZERO;
  let spentRead = false;
  for (const row of known.length > 0 ? known : funds.details) {
    const amounts = amountsOf(row, funds.amountUnit);
    budget = budget.plus(amounts.budget.value ?? ZERO);
    spent = spent.plus(amounts.spent.value ?? ZERO);
    spentRead ||= amounts.spent.value !== null;
  }
  return spentRead && budget.gt(ZERO) ? { budget, spent } : null;
}

/** Why the total row gives no rate; null when it does. */
function gapOf({ budget, spent }: Amounts): ExecutionGap | null {
  const statuses = [budget.status, spent.status];
  if (statuses.includes('uncalculated')) return 'uncalculated';
  if (statuses.includes('words') || statuses.includes('error')) return 'unreadable';
  if (budget.value === null || spent.value === null) return 'blank';
  if (budget.value.lt(ZERO)) return 'unreadable';
  if (budget.value.gt(ZERO)) return null;
  return spent.value.eq(ZERO) ? 'zero-zero' : 'zero-budget';
}

type Basis = (Sums & { readonly fromDetails: boolean }) | ExecutionGap;

function basisOf(funds: Funds, total: Amounts): Basis {
  if (holdsNothing(total.budget) && holdsNothing(total.spent)) {
    const sums = detailSums(funds);
    if (sums !== null) return { ...sums, fromDetails: true };
  }
  const gap = gapOf(total);
  if (gap !== null) return gap;
  return { budget: total.budget.value as Decimal, spent: total.spent.value as Decimal, fromDetails: false };
}

interface PointsFound {
  readonly points: Decimal;
  readonly pointsSource: PointsSource;
  readonly pointsSlip: boolean;
}

/** Null when the form scores no execution. */
function pointsOf(table: SelfEvaluation, rules: Rules): PointsFound | null {
  if (!scoresExecution(table)) return null;
  const recorded = readPoints(table.funds?.total?.points ?? null);
  const found = readExecutionPoints(table, rules.base, recorded);
  if (found !== null) return { points: found.points, pointsSource: found.source, pointsSlip: found.slip };
  // A number that was passed over can't be the execution's, and nothing else in the form names them.
  return { points: rules.executionPoints, pointsSource: 'policy', pointsSlip: recorded.value !== null };
}

/** min(spent ÷ budget, 1) × points, half-up, from the amounts: a printed rate may be rounded. Multiplied first: a tie stays exact. */
function executionScore(spent: Decimal, budget: Decimal, points: Decimal, digits: number): Decimal {
  if (spent.gte(budget)) return points;
  return larger(smaller(roundTo(spent.times(points).div(budget), digits), points), ZERO);
}

/**
 * The execution block by the rules: rate 0–1 and above, points and score in points.
 * `budget` and `spent` are the total row's own cells, also where the 其中 rows were summed up instead.
 */
export function scoreExecution(table: SelfEvaluation, policy: ScoringPolicy): ExecutionResult {
  const funds = table.funds;
  const total = amountsOf(funds?.total ?? null, funds?.amountUnit ?? null);
  if (funds === null) return unavailable('no-funds', total, null);
  const points = pointsOf(table, rulesOf(policy));
  const basis = basisOf(funds, total);
  if (typeof basis === 'string') return unavailable(basis, total, points);
  const { budget, spent, fromDetails } = basis;
  const rate = spent.eq(budget) ? ONE : spent.div(budget);
  if (points === null) return { ...unavailable('no-points', total, null), rate, fromDetails };
  if (rate.lt(ONE) && hasOwnExecutionRule(table))
    return { ...unavailable('own-standard', total, points), rate, fromDetails };
  const score = executionScore(spent, budget, points.points, policy.digits);
  const derivation: Derivation = {
    rule: 'execution',
    spent,
    budget,
    rate,
    points: points.points,
    score,
    capped: spent.gt(budget),
    fromDetails,
  };
  return { rate, ...points, score, ...total, fromDetails, derivation };
}

function unavailable(reason: ExecutionGap, amounts: Amounts, points: PointsFound | null): ExecutionResult {
  return {
    rate: null,
    points: points?.points ?? null,
    pointsSource: points?.pointsSource ?? null,
    pointsSlip: points?.pointsSlip ?? false,
    score: null,
    ...amounts,
    fromDetails: false,
    derivation: { rule: 'execution-unavailable', reason },
  };
}
