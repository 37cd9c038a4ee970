/** Which cells get which mark: the same in every live workbook. */

import { SEVERITIES, type Severity } from '../engine/checks/check.ts';
import { parseAddress, rangeAddress } from '../engine/grid/address.ts';
import type { GridRange } from '../engine/grid/grid.ts';
import { DocumentError } from '../formats/error.ts';
import type { CellMark } from '../formats/mark-style.ts';

export type SheetMarks = ReadonlyMap<Severity, readonly GridRange[]>;

/**
 * The cells to mark, every one with its worst severity alone.
 * @throws DocumentError `no-such-sheet`, `no-such-cell`
 */
export function planMarks<Sheet extends { readonly name: string }>(
  marks: readonly CellMark[],
  sheets: readonly Sheet[],
): Map<Sheet, SheetMarks> {
  const byName = new Map(sheets.map((each) => [each.name, each]));
  const worst = new Map<Sheet, Map<string, { readonly area: GridRange; readonly severity: Severity }>>();
  for (const { sheet, cell, severity } of marks) {
    const marked = byName.get(sheet);
    if (marked === undefined) throw new DocumentError('gone', 'no-such-sheet', { sheet });
    const at = parseAddress(cell);
    if (at === null) throw new DocumentError('gone', 'no-such-cell', { sheet, cells: [cell] });
    const cells = worst.get(marked) ?? new Map<string, { area: GridRange; severity: Severity }>();
    worst.set(marked, cells);
    const area = { top: at.row, left: at.column, bottom: at.row, right: at.column };
    const key = rangeAddress(area);
    const before = cells.get(key);
    if (before === undefined || SEVERITIES.indexOf(severity) < SEVERITIES.indexOf(before.severity))
      cells.set(key, { area, severity });
  }
  const plan = new Map<Sheet, SheetMarks>();
  for (const [marked, cells] of worst) {
    const bySeverity = new Map<Severity, GridRange[]>();
    for (const { area, severity } of cells.values()) {
      const areas = bySeverity.get(severity);
      if (areas === undefined) bySeverity.set(severity, [area]);
      else areas.push(area);
    }
    plan.set(marked, bySeverity);
  }
  return plan;
}

/** Each as long as an address may be: so many characters. */
export function addressLists(areas: readonly GridRange[], limit: number): GridRange[][] {
  const lists: GridRange[][] = [];
  let length = 0;
  for (const area of areas) {
    const own = rangeAddress(area).length;
    const last = lists.at(-1);
    if (last === undefined || length + 1 + own > limit) {
      lists.push([area]);
      length = own;
    } else {
      last.push(area);
      length += 1 + own;
    }
  }
  return lists;
}
