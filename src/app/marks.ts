/** Which cells a review has marked: the first of each finding that stands and belongs to a form, by which it is found again. */

import { witnessAt } from '../engine/edits/witness.ts';
import type { Review } from '../engine/review-types.ts';
import { atOnce } from '../engine/steps.ts';
import type { CellMark } from '../formats/mark-style.ts';

/** A mark at a time: finding out by what a cell is known again is work, with thousands of them. */
export function* markSteps({ findings, tables }: Pick<Review, 'findings' | 'tables'>): Generator<null, CellMark[]> {
  const marks: CellMark[] = [];
  for (const { sheet, cells, severity, table, waived } of findings) {
    const form = table === null ? undefined : tables[table]?.table;
    const [cell] = cells;
    if (waived !== null || cell === undefined || form === undefined) continue;
    const witness = witnessAt(form, cell);
    marks.push({ sheet, cell, severity, ...(witness === undefined ? {} : { witness }) });
    yield null;
  }
  return marks;
}

/** All of them at once. */
export function marksOf(review: Pick<Review, 'findings' | 'tables'>): CellMark[] {
  return atOnce(markSteps(review));
}
