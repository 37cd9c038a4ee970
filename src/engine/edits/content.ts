import { cellAddress } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { CellContent, CellEdit } from './edit.ts';

/**
 * What was typed into the cell, spaces that read as blank among it. An error has its code; a picture and a formula without a
 * result have no value of their own.
 */
export function contentOf(cell: GridCell): CellContent {
  const { kind } = cell;
  const hasValue = kind === 'number' || kind === 'text' || kind === 'boolean' || kind === 'blank';
  const value = hasValue ? cell.value : null;
  if (cell.formula !== null) return { value, formula: cell.formula };
  return kind === 'error' ? { value, error: String(cell.value) } : { value };
}

function typed(value: CellContent['value']): CellContent['value'] {
  // Excel tells an emptied cell as an empty text.
  return value === '' ? null : value;
}

/**
 * Whether two cells hold the same. A formula is what it says, not its result: recalculating, or rounding in another
 * program, doesn't make it another one.
 */
export function sameContent(a: CellContent, b: CellContent): boolean {
  if (a.formula !== undefined || b.formula !== undefined) return a.formula === b.formula;
  return typed(a.value) === typed(b.value) && a.error === b.error;
}

/** The edit that puts `to` into the cell, remembering what it holds now. */
export function editOf(sheet: string, cell: GridCell, to: CellContent): CellEdit {
  return { sheet, cell: cellAddress(cell.row, cell.column), from: contentOf(cell), to };
}

/**
 * The edits that undo these, in the order in which to apply them: the last first, so that a cell edited twice ends as it
 * began.
 */
export function invert(edits: readonly CellEdit[]): CellEdit[] {
  return edits
    .map(({ sheet, cell, from, to, witness, height }) => ({
      sheet,
      cell,
      from: to,
      to: from,
      ...(witness === undefined ? {} : { witness }),
      ...(height === undefined ? {} : { height: { from: height.to, to: height.from } }),
    }))
    .reverse();
}
