import { type Decimal, plain } from '../../decimal.ts';
import type { FixKind } from '../../edits/edit.ts';
import type { Field } from '../../layout/self-evaluation.ts';
import type { FixDraft } from '../check.ts';

/**
 * The edit that writes the rule's score; none where the rule gives no score, and none into a cell shown as a percentage,
 * where a number of points would be read as a hundred times as much.
 */
export function scoreFix(score: Field, to: Decimal | null, kind: FixKind): { fix?: FixDraft } {
  if (to === null || score.cell.format?.includes('%') === true) return {};
  return { fix: { kind, edits: [{ cell: score.cell, to: { value: Number(plain(to)) } }] } };
}
