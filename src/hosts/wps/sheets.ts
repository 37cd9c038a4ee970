import { DocumentError } from '../../formats/error.ts';
import { isSheetName } from '../../formats/sheet-name.ts';
import type { EtWorksheet } from './et.ts';
import { again, isNothing, noAnswer, text } from './values.ts';
import type { BoundSheet, BoundWorkbook } from './workbook.ts';
import { restore } from './write.ts';

/**
 * Makes a visible sheet of this name at the end where there is none; WPS brings it to the front, and the one that was there goes
 * back.
 * @throws DocumentError `bad-value`, `protected-workbook`; nothing is left half-made then
 */
export function ensureSheet(workbook: BoundWorkbook, name: string): void {
  if (workbook.sheet(name) !== null) return;
  if (!isSheetName(name)) throw new DocumentError('unsupported', 'bad-value', { sheet: name, cause: 'no sheet name' });
  if (workbook.isProtected()) throw new DocumentError('protected', 'protected-workbook', { sheet: name });
  const before = workbook.sheets();
  const front = again(() => workbook.book.ActiveSheet) as EtWorksheet | null | undefined;
  try {
    const made = addAtEnd(workbook, before);
    if (!isNamed(made.handle, name)) {
      remove(workbook, made);
      throw noAnswer('Worksheet.Name');
    }
  } finally {
    if (!isNothing(front)) bringBack(workbook, front);
  }
}

/** Whether it was made shows in the list alone. */
function addAtEnd(workbook: BoundWorkbook, before: readonly BoundSheet[]): BoundSheet {
  const last = before.at(-1) as BoundSheet;
  const names = new Set(before.map(({ name }) => name));
  let failure: unknown = noAnswer('Worksheets.Add');
  for (let round = 0; round < 2; round++) {
    try {
      workbook.sheetList().Add(undefined, last.handle);
    } catch (error) {
      failure = error;
    }
    const made = newIn(workbook, names);
    if (made !== undefined) return made;
  }
  throw failure;
}

function newIn(workbook: BoundWorkbook, names: ReadonlySet<string>): BoundSheet | undefined {
  const find = (): BoundSheet | undefined => workbook.sheets().find(({ name }) => !names.has(name));
  try {
    return find();
  } catch {
    return find();
  }
}

function isNamed(handle: EtWorksheet, name: string): boolean {
  let named = false;
  restore(() => {
    handle.Name = name;
    named = text(() => handle.Name, 'Name') === name;
    return named;
  });
  return named;
}

/** Without the question whether it is meant. */
function remove({ app }: BoundWorkbook, { handle }: BoundSheet): void {
  try {
    app.DisplayAlerts = false;
    handle.Delete();
  } catch {
    // An empty sheet stays: its name says that it is nobody's.
  } finally {
    restore(() => {
      app.DisplayAlerts = true;
      return app.DisplayAlerts === true;
    });
  }
}

function bringBack({ book }: BoundWorkbook, front: EtWorksheet): void {
  restore(() => {
    front.Activate();
    const now = book.ActiveSheet;
    return !isNothing(now) && now.Name === front.Name;
  });
}
