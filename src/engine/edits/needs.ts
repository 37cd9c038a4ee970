/** Edits that are untrue without others. */

import type { CellEdit } from './edit.ts';

function keyOf(sheet: string, cell: string): string {
  return `${cell} ${sheet}`;
}

/**
 * The edits that need others which aren't made, and those that need these, each with the cells that it waits for.
 * @param edits all that are planned together; what isn't among them is nothing to wait for.
 * @param missing of these, those that aren't made, each with what its cell is called.
 */
export function untrueEdits<Edit extends CellEdit>(
  edits: readonly Edit[],
  missing: ReadonlyMap<Edit, string>,
): Map<Edit, readonly string[]> {
  const untrue = new Map<Edit, readonly string[]>();
  const names = new Map<string, string>();
  for (const [{ sheet, cell }, name] of missing) names.set(keyOf(sheet, cell), name);
  for (let known = -1; known < untrue.size; ) {
    known = untrue.size;
    for (const edit of edits) {
      if (edit.needs === undefined || missing.has(edit)) continue;
      const because = edit.needs.flatMap((cell) => names.get(keyOf(edit.sheet, cell)) ?? []);
      if (because.length === 0) continue;
      untrue.set(edit, because);
      names.set(keyOf(edit.sheet, edit.cell), edit.cell);
    }
  }
  return untrue;
}
