import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { holdsFigure } from '../values/measure.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { isFootNote, noteState, reportsNoShortfall } from './shared/notes.ts';
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
import { isWatched } from './shared/watched.ts';

export type ActualNotNumericData = ComparedValues;

/** Words without a figure, or a dash although the row is scored. Words with a figure in them are for a person to read. */
function saysNoNumber({ result }: IndicatorRow): boolean {
  const { actual, points, score } = result;
  if (actual.kind === 'dash') return points.value !== null || score.value !== null;
  return actual.kind === 'words' && !holdsFigure(actual.text);
}

/** The row's own note says why there is no figure. */
function isExplained({ indicator: { note } }: IndicatorRow, table: SelfEvaluation): boolean {
  return note !== null && !isFootNote(note, table) && noteState(note) === 'filled' && !reportsNoShortfall(note.text);
}

/**
 * A target in numbers answered in words (完成, 达标): what was reached can't be compared with what was promised. Where the row's note
 * says why, only a hint.
 */
export const actualNotNumeric: TableCheck<'actual-not-numeric', ActualNotNumericData> = {
  id: 'actual-not-numeric',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['target', 'actual'],
  appliesTo: ({ table, scores }) =>
    !isWatched(table) && scores.indicators.some(({ target }) => target.kind === 'number'),
  run: (context) =>
    indicatorRows(context).flatMap((row) => {
      const { indicator, result } = row;
      if (indicator.actual === null || result.target.kind !== 'number' || !saysNoNumber(row)) return [];
      return [
        {
          cells: cellsOf(indicator.actual, indicator.target),
          data: { name: nameOf(row), target: targetText(row), actual: actualText(row) },
          about: pathOf(row),
          ...(isExplained(row, context.table) ? { severity: 'hint' as const } : {}),
        },
      ];
    }),
};
