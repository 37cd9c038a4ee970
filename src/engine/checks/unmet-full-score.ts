import type { Decimal } from '../decimal.ts';
import { costsAnyMiss } from '../scoring/own-standard.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { sameScore } from '../scoring/rules.ts';
import type { QuotedValue } from '../values/reading.ts';
import { type FindingDraft, NATIONAL_RULES, type TableCheck } from './check.ts';
import { correctionKind, scoreFix } from './shared/fixes.ts';
import { actualText, cellsOf, type IndicatorRow, nameOf, pathOf, targetText } from './shared/rows.ts';
import { scoreGroups } from './shared/score-groups.ts';
import type { ScoreByRule } from './shared/verdict.ts';
import { judgedScores } from './shared/verdict.ts';

/** `recomputed`: null for a date that was missed, where a person decides what it costs. */
export interface UnmetFullScoreData extends Omit<ScoreByRule, 'recomputed'> {
  readonly recomputed: Decimal | null;
  readonly target: QuotedValue;
  readonly actual: QuotedValue;
  readonly assumedReverse: boolean;
}

/** What the row says, and what the rules give for it: nothing for a date. */
function reportedOf(row: IndicatorRow): Omit<UnmetFullScoreData, 'points' | 'score'> {
  const { recomputed, derivation, assumedReverse } = row.result;
  return {
    name: nameOf(row),
    target: targetText(row),
    actual: actualText(row),
    recomputed,
    derivation,
    assumedReverse,
  };
}

/** A date that was missed, or what the form's own standard takes points off for. */
function costsSomething({ indicator, result: { derivation } }: IndicatorRow): boolean {
  if (derivation.rule !== 'undetermined') return false;
  return derivation.reason === 'date-missed' || (derivation.reason === 'own-standard' && costsAnyMiss(indicator));
}

/** Missed, with full points: what it costs is for a person, but it costs something. */
function missedInFull(context: ScoredTable): FindingDraft<UnmetFullScoreData>[] {
  return scoreGroups(context).flatMap(({ rows, first, points, score }) => {
    const { indicator } = first;
    if (rows.length > 1 || !costsSomething(first)) return [];
    if (points === null || score === null || !points.gt(0) || !sameScore(score, points)) return [];
    return [
      {
        cells: cellsOf(indicator.score, indicator.actual, indicator.target),
        data: { ...reportedOf(first), points, score },
        severity: 'warning',
        about: pathOf(first),
      },
    ];
  });
}

/**
 * A missed target with full points, even where rounding to whole points would give them. A warning where the direction
 * was only assumed from the name, and for a date, which may be written less exactly than it is meant.
 */
export const unmetFullScore: TableCheck<'unmet-full-score', UnmetFullScoreData> = {
  id: 'unmet-full-score',
  severity: 'error',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['target', 'actual', 'points', 'score'],
  appliesTo: ({ scores }) =>
    scores.indicators.some(({ recomputed, target }) => recomputed !== null || target.kind === 'date'),
  run: (context) => [
    ...missedInFull(context),
    ...judgedScores(context).flatMap(({ row, kind, points, score, recomputed }) => {
      const { indicator, result } = row;
      if (kind !== 'full' || indicator.score === null) return [];
      const correction = { note: indicator.note, points, score, to: recomputed };
      const fix = result.assumedReverse ? 'choice' : correctionKind(context, correction);
      return [
        {
          cells: cellsOf(indicator.score, indicator.actual, indicator.target),
          data: { ...reportedOf(row), points, score },
          ...(result.assumedReverse ? { severity: 'warning' as const } : {}),
          about: pathOf(row),
          ...scoreFix(indicator.score, recomputed, fix),
        },
      ];
    }),
  ],
};
