import { FORM, type TableCheck } from './check.ts';
import { isBlank } from './shared/fields.ts';
import {
  cellsOf,
  type IndicatorRow,
  isInUse,
  isPlain,
  type NamedIndicator,
  nameOf,
  pathOf,
  valuedRows,
} from './shared/rows.ts';

export type ActualMissingData = NamedIndicator;

/** The row says by itself that nothing belongs in it: a dash for a target, and neither points nor a score. */
function isSetAside({ result }: IndicatorRow): boolean {
  return result.target.kind === 'dash' && result.points.value === null && result.score.value === null;
}

/** An indicator without an actual: what was reached isn't stated, so nothing supports the score. */
export const actualMissing: TableCheck<'actual-missing', ActualMissingData> = {
  id: 'actual-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['actual'],
  appliesTo: ({ table }) => table.indicators.some(({ actual }) => actual !== null),
  run: (context) =>
    valuedRows(context).flatMap((row) => {
      const { indicator } = row;
      if (!isPlain(row)) return [];
      if (indicator.actual === null || !isBlank(indicator.actual) || isSetAside(row)) return [];
      if (indicator.isExecutionRate && !isInUse(row)) return [];
      return [{ cells: cellsOf(indicator.actual, indicator.name), data: { name: nameOf(row) }, about: pathOf(row) }];
    }),
};
