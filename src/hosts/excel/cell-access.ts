/// <reference types="office-js" />
import type { CellContent, CellEdit } from '../../engine/edits/edit.ts';
import { TEXT_FORMAT, typedText } from '../typed-text.ts';
import { CELL_PROPERTIES, type HeldCell, heldCell } from './cells.ts';
import { forThisTrip } from './office.ts';

/** Looking at the cells of edits, and putting something into them. */

/** A cell as Excel holds it now. */
export interface SeenCell {
  readonly edit: CellEdit;
  /** Null: the sheet isn't there. */
  readonly sheetId: string | null;
  readonly held: HeldCell;
  /** Locked, on a protected sheet. */
  readonly locked: boolean;
  /** Whether formats may be changed. */
  readonly formattable: boolean;
}

const NOTHING: HeldCell = { content: { value: null }, error: null, picture: false, format: 'General' };

/** One round trip, however many cells and sheets. */
export async function seeCells(context: Excel.RequestContext, edits: readonly CellEdit[]): Promise<SeenCell[]> {
  const sheets = new Map<string, Excel.Worksheet>();
  const asked = edits.map((edit) => {
    let sheet = sheets.get(edit.sheet);
    if (sheet === undefined) {
      sheet = context.workbook.worksheets.getItemOrNullObject(edit.sheet);
      sheet.load('id,protection/protected,protection/options');
      sheets.set(edit.sheet, sheet);
    }
    const range = forThisTrip(sheet.getRange(edit.cell));
    range.load(`${CELL_PROPERTIES},format/protection/locked`);
    return { edit, sheet, range };
  });
  await context.sync();
  return asked.map(({ edit, sheet, range }) => {
    if (sheet.isNullObject) return { edit, sheetId: null, held: NOTHING, locked: false, formattable: false };
    const { protected: isProtected, options } = sheet.protection;
    return {
      edit,
      sheetId: sheet.id,
      held: heldCell(range),
      locked: isProtected && range.format.protection.locked,
      formattable: !isProtected || options?.allowFormatCells === true,
    };
  });
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
  return { content, error: null, format: format === TEXT_FORMAT && !isText(content) ? 'General' : format };
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
