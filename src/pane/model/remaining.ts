/** How far the user has come: what was written here and still stands, and whether what is left is only to be explained. */

import { contentOf, sameContent } from '../../engine/edits/content.ts';
import { type CellEdit, placeKey } from '../../engine/edits/edit.ts';
import { cellAddress } from '../../engine/grid/address.ts';
import type { AnyFinding, Review } from '../../engine/review-types.ts';
import { WAIVER_SHEET } from '../../engine/waivers/waiver.ts';
import type { Checked, PaneState } from '../state/state.ts';
import { countsOf, openOf } from './counts.ts';
import { wantsNote } from './remedies.ts';

/** Every finding that stands where all of them, and all that keeps the form from being ready, ask for a reason; else none. */
export function onlyNotes(review: Review): readonly AnyFinding[] {
  const { differing, points } = openOf(review);
  const standing = review.findings.filter(({ waived }) => waived === null);
  const isAll = review.needsHuman.length + differing === 0 && points === null && standing.every(wantsNote);
  return isAll ? standing : [];
}

/** How many cells hold what was written into them here, each once: neither undone nor typed over since. */
export function cellsMended({ grids }: Pick<Checked, 'grids'>, journal: PaneState['journal']): number {
  const latest = new Map<string, CellEdit>();
  for (const { receipt } of journal) for (const edit of receipt.applied) latest.set(placeKey(edit), edit);
  if (latest.size === 0) return 0;
  let count = 0;
  for (const { name, rows } of grids) {
    if (name === WAIVER_SHEET) continue;
    for (const cell of rows.flatMap((row) => row.cells)) {
      const edit = latest.get(placeKey({ sheet: name, cell: cellAddress(cell.row, cell.column) }));
      if (edit !== undefined && sameContent(contentOf(cell), edit.to)) count += 1;
    }
  }
  return count;
}

/** How many findings there were at first, where fewer stand now; null where that is no news. */
export function cameFrom({ review }: Pick<Checked, 'review'>, beginning: PaneState['beginning']): number | null {
  const { error, warning, hint } = countsOf(review);
  return beginning !== null && beginning.count > error + warning + hint ? beginning.count : null;
}
