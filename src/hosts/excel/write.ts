/// <reference types="office-js" />
import { sameContent } from '../../engine/edits/content.ts';
import type { CellEdit } from '../../engine/edits/edit.ts';
import { parseAddress } from '../../engine/grid/address.ts';
import { changedMeanwhile, changesNothing, placeOf, stillHolds, whyImpossible } from '../../formats/edits.ts';
import { DocumentError, type DocumentErrorCode, type DocumentErrorKind } from '../../formats/error.ts';
import { putInto, type SeenCell, seeCells, type Target, targetOf } from './cell-access.ts';
import { asDocumentError } from './errors.ts';
import { forThisTrip, type OfficeJs, run, runPatiently, supports } from './office.ts';

/**
 * Writing in three round trips: look whether every cell holds what was expected, write, read back. Excel takes nothing back
 * when a write fails half-way: then it is put back from what was seen before.
 *
 * Looking waits while a cell is being edited; writing doesn't: by then the user may have changed the very cell.
 */

export interface Written {
  readonly applied: readonly CellEdit[];
  /** The cells that lost the format "text". */
  readonly reformatted: readonly CellEdit[];
}

/** Told of every cell before it is written: `onEdited` is to pass over what comes of it. */
export type BeforeWrite = (sheetId: string, cell: string) => void;

/** A cell, and what it is to hold. */
interface Change {
  readonly before: SeenCell;
  readonly to: Target;
}

/** Refuses what no workbook can take. @throws DocumentError `no-such-cell`, `duplicate-edit`, `bad-value` */
export function refuseUnwritable(edits: readonly CellEdit[]): void {
  const seen = new Set<string>();
  for (const edit of edits) {
    const at = parseAddress(edit.cell);
    if (at === null) throw refusal('gone', 'no-such-cell', [edit]);
    const key = `${at.row} ${at.column} ${edit.sheet}`;
    if (seen.has(key)) throw refusal('unsupported', 'duplicate-edit', [edit]);
    seen.add(key);
    const impossible = whyImpossible(edit.to);
    if (impossible !== null) throw refusal('unsupported', 'bad-value', [edit], impossible);
  }
}

/** One round trip. @throws DocumentError `editing` when somebody goes on editing a cell */
export function look(api: OfficeJs, edits: readonly CellEdit[]): Promise<SeenCell[]> {
  return edits.length === 0 ? Promise.resolve([]) : runPatiently(api, (context) => seeCells(context, edits));
}

/** All edits or none. @throws DocumentError `no-such-sheet`, `changed-meanwhile` */
export function refuseConflicts(cells: readonly SeenCell[]): void {
  const gone = cells.find(({ sheetId }) => sheetId === null);
  if (gone !== undefined) throw new DocumentError('gone', 'no-such-sheet', { sheet: gone.edit.sheet });
  const conflicts = cells.filter(({ held, edit }) => !stillHolds(held.content, edit.from));
  if (conflicts.length > 0) throw changedMeanwhile(conflicts.map(({ edit }) => edit));
}

/**
 * Writes what was looked at. `formats` are number formats that cells get back beside their content.
 * @throws DocumentError; the cells are then as before, unless it is `partly-written`
 */
export async function write(
  api: OfficeJs,
  cells: readonly SeenCell[],
  beforeWrite: BeforeWrite,
  formats: (edit: CellEdit) => string | undefined = () => undefined,
): Promise<Written> {
  const changes = cells
    .filter(({ edit }) => !changesNothing(edit))
    .map((before): Change => {
      const to = targetOf(before.edit.to, before.held);
      return { before, to: { ...to, format: formats(before.edit) ?? to.format } };
    });
  refuseForbidden(changes);
  const after = changes.length === 0 ? [] : await writeOrPutBack(api, changes, beforeWrite);
  // A formula as Excel writes it: undoing compares with what is there.
  const told = new Map(after.map(({ edit, held }) => [edit, held.content]));
  const applied = cells.map(({ edit }) => {
    const content = told.get(edit);
    return edit.to.formula === undefined || content === undefined ? edit : { ...edit, to: content };
  });
  const reformatted = changes.filter(({ before, to }) => before.held.format !== to.format);
  return { applied, reformatted: reformatted.map(({ before }) => before.edit) };
}

function refuseForbidden(changes: readonly Change[]): void {
  const refuse = (kind: DocumentErrorKind, code: DocumentErrorCode, inTheWay: (change: Change) => boolean): void => {
    const found = changes.filter(inTheWay).map(({ before }) => before.edit);
    const sheet = found[0]?.sheet;
    if (sheet !== undefined)
      throw refusal(
        kind,
        code,
        found.filter((edit) => edit.sheet === sheet),
      );
  };
  refuse('unsupported', 'picture-cell', ({ before }) => before.held.picture);
  refuse('protected', 'protected-sheet', ({ before, to }) => {
    return before.locked || (!before.formattable && before.held.format !== to.format);
  });
}

async function writeOrPutBack(
  api: OfficeJs,
  changes: readonly Change[],
  beforeWrite: BeforeWrite,
): Promise<SeenCell[]> {
  const edits = changes.map(({ before }) => before.edit);
  let sent = false;
  let failure: DocumentError | null = null;
  let after: SeenCell[] | null = null;
  try {
    after = await run(api, undoGroup(api), async (context) => {
      putAll(
        context,
        changes,
        (change) => change.to,
        (change) => change.before.held.format,
        beforeWrite,
      );
      await context.sync();
      sent = true;
      return await seeCells(context, edits);
    });
  } catch (error) {
    failure = asDocumentError(error);
    // Refused as a whole: nothing of it was done.
    if (!sent && (failure.kind === 'editing' || failure.kind === 'busy')) throw failure;
  }
  after ??= await lookAgain(api, edits, failure);
  const missing = changes.filter((change, index) => !holds(after[index], change));
  if (missing.length === 0) return after;
  failure ??= whyMissing(missing, after);
  await putBack(api, changes, after, failure, beforeWrite);
  throw failure;
}

/** After a failure: once more where that fails too, for all that can be said then is which cells may have changed. */
async function lookAgain(
  api: OfficeJs,
  edits: readonly CellEdit[],
  failure: DocumentError | null,
): Promise<SeenCell[]> {
  try {
    return await look(api, edits).catch(() => look(api, edits));
  } catch (error) {
    throw partlyWritten(edits, failure ?? asDocumentError(error));
  }
}

/** Whether the cell holds what the change was to put into it. Excel may write a formula its own way. */
function holds(now: SeenCell | undefined, { before, to }: Change): boolean {
  if (now === undefined) return false;
  const found = now.held.content;
  if (to.content.formula === undefined) return now.held.error === null && stillHolds(found, to.content);
  if (found.formula === undefined) return false;
  return sameContent(found, to.content) || !sameContent(found, before.held.content);
}

function isAsBefore(now: SeenCell, { before }: Change): boolean {
  return now.held.error === before.held.error && stillHolds(now.held.content, before.held.content);
}

function whyMissing(missing: readonly Change[], after: readonly SeenCell[]): DocumentError {
  const edits = missing.map(({ before }) => before.edit);
  const byEdit = new Map(after.map((cell) => [cell.edit, cell]));
  const dropped = missing.every((change) => {
    const now = byEdit.get(change.before.edit);
    return now !== undefined && isAsBefore(now, change);
  });
  // Without an error Excel drops only what is written into the covered cells of a merged area.
  if (dropped) return refusal('unsupported', 'inside-merge', edits);
  return changedMeanwhile(edits);
}

/** Puts back what of the changes has been done. What is neither ours nor as before is somebody else's, and stays. */
async function putBack(
  api: OfficeJs,
  changes: readonly Change[],
  after: readonly SeenCell[],
  failure: DocumentError,
  beforeWrite: BeforeWrite,
): Promise<void> {
  const edits = changes.map(({ before }) => before.edit);
  let now = after;
  for (let attempt = 0; attempt < 2; attempt++) {
    const byEdit = new Map(now.map((cell) => [cell.edit, cell]));
    const seen = (change: Change): SeenCell => byEdit.get(change.before.edit) ?? change.before;
    const ours = changes.filter((change) => {
      const cell = seen(change);
      // With the sheet all of it is gone.
      if (cell.sheetId === null) return false;
      const format = cell.held.format !== change.before.held.format;
      return isAsBefore(cell, change) ? format : holds(cell, change);
    });
    if (ours.length === 0) break;
    try {
      now = await run(api, undoGroup(api), async (context) => {
        putAll(
          context,
          ours,
          ({ before }) => before.held,
          (change) => seen(change).held.format,
          beforeWrite,
        );
        await context.sync();
        return await seeCells(context, edits);
      });
    } catch {
      now = await lookAgain(api, edits, failure);
    }
  }
  const byEdit = new Map(now.map((cell) => [cell.edit, cell]));
  const left = changes.filter((change) => {
    const cell = byEdit.get(change.before.edit);
    if (cell === undefined) return true;
    if (cell.sheetId === null) return false;
    return !isAsBefore(cell, change) || cell.held.format !== change.before.held.format;
  });
  if (left.length > 0)
    throw partlyWritten(
      left.map(({ before }) => before.edit),
      failure,
    );
}

function putAll(
  context: Excel.RequestContext,
  changes: readonly Change[],
  to: (change: Change) => Target,
  formatNow: (change: Change) => string,
  beforeWrite: BeforeWrite,
): void {
  const sheets = new Map<string, Excel.Worksheet>();
  for (const change of changes) {
    const { sheetId, edit } = change.before;
    if (sheetId === null) continue;
    const sheet = sheets.get(sheetId) ?? context.workbook.worksheets.getItem(sheetId);
    sheets.set(sheetId, sheet);
    beforeWrite(sheetId, edit.cell);
    putInto(forThisTrip(sheet.getRange(edit.cell)), to(change), formatNow(change));
  }
}

/** One entry in Excel's own list of things to undo, where it can do that. */
function undoGroup(api: OfficeJs): Excel.RunOptions {
  return supports(api, '1.20') ? { mergeUndoGroup: true } : {};
}

function partlyWritten(edits: readonly CellEdit[], failure: DocumentError): DocumentError {
  return new DocumentError('partly-written', 'partly-written', { ...placeOf(edits), cause: failure.message });
}

function refusal(
  kind: DocumentErrorKind,
  code: DocumentErrorCode,
  edits: readonly CellEdit[],
  cause?: string,
): DocumentError {
  return new DocumentError(kind, code, { ...placeOf(edits), ...(cause === undefined ? {} : { cause }) });
}
