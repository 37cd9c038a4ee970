import type { Decimal } from '../decimal.ts';
import { cellKey } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { sameScore } from '../scoring/rules.ts';
import { FORM, type TableCheck } from './check.ts';
import { isFootNote, noteState, reportsNoShortfall } from './shared/notes.ts';
import { overfulfilment } from './shared/overfulfilment.ts';
import { cellsOf, type IndicatorRow, indicatorRows, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';
import { scoreGroups } from './shared/score-groups.ts';

export interface NoteWithoutDeviationData extends NamedIndicator {
  readonly note: string;
  readonly points: Decimal;
}

/** Note cells of one indicator alone: the one at the foot, or one merged over several rows, may explain another of them. */
function ownNotes(rows: readonly IndicatorRow[], table: SelfEvaluation): ReadonlySet<GridCell> {
  const byPlace = new Map<string, GridCell[]>();
  for (const { indicator } of rows) {
    const { note } = indicator;
    if (note === null || isFootNote(note, table)) continue;
    const place = cellKey(note.cell);
    byPlace.set(place, [...(byPlace.get(place) ?? []), note.cell]);
  }
  return new Set([...byPlace.values()].flatMap((cells) => (cells.length === 1 ? cells : [])));
}

/** The target is reached, all points are taken, and a note gives a reason for something. */
function explainsSuccess(row: IndicatorRow, context: ScoredTable): boolean {
  const { note } = row.indicator;
  const { points, score, status } = row.result;
  if (note === null || note.cell.kind !== 'text' || (status !== 'met' && status !== 'tier')) return false;
  if (points.value === null || score.value === null || !sameScore(points.value, score.value)) return false;
  return noteState(note) === 'filled' && !reportsNoShortfall(note.text) && overfulfilment(row, context) === null;
}

/**
 * A reason without anything to give a reason for: the target is reached, all points are taken, and yet the note explains.
 * Either the note belongs to another row, or the actual and the score should be lower.
 *
 * Notes that report no shortfall (无偏差, 已完成, 继续保持) are fine; so is a word on over-fulfilment.
 */
export const noteWithoutDeviation: TableCheck<'note-without-deviation', NoteWithoutDeviationData> = {
  id: 'note-without-deviation',
  severity: 'hint',
  basis: FORM,
  scope: 'table',
  needs: ['target', 'actual', 'points', 'score'],
  appliesTo: ({ table }) =>
    table.indicators.some(({ note, score }) => note !== null && score !== null && !isFootNote(note, table)),
  run: (context) => {
    const rows = indicatorRows(context);
    const explained = rows.filter((row) => explainsSuccess(row, context));
    // Most forms have no such note: who shares a cell with whom needn't be asked.
    if (explained.length === 0) return [];
    const alone = new Set(
      scoreGroups(context).flatMap(({ rows, first }) => (rows.length === 1 ? [first.indicator.index] : [])),
    );
    const own = ownNotes(rows, context.table);
    return explained.flatMap((row) => {
      const { indicator, result } = row;
      const { note } = indicator;
      const points = result.points.value;
      if (note === null || points === null || !alone.has(indicator.index) || !own.has(note.cell)) return [];
      return [
        {
          cells: cellsOf(note, indicator.score),
          data: { name: nameOf(row), note: note.text, points },
          about: pathOf(row),
        },
      ];
    });
  },
};
