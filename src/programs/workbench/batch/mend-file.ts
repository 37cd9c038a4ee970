/** 直接改正 in one file of a batch, in memory: what it would write, and the copy with it. In a worker, or in the page. */

import { adviceOf } from '../../../app/error-advice.ts';
import { marksOf } from '../../../app/marks.ts';
import { policyInForce } from '../../../app/policy-in-force.ts';
import { type FileTerms, reviewBytes } from '../../../app/review-file.ts';
import { type CellEdit, placeKey } from '../../../engine/edits/edit.ts';
import { netChanges } from '../../../engine/edits/net-changes.ts';
import { review } from '../../../engine/review.ts';
import { atOnce } from '../../../engine/steps.ts';
import { WAIVER_SHEET } from '../../../engine/waivers/waiver.ts';
import { notWritten } from '../../../messages/refused-edits.ts';
import { lineName, rowNames } from '../../../pane/model/chosen-edits.ts';
import { shown } from '../../../pane/model/contents.ts';
import { fixPreviewSteps } from '../../../pane/model/fix-plans.ts';
import { formatAt } from '../../../pane/model/remedies.ts';
import type { Checked, PreviewEdit } from '../../../pane/state/state.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import { Report } from '../document/report.ts';
import { type OpenFile, openFile } from '../open-file.ts';

export interface MendTask extends FileTerms {
  readonly path: string;
  /** Of the file as it was picked, or as it is in the page. */
  readonly bytes: Uint8Array;
  /** What was written into it since, write by write. */
  readonly writes: readonly (readonly CellEdit[])[];
}

export interface WriteTask extends MendTask {
  readonly edits: readonly CellEdit[];
}

/** A line of the preview, with what it says. */
export interface PlannedEdit extends PreviewEdit {
  readonly says: { readonly cell: string; readonly name: string; readonly from: string; readonly to: string };
}

export interface FilePlan {
  /** What can be written. */
  readonly edits: readonly PlannedEdit[];
  /** Why the file, or cells of it, are left as they are; `''`: nothing is. */
  readonly left: string;
}

export interface WrittenFile {
  readonly bytes: Uint8Array;
  /** Without our colour marks; null: it has none. */
  readonly unmarked: Uint8Array | null;
  readonly applied: readonly CellEdit[];
  /** Cells that hold something else than when it was picked. */
  readonly cells: number;
  /** A document, whatever it is called. */
  readonly isDocument: boolean;
  /** As reviewed afterwards. */
  readonly entry: FileEntry;
  /** Why cells weren't written; `''`: all were. */
  readonly left: string;
}

/** Nothing was written, and why. */
export interface NotWritten {
  readonly left: string;
  readonly bytes: null;
}

/** Whatever goes wrong with a file is a sentence about it. */
export function whyLeft(error: unknown): string {
  const { what, how } = adviceOf(error);
  return `${what}${how}`;
}

/** How many cells hold something else than at first. */
export function changedCells(writes: readonly (readonly CellEdit[])[]): number {
  return netChanges(writes.flat()).filter(({ sheet }) => sheet !== WAIVER_SHEET).length;
}

/** @throws DocumentError */
async function opened({ path, bytes, writes }: MendTask): Promise<OpenFile> {
  const file = openFile(path, bytes);
  for (const edits of writes) await file.apply(edits);
  return file;
}

/** As the pane checks a file that is opened, by the terms of the batch. */
async function checked(file: OpenFile, { by, readingNotes = [] }: MendTask): Promise<Checked> {
  const grids = await file.readSheets('all');
  const { policy, formPolicies, origin } = policyInForce(grids, by);
  const reviewed = review(grids, { policy, formPolicies, readingNotes });
  return { scope: 'all', grids, review: reviewed, policy, policyOrigin: origin, formPolicies };
}

/** What 直接改正 of the open file would write by itself: what its user would decide there is decided there. */
function direct(of: Checked): PreviewEdit[] {
  return atOnce(fixPreviewSteps(of, false)).edits.filter(({ optional }) => optional === undefined);
}

/** A file in nobody else's hands: nothing in it moves, nobody has to find its cells again. */
function plainEdit({
  witness: _witness,
  what: _what,
  drafts: _drafts,
  unless: _unless,
  ...edit
}: PreviewEdit): CellEdit {
  return edit;
}

function planned(edits: readonly PreviewEdit[], { grids, review: reviewed }: Checked, file: OpenFile): PlannedEdit[] {
  const names = rowNames(reviewed);
  return edits.map((edit) => {
    const { what, sheet, cell } = edit;
    const format = formatAt(grids, sheet, cell);
    const [from, to] = [shown(edit.from, format), shown(edit.to, format)];
    const says = {
      cell: file instanceof Report ? file.nameCell(sheet, cell) : cell,
      name: lineName(edit, names, from === to),
      from,
      to,
    };
    return { ...plainEdit(edit), what, says };
  });
}

/**
 * What 直接改正 of the open file would show. It is tried in memory: what can't be written isn't among it, and named.
 * Never throws.
 */
export async function planFile(task: MendTask): Promise<FilePlan> {
  try {
    const file = await opened(task);
    if (file.refusesWhy !== undefined) return { edits: [], left: file.refusesWhy };
    const of = await checked(file, task);
    const edits = planned(direct(of), of, file);
    if (edits.length === 0) return { edits, left: '' };
    const { refused } = await file.apply(edits.map(cellEdit));
    const left = new Set(refused.map(({ edit }) => placeKey(edit)));
    return { edits: edits.filter((edit) => !left.has(placeKey(edit))), left: notWritten(refused) };
  } catch (error) {
    return { edits: [], left: whyLeft(error) };
  }
}

/** What a host is told of a line. */
export function cellEdit({ says: _says, what: _what, ...edit }: PlannedEdit): CellEdit {
  return edit;
}

/** Writes into a copy, by the writer of open files. Never throws. */
export async function writeFile(task: WriteTask): Promise<WrittenFile | NotWritten> {
  const { path, bytes: _given, writes, edits, ...terms } = task;
  try {
    const file = await opened(task);
    const { applied, refused } = await file.apply(edits);
    const isMarked = await file.hasMarks();
    // Marks that it came with tell of what is found in it now.
    if (isMarked) await file.mark(marksOf((await checked(file, task)).review));
    const bytes = file.bytes();
    return {
      bytes,
      unmarked: isMarked && !(file instanceof Report) ? file.bytes('drop') : null,
      applied,
      cells: changedCells([...writes, applied]),
      isDocument: file instanceof Report,
      entry: reviewBytes(path, bytes, terms),
      left: notWritten(refused),
    };
  } catch (error) {
    return { bytes: null, left: whyLeft(error) };
  }
}
