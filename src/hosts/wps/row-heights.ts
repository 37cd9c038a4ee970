/** Rows of written texts that are to be read in full, and back again when the texts are undone. */

import type { CellEdit, HeightChange } from '../../engine/edits/edit.ts';
import { grownHeight } from '../../formats/text-height.ts';
import type { EtRange } from './et.ts';
import type { CellPlace } from './look.ts';
import { cellRange } from './ranges.ts';
import { measure, object, truth } from './values.ts';

export interface WrittenCell {
  readonly edit: CellEdit;
  readonly place: CellPlace;
}

/**
 * Sets the heights of rows: those that edits bring along, and those that legible texts need. A courtesy: where WPS doesn't tell, or
 * a protected sheet forbids it, they stay as they are.
 * @returns what was done, by edit.
 */
export function setRowHeights(cells: readonly WrittenCell[]): Map<CellEdit, HeightChange> {
  const wanted = new Map<
    string,
    WrittenCell & { readonly range: EtRange; readonly from: number; readonly to: number }
  >();
  for (const cell of cells) {
    const { edit, place } = cell;
    if (edit.height === undefined && (edit.legible !== true || typeof edit.to.value !== 'string')) continue;
    try {
      if (!maySet(place)) continue;
      const range = cellRange(place.sheet.handle, place.row, place.column);
      const from = measure(() => range.RowHeight, 'RowHeight');
      // Hidden rows have no height.
      const to = from > 0 ? heightFor(edit, range, from) : null;
      const row = `${place.row} ${place.sheet.id}`;
      if (to !== null && to > (wanted.get(row)?.to ?? 0)) wanted.set(row, { ...cell, range, from, to });
    } catch {
      // The text is written all the same.
    }
  }
  const changes = new Map<CellEdit, HeightChange>();
  for (const { edit, range, from, to } of wanted.values()) {
    const now = changed(range, to);
    if (now !== null && now !== from) changes.set(edit, { from: inWps(from), to: inWps(now) });
  }
  return changes;
}

function maySet({ sheet: { handle } }: CellPlace): boolean {
  if (!truth(() => handle.ProtectContents, 'ProtectContents')) return true;
  const protection = object(() => handle.Protection, 'Protection');
  return truth(() => protection.AllowFormattingRows, 'AllowFormattingRows');
}

/** In points; null: it stays as it is. */
function heightFor({ height, to }: CellEdit, range: EtRange, row: number): number | null {
  // Somebody has set it since: that stays.
  if (height !== undefined) return inWps(row).points === height.from.points ? Number(height.to.points) : null;
  // Text in one line is no better off in a higher row.
  if (!truth(() => range.WrapText, 'WrapText')) return null;
  const area = truth(() => range.MergeCells, 'MergeCells') ? object(() => range.MergeArea, 'MergeArea') : range;
  const font = object(() => range.Font, 'Font');
  return grownHeight(String(to.value), {
    width: measure(() => area.Width, 'Width'),
    size: measure(() => font.Size, 'Font.Size'),
    row,
    area: measure(() => area.Height, 'Height'),
  });
}

/** The height that the row has then; null where WPS doesn't say. */
function changed(range: EtRange, to: number): number | null {
  try {
    range.RowHeight = to;
  } catch {
    // Whether it is done shows in a moment.
  }
  for (let round = 0; round < 2; round++) {
    try {
      return measure(() => range.RowHeight, 'RowHeight');
    } catch {
      // Once more.
    }
  }
  return null;
}

/** Which heights were set by hand isn't told. */
function inWps(height: number): HeightChange['from'] {
  return { points: String(height), fixed: null };
}
