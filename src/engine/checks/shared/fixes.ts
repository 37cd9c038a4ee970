import { type Decimal, decimal, plain, ZERO } from '../../decimal.ts';
import type { FixKind } from '../../edits/edit.ts';
import type { Field } from '../../layout/self-evaluation.ts';
import { draftNotes, type NoteDraft } from '../../notes/draft.ts';
import { gradeOf } from '../../scoring/grade.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import { exceeds, sameScore } from '../../scoring/rules.ts';
import { valueInPlace } from '../../values/inline.ts';
import { readPoints } from '../../values/numbers.ts';
import type { FixDraft } from '../check.ts';
import { sameCell } from './fields.ts';
import { scoredAsIndicator } from './funds.ts';
import { noteState } from './notes.ts';
import { oncePer } from './once.ts';
import { recordedScores } from './recorded-scores.ts';
import { wrongParts } from './wrong-parts.ts';

/**
 * The edit that writes the rule's score; none where the rule gives no score, and none into a cell shown as a percentage,
 * where a number of points would be read as a hundred times as much.
 */
export function scoreFix(score: Field, to: Decimal | null, kind: FixKind): { fix?: FixDraft } {
  if (to === null || score.cell.format?.includes('%') === true) return {};
  return { fix: { kind, edits: [{ cell: score.cell, to: { value: valueInPlace(score, Number(plain(to))) } }] } };
}

/** A score to be put right, and what hangs on it. */
export interface Correction {
  readonly note: Field | null;
  readonly points: Decimal | null;
  /** null: blank. */
  readonly score: Decimal | null;
  readonly to: Decimal;
}

/** A deduction that begins with the correction has no reason yet: the next error. */
function wantsReason({ note, points, score, to }: Correction): boolean {
  if (noteState(note) !== 'silent') return false;
  const isDeducted = (value: Decimal): boolean => (points === null ? false : exceeds(points, value));
  if (points === null) return score === null || to.lt(score);
  return isDeducted(to) && (score === null || !isDeducted(score));
}

/** The total can't follow unseen: the points don't come to the base, it would be above that, or another grade. */
function upsetsTotal(context: ScoredTable, { score, to }: Correction): boolean {
  const { table, scores, policy } = context;
  const total = readPoints(table.total?.score ?? null).value;
  const { recordedSum: sum, pointsGap, executionLeftOut } = scores.total;
  if (total === null || sum === null) return false;
  const next = sum.minus(score ?? ZERO).plus(to);
  // A total that isn't the sum of what is recorded is a fault already, or agrees only with something else in mind.
  if (!sameScore(total, sum)) {
    const { blank } = recordedScores(context);
    // The only blank one, and just what the total has more.
    if (score === null && blank === 1 && sameScore(total, next)) return false;
    return executionLeftOut || blank > 0 || scoredAsIndicator(context);
  }
  if (sameScore(next, sum)) return false;
  return pointsGap !== null || exceeds(next, decimal(policy.base)) || gradeOf(next, policy) !== gradeOf(total, policy);
}

/**
 * Whether a corrected score can be written unseen, with the total that follows from it: not where it leaves a deduction
 * without its reason, nor where the total doesn't follow or changes the grade.
 */
export function correctionKind(context: ScoredTable, correction: Correction): FixKind {
  return wantsReason(correction) || upsetsTotal(context, correction) ? 'choice' : 'safe';
}

/**
 * Whether the sum of the scores can be written as the total unseen: the points come to the base, no part is known to be
 * wrong, and a grade that the form has by its total stays.
 */
export function totalKind(context: ScoredTable, recorded: Decimal | null, sum: Decimal): FixKind {
  const { policy, scores } = context;
  if (scores.total.pointsGap !== null || exceeds(sum, decimal(policy.base))) return 'choice';
  if (wrongParts(context).length > 0) return 'choice';
  return recorded === null || gradeOf(recorded, policy) === gradeOf(sum, policy) ? 'safe' : 'choice';
}

const notesOf: (context: ScoredTable) => readonly NoteDraft[] = oncePer((context) => draftNotes(context).drafts);

/**
 * The note that a cell is to take: every deviation that belongs into it, because a cell at the foot answers for several.
 * None where nothing that deviates can be stated in numbers.
 */
export function noteFix(note: Field, context: ScoredTable): { fix?: FixDraft } {
  const drafts = notesOf(context).filter(({ cell }) => cell !== null && sameCell(cell, note.cell));
  return drafts.length === 0 ? {} : { fix: { kind: 'choice', edits: [], notes: [{ cell: note.cell, drafts }] } };
}
