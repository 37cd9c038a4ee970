/// <reference types="office-js" />

import { SEVERITIES, type Severity } from '../../engine/checks/check.ts';
import { rangeAddress } from '../../engine/grid/address.ts';
import type { GridRange } from '../../engine/grid/grid.ts';
import { joined, parseRange } from '../../engine/grid/ranges.ts';
import { DocumentError } from '../../formats/error.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import { MARK_STYLES, severityOfToldMark } from '../../formats/mark-style.ts';
import { breath } from '../breath.ts';
import { addressLists, planMarks, type SheetMarks } from '../mark-plan.ts';
import { findCell } from '../witness.ts';
import { askPlaces, sheetsNow } from './cell-access.ts';
import { asDocumentError, maybeEditing } from './errors.ts';
import { forThisTrip, type OfficeJs, run, runGrouped, supports } from './office.ts';

/**
 * Marks: conditional formats with our signature, one a sheet and severity, after the sheet's own. The cells' format is never
 * touched, and clearing needs no memory: it asks every sheet for the formulas of its conditional formats.
 */

/** Marks a round trip: the library looks through all that waits to be sent once for each of them. */
const MARKS_AT_ONCE = 400;

/** How often marks are set where rows move meanwhile. */
const MAX_ATTEMPTS = 3;

/** A list of areas in one address may have 8192 characters; shorter ones fail no later and are sent as fast. */
const MAX_ADDRESS_LENGTH = 4000;

interface MarkedSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  /** Conditional formats are formatting: a protected sheet allows them only where it allows that. */
  readonly formattable: boolean;
}

/**
 * Replaces our earlier marks by these; with an empty list it only takes them away. Marks that are there already stay: each
 * change is an entry in what the user can undo. Sheets that can't be changed are passed over, and named by the error that
 * comes when all others are done.
 * @throws DocumentError `no-such-sheet`, `no-such-cell`, `protected-sheet`
 */
export async function replaceMarks(api: OfficeJs, marks: readonly CellMark[]): Promise<void> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) if (await setMarks(api, marks)) return;
  // They would stand beside other cells than were meant.
  await setMarks(api, []);
}

/** Whether a sheet has marks of ours, also from an earlier time. @throws DocumentError */
export function hasMarks(api: OfficeJs): Promise<boolean> {
  return run(api, {}, async (context) => {
    const sheets = await listSheets(context, () => undefined);
    return (await findMarks(api, context, sheets)).size > 0;
  });
}

/** Returns whether the marked rows stayed where they were meanwhile. */
function setMarks(api: OfficeJs, marks: readonly CellMark[]): Promise<boolean> {
  // May be done again from its beginning, which is looking.
  return runGrouped(api, async (context) => {
    let ranges = askPlaces(context, marks);
    const sheets = await listSheets(context, () => {
      ranges = askPlaces(context, marks);
    });
    const places = await whereNow(marks, ranges);
    const plan = planMarks(places, sheets);
    const plannedChanges = async (): Promise<MarkChange[]> => {
      const old = await findMarks(api, context, sheets);
      return sheets
        .map((on) => changeOf(api, on, plan.get(on) ?? new Map(), old.get(on) ?? []))
        .filter(({ drop, add }) => drop.length + add.length > 0);
    };
    const changes = await plannedChanges();
    const refused = changes.find(({ on }) => !on.formattable);
    try {
      await makeChanges(api, context, changes, false);
    } catch (error) {
      if (!isOfOneRule(error) || changes.every(({ drop }) => drop.length === 0)) throw error;
      await makeChanges(api, context, await plannedChanges(), true);
    }
    const again = askPlaces(context, marks);
    if (again.length > 0) await context.sync();
    if (refused !== undefined) throw new DocumentError('protected', 'protected-sheet', { sheet: refused.on.name });
    return JSON.stringify(await whereNow(marks, again)) === JSON.stringify(places);
  });
}

/** So many marks are looked for in one go: the pane is to answer in between. */
const FOUND_AT_ONCE = 250;

/** The marks at the places of their witnesses; those that aren't found are left out. */
async function whereNow(marks: readonly CellMark[], requested: ReturnType<typeof askPlaces>): Promise<CellMark[]> {
  const isMany = marks.length > FOUND_AT_ONCE;
  // Excel's answer is a piece by itself, and so are the sheets’ words.
  if (isMany) await breath();
  const now = sheetsNow(requested);
  const places: CellMark[] = [];
  for (const [at, mark] of marks.entries()) {
    if (isMany && at % FOUND_AT_ONCE === 0) await breath();
    const found = mark.witness === undefined ? mark : findCell(mark, now);
    if (found !== null) places.push({ sheet: found.sheet, cell: found.cell, severity: mark.severity });
  }
  return places;
}

/** `again` asks once more for what was asked for in the same round trip, should that fail. */
async function listSheets(context: Excel.RequestContext, again: () => void): Promise<MarkedSheet[]> {
  const { worksheets } = context.workbook;
  try {
    worksheets.load('items/id,items/name,items/protection/protected,items/protection/options');
    await context.sync();
  } catch (error) {
    // A chart sheet may be among them.
    await refuseUnlessOfOneRule(context, error);
    again();
    worksheets.load('items/id,items/name');
    await context.sync();
    const { items } = worksheets;
    const able = await eachThatCan(
      context,
      items,
      (sheet) => sheet,
      (sheet) => sheet.load('protection/protected,protection/options'),
    );
    return able.map(asMarkedSheet);
  }
  return worksheets.items.map(asMarkedSheet);
}

function asMarkedSheet(sheet: Excel.Worksheet): MarkedSheet {
  const { protected: isProtected, options } = sheet.protection;
  return { sheet, name: sheet.name, formattable: !isProtected || options?.allowFormatCells === true };
}

/** A mark that is in a sheet. */
interface OldMark {
  readonly format: Excel.ConditionalFormat;
  /** As `keyOf`; null where Excel doesn't say, which equals no mark to be set. */
  readonly key: string | null;
}

interface NewMark {
  readonly severity: Severity;
  readonly address: string;
}

interface MarkChange {
  readonly on: MarkedSheet;
  readonly drop: readonly OldMark[];
  readonly add: readonly NewMark[];
}

/** Areas in one order and one shape, however Excel lists them. */
function keyOf(severity: Severity, areas: readonly GridRange[]): string {
  return `${severity} ${joined(areas).map(rangeAddress).join(',')}`;
}

function changeOf(api: OfficeJs, on: MarkedSheet, wanted: SheetMarks, old: readonly OldMark[]): MarkChange {
  const kept = new Set<OldMark>();
  const add: NewMark[] = [];
  for (const severity of SEVERITIES) {
    const areas = joined(wanted.get(severity) ?? []);
    const lists = supports(api, '1.9') ? addressLists(areas, MAX_ADDRESS_LENGTH) : areas.map((area) => [area]);
    for (const list of lists) {
      const key = keyOf(severity, list);
      const same = old.find((mark) => mark.key === key && !kept.has(mark));
      if (same === undefined) add.push({ severity, address: list.map(rangeAddress).join(',') });
      else kept.add(same);
    }
  }
  return { on, drop: old.filter((mark) => !kept.has(mark)), add };
}

/**
 * Excel lists rules that it then doesn't find: duplicated ones, and several made in one dialog (office-js 5222, 6835). One of
 * them must not stop the rest: what fails for all is done sheet by sheet, and there one by one; what fails alone is left out.
 */
async function eachThatCan<Item>(
  context: Excel.RequestContext,
  items: readonly Item[],
  groupOf: (item: Item) => unknown,
  ask: (item: Item) => void,
): Promise<Item[]> {
  const attempt = async (some: readonly Item[], isFirst = true): Promise<boolean> => {
    try {
      for (const item of some) ask(item);
      await context.sync();
      return true;
    } catch (error) {
      await refuseUnlessOfOneRule(context, error);
      // Editing may have come to its end just now.
      return isFirst && maybeEditing(error) && (await attempt(some, false));
    }
  };
  if (items.length === 0 || (await attempt(items))) return [...items];
  const groups = new Map<unknown, Item[]>();
  for (const item of items) groups.set(groupOf(item), [...(groups.get(groupOf(item)) ?? []), item]);
  const able: Item[] = [];
  for (const group of groups.values()) {
    if (groups.size > 1 && (await attempt(group))) {
      able.push(...group);
      continue;
    }
    for (const item of group) if (await attempt([item])) able.push(item);
  }
  return able;
}

/**
 * While a cell is being edited Excel may refuse by a code that it has for single rules too: then it refuses this question as well.
 * @throws the error that concerns the whole workbook
 */
async function refuseUnlessOfOneRule(context: Excel.RequestContext, error: unknown): Promise<void> {
  if (!isOfOneRule(error)) throw error;
  if (!maybeEditing(error)) return;
  context.workbook.load('name');
  await context.sync();
}

/** Nothing that concerns the whole workbook: editing, being busy, an answer too large. */
function isOfOneRule(error: unknown): boolean {
  return ['gone', 'unsupported', 'unknown'].includes(asDocumentError(error).kind);
}

interface ListedRule {
  readonly on: MarkedSheet;
  readonly format: Excel.ConditionalFormat;
  readonly rule: Excel.ConditionalFormatRule;
  place: Excel.Range | Excel.RangeAreas | null;
}

/** Two round trips; one where no sheet has a conditional format with a formula. Charts have none, and may be in the list. */
async function findMarks(
  api: OfficeJs,
  context: Excel.RequestContext,
  sheets: readonly MarkedSheet[],
): Promise<Map<MarkedSheet, OldMark[]>> {
  const listed = sheets.map((on) => ({ on, formats: on.sheet.getRange().conditionalFormats }));
  const able = await eachThatCan(
    context,
    listed,
    ({ on }) => on,
    (each) => {
      each.formats = each.on.sheet.getRange().conditionalFormats;
      each.formats.load('items/id,items/type');
    },
  );
  const rules = able.flatMap(({ on, formats }): ListedRule[] =>
    // Only these have a formula to load: asking others for it is an error.
    formats.items
      .filter((format) => format.type === 'Custom')
      .map((format) => ({ on, format, rule: format.custom.rule, place: null })),
  );
  for (const each of listed) if (!able.includes(each)) rules.push(...(await findOneByOne(context, each.on)));
  const readable = await eachThatCan(
    context,
    rules,
    ({ on }) => on,
    (each) => {
      each.rule.load('formula');
      each.place = forThisTrip(supports(api, '1.9') ? each.format.getRanges() : each.format.getRangeOrNullObject());
      each.place.load('address');
    },
  );
  const found = new Map<MarkedSheet, OldMark[]>();
  for (const { on, format, rule, place } of readable) {
    const severity = severityOfToldMark(rule.formula);
    if (severity === null) continue;
    const areas = place === null || place.isNullObject ? null : areasOf(place.address);
    const marks = found.get(on) ?? [];
    found.set(on, marks);
    marks.push({ format, key: areas === null ? null : keyOf(severity, areas) });
  }
  return found;
}

/** `Sheet1!A1:A3,Sheet1!$C$1`, where names may hold commas and exclamation marks in quotes; null for what isn't known. */
function areasOf(address: string): GridRange[] | null {
  const areas = address
    .replace(/'(?:[^']|'')*'/g, '')
    .split(/[,;]/)
    .map((text) =>
      parseRange(
        text
          .slice(text.lastIndexOf('!') + 1)
          .replaceAll('$', '')
          .trim(),
      ),
    );
  return areas.every((area): area is GridRange => area !== null) ? areas : null;
}

/** Of a sheet whose rules can't be listed together, those that can be had by their place in the list. */
async function findOneByOne(context: Excel.RequestContext, on: MarkedSheet, isFirst = true): Promise<ListedRule[]> {
  const formats = on.sheet.getRange().conditionalFormats;
  try {
    const count = formats.getCount();
    await context.sync();
    const items = Array.from({ length: count.value }, (_, index) => ({ format: formats.getItemAt(index) }));
    const able = await eachThatCan(
      context,
      items,
      (item) => item,
      (item) => item.format.load('id,type'),
    );
    return able
      .filter(({ format }) => format.type === 'Custom')
      .map(({ format }) => ({ on, format, rule: format.custom.rule, place: null }));
  } catch (error) {
    await refuseUnlessOfOneRule(context, error);
    return isFirst && maybeEditing(error) ? findOneByOne(context, on, false) : [];
  }
}

/**
 * One round trip up to MARKS_AT_ONCE marks. `carefully` takes marks away one by one where Excel can't take all of them away;
 * then what stays is told when everything else is done.
 */
async function makeChanges(
  api: OfficeJs,
  context: Excel.RequestContext,
  changes: readonly MarkChange[],
  carefully: boolean,
): Promise<void> {
  const possible = changes.filter(({ on }) => on.formattable);
  const drops = possible.flatMap(({ on, drop }) => drop.map(({ format }) => ({ on, format })));
  const adds = possible.flatMap(({ on, add }) => add.map((mark) => ({ on, mark })));
  let stuck = 0;
  if (carefully) {
    const gone = await eachThatCan(
      context,
      drops,
      ({ on }) => on,
      ({ format }) => format.delete(),
    );
    stuck = drops.length - gone.length;
  } else {
    for (const { format } of drops) format.delete();
    if (adds.length === 0 && drops.length > 0) await context.sync();
  }
  for (let from = 0; from < adds.length; from += MARKS_AT_ONCE) {
    for (const { on, mark } of adds.slice(from, from + MARKS_AT_ONCE)) paint(api, on.sheet, mark);
    await context.sync();
  }
  if (stuck > 0) throw new DocumentError('unknown', 'unknown', { cause: `${stuck} marks stay`, inProgram: true });
}

function paint(api: OfficeJs, sheet: Excel.Worksheet, { severity, address }: NewMark): void {
  const { formula, fill, font } = MARK_STYLES[severity];
  // Asked for when it is its turn: a range belongs to the round trip that it was asked for in.
  const range = supports(api, '1.9') ? sheet.getRanges(address) : sheet.getRange(address);
  const mark = forThisTrip<Excel.Range | Excel.RangeAreas>(range).conditionalFormats.add('Custom');
  mark.custom.rule.formula = `=${formula}`;
  mark.custom.format.fill.color = `#${fill}`;
  mark.custom.format.font.color = `#${font}`;
  // After all others: what the user has to see by them stays to be seen.
  mark.priority = -1;
}
