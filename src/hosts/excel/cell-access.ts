/// <reference types="office-js" />
import type { CellContent, CellEdit } from '../../engine/edits/edit.ts';
import { SheetWords } from '../../engine/edits/witness.ts';
import { MAX_COLUMN, MAX_ROW, parseAddress } from '../../engine/grid/address.ts';
import type { DocumentErrorCode } from '../../formats/error.ts';
import { searchedCells } from '../searched-cells.ts';
import { TEXT_FORMAT, typedText } from '../typed-text.ts';
import { type FoundEdit, findPlace, type Witnessed, type WitnessedSheet } from '../witness.ts';
import { CELL_PROPERTIES, type HeldCell, heldCell } from './cells.ts';
import { forThisTrip } from './office.ts';

/** Looking at the cells of edits, and putting something into them. */

/** Where an edit is looked for. */
export interface Aim {
  readonly edit: CellEdit;
  /** The sheet's id, or its name as long as that is all there is. */
  readonly sheet: string;
  readonly cell: string;
}

/** A cell as Excel holds it now. */
export interface SeenCell {
  readonly aim: Aim;
  /** Null: the sheet isn't there. */
  readonly sheetId: string | null;
  readonly held: HeldCell;
  /** Locked, on a protected sheet. */
  readonly locked: boolean;
  /** Whether formats may be changed. */
  readonly formattable: boolean;
  /** Where the edit belongs at this moment, by its witness; or why nobody knows. */
  readonly found: FoundEdit | DocumentErrorCode;
  /** It shows a part of what the formula of another cell spills, or is one of several cells of a legacy array formula. */
  readonly inArray?: boolean;
  /** All words of the cell's sheet, as far as they were asked for. */
  readonly words: SheetWords;
}

const NOTHING: HeldCell = { content: { value: null }, error: null, picture: false, format: 'General' };

const NO_WORDS = new SheetWords();

export function aimOf(edit: CellEdit): Aim {
  return { edit, sheet: edit.witness?.sheetId ?? edit.sheet, cell: edit.cell };
}

/** Where the edit was found; the aim itself where it wasn't. */
export function aimAt({ aim, found }: SeenCell): Aim {
  if (typeof found === 'string') return aim;
  return { edit: aim.edit, sheet: found.sheet.id ?? found.edit.sheet, cell: found.edit.cell };
}

/** Whether the edit belongs into the very cell that was looked at. */
export function isHere(seen: SeenCell): boolean {
  const { found, sheetId, aim } = seen;
  if (typeof found === 'string') return false;
  const [here, there] = [parseAddress(aim.cell), parseAddress(found.edit.cell)];
  return found.sheet.id === sheetId && here?.row === there?.row && here?.column === there?.column;
}

/** What was asked of one sheet, to be read after the round trip. */
interface AskedSheet {
  readonly key: string;
  readonly sheet: Excel.Worksheet;
  /** Null where no edit has a witness. */
  readonly used: Excel.Range | null;
}

/** Queues what has to be known of the sheets. */
export function askSheets(context: Excel.RequestContext, aims: readonly Aim[]): AskedSheet[] {
  const keys = new Map<string, Aim[]>();
  const note = (key: string, aim: Aim): void => {
    const known = keys.get(key);
    if (known === undefined) keys.set(key, [aim]);
    else known.push(aim);
  };
  for (const aim of aims) for (const key of new Set([aim.sheet, aimOf(aim.edit).sheet, aim.edit.sheet])) note(key, aim);
  return [...keys].map(([key, ofSheet]) => {
    const sheet = context.workbook.worksheets.getItemOrNullObject(key);
    sheet.load('id,name,protection/protected,protection/options');
    const witnessed = ofSheet.filter(({ edit }) => edit.witness !== undefined);
    if (witnessed.length === 0) return { key, sheet, used: null };
    const { rows, columns } = searchedCells(witnessed);
    const window = forThisTrip(sheet.getRangeByIndexes(0, 0, rows, columns));
    const used = forThisTrip(window.getUsedRangeOrNullObject(true));
    used.load('values,rowIndex,columnIndex');
    return { key, sheet, used };
  });
}

function wordsIn(used: Excel.Range | null): SheetWords {
  const words = new SheetWords();
  if (used === null || used.isNullObject) return words;
  const { values, rowIndex, columnIndex } = used;
  for (const [i, line] of values.entries())
    for (const [j, value] of line.entries()) words.add(rowIndex + i + 1, columnIndex + j + 1, value);
  return words;
}

/** Queues what has to be known of the cell. */
export function askCell(sheets: readonly AskedSheet[], aim: Aim): Excel.Range {
  const { sheet } = sheets.find(({ key }) => key === aim.sheet) as AskedSheet;
  const range = forThisTrip(sheet.getRange(aim.cell));
  range.load(`${CELL_PROPERTIES},format/protection/locked`);
  return range;
}

/** Queues what has to be known to find places by their witnesses; nothing where there are none. */
export function askPlaces(context: Excel.RequestContext, places: readonly Witnessed[]): AskedSheet[] {
  const nothing = { value: null };
  const witnessed = places.filter(({ witness }) => witness !== undefined);
  return askSheets(
    context,
    witnessed.map((place) => aimOf({ from: nothing, to: nothing, ...place })),
  );
}

/** The sheets that were asked for, once they have arrived. */
export function sheetsNow(sheets: readonly AskedSheet[]): WitnessedSheet[] {
  const now = new Map<string, WitnessedSheet>();
  for (const { sheet, used } of sheets) {
    if (sheet.isNullObject || (used === null && now.has(sheet.id))) continue;
    now.set(sheet.id, { id: sheet.id, name: sheet.name, words: wordsIn(used) });
  }
  return [...now.values()];
}

/** What was asked, once it has arrived. */
export function seen(sheets: readonly AskedSheet[], requested: readonly (readonly [Aim, Excel.Range])[]): SeenCell[] {
  const all = sheetsNow(sheets);
  const byKey = new Map(sheets.map(({ key, sheet }) => [key, sheet]));
  return requested.map(([aim, range]) => {
    const sheet = byKey.get(aim.sheet);
    const found = findPlace(aim.edit, all);
    if (sheet === undefined || sheet.isNullObject)
      return { aim, sheetId: null, held: NOTHING, locked: false, formattable: false, found, words: NO_WORDS };
    const { protected: isProtected, options } = sheet.protection;
    return {
      aim,
      sheetId: sheet.id,
      held: heldCell(range),
      locked: isProtected && range.format.protection.locked,
      formattable: !isProtected || options?.allowFormatCells === true,
      found,
      words: all.find(({ id }) => id === sheet.id)?.words ?? NO_WORDS,
    };
  });
}

/** One round trip, however many cells and sheets. `arrays`: asks for those too, where this Excel knows of them (ExcelApi 1.12). */
export async function seeCells(
  context: Excel.RequestContext,
  aims: readonly Aim[],
  arrays = false,
): Promise<SeenCell[]> {
  const sheets = askSheets(context, aims);
  const ranges = aims.map((aim) => [aim, askCell(sheets, aim)] as const);
  const anchors = arrays ? ranges.map(([, range]) => askAnchor(range)) : [];
  const beside = arrays ? ranges.map(([aim, range]) => askBeside(range, aim)) : [];
  await context.sync();
  return seen(sheets, ranges).map((cell, at) => {
    const isPart = hasTwin(cell, beside[at] ?? []) && ranges[at]?.[1].savedAsArray === true;
    return isPart || isSpilled(cell, anchors[at]) ? { ...cell, inArray: true } : cell;
  });
}

/** The cells above, below, left and right of one that is to hold a formula; none of any other. */
function askBeside(range: Excel.Range, { edit, cell }: Aim): Excel.Range[] {
  const at = parseAddress(cell);
  if (edit.from.formula === undefined || at === null) return [];
  range.load('savedAsArray');
  const steps = [
    [at.row > 1, -1, 0],
    [at.row < MAX_ROW, 1, 0],
    [at.column > 1, 0, -1],
    [at.column < MAX_COLUMN, 0, 1],
  ] as const;
  return steps.flatMap(([isThere, down, right]) => {
    if (!isThere) return [];
    const next = forThisTrip(range.getOffsetRange(down, right));
    next.load('formulas');
    return [next];
  });
}

/** Each cell of a legacy array tells the formula of all. Nothing else tells it from one in a single cell, which can be written. */
function hasTwin({ held }: SeenCell, beside: readonly Excel.Range[]): boolean {
  return beside.some(({ formulas }) => formulas[0]?.[0] === `=${held.content.formula ?? ''}`);
}

function askAnchor(range: Excel.Range): Excel.Range {
  const anchor = forThisTrip(range.getSpillParentOrNullObject());
  anchor.load('rowIndex,columnIndex');
  return anchor;
}

function isSpilled({ aim }: SeenCell, anchor: Excel.Range | undefined): boolean {
  if (anchor === undefined || anchor.isNullObject) return false;
  const at = parseAddress(aim.cell);
  return at?.row !== anchor.rowIndex + 1 || at.column !== anchor.columnIndex + 1;
}

/** What a cell is to hold. */
export interface Target {
  readonly content: CellContent;
  readonly error: string | null;
  readonly format: string;
}

/**
 * What an edit makes of a cell. In cells with the format "text" a formula stays a text, and so does a number once somebody
 * edits the cell: such a cell loses that format when it gets a number or a formula, and nothing else does.
 */
export function targetOf(content: CellContent, { format }: HeldCell): Target {
  return {
    content,
    error: content.error ?? null,
    format: format === TEXT_FORMAT && !isText(content) ? 'General' : format,
  };
}

function isText({ value, formula }: CellContent): boolean {
  return formula === undefined && (value === null || typeof value === 'string');
}

/** Queues what makes the cell, which has the number format `format` now, hold the target. */
export function putInto(range: Excel.Range, target: Target, format: string): void {
  const { content, error } = target;
  const asText = error === null && isText(content);
  const during = asText || target.format !== TEXT_FORMAT ? target.format : 'General';
  if (during !== format) range.numberFormat = [[during]];
  if (content.formula !== undefined) range.formulas = [[`=${content.formula}`]];
  else range.values = [[input(content.value, error, during)]];
  if (during !== target.format) range.numberFormat = [[target.format]];
}

function input(value: CellContent['value'], error: string | null, format: string): string | number | boolean {
  if (error !== null) return error;
  if (value === null) return '';
  return typeof value === 'string' ? typedText(value, format) : value;
}
