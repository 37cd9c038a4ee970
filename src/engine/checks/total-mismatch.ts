import { type Decimal, roundTo } from '../decimal.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { SCORE_TOLERANCE, sameScore } from '../scoring/rules.ts';
import { readPoints } from '../values/numbers.ts';
import { FORM, type TableCheck } from './check.ts';
import { shownDigits } from './shared/fields.ts';
import { scoreFix, totalKind } from './shared/fixes.ts';
import { recordedScores } from './shared/recorded-scores.ts';

export interface TotalMismatchData {
  readonly state: 'differs' | 'rounded';
  readonly recorded: Decimal;
  readonly sum: Decimal;
  /** Scores that are still blank; `upTo` is what the sum can become with them, null when their points are unknown. */
  readonly blank: number;
  readonly upTo: Decimal | null;
  /** The execution score of the form is above its points and isn't in the sum. */
  readonly executionLeftOut: boolean;
  /** What all points add up to; no total can be more. */
  readonly base: number;
  /** Its cell lies under a merged area: nobody sees it, and nothing can be written there. */
  readonly covered?: true;
}

/**
 * What a correct total can be: the sum of the scores. Where the execution score is out of bounds and not in that sum, also the
 * sum with it as recorded or as it should be, since then that cell alone is wrong; where the execution is an indicator as well,
 * the sum that counts it once.
 */
function possibleSums({ table, scores }: ScoredTable, recordedSum: Decimal): Decimal[] {
  const execution = readPoints(table.funds?.total?.score ?? null).value;
  const sums = [recordedSum];
  if (scores.total.executionLeftOut) {
    if (execution !== null) sums.push(recordedSum.plus(execution));
    if (scores.execution.score !== null) sums.push(recordedSum.plus(scores.execution.score));
  } else if (execution !== null && table.indicators.some(({ isExecutionRate }) => isExecutionRate)) {
    sums.push(recordedSum.minus(execution));
  }
  return sums;
}

/** Blank scores can still add something; a total that leaves room for them agrees. */
function leavesRoom(recorded: Decimal, sum: Decimal, open: Decimal | null): boolean {
  if (recorded.lt(sum.minus(SCORE_TOLERANCE))) return false;
  return open === null || recorded.lte(sum.plus(open).plus(SCORE_TOLERANCE));
}

/**
 * 总分 isn't the sum of the recorded scores, execution included. A sum rounded to fewer digits (98.6 for 98.62) is only a hint.
 * Where the total is what the rules give and a score isn't, the sum isn't proposed.
 *
 * It speaks about what is recorded: whether the scores themselves follow the rules is for other checks.
 */
export const totalMismatch: TableCheck<'total-mismatch', TotalMismatchData> = {
  id: 'total-mismatch',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['all-scores'],
  appliesTo: ({ table, scores }) => table.total?.score != null && scores.total.recordedSum !== null,
  run(context) {
    const field = context.table.total?.score ?? null;
    const { recordedSum: sum, executionLeftOut } = context.scores.total;
    const recorded = readPoints(field).value;
    if (field === null || recorded === null || sum === null) return [];
    const { blank, open, unreadable } = recordedScores(context);
    if (unreadable) return [];
    const agrees = possibleSums(context, sum).some((possible) =>
      blank > 0 ? leavesRoom(recorded, possible, open) : sameScore(recorded, possible),
    );
    if (agrees) return [];
    const coveredBy = context.table.total?.coveredBy;
    const digits = shownDigits(field);
    // All points for less than all points are no matter of rounding.
    const rounded =
      blank === 0 &&
      digits < context.policy.digits &&
      recorded.lt(context.policy.base) &&
      roundTo(sum, digits).eq(recorded);
    // A total that the rules give as well is right already: some score isn't.
    const byRule = context.scores.total.score;
    const isRight = byRule !== null && sameScore(recorded, byRule);
    const isTotal = context.scores.total.pointsGap === null && sum.lte(context.policy.base);
    const proposed = blank === 0 && !executionLeftOut && !isRight && isTotal && coveredBy === undefined ? sum : null;
    const finding = {
      cells: [coveredBy ?? field.cell],
      data: {
        state: rounded ? 'rounded' : 'differs',
        recorded,
        sum,
        blank,
        upTo: open?.plus(sum) ?? null,
        executionLeftOut,
        base: context.policy.base,
        ...(coveredBy === undefined ? {} : { covered: true as const }),
      },
      about: 'total/score',
      off: recorded.minus(sum),
      ...scoreFix(field, proposed, field.cell.formula === null ? totalKind(context, recorded, sum) : 'choice'),
    } as const;
    return rounded ? [{ ...finding, severity: 'hint' }] : [finding];
  },
};
