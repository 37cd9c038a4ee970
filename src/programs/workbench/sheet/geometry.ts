/** Where cells lie within the scrolled area, and which one lies under the pointer. */

import { parseAddress } from '../../../engine/grid/address.ts';
import { HEAD_HEIGHT, HEAD_WIDTH } from './heads.ts';
import type { SheetModel } from './model.ts';
import { cellOf, type Place, rangeOf, type Selection } from './selection.ts';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export const NO_BOX: Box = { left: 0, top: 0, width: 0, height: 0 };

/** Whether nothing is selected but a cell, or an area merged into one. */
export function isOneCell(model: SheetModel, { anchor, focus }: Selection): boolean {
  const [a, b] = [cellOf(model, anchor), cellOf(model, focus)];
  return a.row === b.row && a.column === b.column;
}

/** Where a row begins, or ends. Rows that aren't on the screen are where their heights put them. */
export function rowEdge(
  host: HTMLElement,
  model: SheetModel,
  offsets: Float64Array | null,
  row: number,
  end: boolean,
): number {
  const line = host.querySelector<HTMLElement>(`tr[data-row="${row}"]`);
  if (line !== null) return line.offsetTop + (end ? line.offsetHeight : 0);
  return HEAD_HEIGHT + (offsets?.[model.placeOfRow(row) + (end ? 1 : 0)] ?? 0);
}

/** Where a range lies within the scrolled area. */
export function boxOf(host: HTMLElement, model: SheetModel, offsets: Float64Array | null, selection: Selection): Box {
  const range = rangeOf(model, selection);
  let left = HEAD_WIDTH;
  let width = 0;
  for (const column of model.columns) {
    if (column.column < range.left) left += column.width;
    else if (column.column <= range.right) width += column.width;
  }
  const rows = model.rows.filter(({ row }) => row >= range.top && row <= range.bottom);
  const first = rows[0];
  const last = rows.at(-1);
  if (first === undefined || last === undefined) return NO_BOX;
  const top = rowEdge(host, model, offsets, first.row, false);
  return { left, top, width, height: rowEdge(host, model, offsets, last.row, true) - top };
}

/** The cell that an element belongs to. */
export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  return parseAddress(cell?.dataset['cell'] ?? '');
}

/** The row or column whose head an element belongs to. */
export function headOf(target: EventTarget | null, kind: 'rowHead' | 'columnHead'): number | null {
  const name = kind === 'rowHead' ? 'data-row-head' : 'data-column-head';
  const head = target instanceof Element ? target.closest(`[${name}]`) : null;
  return head === null ? null : Number(head.getAttribute(name));
}

/** Scrolls so that a box is in sight beside the heads, and below the rows that stay, `frozen` pixels of them. */
export function revealBox(scroller: HTMLElement, box: Box, frozen: number): void {
  const { scrollTop, scrollLeft, clientHeight, clientWidth } = scroller;
  const above = HEAD_HEIGHT + frozen;
  if (box.top < scrollTop + above) scroller.scrollTop = box.top - above;
  else if (box.top + box.height > scrollTop + clientHeight)
    scroller.scrollTop = Math.min(box.top - above, box.top + box.height - clientHeight);
  if (box.left < scrollLeft + HEAD_WIDTH) scroller.scrollLeft = box.left - HEAD_WIDTH;
  else if (box.left + box.width > scrollLeft + clientWidth)
    scroller.scrollLeft = Math.min(box.left - HEAD_WIDTH, box.left + box.width - clientWidth);
}
