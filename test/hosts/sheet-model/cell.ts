/** What a cell holds. */

/** The texts are error codes only where `error` says so: somebody may have typed `'#N/A`. */
export type CellValue = number | string | boolean | { readonly error: string };

export interface Cell {
  /** Null: nothing in it. */
  value: CellValue | null;
  /** With its `=`; null for a constant. */
  formula: string | null;
  /** `General` where nobody chose one. */
  format: string;
  locked: boolean;
  /** `#RRGGBB`, null for none. */
  fill: string | null;
  font: CellFont;
  wrap: boolean;
}

export interface CellFont {
  readonly name: string;
  readonly size: number;
  readonly bold: boolean;
  readonly italic: boolean;
  readonly color: string;
}

export const GENERAL = 'General';
/** What a Chinese Excel gives new workbooks (assumption). */
export const PLAIN_FONT: CellFont = { name: '宋体', size: 11, bold: false, italic: false, color: '#000000' };

export function emptyCell(): Cell {
  return { value: null, formula: null, format: GENERAL, locked: true, fill: null, font: PLAIN_FONT, wrap: false };
}

export const isError = (value: CellValue | null): value is { readonly error: string } =>
  typeof value === 'object' && value !== null;

export const isFormatted = (cell: Cell): boolean =>
  cell.format !== GENERAL || cell.fill !== null || cell.font !== PLAIN_FONT || cell.wrap || !cell.locked;

/** `Range.values`: "" for an empty cell, an error as its code. */
export function plainValue(value: CellValue | null): number | string | boolean {
  if (value === null) return '';
  return isError(value) ? value.error : value;
}

/** `Excel.RangeValueType`: Excel keeps numbers as doubles, "Integer" doesn't occur (assumption). */
export function valueType(value: CellValue | null): string {
  if (value === null) return 'Empty';
  if (isError(value)) return 'Error';
  if (typeof value === 'number') return 'Double';
  return typeof value === 'boolean' ? 'Boolean' : 'String';
}
