/**
 * What a host hands to the engine: the cells of a sheet, without a spreadsheet behind them.
 *
 * Rows and columns are the worksheet's own numbers, counted from 1.
 */

/** What stands in a cell. `uncalculated`: a formula whose result the file doesn't hold. `picture`: an image kept in a cell. */
export type CellKind = 'blank' | 'number' | 'text' | 'boolean' | 'error' | 'uncalculated' | 'picture';

export interface GridCell {
  readonly row: number;
  readonly column: number;
  readonly kind: CellKind;
  /** number → number (dates are serials of the 1900 system), text → string, boolean → boolean, error → its code (`#REF!`), otherwise null. */
  readonly value: number | string | boolean | null;
  /** The formula without its `=`, or null. */
  readonly formula: string | null;
  /** The number format code (`0.00%`), or null for General. */
  readonly format: string | null;
}

/** A rectangle of cells; all four bounds belong to it. */
export interface GridRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** The cells of one row that hold something, by ascending column. Blank cells may be left out. */
export interface GridRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly GridCell[];
}

export interface SheetGrid {
  /** What tells the sheet from all others for as long as the workbook is open, whatever it is called; where the host knows. */
  readonly id?: string;
  readonly name: string;
  readonly visibility: 'visible' | 'hidden' | 'veryHidden';
  /** Whether the sheet is protected against changes. */
  readonly protected: boolean;
  /** Merged areas where the host can tell; reading never depends on them. */
  readonly merges: readonly GridRange[];
  /** Rows with at least one cell that isn't blank, ascending. */
  readonly rows: readonly GridRow[];
  /** The formats of blank cells that would show a number as a percentage, by `cellKey`; none where there is no such cell. */
  readonly blankFormats?: ReadonlyMap<string, string>;
  /** Lines directly above the form that are no rows of it, where a table stands in a text: its title, year, money unit, 填报单位. */
  readonly above?: readonly AboveLine[];
}

/** A paragraph above a table. */
export interface AboveLine {
  /** 第N段. */
  readonly paragraph: number;
  readonly text: string;
}

/** A cell that the host didn't mention: nothing is in it. */
export function blankCell(row: number, column: number): GridCell {
  return { row, column, kind: 'blank', value: null, formula: null, format: null };
}
