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

/** A form without a total row may be cut, or leave the execution's points unsaid: only what is nearer to the base is a slip. */
const LEAST_CUT = decimal(10);

/**
 * Points of the whole form that don't add up to the base (100), execution included.
 *
 * Only a form with a total row is sure to be complete; of others less is said, and only where little is missing. Every points cell must be
 * readable: a missing one is reported by itself. Where the sum is off by just the execution rate counted twice, that is the finding.
 */
export const pointsSum: TableCheck<'points-sum', PointsSumData> = {
  id: 'points-sum',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['all-points'],
  appliesTo: (context) =>
    context.scores.total.pointsSum !== null && context.table.indicators.some(({ points }) => points !== null),
  run: (context) => {
    const { table, scores, policy } = context;
    const all = scores.total.pointsGap;
    if (all === null || !pointsComplete(context)) return [];
    const base = decimal(policy.base);
    const off = base.minus(all);
    if (table.total === null && off.abs().gte(LEAST_CUT)) return [];
    const owners = indicatorRows(context).filter(({ indicator }) => indicator.pointsOwner === indicator.index);
    const indicators = sum(owners.map(({ result }) => result.points.value ?? ZERO));
    const { execution } = scores;
    return [
      {
        cells: cellsOf(
          table.total?.points ?? table.total?.label ?? table.heads.points ?? null,
          table.funds?.total?.points ?? null,
        ),
        data: {
          sum: all,
          base,
          indicators,
          execution: execution.points,
          labels: labelGaps(level1Groups(context), level2Groups(context)).map(({ gap }) => gap),
        },
        about: 'points',
        off,
        ...(table.total === null ? { severity: 'warning' as const } : {}),
      },
    ];
  },
};
