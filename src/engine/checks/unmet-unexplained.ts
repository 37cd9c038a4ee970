import { hasPointsColumn, hasScoreColumn } from '../scoring/points.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { noteFix } from './shared/fixes.ts';
import { isFootNote, noteState } from './shared/notes.ts';
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
import { isDuration } from './shared/units.ts';
import { isWatched } from './shared/watched.ts';

/** `note`: what stands in the note's cell instead of a reason. `foot`: that cell holds the reasons of the whole form. */
export interface UnmetUnexplainedData extends ComparedValues {
  readonly assumedReverse: boolean;
  readonly note: string;
  readonly foot: boolean;
}

/** Missed for sure: a time without an operator may be one to keep short as well as one to fill. */
function isMissed({ result }: IndicatorRow): boolean {
  const { status, target, actual, derivation } = result;
  if (derivation.rule === 'undetermined') return derivation.reason === 'date-missed';
  return status === 'unmet' && (target.operator !== null || !isDuration(target.unit ?? actual.unit));
}

/**
 * A form that gives no scores asks for the reason of what was missed instead (未完成原因和改进措施), and the note says nothing.
 *
 * Where there are scores, what a miss cost has to be explained, and another check does that. A form with points and without
 * scores is filled in the middle of the year: nothing is missed yet. Reasons at the foot answer for all rows, whatever the column
 * holds. A hint where the direction was only assumed from the name.
 */
export const unmetUnexplained: TableCheck<'unmet-unexplained', UnmetUnexplainedData> = {
  id: 'unmet-unexplained',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  // A column that wasn't understood may be that of the scores.
  needs: ['target', 'actual', 'score', 'note'],
  appliesTo: ({ table }) =>
    !isWatched(table) &&
    !hasScoreColumn(table) &&
    !hasPointsColumn(table) &&
    table.indicators.some(({ target, actual, note }) => target !== null && actual !== null && note !== null),
  run: (context) => {
    if (noteState(context.table.footReason) === 'filled') return [];
    return indicatorRows(context).flatMap((row) => {
      const { note, actual, target } = row.indicator;
      if (note === null || noteState(note) === 'filled' || !isMissed(row)) return [];
      const { assumedReverse } = row.result;
      return [
        {
          cells: cellsOf(note, actual, target),
          data: {
            name: nameOf(row),
            target: targetText(row),
            actual: actualText(row),
            assumedReverse,
            note: note.text,
            foot: isFootNote(note, context.table),
          },
          ...(assumedReverse ? { severity: 'hint' as const } : {}),
          about: pathOf(row),
          ...noteFix(note, context),
        },
      ];
    });
  },
};
