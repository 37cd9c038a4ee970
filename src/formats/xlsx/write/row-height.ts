import type { GridRange } from '../../../engine/grid/grid.ts';
import { PIXELS_PER_POINT, PLAIN_LOOK, type SheetLook } from '../../sheet-look.ts';
import { grownHeight } from '../../text-height.ts';

/** A text's cell, or the merged area that it is the first cell of. */
export interface TextPlace {
  readonly area: GridRange;
  /** The index of its style. */
  readonly style: number;
}

/**
 * The height in points that the first row of the area needs to show the text; null where it is high enough, or where height is
 * of no use: the row is hidden, or the text runs in one line or upright.
 */
export function neededHeight(text: string, { area, style }: TextPlace, look: SheetLook): number | null {
  const { font, wrap, horizontal, vertical, rotation } = look.looks[style] ?? PLAIN_LOOK;
  const breaks = wrap || ['justify', 'distributed'].some((each) => each === horizontal || each === vertical);
  const row = heightOf(look, area.top);
  if (!breaks || rotation !== 0 || row === 0) return null;
  let [width, height] = [0, 0];
  for (let column = area.left; column <= area.right; column++) width += widthOf(look, column);
  for (let each = area.top; each <= area.bottom; each++) height += heightOf(look, each);
  if (width === 0) return null;
  const inPoints = { width: width / PIXELS_PER_POINT, row: row / PIXELS_PER_POINT, area: height / PIXELS_PER_POINT };
  return grownHeight(text, { ...inPoints, size: font.size });
}

/** In pixels. */
function heightOf({ rows, defaultHeight }: SheetLook, row: number): number {
  const own = rows.get(row);
  return own?.hidden === true ? 0 : (own?.height ?? defaultHeight);
}

function widthOf({ columns, defaultWidth }: SheetLook, column: number): number {
  const own = columns.find(({ from, to }) => column >= from && column <= to);
  if (own === undefined) return defaultWidth;
  return own.hidden ? 0 : own.width;
}
