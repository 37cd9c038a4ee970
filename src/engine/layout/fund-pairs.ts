/** Funds as labels and values side by side: `预算数 6.84 | 执行数 6.84`. */

import type { GridCell } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { fieldAt, looksNumeric } from './fields.ts';
import { inlineFields } from './fund-inline.ts';
import { type FundBlock, isElsewhere, makeFundRow, type NamedCell } from './fund-rows.ts';
import type { Heads } from './heads.ts';
import { type Field, FUND_COLUMNS, type FundColumn, type FundRow } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** The filled cell right of a label, when it is the very next one of the row and no label itself. */
function pairValue(row: ViewRow, label: GridCell): GridCell | null {
  const at = row.cells.indexOf(label);
  const next = row.cells[at + 1];
  if (next === undefined || row.labels[at + 1]?.fund) return null;
  return next;
}

/** `预算数 6.84 | 执行数 6.84`: labels and values side by side. */
export function isPairs(row: ViewRow, heads: Heads<FundColumn>): boolean {
  const budget = heads.annualBudget ?? heads.initialBudget ?? heads.spent;
  if (budget === undefined) return false;
  const value = pairValue(row, budget);
  return value !== null && looksNumeric(value);
}

export function readPairs(view: SheetView, rows: readonly ViewRow[], at: number, heads: Heads<FundColumn>): FundBlock {
  const header = rows[at] as ViewRow;
  const totals: Partial<Record<FundColumn, Field>> = {};
  const labels: Heads<FundColumn> = { ...heads };
  const details: FundRow[] = [];
  let first = header.row;
  let last = header.row;
  const take = (row: ViewRow, name: FundColumn, label: GridCell): void => {
    const value = pairValue(row, label);
    totals[name] ??= value === null ? fieldAt(view, row.row, label.column + 1) : fieldOf(value);
    labels[name] ??= label;
  };
  for (const name of FUND_COLUMNS) {
    const head = heads[name];
    if (head !== undefined) take(header, name, head);
  }
  const inline = inlineFields(header);
  for (const name of FUND_COLUMNS) {
    const [head, field] = [inline.heads[name], inline.fields[name]];
    if (head === undefined || field === undefined || labels[name] !== undefined) continue;
    totals[name] = field;
    labels[name] = head;
  }
  // A head above its value (预算执行进度 over 100.00) stands in the row before.
  const above = rows[at - 1];
  if (totals.rate === undefined && above !== undefined) {
    above.cells.forEach((cell, index) => {
      if (above.labels[index]?.fund !== 'rate') return;
      totals.rate = fieldAt(view, header.row, cell.column);
      labels.rate = cell;
      first = above.row;
    });
  }
  for (let index = at + 1; index < rows.length && index <= at + 6; index++) {
    const row = rows[index] as ViewRow;
    if (isElsewhere(row)) break;
    const fields: Partial<Record<FundColumn, Field>> = {};
    let named: NamedCell | null = null;
    row.cells.forEach((cell, position) => {
      const label = row.labels[position];
      if (label === null || label === undefined) return;
      if (label.fund !== null && labels[label.fund] === undefined && pairValue(row, cell) !== null) {
        take(row, label.fund, cell);
        last = row.row;
        return;
      }
      if (label.fundRow === null || label.fundRow === 'total') return;
      const column =
        cell.column === labels.annualBudget?.column
          ? 'annualBudget'
          : cell.column === labels.spent?.column
            ? 'spent'
            : null;
      if (column === null) return;
      named ??= { cell, label };
      const value = pairValue(row, cell);
      fields[column] = value === null ? fieldAt(view, row.row, cell.column + 1) : fieldOf(value);
    });
    const label = named as NamedCell | null;
    if (label === null) {
      if (last < row.row) break;
      continue;
    }
    details.push(makeFundRow(label.label.fundRow ?? 'detail', row.row, fieldOf(label.cell), fields));
    last = row.row;
  }
  const name = (heads.annualBudget ?? heads.spent ?? header.cells[0]) as GridCell;
  return { rows: [makeFundRow('total', header.row, fieldOf(name), totals), ...details], first, last };
}
