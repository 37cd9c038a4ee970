/**
 * Marks: conditional formats with our signature, after the sheet's own. Clearing needs no memory where WPS lists all rules of a
 * sheet with its cells; where it doesn't, that shows when some have been set, and their ranges are remembered from then on.
 */

import { SEVERITIES, type Severity } from '../../engine/checks/check.ts';
import { rangeAddress } from '../../engine/grid/address.ts';
import type { GridRange } from '../../engine/grid/grid.ts';
import { joined, parseRange } from '../../engine/grid/ranges.ts';
import { DocumentError } from '../../formats/error.ts';
import { type CellMark, MARK_STYLES, severityOfToldMark } from '../../formats/mark-style.ts';
import { addressLists, planMarks, type SheetMarks } from '../mark-plan.ts';
import { findCell } from '../witness.ts';
import { asDocumentError } from './errors.ts';
import type { EtFormatCondition, EtFormatConditions, EtRange } from './et.ts';
import { mayFormat, type Session, sheetsFor } from './look.ts';
import { toldAddress } from './ranges.ts';
import { count, isNothing, noAnswer, object, text, truth } from './values.ts';
import type { BoundSheet } from './workbook.ts';
import { quietly } from './write.ts';

/** xlExpression. */
const BY_FORMULA = 2;
/** Characters that the address of a range may have, as in VBA: 255. */
const MAX_ADDRESS_LENGTH = 250;
/** Areas of more cells aren't taken apart when WPS refuses them. */
const MAX_SINGLE_CELLS = 200;

/** Told of the areas of a mark before it is set: it may come back as an edit. */
export type BeforeMark = (sheet: string, addresses: string) => void;

/**
 * Replaces our earlier marks by these; with an empty list it only takes them away. Sheets that can't be changed, and cells that
 * take no more rules, are passed over, and named by the error that comes when all others are done.
 * @throws DocumentError `no-such-sheet`, `no-such-cell`, `protected-sheet`, `rejected`
 */
export function replaceMarks(session: Session, marks: readonly CellMark[], beforeMark: BeforeMark): void {
  const attempt = (): DocumentError | null => quietly(session.workbook.app, () => setMarks(session, marks, beforeMark));
  let told: DocumentError | null;
  try {
    told = attempt();
  } catch (error) {
    const failure = asDocumentError(error, session.workbook);
    if (failure.code !== 'unknown') throw failure;
    // It begins with looking, and may be done again.
    told = attempt();
  }
  if (told !== null) throw told;
}

/** Whether a sheet has marks of ours, also from an earlier time. @throws DocumentError */
export function hasMarks(session: Session): boolean {
  return session.workbook.sheets().some((sheet) => listsOf(session, sheet).some((rules) => oursIn(rules).length > 0));
}

/** Returns what is to be told once all is done. */
function setMarks(session: Session, marks: readonly CellMark[], beforeMark: BeforeMark): DocumentError | null {
  const sheets = session.workbook.sheets();
  const plan = planMarks(whereNow(session, marks), sheets);
  let told: DocumentError | null = null;
  const changed: BoundSheet[] = [];
  try {
    for (const sheet of sheets) {
      const wanted: SheetMarks = plan.get(sheet) ?? new Map<Severity, readonly GridRange[]>();
      const lists = listsOf(session, sheet).map((rules) => ({ rules, ours: oursIn(rules) }));
      if (wanted.size === 0 && lists.every(({ ours }) => ours.length === 0)) {
        if (session.quirks.rulesOf === 'ranges') forget(session, sheet);
        continue;
      }
      if (session.quirks.rulesOf === 'cells' && areSet(lists[0]?.ours ?? [], wanted)) continue;
      if (truth(() => sheet.handle.ProtectContents, 'ProtectContents') && !mayFormat(sheet)) {
        told ??= new DocumentError('protected', 'protected-sheet', { sheet: sheet.name });
        continue;
      }
      // A rule that several lists hold is gone from all of them when it is deleted from one.
      for (const { rules, ours } of lists) drop(rules, lists.length === 1 ? ours : oursIn(rules));
      changed.push(sheet);
      const left = add(session, sheet, wanted, beforeMark);
      if (left.length > 0)
        told ??= new DocumentError('unsupported', 'rejected', { sheet: sheet.name, cells: left.map(rangeAddress) });
    }
  } catch (error) {
    for (const sheet of changed) takeBack(session, sheet);
    throw error;
  }
  return told;
}

/** The marks at the places of their witnesses; those that aren't found are left out. */
function whereNow(session: Session, marks: readonly CellMark[]): CellMark[] {
  const witnessed = marks.filter(({ witness }) => witness !== undefined);
  const sheets = sheetsFor(session, witnessed);
  return marks.flatMap((mark): CellMark[] => {
    const found = mark.witness === undefined ? mark : findCell(mark, sheets);
    return found === null ? [] : [{ sheet: found.sheet, cell: found.cell, severity: mark.severity }];
  });
}

function rulesOf(range: EtRange): EtFormatConditions {
  return object(() => range.FormatConditions, 'FormatConditions');
}

/** The lists in which rules of ours may be. */
function listsOf(session: Session, sheet: BoundSheet): EtFormatConditions[] {
  const { handle } = sheet;
  if (session.quirks.rulesOf === 'cells') return [rulesOf(object(() => handle.Cells, 'Cells'))];
  const lists = [rulesOf(object(() => handle.UsedRange, 'UsedRange'))];
  for (const address of rememberedIn(session, sheet))
    lists.push(rulesOf(object(() => handle.Range(address), `Range ${address}`)));
  return lists;
}

/** By what the sheet is called too: where sheets have no names in code, their ids end with the page. */
function rememberedIn({ quirks, workbook }: Session, { id, name }: BoundSheet): Set<string> {
  const path = workbook.path();
  return new Set([...quirks.markedRanges(path, id), ...quirks.markedRanges(path, name)]);
}

function rememberIn({ quirks, workbook }: Session, { id, name }: BoundSheet, addresses: readonly string[]): void {
  const path = workbook.path();
  quirks.rememberMarks(path, id, addresses);
  quirks.rememberMarks(path, name, addresses);
}

function forget(session: Session, sheet: BoundSheet): void {
  if (rememberedIn(session, sheet).size > 0) rememberIn(session, sheet, []);
}

/** Where rules of ours stand in a list, the last first: those behind one that is deleted are numbered anew. */
function oursIn(rules: EtFormatConditions): EtFormatCondition[] {
  const ours: EtFormatCondition[] = [];
  for (let index = count(() => rules.Count, 'FormatConditions.Count'); index >= 1; index--) {
    const rule = object(() => rules.Item(index), 'FormatConditions.Item');
    // Scales, bars and icons have no formula to ask for.
    if (count(() => rule.Type, 'Type') !== BY_FORMULA) continue;
    if (severityOfToldMark(text(() => rule.Formula1, 'Formula1')) !== null) ours.push(rule);
  }
  return ours;
}

/** Of one severity, in areas as they are told of a rule. */
function keyOf(severity: Severity, areas: readonly GridRange[]): string {
  return `${severity} ${joined(areas).map(rangeAddress).join(',')}`;
}

function listsFor(wanted: SheetMarks, severity: Severity): GridRange[][] {
  return addressLists(joined(wanted.get(severity) ?? []), MAX_ADDRESS_LENGTH);
}

/** Whether these very marks are there: each change is an entry in what the user can undo. */
function areSet(ours: readonly EtFormatCondition[], wanted: SheetMarks): boolean {
  const keys = SEVERITIES.flatMap((severity) => listsFor(wanted, severity).map((areas) => keyOf(severity, areas)));
  if (ours.length !== keys.length) return false;
  const open = new Set(keys);
  return ours.every((rule) => {
    const severity = severityOfToldMark(text(() => rule.Formula1, 'Formula1'));
    const range = rule.AppliesTo;
    const told = isNothing(range) ? null : toldAddress(range);
    const areas = (told ?? '').split(',').map(parseRange);
    const isKnown = areas.every((area): area is GridRange => area !== null);
    return severity !== null && isKnown && open.delete(keyOf(severity, areas));
  });
}

/** Takes away ours of a list, and looks whether they are gone. */
function drop(rules: EtFormatConditions, found: readonly EtFormatCondition[]): void {
  let ours = found;
  for (let round = 0; round < 3 && ours.length > 0; round++) {
    for (const rule of ours) rule.Delete();
    ours = oursIn(rules);
  }
  if (ours.length > 0) throw noAnswer('FormatCondition.Delete');
}

/** Returns the areas that take no more rules. */
function add(session: Session, sheet: BoundSheet, wanted: SheetMarks, beforeMark: BeforeMark): GridRange[] {
  if (wanted.size === 0) {
    if (session.quirks.rulesOf === 'ranges') rememberIn(session, sheet, []);
    return [];
  }
  const [all] = listsOf(session, sheet) as [EtFormatConditions];
  const before = count(() => all.Count, 'FormatConditions.Count');
  const left: GridRange[] = [];
  const set: string[] = [];
  for (const severity of SEVERITIES) {
    const open: (readonly GridRange[])[] = listsFor(wanted, severity).reverse();
    for (let areas = open.pop(); areas !== undefined; areas = open.pop()) {
      const address = areas.map(rangeAddress).join(',');
      beforeMark(sheet.name, address);
      const rule = made(sheet, address, severity);
      if (rule !== null) {
        paint(rule, severity);
        set.push(address);
        continue;
      }
      const smaller = takenApart(areas);
      if (smaller === null) left.push(...areas);
      else open.push(...smaller);
    }
  }
  // None of them is in the list that is asked: then in those of the ranges.
  if (session.quirks.rulesOf === 'cells' && count(() => all.Count, 'FormatConditions.Count') < before + set.length)
    session.quirks.learnRules();
  if (session.quirks.rulesOf === 'ranges') rememberIn(session, sheet, set);
  return left;
}

/** What is refused together may be taken by itself: an .xls workbook has three rules a cell. */
function takenApart(areas: readonly GridRange[]): GridRange[][] | null {
  const [area, another] = areas;
  if (area === undefined) return null;
  if (another !== undefined) return areas.map((each) => [each]);
  const cells: GridRange[][] = [];
  for (let row = area.top; row <= area.bottom; row++)
    for (let column = area.left; column <= area.right; column++) {
      cells.push([{ top: row, left: column, bottom: row, right: column }]);
      if (cells.length > MAX_SINGLE_CELLS) return null;
    }
  return cells.length === 1 ? null : cells;
}

/** Null where WPS doesn't take the rule. Tried twice: a refusal is remembered by nobody. */
function made(sheet: BoundSheet, address: string, severity: Severity): EtFormatCondition | null {
  for (let round = 0; round < 2; round++) {
    try {
      const range = object(() => sheet.handle.Range(address), `Range ${address}`);
      const rules = rulesOf(range);
      const rule = rules.Add(BY_FORMULA, undefined, `=${MARK_STYLES[severity].formula}`);
      if (!isNothing(rule)) return rule;
    } catch {
      // Once more.
    }
  }
  return null;
}

/** Colours come the other way round here: blue first. */
function bgr(rgb: string): number {
  const [red = '', green = '', blue = ''] = rgb.match(/../g) ?? [];
  return Number.parseInt(blue + green + red, 16);
}

function paint(rule: EtFormatCondition, severity: Severity): void {
  const { fill, font } = MARK_STYLES[severity];
  colour(() => object(() => rule.Interior, 'Interior'), bgr(fill));
  colour(() => object(() => rule.Font, 'Font'), bgr(font));
  try {
    // Others' rules are to be seen too, and after those of the user's.
    rule.StopIfTrue = false;
    rule.SetLastPriority();
  } catch {
    // The marks are there all the same.
  }
}

function colour(of: () => { Color: unknown }, wanted: number): void {
  for (let round = 0; round < 2; round++) {
    const thing = of();
    thing.Color = wanted;
    if (thing.Color === wanted) return;
  }
  throw noAnswer('Color');
}

/** After a failure: nothing half-made stays, as far as WPS lets it. */
function takeBack(session: Session, sheet: BoundSheet): void {
  try {
    for (const rules of listsOf(session, sheet)) drop(rules, oursIn(rules));
  } catch {
    // Marks are known by their signature: the next time takes them away.
  }
}
