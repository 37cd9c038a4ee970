import type { Decimal } from '../decimal.ts';
import type { Derivation } from '../scoring/results.ts';
import { FORM, type TableCheck } from './check.ts';
import { correctionKind, scoreFix } from './shared/fixes.ts';
import {
  cellsOf,
  type IndicatorRow,
  indicatorRows,
  isInUse,
  isPlain,
  type NamedIndicator,
  nameOf,
  pathOf,
} from './shared/rows.ts';

/** `recomputed` and `derivation`: the rule's score, null where the rules alone give none. */
export interface ScoreMissingData extends NamedIndicator {
  readonly recomputed: Decimal | null;
  readonly derivation: Derivation | null;
}

/** Blank, or a dash although there are points to earn. */
function lacksScore({ result }: IndicatorRow): boolean {
  const points = result.points.value;
  if (result.score.status === 'blank') return points === null || !points.eq(0);
  return result.score.status === 'dash' && points !== null && points.gt(0);
}

/** A score cell that several indicators share can't be filled from one of them. */
function isShared(row: IndicatorRow, rows: readonly IndicatorRow[]): boolean {
  return rows.some(({ indicator }) => indicator !== row.indicator && indicator.scoreOwner === row.indicator.index);
}

/** An indicator without a score, in a form that has a column for them. A cell shared by several indicators counts once. */
export const scoreMissing: TableCheck<'score-missing', ScoreMissingData> = {
  id: 'score-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['score'],
  appliesTo: ({ table }) => table.indicators.some(({ score }) => score !== null),
  run: (context) => {
    const rows = indicatorRows(context);
    return rows.flatMap((row) => {
      const { indicator, result } = row;
      // A heading has the score for the rows below it.
      if (!isPlain(row) && !(indicator.kind === 'heading' && result.points.value !== null)) return [];
      if (indicator.score === null || indicator.scoreOwner !== indicator.index) return [];
      if (indicator.score.cell.kind === 'picture' || !lacksScore(row) || !isInUse(row)) return [];
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
