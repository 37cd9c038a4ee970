import type { Decimal } from '../decimal.ts';
import type { Derivation } from '../scoring/results.ts';
import { FORM, type TableCheck } from './check.ts';
import { correctionKind, scoreFix } from './shared/fixes.ts';
import { indicatorsLacking, lacksScore } from './shared/holes.ts';
import {
  cellsOf,
  type IndicatorRow,
  indicatorRows,
  isInUse,
  type NamedIndicator,
  nameOf,
  pathOf,
} from './shared/rows.ts';

/** `recomputed` and `derivation`: the rule's score, null where the rules alone give none. */
export interface ScoreMissingData extends NamedIndicator {
  readonly recomputed: Decimal | null;
  readonly derivation: Derivation | null;
}

/** A score cell that several indicators share can't be filled from one of them. */
function isShared(row: IndicatorRow, rows: readonly IndicatorRow[]): boolean {
  return rows.some(({ indicator }) => indicator !== row.indicator && indicator.scoreOwner === row.indicator.index);
}

/** A heading has the score for the rows below it. */
function isBareHeading(row: IndicatorRow): boolean {
  const { indicator, result } = row;
  if (indicator.kind !== 'heading' || result.points.value === null) return false;
  return indicator.scoreOwner === indicator.index && lacksScore(row) && isInUse(row);
}

/**
 * An indicator that lacks its score alone, in a form that has a column for them: what else a row lacks is told with it by the check of
 * that. A cell shared by several indicators counts once.
 */
export const scoreMissing: TableCheck<'score-missing', ScoreMissingData> = {
  id: 'score-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['score'],
  appliesTo: ({ table }) => table.indicators.some(({ score }) => score !== null),
  run: (context) => {
    const rows = indicatorRows(context);
    const lacking = indicatorsLacking(context, 'score');
    return rows.flatMap((row) => {
      const { indicator, result } = row;
      if (indicator.score === null || !(lacking.has(indicator) || isBareHeading(row))) return [];
      const recomputed = isShared(row, rows) ? null : result.recomputed;
      const points = result.effectivePoints;
      const kind =
        recomputed === null || result.assumedReverse
          ? 'choice'
          : correctionKind(context, { note: indicator.note, points, score: null, to: recomputed });
      return [
        {
          cells: cellsOf(indicator.score, indicator.name),
          data: { name: nameOf(row), recomputed, derivation: recomputed === null ? null : result.derivation },
          about: pathOf(row),
          ...scoreFix(indicator.score, recomputed, kind),
        },
      ];
    });
  },
};
