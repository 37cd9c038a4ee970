/**
 * A document keeps no sheet 核对说明: what is waived in it stands in its comments. To the pane they are a sheet all the same, which
 * it reads and writes as in a workbook, and which is nowhere else.
 */

import { formWaivers } from '../../../app/document-tables.ts';
import { applyToGrid } from '../../../engine/edits/apply-to-grid.ts';
import type { CellEdit } from '../../../engine/edits/edit.ts';
import type { SheetGrid } from '../../../engine/grid/grid.ts';
import type { Review } from '../../../engine/review-types.ts';
import { waiverKey, waiversOf } from '../../../engine/waivers/apply.ts';
import { readWaiverSheet } from '../../../engine/waivers/read-sheet.ts';
import { WAIVER_SHEET, type Waiver } from '../../../engine/waivers/waiver.ts';
import { enterWaiver } from '../../../engine/waivers/write-sheet.ts';
import { type DocxWaiver, type NewDocxWaiver, waiverAt } from '../../../formats/docx/write/waivers.ts';
import { DocumentError } from '../../../formats/error.ts';

const EMPTY: SheetGrid = { name: WAIVER_SHEET, visibility: 'visible', protected: false, merges: [], rows: [] };

/** The sheet that says what the comments say of the findings of the forms. */
export function waiverSheetOf(review: Review, comments: readonly DocxWaiver[]): SheetGrid {
  return formWaivers(review, comments).reduce(
    (sheet, waiver) => applyToGrid(sheet, enterWaiver(sheet, { ...waiver, title: '', message: '' }, WAIVER_SHEET)),
    EMPTY,
  );
}

/** What becomes of the comments when the sheet is written to. */
export interface CommentChanges {
  readonly sheet: SheetGrid;
  readonly added: readonly NewDocxWaiver[];
  /** Ids of comments. */
  readonly removed: readonly string[];
}

function without(waivers: readonly Waiver[], others: readonly Waiver[]): Waiver[] {
  return waivers.filter((waiver) => !waiversOf(others, waiver).some(({ reason }) => reason === waiver.reason));
}

/** The findings of the forms that a waiver is about. */
function findingsOf({ findings, tables }: Review, waiver: Waiver): Review['findings'] {
  return findings.filter((finding) => {
    const form = finding.table === null ? null : (tables[finding.table]?.table ?? null);
    return waiversOf([waiver], waiverKey(form, finding)).length > 0;
  });
}

/**
 * @param review of the forms, with the sheet as it will be.
 * @throws DocumentError `unsupported-operation` for what a document can't keep: what words mean; `no-such-cell` where the finding is gone
 */
export function commentChanges(
  before: SheetGrid,
  edits: readonly CellEdit[],
  comments: readonly DocxWaiver[],
  review: (sheet: SheetGrid) => Review,
): CommentChanges {
  const sheet = applyToGrid(before, edits);
  const [was, is] = [readWaiverSheet(before), readWaiverSheet(sheet)];
  if (is.notes.length > was.notes.length) throw new DocumentError('unsupported', 'unsupported-operation');
  const reviewed = review(sheet);
  const added = without(is.waivers, was.waivers).map((waiver): NewDocxWaiver => {
    const [finding] = findingsOf(reviewed, waiver);
    const cell = finding?.cells[0];
    if (finding === undefined || cell === undefined) throw new DocumentError('gone', 'no-such-cell');
    return { at: { sheet: finding.sheet, cell }, check: waiver.check, reason: waiver.reason };
  });
  const removed = without(was.waivers, is.waivers).flatMap((waiver) =>
    findingsOf(reviewed, waiver).flatMap(({ check, sheet: of, cells }) =>
      commentsAt(
        comments,
        check,
        cells.slice(0, 1).map((cell) => ({ sheet: of, cell })),
      ),
    ),
  );
  return { sheet, added, removed };
}

/** The ids of all comments that waive this check at one of these places. */
export function commentsAt(
  comments: readonly DocxWaiver[],
  check: string,
  places: readonly NewDocxWaiver['at'][],
): string[] {
  const found: string[] = [];
  for (let left = comments; ; ) {
    const waiver = waiverAt(left, check, places);
    if (waiver === null) return found;
    found.push(waiver.comment);
    left = left.filter((each) => each !== waiver);
  }
}
