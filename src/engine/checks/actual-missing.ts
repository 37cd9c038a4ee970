import { FORM, type TableCheck } from './check.ts';
import { holeFindings, type RowsWithHoles } from './shared/holes.ts';
import { isWatched } from './shared/watched.ts';

export type ActualMissingData = RowsWithHoles;

/** An indicator without an actual: what was reached isn't stated, so nothing supports the score. */
export const actualMissing: TableCheck<'actual-missing', ActualMissingData> = {
  id: 'actual-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['actual'],
  appliesTo: ({ table }) => !isWatched(table) && table.indicators.some(({ actual }) => actual !== null),
  run: (context) => holeFindings(context, 'actual'),
};
