import { type Area, cellCount, columnCount, isWholeColumns, isWholeRows, rowCount } from '../../sheet-model/area.ts';
import type { Cell } from '../../sheet-model/cell.ts';
import { Refusal } from '../../sheet-model/refusal.ts';
import type { Input, SheetModel } from '../../sheet-model/sheet.ts';

/** Arguments of calls and grids of values: what may come in, what goes out. */

/** Some cells of a sheet: the target of formats, and of ranges of several areas. */
export interface Cells {
  readonly sheet: SheetModel;
  readonly areas: readonly Area[];
}

export interface RangeTarget {
  readonly sheet: SheetModel;
  readonly area: Area;
}

export function text(value: unknown): string {
  if (typeof value !== 'string') throw new Refusal('InvalidArgument');
  return value;
}

export function whole(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value)) throw new Refusal('InvalidArgument');
  return value;
}

export function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw new Refusal('InvalidArgument');
  return value;
}

/** Undefined and null both stand for an argument that was left out. */
export const given = (value: unknown): boolean => value !== undefined && value !== null;

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: '#000000',
  blue: '#0000FF',
  green: '#008000',
  orange: '#FFA500',
  red: '#FF0000',
  white: '#FFFFFF',
  yellow: '#FFFF00',
};

/** `#RRGGBB` or "a named HTML color". */
export function color(value: unknown): string {
  const named = NAMED_COLORS[text(value).toLowerCase()];
  if (named !== undefined) return named;
  const hex = /^#?([0-9a-f]{6})$/i.exec(text(value));
  if (hex === null) throw new Refusal('InvalidArgument');
  return `#${(hex[1] as string).toUpperCase()}`;
}

/** "Resource limits and performance optimization" of the Office documentation: five million cells a read. */
const MOST_CELLS_READ = 5_000_000;

/** A grid property, row by row. Of whole rows and columns it is null: "Work with unbounded ranges". */
export function grid<T>(
  range: RangeTarget,
  read: (cell: Cell | undefined, row: number, column: number) => T,
): T[][] | null {
  const { sheet, area } = range;
  refuseGone(sheet);
  if (isWholeRows(area) || isWholeColumns(area)) return null;
  // Which error it is in Excel is an assumption.
  if (cellCount(area) > MOST_CELLS_READ) throw new Refusal('ResponsePayloadSizeLimitExceeded');
  const rows: T[][] = [];
  for (let row = area.top; row <= area.bottom; row += 1) {
    const line: T[] = [];
    for (let column = area.left; column <= area.right; column += 1)
      line.push(read(sheet.peek(row, column), row, column));
    rows.push(line);
  }
  return rows;
}

const isInput = (value: unknown): value is Input =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

/**
 * What is written to a grid property: one value for all cells, or a grid of the range's size ("InvalidArgument: The
 * number of rows or columns in the input array doesn't match the size or dimensions of the range").
 */
export function inputGrid({ area }: RangeTarget, value: unknown): Input[][] {
  const rows = rowCount(area);
  const columns = columnCount(area);
  if (!Array.isArray(value)) {
    if (!isInput(value)) throw new Refusal('InvalidArgument');
    return Array.from({ length: rows }, () => Array<Input>(columns).fill(value));
  }
  const lines: unknown[] = value;
  if (lines.length !== rows) throw new Refusal('InvalidArgument');
  return lines.map((line) => {
    if (!Array.isArray(line) || line.length !== columns || !line.every(isInput)) throw new Refusal('InvalidArgument');
    return line;
  });
}

/** What all cells have in common; null where they differ. Cells that were never touched count with `plain`. */
export function common<T>({ sheet, areas }: Cells, read: (cell: Cell) => T, plain: T): T | null {
  refuseGone(sheet);
  const found = new Set<T>();
  for (const area of areas) {
    let touched = 0;
    for (const [, , cell] of sheet.cellsIn(area)) {
      touched += 1;
      found.add(read(cell));
    }
    if (touched < cellCount(area)) found.add(plain);
  }
  return found.size === 1 ? ([...found][0] as T) : null;
}

/** What Excel answers for a range of a sheet that was deleted is an assumption. */
export function refuseGone(sheet: SheetModel): void {
  if (sheet.deleted) throw new Refusal('InvalidReference');
}
