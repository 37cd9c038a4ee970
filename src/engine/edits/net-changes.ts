/** What a row of writes comes to. */

import { sameContent } from './content.ts';
import { type CellEdit, placeKey } from './edit.ts';

/**
 * One edit a cell, from what it held at first to what it holds now; cells that hold the same again aren't among them.
 *
 * @param edits as they were written, the earliest first.
 */
export function netChanges(edits: readonly CellEdit[]): CellEdit[] {
  const byCell = new Map<string, CellEdit>();
  for (const edit of edits) {
    const key = placeKey(edit);
    const before = byCell.get(key);
    byCell.set(key, before === undefined ? edit : { ...edit, from: before.from });
  }
  return [...byCell.values()].filter(({ from, to }) => !sameContent(from, to));
}
