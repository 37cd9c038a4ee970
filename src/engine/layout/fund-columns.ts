import type { GridCell } from '../grid/grid.ts';
import { cellText, fieldOf } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { FUND_COLUMNS, type FundBlock, isElsewhere, makeFundRow, type NamedCell } from './fund-rows.ts';
import { fundHeads, type Heads } from './heads.ts';
import { fieldAt, looksNumeric } from './look.ts';
import type { Field, FundColumn, FundKind, FundRow } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** Funds in columns: heads, then the total and its 其中 rows. */

/** Rows below the heads that can still belong to the block. */
const MOST_ROWS = 16;

function isHead(heads: Heads<FundColumn>, column: number): boolean {
  for (const name of FUND_COLUMNS) if (heads[name]?.column === column) return true;
  return false;
}

/** The cell that names the row: a fund label outside the columns of numbers. */
function rowLabel(row: ViewRow, heads: Heads<FundColumn>): NamedCell | null {
  let fallback: NamedCell | null = null;
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index] as GridCell;
    const label = row.labels[index];
    if (label === null || label === undefined || isHead(heads, cell.column)) continue;
    if (label.fundRow !== null && !label.fundBlock) return { cell, label };
    if (label.fundRow !== null) fallback ??= { cell, label };
  }
  return fallback;
}

function hasNumbers(view: SheetView, row: ViewRow, heads: Heads<FundColumn>): boolean {
  for (const name of ['initialBudget', 'annualBudget', 'spent'] as const) {
    const head = heads[name];
    if (head !== undefined && looksNumeric(view.at(row.row, head.column))) return true;
  }
  return false;
}

function columnRow(view: SheetView, row: ViewRow, heads: Heads<FundColumn>, kind: FundKind, label: Field): FundRow {
  const fields: Partial<Record<FundColumn, Field>> = {};
  for (const name of FUND_COLUMNS) {
    const head = heads[name];
    if (head !== undefined) fields[name] = fieldAt(view, row.row, head.column);
  }
  return makeFundRow(kind, row.row, label, fields);
}

/** Words beside the columns of numbers, though of no kind that is known: 任务1. */
function ownLabel(row: ViewRow, heads: Heads<FundColumn>): GridCell | null {
  return row.cells.find((cell) => cell.kind === 'text' && !isHead(heads, cell.column) && !looksNumeric(cell)) ?? null;
}

/** 总额, 财政拨款, 其他资金 side by side below the heads: each amount is given in parts. */
function isSecondHeader(row: ViewRow): boolean {
  let parts = 0;
  for (const label of row.labels) {
    if (label === null || label.fundRow === null) return false;
    parts++;
  }
  return parts >= 2;
}

function firstColumn(heads: Heads<FundColumn>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const name of FUND_COLUMNS) first = Math.min(first, heads[name]?.column ?? Number.POSITIVE_INFINITY);
  return first;
}

/** Collects the rows below the heads. */
class ColumnReader {
  readonly rows: FundRow[] = [];
  last: number;
  /** The first row, taken for the total until one that says so comes. */
  #guessed: FundRow | null = null;
  readonly #view: SheetView;
  readonly #heads: Heads<FundColumn>;

  constructor(view: SheetView, heads: Heads<FundColumn>, header: number) {
    this.#view = view;
    this.#heads = heads;
    this.last = header;
  }

  /** Whether the block goes on below the row. */
  take(row: ViewRow): boolean {
    if (this.rows.length === 0 && isSecondHeader(row)) return true;
    const named = rowLabel(row, this.#heads);
    const own = ownLabel(row, this.#heads);
    const numbers = hasNumbers(this.#view, row, this.#heads);
    const isOurs = named !== null || (numbers && (this.rows.length === 0 || own !== null));
    if (!isOurs) return this.rows.length === 0;
    const cell = named?.cell ?? own;
    const label =
      cell === null ? fieldAt(this.#view, row.row, Math.max(1, firstColumn(this.#heads) - 1)) : fieldOf(cell);
    this.#add(row, this.#kindOf(named), label, named === null);
    return true;
  }

  #kindOf(named: NamedCell | null): FundKind {
    const kind = named?.label.fundRow ?? (this.rows.length === 0 ? 'total' : 'detail');
    if (kind !== 'total') return kind;
    const known = this.rows.some((row) => row.kind === 'total' && row !== this.#guessed);
    const isPart = named !== null && normalise(cellText(named.cell)).startsWith('其中');
    return known || isPart ? 'detail' : 'total';
  }

  #add(row: ViewRow, kind: FundKind, label: Field, isGuess: boolean): void {
    const fund = columnRow(this.#view, row, this.#heads, kind, label);
    if (kind === 'total') {
      if (this.#guessed !== null) this.rows[this.rows.indexOf(this.#guessed)] = { ...this.#guessed, kind: 'detail' };
      this.#guessed = isGuess ? fund : null;
    }
    this.rows.push(fund);
    this.last = row.row;
  }
}

/**
 * The rows below a header of funds.
 *
 * @param at position of the header among the rows.
 */
export function readColumns(
  view: SheetView,
  rows: readonly ViewRow[],
  at: number,
  heads: Heads<FundColumn>,
): FundBlock {
  const header = rows[at] as ViewRow;
  const reader = new ColumnReader(view, heads, header.row);
  for (const row of rows.slice(at + 1, at + 1 + MOST_ROWS)) {
    if (isElsewhere(row) || fundHeads(row) !== null || !reader.take(row)) break;
  }
  return { rows: reader.rows, first: header.row, last: reader.last };
}
