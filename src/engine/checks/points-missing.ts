import { FORM, type TableCheck } from './check.ts';
import { holeFindings, type RowsWithHoles } from './shared/holes.ts';

export type PointsMissingData = RowsWithHoles;

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
  run: (context) => holeFindings(context, 'points'),
};
