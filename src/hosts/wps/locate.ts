import type { Witness } from '../../engine/edits/edit.ts';
import type { GridRange } from '../../engine/grid/grid.ts';
import { contains, parseRange } from '../../engine/grid/ranges.ts';
import { DocumentError } from '../../formats/error.ts';
import { findCell } from '../witness.ts';
import type { EtRange } from './et.ts';
import { type Session, sheetsFor } from './look.ts';
import { areaOf, rangeAt, toldAddress } from './ranges.ts';
import { again, isNothing, noAnswer, text } from './values.ts';
import type { BoundSheet, BoundWorkbook } from './workbook.ts';

/** Rows and columns that are shown before a cell that wasn't in sight. */
const BEFORE = 2;

/** xlSheetVisible, in either way of telling it. */
const SHOWN: ReadonlySet<unknown> = new Set([-1, true]);

/** Shows a cell to the user. @throws DocumentError `no-such-cell`, `no-such-sheet`, `moved`, `hidden-sheet` */
export function locate(session: Session, sheet: string, address: string, witness: Witness | undefined): void {
  const { workbook } = session;
  if (parseRange(address) === null) throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [address] });
  const place = witness === undefined ? { sheet, cell: address } : { sheet, cell: address, witness };
  const found = witness === undefined ? place : findCell(place, sheetsFor(session, [place]));
  const wanted = workbook.sheet(found?.sheet ?? sheet);
  if (wanted === null) throw new DocumentError('gone', 'no-such-sheet', { sheet });
  const area = parseRange(found?.cell ?? '');
  if (found === null || area === null)
    throw new DocumentError('changed-meanwhile', 'moved', { sheet, cells: [address] });
  if (!SHOWN.has(again(() => wanted.handle.Visible)))
    throw new DocumentError('unsupported', 'hidden-sheet', { sheet: wanted.name });
  select(workbook, wanted, area);
  bringIntoSight(workbook, area);
}

/** In this order: a range of a sheet that isn't in front can't be selected. WPS may do nothing and say nothing. */
function select(workbook: BoundWorkbook, sheet: BoundSheet, area: GridRange): void {
  let failure: unknown = noAnswer('Select');
  for (let round = 0; round < 2; round++) {
    try {
      workbook.book.Activate();
      sheet.handle.Activate();
      rangeAt(sheet.handle, area).Select();
      if (isSelected(workbook, sheet, area)) return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** Of a merged area all is selected, whatever cell of it was asked for. */
function isSelected({ app, book }: BoundWorkbook, sheet: BoundSheet, { top, left }: GridRange): boolean {
  const front = again(() => book.ActiveSheet) as BoundSheet['handle'] | null | undefined;
  if (isNothing(front) || text(() => front.Name, 'Name') !== sheet.name) return false;
  const selection = again(() => app.Selection) as EtRange | null | undefined;
  const chosen = isNothing(selection) ? null : parseRange((toldAddress(selection) ?? '').split(',')[0] ?? '');
  return chosen !== null && contains(chosen, top, left);
}

/** Selecting scrolls in most cases; where it doesn't, the window is told. A courtesy: the cell is selected by now. */
function bringIntoSight({ app }: BoundWorkbook, area: GridRange): void {
  try {
    const window = app.ActiveWindow;
    const shown = window?.VisibleRange;
    if (isNothing(window) || isNothing(shown) || contains(areaOf(shown), area.top, area.left)) return;
    window.ScrollRow = Math.max(1, area.top - BEFORE);
    window.ScrollColumn = Math.max(1, area.left - BEFORE);
  } catch {
    // The address is shown by the name box.
  }
}
