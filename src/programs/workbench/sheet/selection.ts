/** What is selected, and where keys take it. */

import type { GridRange } from '../../../engine/grid/grid.ts';
import type { SheetModel } from './model.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

export interface Selection {
  /** Where it began: the cell that typing goes to. */
  readonly anchor: Place;
  /** Where it was drawn to. */
  readonly focus: Place;
}

export const FIRST: Selection = { anchor: { row: 1, column: 1 }, focus: { row: 1, column: 1 } };

export function at(row: number, column: number): Selection {
  return { anchor: { row, column }, focus: { row, column } };
}

/** The cell whose content a place shows: the first of its merged area. */
export function cellOf(model: SheetModel, { row, column }: Place): Place {
  const merge = model.mergeAt(row, column);
  return merge === null ? { row, column } : { row: merge.top, column: merge.left };
}

/** Everything selected; merged areas are in it as a whole or not at all. */
export function rangeOf(model: SheetModel, { anchor, focus }: Selection): GridRange {
  let range: GridRange = {
    top: Math.min(anchor.row, focus.row),
    bottom: Math.max(anchor.row, focus.row),
    left: Math.min(anchor.column, focus.column),
    right: Math.max(anchor.column, focus.column),
  };
  for (let grown = true; grown; ) {
    grown = false;
    for (const merge of model.grid.merges) {
      const meets =
        merge.top <= range.bottom &&
        merge.bottom >= range.top &&
        merge.left <= range.right &&
        merge.right >= range.left;
      if (!meets) continue;
      const next = {
        top: Math.min(range.top, merge.top),
        bottom: Math.max(range.bottom, merge.bottom),
        left: Math.min(range.left, merge.left),
        right: Math.max(range.right, merge.right),
      };
      if (
        next.top !== range.top ||
        next.bottom !== range.bottom ||
        next.left !== range.left ||
        next.right !== range.right
      ) {
        range = next;
        grown = true;
      }
    }
  }
  return range;
}

export type Direction = 'up' | 'down' | 'left' | 'right';

const STEPS: { readonly [Each in Direction]: readonly [rows: number, columns: number] } = {
  up: [-1, 0],
  down: [1, 0],
  left: [0, -1],
  right: [0, 1],
};

/** The next visible place in a direction, past the merged area that this one lies in; the same place at the edge. */
function stepped(model: SheetModel, from: Place, direction: Direction): Place {
  const [rows, columns] = STEPS[direction];
  const merge = model.mergeAt(from.row, from.column);
  const row = rows > 0 ? (merge?.bottom ?? from.row) : rows < 0 ? (merge?.top ?? from.row) : from.row;
  const column = columns > 0 ? (merge?.right ?? from.column) : columns < 0 ? (merge?.left ?? from.column) : from.column;
  return {
    row: rows === 0 ? row : nextOf(model.rows, (each) => each.row, row, rows),
    column: columns === 0 ? column : nextOf(model.columns, (each) => each.column, column, columns),
  };
}

/** The number of the next entry after (or before) `from`; `from` where there is none. */
function nextOf<Entry>(
  entries: readonly Entry[],
  numberOf: (entry: Entry) => number,
  from: number,
  step: number,
): number {
  const numbers = entries.map(numberOf);
  if (step > 0) return numbers.find((number) => number > from) ?? from;
  for (let i = numbers.length - 1; i >= 0; i--) if ((numbers[i] as number) < from) return numbers[i] as number;
  return from;
}

function isBlank(model: SheetModel, place: Place): boolean {
  const { row, column } = cellOf(model, place);
  return model.cellAt(row, column).kind === 'blank';
}

/** To the end of the block of filled cells, or over blank ones to the next filled one. */
function leapt(model: SheetModel, from: Place, direction: Direction): Place {
  let place = from;
  let next = stepped(model, place, direction);
  const overBlanks = isBlank(model, from) || isBlank(model, next);
  while (next.row !== place.row || next.column !== place.column) {
    if (overBlanks && !isBlank(model, next)) return next;
    if (!overBlanks && isBlank(model, next)) return place;
    place = next;
    next = stepped(model, place, direction);
  }
  return place;
}

export interface Move {
  readonly direction: Direction;
  /** With Ctrl: to the edge of the filled cells. */
  readonly leap?: boolean;
  /** With Shift: what was selected stays so. */
  readonly extend?: boolean;
  readonly times?: number;
}

export function moved(model: SheetModel, selection: Selection, move: Move): Selection {
  let place = move.extend === true ? selection.focus : selection.anchor;
  for (let i = 0; i < (move.times ?? 1); i++) {
    place = move.leap === true ? leapt(model, place, move.direction) : stepped(model, place, move.direction);
  }
  if (move.extend === true) return { anchor: selection.anchor, focus: place };
  return { anchor: place, focus: place };
}

/** Whole columns or rows, as far as the sheet goes. */
export function wholeColumn(model: SheetModel, column: number): Selection {
  const last = model.rows.at(-1)?.row ?? 1;
  return { anchor: { row: model.rows[0]?.row ?? 1, column }, focus: { row: last, column } };
}

export function wholeRow(model: SheetModel, row: number): Selection {
  const last = model.columns.at(-1)?.column ?? 1;
  return { anchor: { row, column: model.columns[0]?.column ?? 1 }, focus: { row, column: last } };
}
