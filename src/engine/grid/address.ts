import type { GridCell, GridRange } from './grid.ts';

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

/** The A1 address of a cell: row 3, column 2 → `B3`. */
export function cellAddress(row: number, column: number): string {
  return columnLetters(column) + row;
}

/** A cell's place on its sheet, as a key of maps. */
export function cellKey({ row, column }: Pick<GridCell, 'row' | 'column'>): string {
  return `${row}/${column}`;
}

/** The A1 address of a range; a range of one cell is written as that cell. */
export function rangeAddress(range: GridRange): string {
  const from = cellAddress(range.top, range.left);
  const to = cellAddress(range.bottom, range.right);
  return from === to ? from : `${from}:${to}`;
}

/** Reads `B3` or `$B$3`; null when the text is no cell address. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const match = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/.exec(address);
  if (match === null) return null;
  let column = 0;
  for (const letter of (match[1] as string).toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  const row = Number(match[2]);
  if (column > 16384 || row > 1048576) return null;
  return { row, column };
}
