import { BoundedMap } from '../bounded-map.ts';
import type { GridCell, GridRange } from './grid.ts';

/** The last column of a sheet, `XFD`, and its last row. */
export const MAX_COLUMN = 16_384;
export const MAX_ROW = 1_048_576;

const LETTERS: string[] = [];

/** The letters of a column: 1 → `A`, 28 → `AB`. */
export function columnLetters(column: number): string {
  const known = LETTERS[column];
  if (known !== undefined) return known;
  let rest = column;
  let letters = '';
  while (rest > 0) {
    const digit = (rest - 1) % 26;
    letters = String.fromCharCode(65 + digit) + letters;
    rest = (rest - 1 - digit) / 26;
  }
  LETTERS[column] = letters;
  return letters;
}

/** A column's number with one more letter read, given as its code in either case. For whoever reads bytes or letters one by one. */
export function addColumnLetter(column: number, code: number): number {
  return column * 26 + (code & 0xdf) - 0x40;
}

/** The number of a column written in letters of either case: `A` → 1, `ab` → 28. */
export function columnNumber(letters: string): number {
  let column = 0;
  for (let index = 0; index < letters.length; index++) column = addColumnLetter(column, letters.charCodeAt(index));
  return column;
}

/** The A1 address of a cell: row 3, column 2 → `B3`. */
export function cellAddress(row: number, column: number): string {
  return columnLetters(column) + row;
}

/** A cell's place on its sheet, as a key of maps. */
export function cellKey({ row, column }: Pick<GridCell, 'row' | 'column'>): string {
  return `${row}/${column}`;
}

/** As `cellKey`, where it stays inside: a number is compared faster than a text. */
export function cellNumber({ row, column }: Pick<GridCell, 'row' | 'column'>): number {
  return row * MAX_COLUMN + column;
}

/** The A1 address of a range; a range of one cell is written as that cell. */
export function rangeAddress(range: GridRange): string {
  const from = cellAddress(range.top, range.left);
  const to = cellAddress(range.bottom, range.right);
  return from === to ? from : `${from}:${to}`;
}

/** Witnesses are made of addresses, and each is looked at many times. */
const PARSED = new BoundedMap<string, { readonly row: number; readonly column: number } | null>(16_384);

/** Reads `B3` or `$B$3`; null when the text is no cell address. */
export function parseAddress(address: string): { readonly row: number; readonly column: number } | null {
  const known = PARSED.get(address);
  if (known !== undefined) return known;
  const parsed = parse(address);
  PARSED.set(address, parsed);
  return parsed;
}

function parse(address: string): { readonly row: number; readonly column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (match === null) return null;
  const column = columnNumber(match[1] as string);
  const row = Number(match[2]);
  if (column > MAX_COLUMN || row > MAX_ROW) return null;
  return { row, column };
}
