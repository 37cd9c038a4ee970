import type { TableCheck } from './check.ts';
import { NATIONAL_RULES } from './shared/basis.ts';
import { scoreFix } from './shared/fixes.ts';
import { actualText, cellsOf, nameOf, pathOf, targetText } from './shared/rows.ts';
import { judgedScores } from './shared/verdict.ts';

/**
 * A missed target with full points, even where rounding to whole points would give them. A warning where the direction
 * was only assumed from the name.
 */
export const unmetFullScore: TableCheck<'unmet-full-score'> = {
  id: 'unmet-full-score',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  appliesTo: ({ scores }) => scores.indicators.some(({ recomputed }) => recomputed !== null),
  run: (context) =>
    judgedScores(context).flatMap(({ row, kind, points, score, recomputed }) => {
      const { indicator, result } = row;
      if (kind !== 'full' || indicator.score === null) return [];
      return [
        {
          cells: cellsOf(indicator.score, indicator.actual, indicator.target),
          data: {
            name: nameOf(row),
            target: targetText(row),
            actual: actualText(row),
            points,
            score,
            recomputed,
            derivation: result.derivation,
            assumedReverse: result.assumedReverse,
          },
          ...(result.assumedReverse ? { severity: 'warning' as const } : {}),
          about: pathOf(row),
          ...scoreFix(indicator.score, recomputed, result.assumedReverse ? 'choice' : 'safe'),
        },
      ];
    }),
};
