/// <reference types="office-js" />

import { SEVERITIES, type Severity } from '../../engine/checks/check.ts';
import { parseAddress, rangeAddress } from '../../engine/grid/address.ts';
import type { GridRange } from '../../engine/grid/grid.ts';
import { joined } from '../../engine/grid/ranges.ts';
import { DocumentError } from '../../formats/error.ts';
import type { CellMark } from '../../formats/mark-style.ts';
import { MARK_STYLES, severityOfMark } from '../../formats/mark-style.ts';
import { forThisTrip, type OfficeJs, run, supports } from './office.ts';

/**
 * Marks: conditional formats with our signature, one a sheet and severity, after the sheet's own. The cells' format is never
 * touched, and clearing needs no memory: it asks every sheet for the formulas of its conditional formats.
 */

/** Marks a round trip: the library looks through all that waits to be sent once for each of them. */
const MARKS_AT_ONCE = 400;

/** A list of areas in one address may have 8192 characters; shorter ones fail no later and are sent as fast. */
const MAX_ADDRESS_LENGTH = 4000;

type SheetMarks = ReadonlyMap<Severity, readonly GridRange[]>;

interface MarkedSheet {
  readonly sheet: Excel.Worksheet;
  readonly name: string;
  /** Conditional formats are formatting: a protected sheet allows them only where it allows that. */
  readonly formattable: boolean;
}

/**
 * Replaces our earlier marks by these; with an empty list it only takes them away. Sheets that can't be changed are passed
 * over, and named by the error that comes when all others are done.
 * @throws DocumentError `no-such-sheet`, `no-such-cell`, `protected-sheet`
 */
export function replaceMarks(api: OfficeJs, marks: readonly CellMark[]): Promise<void> {
  return run(api, supports(api, '1.20') ? { mergeUndoGroup: true } : {}, async (context) => {
    const sheets = await listSheets(context);
    const plan = planMarks(marks, sheets);
    const ours = await findOurs(context, sheets);
    const refused = sheets.filter((each) => !each.formattable && (plan.has(each) || ours.has(each)));
    for (const [each, formats] of ours) if (each.formattable) for (const format of formats) format.delete();
    let count = 0;
    for (const [each, bySeverity] of plan) {
      if (!each.formattable) continue;
      for (const mark of marksOf(api, each.sheet, bySeverity)) {
        paint(mark);
        count += 1;
        if (count % MARKS_AT_ONCE === 0) await context.sync();
      }
    }
    await context.sync();
    const [first] = refused;
    if (first !== undefined) throw new DocumentError('protected', 'protected-sheet', { sheet: first.name });
  });
}

async function listSheets(context: Excel.RequestContext): Promise<MarkedSheet[]> {
  const { worksheets } = context.workbook;
  worksheets.load('items/id,items/name,items/protection/protected,items/protection/options');
  await context.sync();
  return worksheets.items.map((sheet) => {
    const { protected: isProtected, options } = sheet.protection;
    return { sheet, name: sheet.name, formattable: !isProtected || options?.allowFormatCells === true };
  });
}

/** The cells to mark, every one with its worst severity alone. */
function planMarks(marks: readonly CellMark[], sheets: readonly MarkedSheet[]): Map<MarkedSheet, SheetMarks> {
  const byName = new Map(sheets.map((each) => [each.name, each]));
  const worst = new Map<MarkedSheet, Map<string, { readonly area: GridRange; readonly severity: Severity }>>();
  for (const { sheet, cell, severity } of marks) {
    const marked = byName.get(sheet);
    if (marked === undefined) throw new DocumentError('gone', 'no-such-sheet', { sheet });
    const at = parseAddress(cell);
    if (at === null) throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [cell] });
    const cells = worst.get(marked) ?? new Map<string, { area: GridRange; severity: Severity }>();
    worst.set(marked, cells);
    const area = { top: at.row, left: at.column, bottom: at.row, right: at.column };
    const key = rangeAddress(area);
    const before = cells.get(key);
    if (before === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before.severity))
      cells.set(key, { area, severity });
  }
  const plan = new Map<MarkedSheet, SheetMarks>();
  for (const [marked, cells] of worst) {
    const bySeverity = new Map<Severity, GridRange[]>();
    for (const { area, severity } of cells.values()) {
      const areas = bySeverity.get(severity);
      if (areas === undefined) bySeverity.set(severity, [area]);
      else areas.push(area);
    }
    plan.set(marked, bySeverity);
  }
  return plan;
}

/** Two round trips; one where no sheet has a conditional format with a formula. */
async function findOurs(
  context: Excel.RequestContext,
  sheets: readonly MarkedSheet[],
): Promise<Map<MarkedSheet, Excel.ConditionalFormat[]>> {
  const listed = sheets.map((each) => {
    const formats = each.sheet.getRange().conditionalFormats;
    formats.load('items/id,items/type');
    return { each, formats };
  });
  await context.sync();
  // Only these have a formula to load: asking others for it is an error.
  const candidates = listed.flatMap(({ each, formats }) => {
    const custom = formats.items.filter((format) => format.type === 'Custom');
    return custom.map((format) => ({ each, format, rule: format.custom.rule }));
  });
  const ours = new Map<MarkedSheet, Excel.ConditionalFormat[]>();
  if (candidates.length === 0) return ours;
  for (const { rule } of candidates) rule.load('formula');
  await context.sync();
  for (const { each, format, rule } of candidates) {
    if (severityOfMark(rule.formula) === null) continue;
    const found = ours.get(each);
    if (found === undefined) ours.set(each, [format]);
    else found.push(format);
  }
  return ours;
}

interface NewMark {
  readonly range: Excel.Range | Excel.RangeAreas;
  readonly severity: Severity;
}

function* marksOf(api: OfficeJs, sheet: Excel.Worksheet, bySeverity: SheetMarks): Generator<NewMark, void> {
  const byLists = supports(api, '1.9');
  for (const severity of SEVERITIES) {
    const areas = joined(bySeverity.get(severity) ?? []);
    const addresses = byLists ? addressLists(areas) : areas.map(rangeAddress);
    // Each is asked for when it is its turn: a range belongs to the round trip that it was asked for in.
    for (const address of addresses)
      yield { range: byLists ? sheet.getRanges(address) : sheet.getRange(address), severity };
  }
}

function paint({ range, severity }: NewMark): void {
  const { formula, fill, font } = MARK_STYLES[severity];
  const mark = forThisTrip(range).conditionalFormats.add('Custom');
  mark.custom.rule.formula = `=${formula}`;
  mark.custom.format.fill.color = `#${fill}`;
  mark.custom.format.font.color = `#${font}`;
  // After all others: what the user has to see by them stays to be seen.
  mark.priority = -1;
}

function addressLists(areas: readonly GridRange[]): string[] {
  const lists: string[] = [];
  let list = '';
  for (const area of areas) {
    const address = rangeAddress(area);
    if (list !== '' && list.length + 1 + address.length > MAX_ADDRESS_LENGTH) {
      lists.push(list);
      list = '';
    }
    list += list === '' ? address : `,${address}`;
  }
  if (list !== '') lists.push(list);
  return lists;
}
