import { parseAddress } from './address.ts';
import type { GridRange } from './grid.ts';

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

/** The same cells in fewer ranges, by row and column: neighbours below each other first, then columns side by side. */
export function joined(ranges: readonly GridRange[]): GridRange[] {
  const down = new Joiner((a, b) => a.left === b.left && a.right === b.right && b.top <= a.bottom + 1);
  for (const range of [...ranges].sort((a, b) => a.left - b.left || a.right - b.right || a.top - b.top))
    down.add(range);
  const across = new Joiner((a, b) => a.top === b.top && a.bottom === b.bottom && b.left <= a.right + 1);
  for (const range of down.ranges.sort((a, b) => a.top - b.top || a.bottom - b.bottom || a.left - b.left))
    across.add(range);
  return across.ranges.sort((a, b) => a.top - b.top || a.left - b.left);
}

class Joiner {
  readonly ranges: GridRange[] = [];
  readonly #fit: (before: GridRange, next: GridRange) => boolean;

  constructor(fit: (before: GridRange, next: GridRange) => boolean) {
    this.#fit = fit;
  }

  /** Joins the range to the last one where they fit. */
  add(range: GridRange): void {
    const last = this.ranges[this.ranges.length - 1];
    if (last === undefined || !this.#fit(last, range)) this.ranges.push(range);
    else {
      this.ranges[this.ranges.length - 1] = {
        ...last,
        bottom: Math.max(last.bottom, range.bottom),
        right: Math.max(last.right, range.right),
      };
    }
  }
}
