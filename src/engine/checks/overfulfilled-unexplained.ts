import type { Decimal } from '../decimal.ts';
import { exceeds } from '../scoring/rules.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { noteFix } from './shared/fixes.ts';
import { isFootNote, noteState } from './shared/notes.ts';
import { overfulfilment } from './shared/overfulfilment.ts';
import {
  actualText,
  type ComparedValues,
  cellsOf,
  type IndicatorRow,
  indicatorRows,
  nameOf,
  pathOf,
  targetText,
} from './shared/rows.ts';

/** `ratio`: actual ÷ target. `threshold`: from which the policy expects an explanation. */
export interface OverfulfilledUnexplainedData extends ComparedValues {
  readonly ratio: Decimal;
  readonly threshold: number;
  readonly foot: boolean;
}

/** The deduction already asks for the same reason in the same cell. */
function isDeducted({ result }: IndicatorRow): boolean {
  const { points, score } = result;
  return points.value !== null && score.value !== null && exceeds(points.value, score.value);
}

/**
 * An actual beyond the policy's threshold (1.3 times the target; some places 1.2) and nothing said about it: the target
 * may have been set too low.
 */
export const overfulfilledUnexplained: TableCheck<'overfulfilled-unexplained', OverfulfilledUnexplainedData> = {
  id: 'overfulfilled-unexplained',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['target', 'actual', 'note'],
  appliesTo: ({ table }) =>
    table.indicators.some(({ target, actual, note }) => target !== null && actual !== null && note !== null),
  run: (context) =>
    indicatorRows(context).flatMap((row) => {
      const { note, actual, target } = row.indicator;
      if (note === null || noteState(note) === 'filled' || isDeducted(row)) return [];
      const ratio = overfulfilment(row, context);
      if (ratio === null) return [];
      return [
        {
          cells: cellsOf(note, actual, target),
          data: {
            name: nameOf(row),
            target: targetText(row),
            actual: actualText(row),
            ratio,
            threshold: context.policy.overfulfilment.threshold,
            foot: isFootNote(note, context.table),
          },
          about: pathOf(row),
          ...noteFix(note, context),
        },
      ];
    }),
};
