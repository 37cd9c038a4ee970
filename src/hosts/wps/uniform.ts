/**
 * What all cells of a block have in common, asked for without asking each of them: WPS says null where they differ, and then
 * halves are asked. Columns are parted first: forms are of one kind down a column more often than across a row.
 */

import type { GridRange } from '../../engine/grid/grid.ts';
import { isNothing, noAnswer } from './values.ts';

export interface UniformArea {
  readonly area: GridRange;
  /** Null: its cells differ, and its halves come. */
  readonly value: unknown;
}

interface UniformOptions {
  readonly what: string;
  /** Asks for the common value of an area. */
  readonly ask: (area: GridRange) => unknown;
  /** The part of an area that matters; null for none of it. All of it when absent. */
  readonly within?: (area: GridRange) => GridRange | null;
  /** Whole rows are only parted into rows. */
  readonly rowsOnly?: boolean;
}

/** One answer after another, so that whoever asks can breathe in between. @throws DocumentError where a single cell says nothing */
export function* uniform(whole: GridRange, options: UniformOptions): Generator<UniformArea> {
  const { ask, within = (area) => area, rowsOnly = false, what } = options;
  const open: GridRange[] = [whole];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const area = within(next);
    if (area === null) continue;
    const isOne = area.top === area.bottom && (rowsOnly || area.left === area.right);
    let value = ask(area);
    if (isNothing(value) && isOne) value = ask(area);
    if (!isNothing(value)) {
      yield { area, value };
      continue;
    }
    if (isOne) throw noAnswer(what);
    open.push(...halves(area, rowsOnly).reverse());
    yield { area, value: null };
  }
}

function halves(area: GridRange, rowsOnly: boolean): GridRange[] {
  if (area.right > area.left && !rowsOnly) {
    const middle = Math.floor((area.left + area.right) / 2);
    return [
      { ...area, right: middle },
      { ...area, left: middle + 1 },
    ];
  }
  const middle = Math.floor((area.top + area.bottom) / 2);
  return [
    { ...area, bottom: middle },
    { ...area, top: middle + 1 },
  ];
}
