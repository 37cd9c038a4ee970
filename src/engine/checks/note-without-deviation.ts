import type { Decimal } from '../decimal.ts';
import { cellKey } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
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
    const alone = new Set(
      scoreGroups(context).flatMap(({ rows, first }) => (rows.length === 1 ? [first.indicator.index] : [])),
    );
    const rows = indicatorRows(context);
    const own = ownNotes(rows, context.table);
    return rows.flatMap((row) => {
      const { indicator, result } = row;
      const { note } = indicator;
      const points = result.points.value;
      const score = result.score.value;
      if (note === null || points === null || score === null || !alone.has(indicator.index)) return [];
      if (!sameScore(points, score) || (result.status !== 'met' && result.status !== 'tier')) return [];
      if (note.cell.kind !== 'text' || noteState(note) !== 'filled' || !own.has(note.cell)) return [];
      if (reportsNoShortfall(note.text) || overfulfilment(row, context) !== null) return [];
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
