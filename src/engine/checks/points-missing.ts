import type { ScoredTable } from '../scoring/results.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { holeFindings, type RowsWithHoles } from './shared/holes.ts';
import { cellsOf, indicatorRows, nameOf, pathOf } from './shared/rows.ts';

export interface PointsMissingData extends RowsWithHoles {
  /** What stands there instead of them, in the first of the rows. */
  readonly words?: string;
}

/** 若干, 待定: points that nobody can add up, and no score can be held against. */
function wordsForPoints(context: ScoredTable): FindingDraft<PointsMissingData>[] {
  const rows = indicatorRows(context).filter(
    ({ indicator, result }) => indicator.pointsOwner === indicator.index && result.points.status === 'words',
  );
  const [first] = rows;
  if (first === undefined) return [];
  const isAlone = rows.length === 1;
  return [
    {
      cells: rows.flatMap(({ indicator }) => cellsOf(indicator.points)),
      data: {
        name: nameOf(first),
        words: first.indicator.points?.text ?? '',
        ...(isAlone ? {} : { names: rows.map(nameOf) }),
      },
      about: isAlone ? pathOf(first) : 'indicators/points words',
      severity: 'warning',
    },
  ];
}

/**
 * An indicator without points, in a form that has a column for them, or with words where they should stand.
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
  run: (context) => [...holeFindings(context, 'points'), ...wordsForPoints(context)],
};
