import { FORM, type TableCheck } from './check.ts';
import {
  cellsOf,
  type IndicatorRow,
  indicatorRows,
  isInUse,
  isPlain,
  type NamedIndicator,
  nameOf,
  pathOf,
} from './shared/rows.ts';

export type PointsMissingData = NamedIndicator;

/** Blank, or a dash beside a score: a score without points to earn it from. */
function lacksPoints({ result }: IndicatorRow): boolean {
  return result.points.status === 'blank' || (result.points.status === 'dash' && result.score.value !== null);
}

/**
 * An indicator without points, in a form that has a column for them.
 *
 * A cell shared by several indicators counts once. A row with nothing but a name isn't in use: its missing target and
 * actual are reported, not its points.
 */
export const pointsMissing: TableCheck<'points-missing', PointsMissingData> = {
  id: 'points-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['points'],
  appliesTo: ({ table }) => table.indicators.some(({ points }) => points !== null),
  run: (context) =>
    indicatorRows(context).flatMap((row) => {
      const { indicator } = row;
      if (!isPlain(row)) return [];
      if (indicator.points === null || indicator.pointsOwner !== indicator.index) return [];
      if (indicator.points.cell.kind === 'picture' || !lacksPoints(row) || !isInUse(row)) return [];
      return [{ cells: cellsOf(indicator.points, indicator.name), data: { name: nameOf(row) }, about: pathOf(row) }];
    }),
};
