import { parseAddress } from '../../engine/grid/address.ts';
import type { GridRange } from '../../engine/grid/grid.ts';

/** Reads `B3` or `B3:D5`; null when the text is neither. */
export function parseRange(text: string): GridRange | null {
  const [first, second, more] = text.split(':');
  const from = parseAddress(first ?? '');
  const to = second === undefined ? from : parseAddress(second);
  if (from === null || to === null || more !== undefined) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

/** The ranges of a list as `sqref` attributes hold it; what can't be read is left out. */
export function parseRanges(list: string): GridRange[] {
  const ranges: GridRange[] = [];
  for (const text of list.split(/\s+/)) {
    const range = parseRange(text);
    if (range !== null) ranges.push(range);
  }
  return ranges;
}

export function contains(range: GridRange, row: number, column: number): boolean {
  return row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;
}

/** The smallest range around `range` that holds the cell too. */
export function extended(range: GridRange, row: number, column: number): GridRange {
  return {
    top: Math.min(range.top, row),
    left: Math.min(range.left, column),
    bottom: Math.max(range.bottom, row),
    right: Math.max(range.right, column),
  };
}
