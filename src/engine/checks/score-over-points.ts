import { type Decimal, larger, ZERO } from '../decimal.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { exceeds } from '../scoring/rules.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { correctionKind, scoreFix } from './shared/fixes.ts';
import { cellsOf, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';
import { groupNames, type ScoreGroup, scoreGroups } from './shared/score-groups.ts';

export interface ScoreOverPointsData extends NamedIndicator {
  readonly points: Decimal;
  readonly score: Decimal;
  readonly recomputed: Decimal | null;
}

/** The rule's score where it gives one; the full points for a score above them. Nothing for one below 0: it may be a sign. */
function proposal(context: ScoredTable, { rows, points, score, first }: ScoreGroup): ReturnType<typeof scoreFix> {
  const field = first.indicator.score;
  if (rows.length > 1 || field === null || points === null || score === null) return {};
  const to = first.result.recomputed;
  if (to !== null) {
    return scoreFix(field, to, correctionKind(context, { note: first.indicator.note, points, score, to }));
  }
  return score.gt(points) ? scoreFix(field, larger(points, ZERO), 'choice') : {};
}

/** A score above the points, or below 0. */
export const scoreOverPoints: TableCheck<'score-over-points', ScoreOverPointsData> = {
  id: 'score-over-points',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['points', 'score'],
  appliesTo: ({ table }) => table.indicators.some(({ points, score }) => points !== null && score !== null),
  run: (context) =>
    scoreGroups(context).flatMap((group) => {
      const { points, score, first } = group;
      if (points === null || score === null) return [];
      if (!exceeds(score, points) && score.gte(0)) return [];
      return [
        {
          cells: cellsOf(first.indicator.score, first.indicator.points),
          data: {
            name: groupNames(group, nameOf),
            points,
            score,
            recomputed: group.rows.length === 1 ? first.result.recomputed : null,
          },
          about: pathOf(first),
          ...proposal(context, group),
        },
      ];
    }),
};
