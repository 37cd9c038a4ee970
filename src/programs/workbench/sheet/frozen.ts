/** Rows that stay in sight while the sheet is scrolled: those that the file froze, or else the heads of the form. */

import type { HeadRows } from './findings.ts';
import { rowEdge } from './geometry.ts';
import { HEAD_HEIGHT } from './heads.ts';
import type { SheetModel } from './model.ts';

export interface FrozenRows {
  /** Places among the visible rows: the first, and that after the last. */
  readonly from: number;
  readonly to: number;
  /** Where each sticks, in pixels below the upper edge. */
  readonly tops: readonly number[];
  /** Pixels of rows above the first. */
  readonly above: number;
  /** Pixels of all of them. */
  readonly height: number;
}

/** More than this part of what is in sight would leave too little to be scrolled. */
const MOST_OF_VIEW = 0.4;

/** Rows that may stay, with the last one that they are about. */
function candidatesOf({ look }: SheetModel, heads: readonly HeadRows[]): readonly HeadRows[] {
  return look.frozen === null ? heads : [{ ...look.frozen, end: Number.POSITIVE_INFINITY }];
}

/** The rows that stay where the sheet is scrolled to now; null: none. */
export function frozenRows(
  host: HTMLElement,
  model: SheetModel,
  offsets: Float64Array | null,
  heads: readonly HeadRows[],
): FrozenRows | null {
  const edge = (row: number, end: boolean): number =>
    // In long sheets rows are as high as they say, and there are too many forms to look for each on the screen.
    offsets === null
      ? rowEdge(host, model, offsets, row, end)
      : HEAD_HEIGHT + (offsets[model.placeOfRow(row) + (end ? 1 : 0)] ?? 0);
  const upper = host.scrollTop + HEAD_HEIGHT;
  let current: HeadRows | null = null;
  for (const each of candidatesOf(model, heads)) {
    if (current !== null && edge(each.from, false) >= upper) break;
    current = each;
  }
  if (current === null) return null;
  const { from, to, end } = current;
  const places = model.rows.flatMap(({ row }, place) => (row >= from && row <= to ? [place] : []));
  const [first] = places;
  const last = places.at(-1);
  if (first === undefined || last === undefined) return null;
  const rowAt = (place: number): number => model.rows[place]?.row ?? 0;
  const above = edge(rowAt(first), false);
  const height = edge(rowAt(last), true) - above;
  const isOver = Number.isFinite(end) && edge(end, true) < upper + height;
  if (isOver || height > host.clientHeight * MOST_OF_VIEW) return null;
  const tops = places.map((place) => HEAD_HEIGHT + edge(rowAt(place), false) - above);
  return { from: first, to: last + 1, tops, above: above - HEAD_HEIGHT, height };
}

export function isSameFrozen(a: FrozenRows | null, b: FrozenRows | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
