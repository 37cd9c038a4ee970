/** How far the words of a sheet are searched for where edits belong: the same in every live workbook. */

import type { CellEdit } from '../engine/edits/edit.ts';
import { addColumnLetter, MAX_COLUMN, MAX_ROW } from '../engine/grid/address.ts';

/** Where an edit is looked for. */
interface Aimed {
  readonly cell: string;
  readonly edit: Pick<CellEdit, 'witness'>;
}

/** Rows below and columns beside what is planned for that are searched for words which have moved. */
const ROWS_BELOW = 300;
const COLUMNS_BESIDE = 40;

const DOLLAR = 0x24;

/** The words of a sheet are asked for as far as they may have moved: all of a form, and not all of a large sheet. */
export function searchedCells(aims: readonly Aimed[]): { readonly rows: number; readonly columns: number } {
  let [rows, columns] = [0, 0];
  // Thousands of marks name tens of thousands of words: an address is read letter by letter rather than looked up.
  const reach = (address: string): void => {
    let [row, column] = [0, 0];
    for (let at = 0; at < address.length; at++) {
      const code = address.charCodeAt(at);
      if (code >= 0x41) column = addColumnLetter(column, code);
      else if (code >= 0x30 && code <= 0x39) row = row * 10 + code - 0x30;
      else if (code !== DOLLAR) return;
    }
    if (row > rows) rows = row;
    if (column > columns) columns = column;
  };
  for (const { cell, edit } of aims) {
    reach(cell);
    for (const each of edit.witness?.row ?? []) reach(each.cell);
    for (const each of edit.witness?.column ?? []) reach(each.cell);
  }
  return { rows: Math.min(rows + ROWS_BELOW, MAX_ROW), columns: Math.min(columns + COLUMNS_BESIDE, MAX_COLUMN) };
}
