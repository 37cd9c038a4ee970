/// <reference types="office-js" />
import type { CellEdit, HeightChange } from '../../engine/edits/edit.ts';
import { grownHeight } from '../../formats/text-height.ts';
import { forThisTrip, type OfficeJs, supports } from './office.ts';

/** Rows of written texts that are to be read in full, and back again when the texts are undone. */

/** An edit that was written, and where. */
export interface WrittenCell {
  readonly edit: CellEdit;
  readonly sheetId: string;
  readonly cell: string;
}

interface Asked {
  readonly written: WrittenCell;
  readonly sheet: Excel.Worksheet;
  readonly format: Excel.RangeFormat;
  /** The merged area that the cell is in; null where none is asked for. */
  readonly merged: Excel.RangeAreas | null;
}

/**
 * Sets the heights of rows: those that edits bring along, and those that legible texts need. Heights are a courtesy: a sheet
 * that forbids them, or an Excel that can't tell merged areas, leaves them as they are. Part of the request that wrote the cells,
 * so that Excel's own undo takes all of it back at once.
 * @returns what was done, by edit.
 */
export async function setRowHeights(
  api: OfficeJs,
  context: Excel.RequestContext,
  cells: readonly WrittenCell[],
): Promise<Map<CellEdit, HeightChange>> {
  const wanted = cells.flatMap((written): Asked[] => {
    const { height, legible, to } = written.edit;
    const grows = legible === true && typeof to.value === 'string' && supports(api, '1.13');
    if (height === undefined && !grows) return [];
    const sheet = context.workbook.worksheets.getItem(written.sheetId);
    sheet.load('protection/protected,protection/options');
    const range = forThisTrip(sheet.getRange(written.cell));
    const format = range.format.load('rowHeight,columnWidth,wrapText,font/size');
    const merged = height === undefined ? forThisTrip(range.getMergedAreasOrNullObject()) : null;
    merged?.load('address');
    return [{ written, sheet, format, merged }];
  });
  if (wanted.length === 0) return new Map();
  await context.sync();
  const possible = wanted.filter(({ sheet: { protection }, format }) => {
    const isAllowed = !protection.protected || protection.options?.allowFormatRows === true;
    // Hidden rows have no height.
    return isAllowed && format.rowHeight > 0;
  });
  const sized = possible.map(({ sheet, merged, ...each }) => {
    const address = merged === null || merged.isNullObject ? null : merged.address;
    const area = address === null ? null : forThisTrip(sheet.getRange(address.slice(address.lastIndexOf('!') + 1)));
    area?.load('width,height');
    return { ...each, sheet, area };
  });
  if (sized.some(({ area }) => area !== null)) await context.sync();
  const rows = new Map<
    string,
    {
      readonly written: WrittenCell;
      readonly sheet: Excel.Worksheet;
      readonly format: Excel.RangeFormat;
      readonly height: number;
    }
  >();
  for (const { written, sheet, format, area } of sized) {
    const height = wantedHeight(written.edit, format, area);
    const row = `${written.sheetId} ${/\d+/.exec(written.cell)?.[0] ?? ''}`;
    if (height !== null && height > (rows.get(row)?.height ?? 0)) rows.set(row, { written, sheet, format, height });
  }
  const changes = new Map<CellEdit, HeightChange>();
  for (const { written, sheet, format, height } of rows.values()) {
    changes.set(written.edit, { from: inExcel(format.rowHeight), to: inExcel(height) });
    // A range belongs to the round trip that it was asked for in.
    forThisTrip(sheet.getRange(written.cell)).format.rowHeight = height;
  }
  if (changes.size > 0) await context.sync();
  return changes;
}

/** In points; null: it stays as it is. */
function wantedHeight({ height, to }: CellEdit, format: Excel.RangeFormat, area: Excel.Range | null): number | null {
  const { rowHeight, columnWidth, wrapText, font } = format;
  if (height !== undefined) {
    // Somebody has set it since: that stays.
    return inExcel(rowHeight).points === height.from.points ? Number(height.to.points) : null;
  }
  // Text in one line is no better off in a higher row.
  if (!wrapText) return null;
  return grownHeight(String(to.value), {
    width: area?.width ?? columnWidth,
    size: font.size,
    row: rowHeight,
    area: area?.height ?? rowHeight,
  });
}

/** Excel doesn't tell which heights were set by hand. */
function inExcel(height: number): HeightChange['from'] {
  return { points: String(height), fixed: null };
}
