import { contentOf, sameContent } from '../../src/engine/edits/content.ts';
import type { CellContent, CellEdit } from '../../src/engine/edits/edit.ts';
import type { FillPart } from '../../src/engine/edits/fill-plan.ts';
import { planFill } from '../../src/engine/edits/plan-fill.ts';
import { cellAddress, parseAddress } from '../../src/engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import type { TableReview } from '../../src/engine/review-types.ts';
import type { RefusedEdit } from '../../src/hosts/host.ts';
import { noteText } from '../../src/messages/notes.ts';
import { allForms } from './fixtures.ts';
import { withCells } from './form-text.ts';

/** Every form with something to write, rows that move under it, and what has to come of that. */

const PARTS: ReadonlySet<FillPart> = new Set<FillPart>(['scores', 'rate', 'total', 'grade', 'notes']);

/** All that is written into one sheet: its scores where they are blank or wrong, and its notes. */
export function editsFor(grid: SheetGrid): CellEdit[] {
  return review([grid]).tables.flatMap((table) =>
    planFill(table, { what: PARTS, as: 'values', noteText }).edits.map(({ sheet, cell, from, to, witness, needs }) => ({
      sheet,
      cell,
      from,
      to,
      ...(witness === undefined ? {} : { witness }),
      ...(needs === undefined ? {} : { needs }),
    })),
  );
}

/** The forms with their scores not yet filled in, so that there is much to write. */
export function unfilledForms(): { readonly grid: SheetGrid; readonly table: TableReview }[] {
  return allForms().flatMap((form) => {
    const blanked: Record<string, string> = {};
    for (const { table } of review([form]).tables)
      for (const { score } of table.indicators)
        if (score !== null && score.cell.formula === null) blanked[cellAddress(score.cell.row, score.cell.column)] = '';
    const grid = withCells(form, blanked);
    const [table] = review([grid]).tables;
    return table === undefined || editsFor(grid).length === 0 ? [] : [{ grid, table }];
  });
}

/** For each row now, from 0, the row before that it was, from 0; null for a new one. */
export type Order = readonly (number | null)[];

export const OPERATIONS = ['insert', 'delete', 'sort'] as const;
export const POSITIONS = ['top', 'middle', 'bottom'] as const;

/** Rows that are inserted, deleted or sorted at the beginning of the indicators, in their middle, or at their end. */
export function orderOf(
  { grid, table }: { readonly grid: SheetGrid; readonly table: TableReview },
  operation: (typeof OPERATIONS)[number],
  position: (typeof POSITIONS)[number],
): Order {
  const last = grid.rows.at(-1)?.row ?? 1;
  const rows = table.table.indicators.map(({ row }) => row);
  const [first = 1, bottom = 1] = [rows[0], rows.at(-1)];
  const at = { top: first, middle: rows[Math.floor(rows.length / 2)] ?? first, bottom }[position];
  const order: (number | null)[] = Array.from({ length: last }, (_, row) => row);
  if (operation === 'insert') order.splice(at - 1, 0, null);
  else if (operation === 'delete') order.splice(at - 1, 1);
  else {
    const from = Math.max(first, Math.min(at, bottom - 2)) - 1;
    const part = order.slice(from, from + 3).reverse();
    order.splice(from, part.length, ...part);
  }
  return order;
}

export function movedRow(row: number, order: Order): number | null {
  const at = order.indexOf(row - 1);
  return at < 0 ? null : at + 1;
}

export function movedGrid(grid: SheetGrid, order: Order): SheetGrid {
  const rows = grid.rows.flatMap((line) => {
    const row = movedRow(line.row, order);
    return row === null ? [] : [{ ...line, row, cells: line.cells.map((cell): GridCell => ({ ...cell, row })) }];
  });
  return { ...grid, rows: rows.sort((a, b) => a.row - b.row) };
}

function contents(grid: SheetGrid): Map<string, CellContent> {
  const cells = grid.rows.flatMap((row) => row.cells).filter((cell) => cell.kind !== 'blank');
  return new Map(cells.map((cell) => [cellAddress(cell.row, cell.column), contentOf(cell)]));
}

/** Cells of the sheet that hold something else than they should: the moved cells, with what was written into them. */
export function wrongCells(
  now: SheetGrid,
  before: SheetGrid,
  order: Order,
  written: readonly { readonly cell: string; readonly to: CellContent }[],
): string[] {
  const expected = contents(movedGrid(before, order));
  for (const { cell, to } of written) {
    const at = parseAddress(cell);
    const row = at === null ? null : movedRow(at.row, order);
    if (at !== null && row !== null) expected.set(cellAddress(row, at.column), to);
  }
  const found = contents(now);
  const nothing: CellContent = { value: null };
  return [...new Set([...expected.keys(), ...found.keys()])].filter(
    (cell) => !sameContent(found.get(cell) ?? nothing, expected.get(cell) ?? nothing),
  );
}

/** The edits that weren't refused. */
export function notRefused(edits: readonly CellEdit[], refused: readonly RefusedEdit[]): CellEdit[] {
  const names = new Set(refused.map(({ edit }) => edit.cell));
  return edits.filter(({ cell }) => !names.has(cell));
}
