/** Edits that are untrue without others: the same in every host. */

import type { CellEdit } from '../engine/edits/edit.ts';
import type { RefusedEdit } from './host.ts';

function keyOf(sheet: string, cell: string): string {
  return `${cell} ${sheet}`;
}

/**
 * The edits that can't be written because others are refused: those that need them, and those that need these.
 * @param edits all that are applied together, as planned; what isn't among them is nothing to wait for.
 * @param refused of these, why each wasn't written.
 */
export function untrueWithout(
  edits: readonly CellEdit[],
  refused: ReadonlyMap<CellEdit, RefusedEdit>,
): Map<CellEdit, RefusedEdit> {
  const untrue = new Map<CellEdit, RefusedEdit>();
  const missing = new Map<string, string>();
  for (const [edit, { edit: there }] of refused) missing.set(keyOf(edit.sheet, edit.cell), there.cell);
  for (let known = -1; known < untrue.size; ) {
    known = untrue.size;
    for (const edit of edits) {
      if (edit.needs === undefined || refused.has(edit)) continue;
      const because = edit.needs.flatMap((cell) => missing.get(keyOf(edit.sheet, cell)) ?? []);
      if (because.length === 0) continue;
      untrue.set(edit, { edit, code: 'needs-refused', found: edit.from, because });
      missing.set(keyOf(edit.sheet, edit.cell), edit.cell);
    }
  }
  return untrue;
}
