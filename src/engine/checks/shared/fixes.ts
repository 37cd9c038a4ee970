import { type Decimal, plain } from '../../decimal.ts';
import type { FixKind } from '../../edits/edit.ts';
import type { Field } from '../../layout/self-evaluation.ts';
import { draftNotes } from '../../notes/draft.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import { valueInPlace } from '../../values/inline.ts';
import type { FixDraft } from '../check.ts';
import { sameCell } from './fields.ts';

/**
 * The edit that writes the rule's score; none where the rule gives no score, and none into a cell shown as a percentage,
 * where a number of points would be read as a hundred times as much.
 */
export function scoreFix(score: Field, to: Decimal | null, kind: FixKind): { fix?: FixDraft } {
  if (to === null || score.cell.format?.includes('%') === true) return {};
  return { fix: { kind, edits: [{ cell: score.cell, to: { value: valueInPlace(score, Number(plain(to))) } }] } };
}

/**
 * The note that a cell is to take: every deviation that belongs into it, because a cell at the foot answers for several.
 * None where nothing that deviates can be stated in numbers.
 */
export function noteFix(note: Field, context: ScoredTable): { fix?: FixDraft } {
  const drafts = draftNotes(context).drafts.filter(({ cell }) => cell !== null && sameCell(cell, note.cell));
  return drafts.length === 0 ? {} : { fix: { kind: 'choice', edits: [], notes: [{ cell: note.cell, drafts }] } };
}
