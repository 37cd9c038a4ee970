import type { Decimal } from '../decimal.ts';
import type { PointsSource } from '../scoring/results.ts';
import { readPoints } from '../values/numbers.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { isBlank } from './shared/fields.ts';
import { missingAmounts, pointsNeeds, pointsTaken, scoredAsIndicator } from './shared/funds.ts';
import { aboutFund, rowName } from './shared/places.ts';

export interface FundPointsData {
  readonly row: string;
  readonly recorded: Decimal | null;
  readonly expected: Decimal | null;
  readonly source: PointsSource | null;
}

const NOBODYS = { expected: null, source: null };

/**
 * 分值 of the total row isn't the points of budget execution. Mostly the table's 100 was put in, or nothing. A blank is no gap
 * where the head names the points （10分） or the execution is scored as an indicator.
 *
 * The points meant are, in this order: those in the block's label, what the indicators leave of the base, the policy's. Where the
 * indicators leave nothing, none of these can be meant.
 */
export const fundPoints: TableCheck<'fund-points', FundPointsData> = {
  id: 'fund-points',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  appliesTo: ({ table }) => table.funds?.total?.points != null,
  run(context) {
    const funds = context.table.funds;
    const total = funds?.total ?? null;
    if (funds === null || total === null || total.points === null) return [];
    const { pointsSlip, points, pointsSource } = context.scores.execution;
    const recorded = readPoints(total.points);
    const meant = pointsTaken(context) ? NOBODYS : { expected: points, source: pointsSource };
    const blank = isBlank(total.points) || recorded.status === 'dash';
    // A total row without anything in it is one gap, and its amounts are reported.
    const gap =
      blank && funds.declaredPoints === null && !scoredAsIndicator(context) && missingAmounts(context).length < 2;
    if (!gap && !(pointsSlip && recorded.value !== null)) return [];
    return [
      {
        cells: [total.points.cell],
        data: { row: rowName(funds, total), recorded: recorded.value, ...meant },
        about: aboutFund(total, 'points'),
        needs: pointsNeeds(context),
      },
    ];
  },
};
