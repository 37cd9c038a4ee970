/** Edits that are untrue without others: the same in every host. */

import type { CellEdit } from '../engine/edits/edit.ts';
import { untrueEdits } from '../engine/edits/needs.ts';
import type { RefusedEdit } from './host.ts';

/**
 * The edits that can't be written because others are refused: those that need them, and those that need these.
 * @param edits all that are applied together, as planned; what isn't among them is nothing to wait for.
 * @param refused of these, why each wasn't written.
 */
export function untrueWithout(
  edits: readonly CellEdit[],
  refused: ReadonlyMap<CellEdit, RefusedEdit>,
): Map<CellEdit, RefusedEdit> {
  const places = new Map([...refused].map(([edit, { edit: there }]) => [edit, there.cell]));
  const untrue = untrueEdits(edits, places);
  return new Map(
    [...untrue].map(([edit, because]) => [edit, { edit, code: 'needs-refused', found: edit.from, because }]),
  );
}
