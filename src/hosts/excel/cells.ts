/// <reference types="office-js" />
import { contentOf } from '../../engine/edits/content.ts';
import type { CellContent } from '../../engine/edits/edit.ts';
import { blankCell, type CellKind, type GridCell, type GridRow } from '../../engine/grid/grid.ts';
import type { BlankFormats } from '../../engine/values/display.ts';
import { GENERAL_FORMATS, WPS_PICTURE } from '../cell-kinds.ts';

/** What Excel tells of cells → cells of the engine. */

/** The properties of a range that are loaded; `rowsOf` reads them. */
export const CELL_PROPERTIES = 'values,formulas,numberFormat,valueTypes';

/** As loaded from a range; null where Excel found it too much. */
export interface LoadedCells {
  readonly values: unknown[][] | null;
  readonly formulas: unknown[][] | null;
  readonly numberFormat: unknown[][] | null;
  readonly valueTypes: unknown[][] | null;
}

const KINDS: Readonly<Record<string, CellKind>> = { string: 'text', number: 'number', boolean: 'boolean' };

function gridCell(
  row: number,
  column: number,
  value: unknown,
  typed: unknown,
  format: unknown,
  type: unknown,
): GridCell | null {
  // A text that begins with `=` comes without the apostrophe before it and looks like a formula; a formula shows its result.
  const formula = typeof typed === 'string' && typed.startsWith('=') && typed !== value ? typed.slice(1) : null;
  if (formula === null && (value === '' || value === null)) return null;
  let kind = KINDS[typeof value] ?? 'blank';
  if (type === 'Error') kind = 'error';
  // Pictures and linked data: all that calls of our age see of them is an error, or their short text.
  const rich = type === 'RichValue' && typeof value === 'string' && value.startsWith('#');
  if (rich || (formula !== null && WPS_PICTURE.test(formula))) kind = 'picture';
  const kept = kind === 'picture' || kind === 'blank' ? null : (value as string | number | boolean);
  return {
    row,
    column,
    kind,
    value: kept,
    formula,
    format: typeof format !== 'string' || GENERAL_FORMATS.has(format) ? null : format,
  };
}

/** Notes the formats of the blank cells of a range. */
export function noteBlanks(into: BlankFormats, { values, numberFormat }: LoadedCells, top: number, left: number): void {
  for (const [i, line] of (numberFormat ?? []).entries()) {
    for (const [j, format] of line.entries()) {
      if (typeof format !== 'string' || !format.includes('%') || values?.[i]?.[j] !== '') continue;
      into.note(top + i, left + j, format);
    }
  }
}

/** The rows of a range that hold something; `top` and `left` are its first cell. Null where Excel left something out. */
export function rowsOf(cells: LoadedCells, top: number, left: number, hidden: ReadonlySet<number>): GridRow[] | null {
  const { values, formulas, numberFormat, valueTypes } = cells;
  if (values === null || formulas === null || numberFormat === null || valueTypes === null) return null;
  const rows: GridRow[] = [];
  for (let i = 0; i < values.length; i++) {
    const [line, typed, formats, types] = [values[i] ?? [], formulas[i], numberFormat[i], valueTypes[i]];
    const found: GridCell[] = [];
    for (let j = 0; j < line.length; j++) {
      const cell = gridCell(top + i, left + j, line[j], typed?.[j], formats?.[j], types?.[j]);
      if (cell !== null) found.push(cell);
    }
    if (found.length > 0) rows.push({ row: top + i, hidden: hidden.has(top + i), cells: found });
  }
  return rows;
}

/** One cell, with what is needed to put it back as it is. */
export interface HeldCell {
  readonly content: CellContent;
  /** The code of an error that was typed, not calculated: an edit can't say it. */
  readonly error: string | null;
  readonly picture: boolean;
  /** `General` where nobody chose one. */
  readonly format: string;
}

export function heldCell(cells: LoadedCells): HeldCell {
  const cell = rowsOf(cells, 1, 1, new Set())?.[0]?.cells[0] ?? blankCell(1, 1);
  const format = cells.numberFormat?.[0]?.[0];
  return {
    content: contentOf(cell),
    error: cell.kind === 'error' && cell.formula === null ? String(cell.value) : null,
    picture: cell.kind === 'picture',
    format: typeof format === 'string' && !GENERAL_FORMATS.has(format) ? format : 'General',
  };
}
