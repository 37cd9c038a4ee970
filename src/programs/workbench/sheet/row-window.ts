/** Which rows of a long sheet are on the screen. */

import type { SheetModel } from './model.ts';

export interface RowWindow {
  /** Places of the first row and after the last. */
  readonly from: number;
  readonly to: number;
  /** Pixels above and below them. */
  readonly above: number;
  readonly below: number;
}

/** Rows kept beyond the edges, so that scrolling doesn't show gaps. */
const SPARE = 30;

/** Where each row begins, in pixels, and where the last one ends. */
export function rowOffsets(model: SheetModel): Float64Array {
  const offsets = new Float64Array(model.rows.length + 1);
  for (let place = 0; place < model.rows.length; place++) {
    offsets[place + 1] = (offsets[place] as number) + model.heightOf(place);
  }
  return offsets;
}

/** The row that a height falls into. */
function placeAt(offsets: Float64Array, y: number): number {
  let low = 0;
  let high = offsets.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((offsets[middle] as number) <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

export function allRows(model: SheetModel): RowWindow {
  return { from: 0, to: model.rows.length, above: 0, below: 0 };
}

/** The rows between two heights; a merged area that reaches into them is there from its top on. */
export function rowsBetween(model: SheetModel, offsets: Float64Array, top: number, height: number): RowWindow {
  const first = Math.max(0, placeAt(offsets, top) - SPARE);
  const from = model.startOfMerges(first);
  const to = Math.min(model.rows.length, placeAt(offsets, top + height) + 1 + SPARE);
  const end = offsets[offsets.length - 1] as number;
  return { from, to, above: offsets[from] as number, below: end - (offsets[to] as number) };
}
