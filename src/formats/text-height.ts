/** How high a text is when it is shown in lines of a given width: an estimate that is rather too high than too low. */

/** Points a row may have at most, in every program. */
export const MAX_ROW_HEIGHT = 409;

/** Of a line, in sizes of its font: the fonts of forms have 1.2 to 1.35. */
const LINE = 1.35;
/** What programs leave free beside a text on both sides together, and above and below it. In points. */
const BESIDE = 6;
const AROUND = 3;
/** Lines are broken where a program likes to: some of the width stays unused. */
const USED = 0.95;

const WIDE =
  /[\u1100-\u115f\u2014\u2018-\u201d\u2026\u2190-\u22ff\u2460-\u27bf\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[^\0-\uffff]/u;

/**
 * @param width of the cell or merged area, in points.
 * @param size of the font, in points.
 * @returns points.
 */
export function textHeight(text: string, width: number, size: number): number {
  const room = Math.max(size, (width - BESIDE) * USED);
  let lines = 0;
  for (const paragraph of text.split(/\r\n|\r|\n/)) {
    lines++;
    let used = 0;
    for (const character of paragraph) {
      const own = WIDE.test(character) ? size : size * 0.6;
      if (used + own > room) {
        lines++;
        used = 0;
      }
      used += own;
    }
  }
  // The usual height of a row is just enough for one line.
  return lines === 1 ? size * 1.2 : lines * size * LINE + AROUND;
}

/**
 * The height that a row gets so that the area can show the text.
 * @param row the row's height now, and `area` that of all rows of the area, in points.
 * @returns points in quarters; null where it is high enough, or as high as can be.
 */
export function grownHeight(
  text: string,
  {
    width,
    size,
    row,
    area,
  }: { readonly width: number; readonly size: number; readonly row: number; readonly area: number },
): number | null {
  const needed = Math.min(MAX_ROW_HEIGHT, row + textHeight(text, width, size) - area);
  const height = Math.ceil(needed * 4) / 4;
  return height > row ? height : null;
}
