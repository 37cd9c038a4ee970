import { type Decimal, decimal, larger, ZERO } from '../decimal.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { cellsOf, indicatorRows, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';

export interface DominantIndicatorData extends NamedIndicator {
  readonly points: Decimal;
  readonly all: Decimal;
}

/**
 * One indicator with more than half of all points: the form's total says little about the rest. Of a form cut short, the
 * base counts as all points. Points that several indicators share aren't one indicator's.
 */
export const dominantIndicator: TableCheck<'dominant-indicator', DominantIndicatorData> = {
  id: 'dominant-indicator',
  severity: 'hint',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['points'],
  appliesTo: ({ table }) => table.indicators.some(({ points }) => points !== null),
  run: (context) => {
    const rows = indicatorRows(context);
    const all = larger(decimal(context.policy.base), context.scores.total.pointsSum ?? ZERO);
    const half = all.div(2);
    const sharing = new Set(
      rows.flatMap(({ indicator }) => (indicator.pointsOwner === indicator.index ? [] : [indicator.pointsOwner])),
    );
    return rows.flatMap((row) => {
      const { indicator, result } = row;
      const points = result.points.value;
      if (points === null || indicator.pointsOwner !== indicator.index || sharing.has(indicator.index)) return [];
      if (points.lte(half) || points.gt(all)) return [];
      return [
        {
          cells: cellsOf(indicator.points, indicator.name),
          data: { name: nameOf(row), points, all },
          about: pathOf(row),
        },
      ];
    });
  },
};
