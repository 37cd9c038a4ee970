import type { Decimal } from '../decimal.ts';
import type { Derivation } from '../scoring/results.ts';
import { exceeds } from '../scoring/rules.ts';
import type { QuotedValue } from '../values/reading.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { noteState } from './shared/notes.ts';
import { actualText, cellsOf, type IndicatorRow, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';
import { scoreGroups } from './shared/score-groups.ts';

export interface TierRangeData extends NamedIndicator {
  readonly points: Decimal;
  readonly score: Decimal;
  readonly low: Decimal;
  readonly high: Decimal;
  readonly actual: QuotedValue;
  readonly derivation: Derivation;
  readonly explained: boolean;
}

/** The tier was read from a general word or from the target repeated, and a reason stands beside the lower score. */
function isWeak({ indicator, result }: IndicatorRow, tooLow: boolean): boolean {
  const { derivation } = result;
  const named = derivation.rule === 'tier' && derivation.because === 'word';
  return tooLow && !named && noteState(indicator.note) === 'filled';
}

/**
 * A score outside the tier that a qualitative result belongs to: 部分达成 with full points, 达标 with half of them.
 * A warning where a lower score is explained and the actual doesn't name its tier: the reason may say that less was
 * reached than the word says.
 */
export const tierRange: TableCheck<'tier-range', TierRangeData> = {
  id: 'tier-range',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['target', 'actual', 'points', 'score'],
  appliesTo: ({ scores }) => scores.indicators.some(({ range }) => range !== null),
  run: (context) =>
    scoreGroups(context).flatMap(({ rows, first, score }) => {
      const { indicator, result } = first;
      const { range, effectivePoints: points } = result;
      if (rows.length > 1 || range === null || points === null || score === null) return [];
      if (score.lt(0) || exceeds(score, points)) return [];
      const tooLow = exceeds(range.low, score);
      if (!tooLow && !exceeds(score, range.high)) return [];
      const weak = isWeak(first, tooLow);
      return [
        {
          cells: cellsOf(indicator.score, indicator.actual),
          data: {
            name: nameOf(first),
            points,
            score,
            low: range.low,
            high: range.high,
            actual: actualText(first),
            derivation: result.derivation,
            explained: noteState(indicator.note) === 'filled',
          },
          ...(weak ? { severity: 'warning' as const } : {}),
          about: pathOf(first),
        },
      ];
    }),
};
