import { type Decimal, decimal, sum, ZERO } from '../decimal.ts';
import type { Indicator } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { type GroupPoints, labelGap, level1Groups, pointsComplete } from './shared/level1-groups.ts';
import { cellsOf, indicatorRows } from './shared/rows.ts';

/** `labels`: first-level groups whose points differ from their label, which is where the slip lies. */
export interface PointsSumData {
  readonly sum: Decimal;
  readonly base: Decimal;
  readonly indicators: Decimal;
  readonly execution: Decimal | null;
  readonly labels: readonly GroupPoints[];
}

/** Points of the execution rate where it is scored a second time, as an indicator beside the fund row. */
function pointsCountedTwice(context: ScoredTable): ReturnType<typeof sum> {
  const { points } = context.scores.execution;
  if (points === null || points.eq(0)) return ZERO;
  const isRate = ({ isExecutionRate, pointsOwner, index }: Indicator): boolean =>
    isExecutionRate && pointsOwner === index;
  return sum(
    indicatorRows(context).flatMap(({ indicator, result }) => (isRate(indicator) ? [result.points.value ?? ZERO] : [])),
  );
}

/**
 * Points of the whole form that don't add up to the base (100), execution included.
 *
 * Only a form with a total row is complete enough to be added up, and only when every points cell can be read: a missing one
 * is reported by itself. Where the sum is off by just the execution rate counted twice, that is the finding.
 */
export const pointsSum: TableCheck<'points-sum', PointsSumData> = {
  id: 'points-sum',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  appliesTo: (context) =>
    context.table.total !== null &&
    context.scores.total.pointsSum !== null &&
    context.table.indicators.some(({ points }) => points !== null),
  run: (context) => {
    const { table, scores, policy } = context;
    const all = scores.total.pointsSum;
    const base = decimal(policy.base);
    if (table.total === null || all === null || all.eq(base) || !pointsComplete(context)) return [];
    const twice = pointsCountedTwice(context);
    if (twice.gt(0) && all.minus(twice).eq(base)) return [];
    const owners = indicatorRows(context).filter(({ indicator }) => indicator.pointsOwner === indicator.index);
    const indicators = sum(owners.map(({ result }) => result.points.value ?? ZERO));
    const { execution } = scores;
    // Where nothing in the form gives the execution points and the indicators take them all, the form scores no execution.
    if (execution.pointsSource === 'policy' && indicators.eq(base)) return [];
    return [
      {
        cells: cellsOf(table.total.points ?? table.total.label, table.funds?.total?.points ?? null),
        data: {
          sum: all,
          base,
          indicators,
          execution: execution.points,
          labels: level1Groups(context).flatMap((group) => labelGap(group) ?? []),
        },
        about: 'points',
      },
    ];
  },
};
