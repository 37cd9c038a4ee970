/// <reference types="office-js" />
import { invert, sameContent } from '../../engine/edits/content.ts';
import type { CellContent, CellEdit, HeightChange } from '../../engine/edits/edit.ts';
import { Witnesses } from '../../engine/edits/witness.ts';
import { cellNumber, parseAddress } from '../../engine/grid/address.ts';
import { changesNothing, placeOf, stillHolds } from '../../formats/edits.ts';
import { DocumentError, type DocumentErrorCode } from '../../formats/error.ts';
import { refusal } from '../edits.ts';
import type { LostFormat, RefusedEdit } from '../host.ts';
import { untrueWithout } from '../needs.ts';
import { steadied } from '../witness.ts';
import {
  type Aim,
  aimAt,
  aimOf,
  askCell,
  askSheets,
  isHere,
  putInto,
  type SeenCell,
  seeCells,
  seen,
  type Target,
  targetOf,
} from './cell-access.ts';
import { asDocumentError } from './errors.ts';
import {
  forThisTrip,
  groupsUndo,
  isGroupRefused,
  type OfficeJs,
  run,
  runPatiently,
  supports,
  withoutGroups,
} from './office.ts';
import { setRowHeights } from './row-heights.ts';

/**
 * Writing in three round trips: look where every edit belongs and whether the cell holds what was expected, write, read back.
 * Excel takes nothing back when a write fails half-way, and others may work in the same sheet: then it is put back from what was
 * seen before.
 *
 * Looking waits while a cell is being edited; writing doesn't: by then the user may have changed the very cell.
 */

interface Written {
  readonly applied: readonly CellEdit[];
  readonly refused: readonly RefusedEdit[];
  /** The number formats that cells lost by it. */
  readonly formats: readonly LostFormat[];
}

/** Told of every cell before it is written: `onEdited` is to pass over what comes of it. */
export type BeforeWrite = (sheetId: string, cell: string) => void;

/** A cell, and what it is to hold. */
interface Change {
  readonly before: SeenCell;
  readonly to: Target;
  /** Whether the cell that is about to be written over is as it was when it was looked at. */
  readonly isExpected: (now: SeenCell) => boolean;
}

/** How often an edit is looked for where rows keep moving. */
const MAX_LOOKS = 4;
/** How often what went astray is put back, or tried again. */
const MAX_ROUNDS = 3;

/**
 * Looks for every edit where its witness stands; one round trip, and one more where something has moved.
 * @throws DocumentError `editing` when somebody goes on editing a cell
 */
async function readAims(api: OfficeJs, edits: readonly CellEdit[]): Promise<SeenCell[]> {
  const arrays = supports(api, '1.12');
  let aims = edits.map(aimOf);
  for (let looks = 1; ; looks++) {
    const wanted = aims;
    const cells = wanted.length === 0 ? [] : await runPatiently(api, (context) => seeCells(context, wanted, arrays));
    if (looks === MAX_LOOKS || cells.every((cell) => typeof cell.found === 'string' || isHere(cell))) return cells;
    aims = cells.map(aimAt);
  }
}

export interface WriteOptions {
  readonly beforeWrite: BeforeWrite;
  /** Number formats that cells get beside their content. */
  readonly formatOf?: (edit: CellEdit) => string | undefined;
  /** Whether a cell that holds what the edit would put there is done with; else it is refused as any other. */
  readonly mayBeDone?: boolean;
}

/**
 * Writes every edit that can be written where its witness stands, and says why the others can't.
 * @throws DocumentError when Excel fails; the cells are then as before, unless it is `partly-written`
 */
export async function writeEdits(api: OfficeJs, all: readonly CellEdit[], options: WriteOptions): Promise<Written> {
  const edits = steadied(all);
  const refuseTheRest = (): Map<CellEdit, RefusedEdit> => {
    const untrue = untrueWithout(edits, refused);
    // What an earlier round has written is put back in the end, and only then refused.
    for (const [edit, why] of untrue) if (!applied.has(edit)) refused.set(edit, why);
    return untrue;
  };
  const applied = new Map<CellEdit, CellEdit>();
  const refused = new Map<CellEdit, RefusedEdit>();
  const formats: LostFormat[] = [];
  const heights = new Map<CellEdit, HeightChange>();
  let open: readonly CellEdit[] = edits;
  for (let round = 1; open.length > 0; round++) {
    let changes: Change[] = [];
    for (const before of await lookOrRefuse(api, open, round, refused)) {
      const { edit } = before.aim;
      const { found } = before;
      const why = whyNot(before, options);
      if (why === 'done' && typeof found !== 'string') applied.set(edit, found.edit);
      else if (why !== null && why !== 'done') refused.set(edit, refusedAs(before, why));
      else changes.push(changeOf(before, options));
    }
    const untrue = refuseTheRest();
    changes = changes.filter(({ before }) => !untrue.has(before.aim.edit));
    const results = await writeOrRefuse(api, changes, options.beforeWrite, round, heights);
    const astray: CellEdit[] = [];
    for (const [at, result] of results.entries()) {
      const { before } = changes[at] as Change;
      const { edit } = before.aim;
      if (typeof result === 'object' && 'cell' in result) {
        const done = writtenAs(edit, result.cell, heights.get(edit));
        applied.set(edit, done);
        // Also those that Excel changed: a formula may take the format of what it refers to.
        const { format } = before.held;
        if (format !== result.cell.held.format) formats.push({ sheet: done.sheet, cell: done.cell, format });
      } else if (result === 'astray' && round < MAX_ROUNDS) astray.push(edit);
      else refused.set(edit, refusedFor(before, result));
    }
    open = astray;
  }
  // Of some it only turns out once they are written that they can't be.
  const untrue = [...refuseTheRest()].filter(([edit]) => applied.has(edit));
  const taken = await takeOut(api, new Map(untrue), applied, formats, options.beforeWrite);
  for (const [edit, why] of taken) {
    applied.delete(edit);
    refused.set(edit, why);
  }
  return {
    applied: edits.flatMap((edit) => applied.get(edit) ?? []),
    refused: edits.flatMap((edit) => refused.get(edit) ?? []),
    formats: formats.filter((lost) => [...applied.values()].some((each) => keyOf(each) === keyOf(lost))),
  };
}

/** In rounds after the first nothing is thrown: what an earlier one has written is to be told. */
async function lookOrRefuse(
  api: OfficeJs,
  edits: readonly CellEdit[],
  round: number,
  refused: Map<CellEdit, RefusedEdit>,
): Promise<readonly SeenCell[]> {
  try {
    return await readAims(api, edits);
  } catch (error) {
    if (round === 1) throw error;
    const { code } = asDocumentError(error);
    for (const edit of edits) refused.set(edit, { edit, code, found: edit.from });
    return [];
  }
}

/** As `lookOrRefuse`. */
async function writeOrRefuse(
  api: OfficeJs,
  changes: readonly Change[],
  beforeWrite: BeforeWrite,
  round: number,
  heights: Map<CellEdit, HeightChange>,
): Promise<readonly Result[]> {
  if (changes.length === 0) return [];
  try {
    return await write(api, changes, beforeWrite, 1, heights);
  } catch (error) {
    if (round === 1) throw error;
    return changes.map((): Result => asDocumentError(error).code);
  }
}

function keyOf({ sheet, cell }: Pick<CellEdit, 'sheet' | 'cell'>): string {
  return `${cell} ${sheet}`;
}

/** Puts back what stood where something was written that is untrue without what is refused; returns why each isn't there now. */
async function takeOut(
  api: OfficeJs,
  untrue: ReadonlyMap<CellEdit, RefusedEdit>,
  applied: ReadonlyMap<CellEdit, CellEdit>,
  formats: readonly LostFormat[],
  beforeWrite: BeforeWrite,
): Promise<ReadonlyMap<CellEdit, RefusedEdit>> {
  if (untrue.size === 0) return untrue;
  const written = [...untrue.keys()].flatMap((edit) => applied.get(edit) ?? []);
  const before = new Map(formats.map((lost) => [keyOf(lost), lost.format]));
  const formatOf = (edit: CellEdit): string | undefined => before.get(keyOf(edit));
  let left: readonly RefusedEdit[];
  try {
    left = (await writeEdits(api, invert(written), { beforeWrite, formatOf, mayBeDone: true })).refused;
  } catch {
    // The others are written all the same, and that is to be told.
    left = written.map((edit) => ({ edit, code: 'partly-written', found: edit.to }));
  }
  const stays = new Map(left.map((each) => [keyOf(each.edit), each]));
  return new Map(
    [...untrue].map(([edit, why]): [CellEdit, RefusedEdit] => {
      const found = stays.get(keyOf(applied.get(edit) ?? edit));
      // Somebody else's by now: nothing of it is ours any more.
      if (found === undefined || found.code === 'changed-meanwhile') return [edit, why];
      return [edit, { edit, code: 'partly-written', found: found.found }];
    }),
  );
}

function refusedAs({ aim: { edit }, held }: SeenCell, code: DocumentErrorCode): RefusedEdit {
  return { edit, code, found: held.content };
}

function refusedFor(before: SeenCell, result: Exclude<Result, { readonly cell: SeenCell }>): RefusedEdit {
  if (typeof result === 'object') return { edit: before.aim.edit, ...result };
  return refusedAs(before, result === 'astray' ? 'moved' : result);
}

/** The edit with the place where it was written, and a formula as Excel writes it: undoing compares with what is there. */
function writtenAs(edit: CellEdit, { found, held }: SeenCell, height: HeightChange | undefined): CellEdit {
  const { height: _asked, ...there } = typeof found === 'string' ? edit : found.edit;
  const written = edit.to.formula === undefined ? there : { ...there, to: held.content };
  return height === undefined ? written : { ...written, height };
}

function whyNot(
  cell: SeenCell,
  { mayBeDone, formatOf }: Omit<WriteOptions, 'beforeWrite'>,
): DocumentErrorCode | 'done' | null {
  const { found, sheetId, held, locked, formattable } = cell;
  const { edit } = cell.aim;
  if (typeof found === 'string') return found;
  if (sheetId === null) return 'no-such-sheet';
  if (!isHere(cell)) return 'moved';
  if (mayBeDone === true && held.error === null && stillHolds(held.content, edit.to)) return 'done';
  if (!stillHolds(held.content, edit.from)) return 'changed-meanwhile';
  if (changesNothing(edit)) return 'done';
  if (held.picture) return 'picture-cell';
  // The formula it comes from would show an error, also after undoing; and Excel refuses all over a part of a legacy array.
  if (cell.inArray === true) return 'array-formula';
  const format = formatOf?.(edit) ?? targetOf(edit.to, held).format;
  return locked || (!formattable && held.format !== format) ? 'protected-sheet' : null;
}

/** Those of the edits that the protection of their sheets forbids. @throws DocumentError */
export async function lockedEdits(api: OfficeJs, all: readonly CellEdit[]): Promise<readonly CellEdit[]> {
  const cells = await readAims(api, steadied(all));
  return all.filter((_, at) => {
    const cell = cells[at];
    return cell !== undefined && whyNot(cell, {}) === 'protected-sheet';
  });
}

function changeOf(before: SeenCell, { formatOf }: WriteOptions): Change {
  const { edit } = before.aim;
  const to = targetOf(edit.to, before.held);
  const change = { before, to: { ...to, format: formatOf?.(edit) ?? to.format } };
  return { ...change, isExpected: (now) => isAsBefore(now, change) };
}

/** What became of a change: the cell that holds it now, or why it isn't there. `astray`: it had moved when it was written. */
type Result =
  | { readonly cell: SeenCell }
  | { readonly code: DocumentErrorCode; readonly found: CellContent }
  | DocumentErrorCode
  | 'astray';

/**
 * Writes, and looks in the same request at what it writes over: Excel does a request in one go, so that shows whether the cells
 * were still those that were looked at before. Where they weren't, what stood there is put back exactly.
 */
async function write(
  api: OfficeJs,
  changes: readonly Change[],
  beforeWrite: BeforeWrite,
  round: number,
  heights = new Map<CellEdit, HeightChange>(),
): Promise<Result[]> {
  const aims = changes.map(({ before }) => before.aim);
  let sent = false;
  let under: readonly SeenCell[] = [];
  let after: SeenCell[];
  try {
    // Putting back is no step of its own in what the user can undo.
    after = await run(api, round === 1 ? undoGroup(api) : {}, async (context) => {
      const sheets = askSheets(context, aims);
      const ranges = new Map<Aim, Excel.Range>();
      putAll(
        context,
        changes,
        (change) => change.to,
        (change) => change.before.held.format,
        beforeWrite,
        ({ before: { aim } }) => ranges.set(aim, askCell(sheets, aim)),
      );
      await context.sync();
      under = seen(sheets, [...ranges]);
      sent = true;
      const written = await seeCells(context, aims);
      await resize(api, context, { changes, under, written }, heights);
      return written;
    });
  } catch (error) {
    const failure = asDocumentError(error);
    if (!sent) {
      // Refused as a whole: nothing of it was done.
      if (failure.kind === 'editing' || failure.kind === 'busy') throw failure;
      return await takeBack(api, changes, failure, beforeWrite, round);
    }
    after = await lookAgain(api, changes, failure);
  }
  const cells = under;
  after = await followOn(api, after).catch((error: unknown) => lookAgain(api, changes, asDocumentError(error)));
  const wrong = changes.flatMap((change, at) => {
    const cell = cells[at] as SeenCell;
    return isHere(cell) && change.isExpected(cell) ? [] : [{ change, cell }];
  });
  // Nobody knows then: something is written, and an error that says otherwise would be a lie.
  const left = await restore(api, wrong, beforeWrite, round).catch(() => new Set(wrong.map(({ change }) => change)));
  return changes.map((change, at): Result => {
    const cell = cells[at] as SeenCell;
    if (left.has(change)) return 'partly-written';
    if (!isHere(cell)) return 'astray';
    if (!change.isExpected(cell)) return { code: 'changed-meanwhile', found: cell.held.content };
    return resultOf(change, after[at] as SeenCell);
  });
}

/** The rows of what was written where it belongs. Without their heights the texts are written all the same. */
async function resize(
  api: OfficeJs,
  context: Excel.RequestContext,
  cells: {
    readonly changes: readonly Change[];
    readonly under: readonly SeenCell[];
    readonly written: readonly SeenCell[];
  },
  heights: Map<CellEdit, HeightChange>,
): Promise<void> {
  const { changes, under, written } = cells;
  const done = changes.flatMap((change, at) => {
    const [before, now] = [under[at], written[at]];
    if (before === undefined || now === undefined || now.sheetId === null) return [];
    if (!isHere(before) || !change.isExpected(before) || !isHere(now) || !holds(now, change)) return [];
    return [{ edit: change.before.aim.edit, sheetId: now.sheetId, cell: now.aim.cell }];
  });
  try {
    for (const [edit, height] of await setRowHeights(api, context, done)) heights.set(edit, height);
  } catch {
    // Too old, too busy, or forbidden after all.
  }
}

/** Rows that moved after the write took what was written with them. */
async function followOn(api: OfficeJs, cells: SeenCell[]): Promise<SeenCell[]> {
  const moved = cells.filter((cell) => typeof cell.found !== 'string' && !isHere(cell));
  if (moved.length === 0) return cells;
  const now = await readAims(
    api,
    moved.map(({ aim }) => aim.edit),
  );
  const byEdit = new Map(now.map((cell) => [cell.aim.edit, cell]));
  return cells.map((cell) => byEdit.get(cell.aim.edit) ?? cell);
}

/** Of a change that was written into the right cell. */
function resultOf(change: Change, now: SeenCell): Result {
  const found = now.held.content;
  if (now.sheetId === null) return { code: 'no-such-sheet', found };
  if (holds(now, change)) return { cell: now };
  if (!isHere(now)) return { code: 'moved', found };
  // Without an error Excel drops only what is written into the covered cells of a merged area.
  return { code: isAsBefore(now, change) ? 'inside-merge' : 'changed-meanwhile', found };
}

interface Wrong {
  readonly change: Change;
  /** What the change was written over. */
  readonly cell: SeenCell;
}

/** Puts back what was written over. Returns the changes of which that can't be said. */
async function restore(
  api: OfficeJs,
  wrong: readonly Wrong[],
  beforeWrite: BeforeWrite,
  round: number,
): Promise<Set<Change>> {
  const left = new Set<Change>();
  const isChanged = ({ change, cell }: Wrong): boolean =>
    cell.sheetId !== null && !(holds(cell, change) && cell.held.format === change.to.format);
  const open = wrong.filter(isChanged);
  if (open.length === 0) return left;
  if (round > MAX_ROUNDS) return new Set(open.map(({ change }) => change));
  // They may move again before they are put back: so they get witnesses of their own, from the moment of the write.
  const written = new Set(open.flatMap(({ cell }) => parseAddress(cell.aim.cell) ?? []).map(cellNumber));
  const edits = open.map(({ change, cell }): CellEdit => {
    const { sheetId, words, aim } = cell;
    const edit = { sheet: aim.edit.sheet, cell: aim.cell, from: change.to.content, to: cell.held.content };
    const place = parseAddress(aim.cell);
    if (sheetId === null || place === null) return edit;
    const { row, column } = new Witnesses(words, [], sheetId).around(place, written);
    return { ...edit, witness: { sheetId, row, column } };
  });
  const changes: Change[] = [];
  for (const [at, now] of (await readAims(api, edits)).entries()) {
    const { change, cell } = open[at] as Wrong;
    const isOurs = (seenNow: SeenCell): boolean => holds(seenNow, change);
    // Somebody has typed there since: that stays. What isn't found has gone with its row.
    if (isHere(now) && isOurs(now)) changes.push({ before: now, to: cell.held, isExpected: isOurs });
    else if (typeof now.found === 'string' && now.found !== 'no-such-sheet') left.add(change);
  }
  if (changes.length === 0) return left;
  const byEdit = new Map(edits.map((edit, at) => [edit, (open[at] as Wrong).change]));
  const results = await write(api, changes, beforeWrite, round + 1);
  for (const [at, result] of results.entries()) {
    const change = byEdit.get((changes[at] as Change).before.aim.edit);
    if (change !== undefined && (typeof result === 'string' || 'code' in result)) left.add(change);
  }
  return left;
}

/** After a write that failed half-way: all is put back, and what failed is thrown; unless it turns out to be written. */
async function takeBack(
  api: OfficeJs,
  changes: readonly Change[],
  failure: DocumentError,
  beforeWrite: BeforeWrite,
  round: number,
): Promise<Result[]> {
  const after = await lookAgain(api, changes, failure);
  const isWritten = changes.every((change, at) => isHere(after[at] as SeenCell) && holds(after[at], change));
  if (isWritten) return after.map((cell) => ({ cell }));
  if (round === 1 && groupsUndo(api) && isGroupRefused(failure)) {
    const isUntouched = changes.every((change, at) => {
      const now = after[at] as SeenCell;
      return isHere(now) && isAsBefore(now, change) && now.held.format === change.before.held.format;
    });
    if (isUntouched) return await withoutGroups(api, () => write(api, changes, beforeWrite, round));
  }
  const error = whyRefused(after, failure);
  await putBack(api, changes, after, error, beforeWrite);
  throw error;
}

/** Protection only where it is seen: Excel denies access for other reasons too. */
function whyRefused(after: readonly SeenCell[], failure: DocumentError): DocumentError {
  const locked = after.filter((cell) => cell.locked);
  if (failure.code !== 'no-permission' || locked.length === 0) return failure;
  return refusal(
    'protected',
    'protected-sheet',
    locked.map(({ aim }) => aim.edit),
    failure.detail.cause,
  );
}

/** The edit with the place and the sheet's name as they were when its cell was looked at. */
function placeNow({ aim, found }: SeenCell): CellEdit {
  return typeof found === 'string' ? aim.edit : found.edit;
}

/** After a failure: once more where that fails too, for all that can be said then is which cells may have changed. */
async function lookAgain(api: OfficeJs, changes: readonly Change[], failure: DocumentError): Promise<SeenCell[]> {
  const aims = changes.map(({ before }) => before.aim);
  const again = async (): Promise<SeenCell[]> =>
    followOn(api, await runPatiently(api, (context) => seeCells(context, aims)));
  try {
    return await again().catch(again);
  } catch (error) {
    throw partlyWritten(
      changes.map(({ before }) => placeNow(before)),
      failure,
      error,
    );
  }
}

/** Whether the cell holds what the change was to put into it. Excel may write a formula its own way. */
function holds(now: SeenCell | undefined, { before, to }: Pick<Change, 'before' | 'to'>): boolean {
  if (now === undefined) return false;
  const found = now.held.content;
  if (to.error !== null) return now.held.error === to.error;
  if (to.content.formula === undefined) return now.held.error === null && stillHolds(found, to.content);
  if (found.formula === undefined) return false;
  return sameContent(found, to.content) || !sameContent(found, before.held.content);
}

function isAsBefore(now: SeenCell, { before }: Pick<Change, 'before'>): boolean {
  return now.held.error === before.held.error && stillHolds(now.held.content, before.held.content);
}

/** Puts back what of the changes has been done. What is neither ours nor as before is somebody else's, and stays. */
async function putBack(
  api: OfficeJs,
  changes: readonly Change[],
  after: readonly SeenCell[],
  failure: DocumentError,
  beforeWrite: BeforeWrite,
): Promise<void> {
  const aims = changes.map(({ before }) => before.aim);
  const byEdit = new Map(after.map((cell) => [cell.aim.edit, cell]));
  const cellOf = ({ before }: Change): SeenCell => byEdit.get(before.aim.edit) ?? before;
  for (let attempt = 0; attempt < 2; attempt++) {
    const ours = changes.filter((change) => {
      const cell = cellOf(change);
      // With the sheet all of it is gone; where a row is that isn't found any more isn't known.
      if (!isHere(cell)) return false;
      const format = cell.held.format !== change.before.held.format;
      return isAsBefore(cell, change) ? format : holds(cell, change);
    });
    if (ours.length === 0) break;
    let now: SeenCell[];
    try {
      const back = ours.map((change) => ({ ...change, before: cellOf(change), to: change.before.held }));
      now = await run(api, {}, async (context) => {
        putAll(
          context,
          back,
          ({ to }) => to,
          ({ before }) => before.held.format,
          beforeWrite,
        );
        await context.sync();
        return await seeCells(context, aims);
      });
      now = await followOn(api, now);
    } catch {
      now = await lookAgain(api, changes, failure);
    }
    for (const cell of now) byEdit.set(cell.aim.edit, cell);
  }
  const left = changes.filter((change) => {
    const cell = cellOf(change);
    if (cell.sheetId === null) return false;
    if (!isHere(cell)) return true;
    return !isAsBefore(cell, change) || cell.held.format !== change.before.held.format;
  });
  if (left.length > 0)
    throw partlyWritten(
      left.map((change) => placeNow(cellOf(change))),
      failure,
    );
}

function putAll(
  context: Excel.RequestContext,
  changes: readonly Change[],
  to: (change: Change) => Target,
  formatNow: (change: Change) => string,
  beforeWrite: BeforeWrite,
  beforeEach: (change: Change) => void = () => undefined,
): void {
  const sheets = new Map<string, Excel.Worksheet>();
  for (const change of changes) {
    const { sheetId, aim } = change.before;
    if (sheetId === null) continue;
    const sheet = sheets.get(sheetId) ?? context.workbook.worksheets.getItem(sheetId);
    sheets.set(sheetId, sheet);
    beforeWrite(sheetId, aim.cell);
    beforeEach(change);
    putInto(forThisTrip(sheet.getRange(aim.cell)), to(change), formatNow(change));
  }
}

/** One entry in Excel's own list of things to undo, where it can do that. */
function undoGroup(api: OfficeJs): Excel.RunOptions {
  return groupsUndo(api) ? { mergeUndoGroup: true } : {};
}

function partlyWritten(edits: readonly CellEdit[], failure: DocumentError, cause: unknown = failure): DocumentError {
  const error = new DocumentError('partly-written', 'partly-written', { ...placeOf(edits), cause: failure.message });
  error.cause = cause;
  return error;
}
