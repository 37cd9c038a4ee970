import { type Decimal, decimal, sum, ZERO } from '../decimal.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { type GroupPoints, labelGaps, level1Groups, level2Groups, pointsComplete } from './shared/level1-groups.ts';
import { cellsOf, indicatorRows } from './shared/rows.ts';

/** `labels`: first-level groups whose points differ from their label, which is where the slip lies. */
export interface PointsSumData {
  readonly sum: Decimal;
  readonly base: Decimal;
  readonly indicators: Decimal;
  readonly execution: Decimal | null;
  readonly labels: readonly GroupPoints[];
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
  needs: ['all-points'],
  appliesTo: (context) =>
    context.table.total !== null &&
    context.scores.total.pointsSum !== null &&
    context.table.indicators.some(({ points }) => points !== null),
  run: (context) => {
    const { table, scores, policy } = context;
    const all = scores.total.pointsGap;
    if (table.total === null || all === null || !pointsComplete(context)) return [];
    const base = decimal(policy.base);
    const owners = indicatorRows(context).filter(({ indicator }) => indicator.pointsOwner === indicator.index);
    const indicators = sum(owners.map(({ result }) => result.points.value ?? ZERO));
    const { execution } = scores;
    return [
      {
        cells: cellsOf(table.total.points ?? table.total.label, table.funds?.total?.points ?? null),
        data: {
          sum: all,
          base,
          indicators,
          execution: execution.points,
          labels: labelGaps(level1Groups(context), level2Groups(context)).map(({ gap }) => gap),
        },
        about: 'points',
        off: base.minus(all),
      },
    ];
  },
};
