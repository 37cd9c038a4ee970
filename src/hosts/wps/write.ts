/**
 * Writing: look where every edit belongs and whether the cell holds what was expected, write, and look again. WPS may drop a write
 * without a word, or change what it gets: what isn't as planned is tried once more, then put back and refused. WPS answers at
 * once, and nothing here waits in between: nobody types between the first look and the last.
 *
 * One cell after another: what is written into several at once lands in the rows that a filter shows.
 */

import { sameContent } from '../../engine/edits/content.ts';
import type { CellContent, CellEdit } from '../../engine/edits/edit.ts';
import { changesNothing, placeOf, stillHolds } from '../../formats/edits.ts';
import { DocumentError, type DocumentErrorCode } from '../../formats/error.ts';
import type { LostFormat, RefusedEdit } from '../host.ts';
import { untrueWithout } from '../needs.ts';
import { TEXT_FORMAT, typedText } from '../typed-text.ts';
import { steadied } from '../witness.ts';
import { asDocumentError, isEditing } from './errors.ts';
import type { EtApplication } from './et.ts';
import { addressOf, type CellPlace, type HeldCell, holdNow, look, type SeenCell, type Session } from './look.ts';
import { cellRange } from './ranges.ts';
import { setRowHeights } from './row-heights.ts';

export interface WriteOptions {
  /** Told of every cell before it is written: `onEdited` is to pass over what comes of it. */
  readonly beforeWrite: (sheet: string, cell: string) => void;
  /** Number formats that cells get beside their content. */
  readonly formatOf?: (edit: CellEdit) => string | undefined;
  /** Whether a cell that holds what the edit would put there is done with; else it is refused as any other. */
  readonly mayBeDone?: boolean;
}

interface Written {
  readonly applied: readonly CellEdit[];
  readonly refused: readonly RefusedEdit[];
  /** The number formats that cells lost by it. */
  readonly formats: readonly LostFormat[];
}

/** What a cell is to hold. */
type Target = Omit<HeldCell, 'picture'>;

interface Change {
  readonly before: SeenCell;
  readonly to: Target;
}

/** How often a write that WPS didn't take is tried; one of them may teach what it does to texts. */
const MAX_ROUNDS = 3;
/** So many failures, one after another, and nothing more is tried: it isn't about single cells. */
const MAX_FAILURES = 5;

/**
 * Writes every edit that can be written where its witness stands, and says why the others can't.
 * @throws DocumentError when WPS fails; the cells are then as before, unless it is `partly-written`
 */
export function writeEdits(session: Session, all: readonly CellEdit[], options: WriteOptions): Written {
  const edits = steadied(all);
  const applied = new Map<CellEdit, CellEdit>();
  const refused = new Map<CellEdit, RefusedEdit>();
  const formats: LostFormat[] = [];
  let changes: Change[] = [];
  for (const seen of look(session, edits)) {
    const { edit } = seen;
    if (!('held' in seen)) {
      refused.set(edit, { edit, code: seen.code, found: { value: null } });
      continue;
    }
    const why = whyNot(seen, options);
    if (why === 'done') applied.set(edit, seen.found.edit);
    else if (why !== null) refused.set(edit, { edit, code: why, found: seen.held.content });
    else changes.push({ before: seen, to: targetOf(seen, options) });
  }
  for (const [edit, why] of untrueWithout(edits, refused)) {
    refused.set(edit, why);
    applied.delete(edit);
  }
  changes = changes.filter(({ before }) => !refused.has(before.edit));
  if (changes.length > 0)
    quietly(session.workbook.app, () => {
      const results = writeAll(session, changes, options);
      for (const change of changes) {
        const { edit, held } = change.before;
        const result = results.get(change) as Result;
        if ('code' in result) refused.set(edit, { edit, ...result });
        else applied.set(edit, writtenAs(change, result.held));
        if (!('code' in result) && result.held.format !== held.format)
          formats.push({ ...placeIn(change), format: held.format });
      }
      // Of some it only turns out once they are written that they can't be.
      const untrue = untrueWithout(edits, refused);
      const written = changes.filter(({ before }) => untrue.has(before.edit) && applied.has(before.edit));
      const left = putBack(session, written, options);
      for (const [edit, why] of untrue) {
        const stays = written.find(({ before }) => before.edit === edit && left.has(before));
        refused.set(edit, stays === undefined ? why : { edit, code: 'partly-written', found: edit.to });
        applied.delete(edit);
      }
      const done = changes.filter(({ before }) => applied.has(before.edit));
      for (const [edit, height] of setRowHeights(done.map(({ before }) => before)))
        applied.set(edit, { ...(applied.get(edit) as CellEdit), height });
    });
  return {
    applied: edits.flatMap((edit) => applied.get(edit) ?? []),
    refused: edits.flatMap((edit) => refused.get(edit) ?? []),
    formats: formats.filter(({ sheet, cell }) =>
      [...applied.values()].some((each) => each.sheet === sheet && each.cell === cell),
    ),
  };
}

function whyNot(
  seen: SeenCell,
  { mayBeDone, formatOf }: Omit<WriteOptions, 'beforeWrite'>,
): DocumentErrorCode | 'done' | null {
  const { edit, held, locked, formattable } = seen;
  if (mayBeDone === true && stillHolds(held.content, edit.to)) return 'done';
  if (!stillHolds(held.content, edit.from)) return 'changed-meanwhile';
  if (changesNothing(edit)) return 'done';
  if (held.picture) return 'picture-cell';
  if (seen.inArray) return 'array-formula';
  if (seen.covered) return 'inside-merge';
  const format = formatOf?.(edit) ?? targetOf(seen, {}).format;
  return locked || (!formattable && held.format !== format) ? 'protected-sheet' : null;
}

/** Those of the edits that the protection of their sheets forbids. @throws DocumentError */
export function lockedEdits(session: Session, all: readonly CellEdit[]): readonly CellEdit[] {
  const cells = look(session, steadied(all));
  return all.filter((_, at) => {
    const seen = cells[at];
    return seen !== undefined && 'held' in seen && whyNot(seen, {}) === 'protected-sheet';
  });
}

function isText({ value, formula, error }: CellContent): boolean {
  return formula === undefined && error === undefined && (value === null || typeof value === 'string');
}

/** A cell made for texts loses that when it gets a number or a formula, which would be a text there; nothing else does. */
function targetOf({ edit, held }: SeenCell, { formatOf }: Pick<WriteOptions, 'formatOf'>): Target {
  const { to } = edit;
  const usual = held.format === TEXT_FORMAT && !isText(to) ? 'General' : held.format;
  return { content: to, error: to.error ?? null, format: formatOf?.(edit) ?? usual };
}

/** The edit with the place where it was written, and a formula as WPS writes it: undoing compares with what is there. */
function writtenAs({ before }: Change, now: HeldCell): CellEdit {
  const { height: _asked, ...there } = before.found.edit;
  return before.edit.to.formula === undefined ? there : { ...there, to: now.content };
}

function placeIn({ before }: Change): { readonly sheet: string; readonly cell: string } {
  return { sheet: before.found.edit.sheet, cell: before.found.edit.cell };
}

type Result = { readonly held: HeldCell } | { readonly code: DocumentErrorCode; readonly found: CellContent };

/** What became of every change. @throws DocumentError when nothing at all was written, or nobody knows */
function writeAll(session: Session, changes: readonly Change[], options: WriteOptions): Map<Change, Result> {
  const failures = new Map<Change, DocumentError>();
  const touched = new Set<Change>();
  let now = new Map(changes.map((change) => [change, change.before.held]));
  let open: readonly Change[] = changes;
  for (let round = 1; round <= MAX_ROUNDS && open.length > 0; round++) {
    putAll(session, open, now, options, { touched, failures, isFirst: round === 1 });
    now = lookAgain(session, changes, touched, failures);
    open = changes.filter((change) => !isAsPlanned(now.get(change) as HeldCell, change));
    if (open.some((change) => isWithApostrophe(now.get(change) as HeldCell, change))) session.quirks.learnApostrophe();
  }
  // A format that WPS insists on is no reason to refuse what is written.
  open = open.filter((change) => !holds(now.get(change) as HeldCell, change));
  const left = putBack(session, open, options, now);
  const results = new Map<Change, Result>();
  for (const change of changes) results.set(change, { held: now.get(change) as HeldCell });
  for (const change of open) {
    const failure = failures.get(change);
    const code = failure === undefined ? 'not-taken' : failure.code === 'unknown' ? 'rejected' : failure.code;
    results.set(change, { code: left.has(change.before) ? 'partly-written' : code, found: change.before.held.content });
  }
  if (open.length === changes.length) refuseAll(session, changes, left, failures);
  return results;
}

interface Tried {
  /** Those of which something has been written, in this round or before. */
  readonly touched: Set<Change>;
  readonly failures: Map<Change, DocumentError>;
  /** Then the first failure ends it: what it is about shows when the cells are looked at. */
  readonly isFirst: boolean;
}

/** @throws DocumentError when the workbook is closed meanwhile */
function putAll(
  session: Session,
  changes: readonly Change[],
  now: ReadonlyMap<Change, HeldCell>,
  options: WriteOptions,
  { touched, failures, isFirst }: Tried,
): void {
  let failed = 0;
  for (const change of changes) {
    try {
      const note = (): void => void touched.add(change);
      put(session, change.before.place, change.to, now.get(change) as HeldCell, options, note);
      failures.delete(change);
      failed = 0;
    } catch (error) {
      const failure = asDocumentError(error, session.workbook);
      failures.set(change, failure);
      failed += 1;
      if (failure.code === 'no-workbook') throw gone(touched, change, failure);
      if (isFirst || failed >= MAX_FAILURES) return;
    }
  }
}

/** @throws DocumentError that tells why not one of them is written */
function refuseAll(
  session: Session,
  changes: readonly Change[],
  left: ReadonlySet<SeenCell>,
  failures: ReadonlyMap<Change, DocumentError>,
): never {
  const [failure] = failures.values();
  if (left.size > 0)
    throw partlyWritten(
      changes.filter(({ before }) => left.has(before)),
      failure,
    );
  const where = placeOf(changes.map(({ before }) => before.found.edit));
  if (failure === undefined) {
    if (isEditing(session.workbook)) throw new DocumentError('editing', 'editing', where);
    throw new DocumentError('unknown', 'not-taken', where);
  }
  if (failure.code !== 'unknown') throw failure;
  const { cause } = failure.detail;
  throw new DocumentError('unsupported', 'rejected', { ...where, ...(cause === undefined ? {} : { cause }) });
}

/** The workbook was closed under the write: what was written by then may have been saved. */
function gone(touched: ReadonlySet<Change>, last: Change, failure: DocumentError): DocumentError {
  return touched.size === 0 ? failure : partlyWritten([...new Set([...touched, last])], failure);
}

function partlyWritten(changes: readonly Change[], failure: DocumentError | undefined): DocumentError {
  const where = placeOf(changes.map(({ before }) => before.found.edit));
  const cause = failure === undefined ? {} : { cause: failure.detail.cause ?? failure.message };
  return new DocumentError('partly-written', 'partly-written', { ...where, ...cause });
}

/** After a write: once more where that fails, for all that can be said then is which cells may have changed. */
function lookAgain(
  session: Session,
  changes: readonly Change[],
  touched: ReadonlySet<Change>,
  failures: ReadonlyMap<Change, DocumentError>,
): Map<Change, HeldCell> {
  const places = changes.map(({ before }) => before.place);
  const attempt = (): HeldCell[] => holdNow(session, places);
  let held: HeldCell[];
  try {
    try {
      held = attempt();
    } catch {
      held = attempt();
    }
  } catch (error) {
    const failure = asDocumentError(error, session.workbook);
    // What failed may have been done all the same.
    throw partlyWritten([...new Set([...touched, ...failures.keys()])], [...failures.values()][0] ?? failure);
  }
  return new Map(changes.map((change, at) => [change, held[at] as HeldCell]));
}

/** Puts back what stood there before. Returns the cells of which that can't be said. */
function putBack(
  session: Session,
  changes: readonly Change[],
  options: WriteOptions,
  known?: ReadonlyMap<Change, HeldCell>,
): Set<SeenCell> {
  if (changes.length === 0) return new Set();
  const all = new Set(changes);
  let now = known ?? lookAgain(session, changes, all, new Map());
  const isOpen = (change: Change): boolean => !isAsBefore(now.get(change) as HeldCell, change);
  let open = changes.filter(isOpen);
  for (let round = 0; round < MAX_ROUNDS && open.length > 0; round++) {
    for (const change of open) {
      try {
        put(session, change.before.place, change.before.held, now.get(change) as HeldCell, options);
      } catch {
        // Seen below.
      }
    }
    now = lookAgain(session, changes, all, new Map());
    open = changes.filter(isOpen);
  }
  return new Set(open.map(({ before }) => before));
}

/** Whether the cell holds what the change was to put into it. WPS may write a formula its own way. */
function holds(now: HeldCell, { before, to }: Change): boolean {
  if (to.error !== null) return now.error === to.error;
  if (to.content.formula === undefined) return now.error === null && stillHolds(now.content, to.content);
  if (now.content.formula === undefined) return false;
  return sameContent(now.content, to.content) || !sameContent(now.content, before.held.content);
}

function isAsPlanned(now: HeldCell, change: Change): boolean {
  return holds(now, change) && now.format === change.to.format;
}

function isAsBefore(now: HeldCell, { before }: Change): boolean {
  const { content, error, format } = before.held;
  return now.error === error && stillHolds(now.content, content) && now.format === format;
}

function isWithApostrophe(now: HeldCell, { to }: Change): boolean {
  return typeof to.content.value === 'string' && now.content.value === `'${to.content.value}`;
}

/** Makes a cell hold the target. @param now what it holds. @param touched told when something of it is written. */
function put(
  { quirks }: Session,
  place: CellPlace,
  target: Target,
  now: Target,
  { beforeWrite }: WriteOptions,
  touched: () => void = () => undefined,
): void {
  const { content, error, format } = target;
  const range = cellRange(place.sheet.handle, place.row, place.column);
  const isThere = now.error === error && sameContent(now.content, content);
  if (!isThere) {
    const asText = error === null && isText(content);
    const { value } = content;
    const typed = typeof value === 'string' ? typedText(value, format) : value;
    const needsText = quirks.apostrophe && asText && typed !== value;
    const during = needsText ? TEXT_FORMAT : asText || format !== TEXT_FORMAT ? format : 'General';
    if (during !== now.format) {
      range.NumberFormat = during;
      touched();
    }
    beforeWrite(place.sheet.name, addressOf(place));
    if (content.formula !== undefined) range.Formula = `=${content.formula}`;
    else range.Value2 = error ?? (needsText ? value : typed) ?? '';
    touched();
    if (during !== format) range.NumberFormat = format;
    return;
  }
  // The content is there, and WPS made its own format of it.
  if (now.format !== format) range.NumberFormat = format;
}

/** Without the screen following every cell; and it follows again, whatever happens. */
export function quietly<Result>(app: EtApplication, work: () => Result): Result {
  try {
    app.ScreenUpdating = false;
  } catch {
    // Then it does.
  }
  try {
    return work();
  } finally {
    restore(() => {
      app.ScreenUpdating = true;
      return app.ScreenUpdating === true;
    });
  }
}

/** Tries until it is so, and not for ever. */
export function restore(attempt: () => boolean): void {
  for (let round = 0; round < 3; round++) {
    try {
      if (attempt()) return;
    } catch {
      // Once more.
    }
  }
}
