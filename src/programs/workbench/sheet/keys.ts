/** What keys do in a sheet, as in Excel. */

import type { Workbook } from '../workbook.ts';
import { cellOf, type Direction, moved, rangeOf, type Selection } from './selection.ts';
import type { Editor } from './use-editor.ts';

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: { readonly [key: string]: Direction } = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

const PAGE = 20;

/** For a field that somebody types into: Fluent UI would take Tab before the field sees it, and move the focus on. */
export const KEEPS_TAB = { 'data-tabster': JSON.stringify({ focusable: { ignoreKeydown: { Tab: true } } }) };

/** A key while a cell is being edited. Returns whether it was used up. */
export function editingKey(editor: Editor, press: KeyPress): boolean {
  const { key, shiftKey, altKey } = press;
  if (key === 'Escape') editor.cancel();
  else if (key === 'Enter' && !altKey) editor.commit(shiftKey ? 'up' : 'down');
  else if (key === 'Tab') editor.commit(shiftKey ? 'left' : 'right');
  else if (ARROWS[key] !== undefined && editor.draft?.mode === 'enter') editor.commit(ARROWS[key]);
  else return false;
  return true;
}

/** A key while nothing is being edited. Returns whether it was used up: Tab isn't, it leads out of the sheet. */
export function sheetKey(workbook: Workbook, editor: Editor, press: KeyPress): boolean {
  const { key } = press;
  if (press.ctrlKey || press.metaKey) return controlKey(workbook, press);
  const { model, selection } = workbook.snapshot();
  const go = (direction: Direction, times = 1, extend = press.shiftKey): void =>
    workbook.select(moved(model, selection, { direction, extend, times }));
  const arrow = ARROWS[key];
  if (arrow !== undefined) go(arrow);
  else if (key === 'Enter') go(press.shiftKey ? 'up' : 'down', 1, false);
  else if (key === 'PageDown') go('down', PAGE);
  else if (key === 'PageUp') go('up', PAGE);
  else if (key === 'Home') workbook.select(toColumn(selection, model.columns[0]?.column ?? 1, press.shiftKey));
  else if (key === 'F2') editor.begin();
  else if (key === 'Delete' || key === 'Backspace') clear(workbook);
  else return false;
  return true;
}

function controlKey(workbook: Workbook, press: KeyPress): boolean {
  const { model, selection } = workbook.snapshot();
  const key = press.key.toLowerCase();
  const arrow = ARROWS[press.key];
  if (arrow !== undefined)
    workbook.select(moved(model, selection, { direction: arrow, leap: true, extend: press.shiftKey }));
  else if (key === 'z') void (press.shiftKey ? workbook.redoLatest() : workbook.undoLatest());
  else if (key === 'y') void workbook.redoLatest();
  else if (key === 'a') workbook.select(everything(workbook), false);
  else if (key === 'home') workbook.select(toCorner(selection, 1, 1, press.shiftKey));
  else if (key === 'end') {
    const last = model.grid.rows.at(-1);
    const column = Math.max(1, ...model.grid.rows.slice(0, 1000).map(({ cells }) => cells.at(-1)?.column ?? 1));
    workbook.select(toCorner(selection, last?.row ?? 1, column, press.shiftKey));
  } else return false;
  return true;
}

function everything(workbook: Workbook): Selection {
  const { model } = workbook.snapshot();
  return {
    anchor: { row: model.rows[0]?.row ?? 1, column: model.columns[0]?.column ?? 1 },
    focus: { row: model.rows.at(-1)?.row ?? 1, column: model.columns.at(-1)?.column ?? 1 },
  };
}

function toColumn(selection: Selection, column: number, extend: boolean): Selection {
  const { anchor, focus } = selection;
  if (extend) return { anchor, focus: { row: focus.row, column } };
  return { anchor: { row: anchor.row, column }, focus: { row: anchor.row, column } };
}

function toCorner(selection: Selection, row: number, column: number, extend: boolean): Selection {
  return { anchor: extend ? selection.anchor : { row, column }, focus: { row, column } };
}

/** Empties the selected cells. */
function clear(workbook: Workbook): void {
  const { model, selection } = workbook.snapshot();
  const range = rangeOf(model, selection);
  const filled = model.grid.rows
    .filter(({ row }) => row >= range.top && row <= range.bottom)
    .flatMap(({ cells }) => cells)
    .filter(({ column, kind }) => kind !== 'blank' && column >= range.left && column <= range.right);
  const first = cellOf(model, selection.anchor);
  const texts = filled.length > 0 ? filled : [{ ...first }];
  void workbook.type(texts.map(({ row, column }) => ({ row, column, text: '' })));
}
