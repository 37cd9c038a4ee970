import type { FixKind } from '../edits/edit.ts';
import { NATIONAL_RULES, type Severity, type TableCheck } from './check.ts';
import { correctionKind, scoreFix } from './shared/fixes.ts';
import { type NoteState, noteState } from './shared/notes.ts';
import { cellsOf, nameOf, pathOf } from './shared/rows.ts';
import { isStrict, judgedScores, type ScoreByRule } from './shared/verdict.ts';

/** `note`: whether the form has a place for a reason, and whether one stands there. */
export interface ScoreMismatchData extends ScoreByRule {
  readonly note: NoteState;
  readonly assumedReverse: boolean;
}

/**
 * A recorded score that isn't the rule's: missed but higher, reached but lower, or a ratio worked out otherwise.
 *
 * A target reached and still marked down, with a reason in its note, is only a hint: the reason may be good (a target set
 * far too low is one that the rules name), the formula gives full points all the same. The same holds where the direction
 * was assumed from the name. Full points for a missed target and mere rounding have checks of their own.
 */
export const scoreMismatch: TableCheck<'score-mismatch', ScoreMismatchData> = {
  id: 'score-mismatch',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['target', 'actual', 'points', 'score'],
  appliesTo: ({ scores }) => scores.indicators.some(({ recomputed }) => recomputed !== null),
  run: (context) =>
    judgedScores(context).flatMap((judged) => {
      const { row, points, score, recomputed } = judged;
      const { indicator, result } = row;
      if (judged.kind !== 'different' || indicator.score === null) return [];
      const note = noteState(indicator.note);
      const weak = result.assumedReverse || (note === 'filled' && isStrict(judged));
      const severity: Severity = weak ? 'hint' : 'warning';
      // Whoever took off more than the rules ask and says why may be right.
      const isReasoned = note === 'filled' && score.lt(recomputed);
      const correction = { note: indicator.note, points, score, to: recomputed };
      const kind: FixKind = weak || isStrict(judged) || isReasoned ? 'choice' : correctionKind(context, correction);
      return [
        {
          cells: cellsOf(indicator.score, indicator.actual, indicator.target),
          data: {
            name: nameOf(row),
            points,
            score,
            recomputed,
            derivation: result.derivation,
            note,
            assumedReverse: result.assumedReverse,
          },
          severity,
          about: pathOf(row),
          ...scoreFix(indicator.score, recomputed, kind),
        },
      ];
    }),
};
