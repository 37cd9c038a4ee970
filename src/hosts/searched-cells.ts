/** How far the words of a sheet are searched for where edits belong: the same in every live workbook. */

import type { CellEdit } from '../engine/edits/edit.ts';
import { MAX_COLUMN, MAX_ROW, parseAddress } from '../engine/grid/address.ts';

/** Where an edit is looked for. */
interface Aimed {
  readonly cell: string;
  readonly edit: Pick<CellEdit, 'witness'>;
}

/** Rows below and columns beside what is planned for that are searched for words which have moved. */
const ROWS_BELOW = 300;
const COLUMNS_BESIDE = 40;

/** The words of a sheet are asked for as far as they may have moved: all of a form, and not all of a large sheet. */
export function searchedCells(aims: readonly Aimed[]): { readonly rows: number; readonly columns: number } {
  let [rows, columns] = [0, 0];
  // Neighbours bear witness to each other: thousands of marks name the same words over and over.
  const seen = new Set<string>();
  const reach = (address: string): void => {
    if (seen.has(address)) return;
    seen.add(address);
    const at = parseAddress(address);
    rows = Math.max(rows, at?.row ?? 0);
    columns = Math.max(columns, at?.column ?? 0);
  };
  for (const { cell, edit } of aims) {
    reach(cell);
    for (const each of edit.witness?.row ?? []) reach(each.cell);
    for (const each of edit.witness?.column ?? []) reach(each.cell);
  }
  return { rows: Math.min(rows + ROWS_BELOW, MAX_ROW), columns: Math.min(columns + COLUMNS_BESIDE, MAX_COLUMN) };
}
