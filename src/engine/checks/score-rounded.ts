import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { cellsOf, nameOf, pathOf } from './shared/rows.ts';
import { judgedScores, type ScoreByRule } from './shared/verdict.ts';

/** `digits`: how many digits after the point were kept. */
export interface ScoreRoundedData extends ScoreByRule {
  readonly digits: number;
  readonly policyDigits: number;
}

/** The rule's score kept with fewer digits than the policy's: 8.62 written as 8.6 or 9. */
export const scoreRounded: TableCheck<'score-rounded', ScoreRoundedData> = {
  id: 'score-rounded',
  severity: 'hint',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['target', 'actual', 'points', 'score'],
  appliesTo: ({ scores }) => scores.indicators.some(({ recomputed }) => recomputed !== null),
  run: (context) =>
    judgedScores(context).flatMap(({ row, kind, points, score, recomputed, digits }) => {
      if (kind !== 'rounded' || digits === null) return [];
      return [
        {
          cells: cellsOf(row.indicator.score, row.indicator.actual),
          data: {
            name: nameOf(row),
            points,
            score,
            recomputed,
            derivation: row.result.derivation,
            digits,
            policyDigits: context.policy.digits,
          },
          about: pathOf(row),
        },
      ];
    }),
};
