/** The tables of a document, reviewed as forms; what its comments say was looked at is left as it is. */

import type { SheetGrid } from '../engine/grid/grid.ts';
import type { ReviewOptions, review } from '../engine/review.ts';
import type { Review } from '../engine/review-types.ts';
import { waiverKey } from '../engine/waivers/apply.ts';
import type { Waiver } from '../engine/waivers/waiver.ts';
import { type DocxWaiver, waiverAt } from '../formats/docx/write/waivers.ts';

/** A comment at a cell speaks of the finding there; in the review waivers are about what the finding is about. */
export function formWaivers({ findings, tables }: Review, waivers: readonly DocxWaiver[]): Waiver[] {
  return findings.flatMap((finding): Waiver[] => {
    const { check, sheet, cells, row, table } = finding;
    const places = cells.slice(0, 1).map((cell) => ({ sheet, cell }));
    const waiver = waiverAt(waivers, check, places);
    if (waiver === null) return [];
    const form = table === null ? null : (tables[table]?.table ?? null);
    return [{ ...waiverKey(form, finding), reason: waiver.reason, date: waiver.date, row }];
  });
}

/** @param run the engine's `review`: what is loaded later is handed it, a second way to it would weigh on the pane. */
export function reviewTables(
  run: typeof review,
  grids: readonly SheetGrid[],
  waivers: readonly DocxWaiver[],
  options: ReviewOptions = {},
): Review {
  const ofDocument: ReviewOptions = { ...options, inText: true };
  const reviewed = run(grids, ofDocument);
  const waived = waivers.length === 0 ? [] : formWaivers(reviewed, waivers);
  return waived.length === 0 ? reviewed : run(grids, { ...ofDocument, waivers: waived });
}
