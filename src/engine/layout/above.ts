/** Lines above a table in a text, read as if they were rows of the form: title, year, unit of money, who fills it in. */

import { type AboveLine, blankCell, type GridCell } from '../grid/grid.ts';
import type { Lexicon } from './lexicon.ts';
import { HiddenByMerge, type ViewRow, viewRow } from './sheet-view.ts';

/** Where one line holds several things: `填报单位：甲局    填报日期：2023年3月`. */
const APART = /\t+|[ \u3000]{2,}|[ \u3000](?=[^\s:：]{2,8}[:：])/;

/** The lines as rows above the first one of a sheet: their numbers are 0 and less, and no cell of the sheet has such. */
export function rowsAbove(lines: readonly AboveLine[], lexicon: Lexicon): ViewRow[] {
  return lines.map(({ text }, index) => {
    const row = index - lines.length + 1;
    const cells = text
      .split(APART)
      .filter((part) => part.trim() !== '')
      .map((value, at): GridCell => ({ ...blankCell(row, at + 1), kind: 'text', value }));
    return viewRow(row, cells, new HiddenByMerge([]), lexicon);
  });
}

/** Fields as they are, those found in the lines at the first cell of the table instead: the lines have no cells. */
export function belowLines<Found extends object>(found: Found, lines: readonly AboveLine[], first: GridCell): Found {
  if (lines.length === 0) return found;
  const { cell } = found as { cell?: GridCell };
  if (cell !== undefined) {
    if (cell.row > 0) return found;
    const { paragraph } = lines[cell.row + lines.length - 1] as AboveLine;
    return { ...found, cell: { ...cell, row: first.row, column: first.column }, paragraph };
  }
  const placed = (value: unknown): unknown =>
    typeof value === 'object' && value !== null ? belowLines(value, lines, first) : value;
  return Object.fromEntries(Object.entries(found).map(([name, value]) => [name, placed(value)])) as Found;
}
