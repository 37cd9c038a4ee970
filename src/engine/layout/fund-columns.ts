/** Funds in columns: heads, then the total and its 其中 rows. */

import type { GridCell } from '../grid/grid.ts';
import { cellText, fieldOf } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { isDash } from '../values/words.ts';
import { assumedField, fieldAt, looksNumeric } from './fields.ts';
import { fundHeads } from './fund-heads.ts';
import { isTotalOfForm } from './fund-inline.ts';
import { type FundBlock, isElsewhere, makeFundRow, type NamedCell } from './fund-rows.ts';
import { type Heads, indicatorHeader } from './heads.ts';
import {
  AMOUNT_COLUMNS,
  type Field,
  FUND_COLUMNS,
  type FundColumn,
  type FundKind,
  type FundRow,
} from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

const NOTHING_ASSUMED: ReadonlySet<FundColumn> = new Set();

/** Rows below the heads that can still belong to the block. */
const MAX_ROWS = 16;

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
  for (const name of AMOUNT_COLUMNS) {
    const head = heads[name];
    if (head !== undefined && looksNumeric(view.at(row.row, head.column))) return true;
  }
  return false;
}

function columnRow(
  view: SheetView,
  row: ViewRow,
  heads: Heads<FundColumn>,
  kind: FundKind,
  label: Field,
  assumed: ReadonlySet<FundColumn>,
): FundRow {
  const fields: Partial<Record<FundColumn, Field>> = {};
  for (const name of FUND_COLUMNS) {
    const head = heads[name];
    if (head !== undefined) fields[name] = assumedField(fieldAt(view, row.row, head.column), assumed.has(name));
  }
  return makeFundRow(kind, row.row, label, fields);
}

/** Words beside the columns of numbers, though of no kind that is known: 任务1. */
function ownLabel(row: ViewRow, heads: Heads<FundColumn>): GridCell | null {
  return row.cells.find((cell) => cell.kind === 'text' && !isHead(heads, cell.column) && !looksNumeric(cell)) ?? null;
}

/** 总额, 财政拨款, 其他资金 side by side below the heads: each amount is given in parts. */
export function isSecondHeader(row: ViewRow): boolean {
  let parts = 0;
  for (const label of row.labels) {
    if (label === null || label.fundRow === null) return false;
    parts++;
  }
  return parts >= 2;
}

/** A source left blank: its name alone, and dashes under the heads. */
function isBlankDetail(row: ViewRow, heads: Heads<FundColumn>, own: GridCell | null): boolean {
  if (own === null || (own.value as string).length > 16) return false;
  const dashes = row.cells.filter(({ column }) => isHead(heads, column));
  const marked = /^\s*(?:其中|　)/.test(own.value as string);
  const words = row.cells.filter((cell) => cell.kind === 'text' && !isHead(heads, cell.column)).length;
  return words <= 2 && (marked || (dashes.length > 0 && dashes.every((cell) => isDash(cellText(cell)))));
}

function firstColumn(heads: Heads<FundColumn>): number {
  let first = Number.POSITIVE_INFINITY;
  for (const name of FUND_COLUMNS) first = Math.min(first, heads[name]?.column ?? Number.POSITIVE_INFINITY);
  return first;
}

/** A row with the rate or the points: the whole, whatever it is called. */
function isScored({ rate, score }: FundRow): boolean {
  return [rate, score].some((field) => field !== null && looksNumeric(field.cell));
}

/** The form's own total, in a block of funds at its end. */
function isTotalRow({ labels }: ViewRow): boolean {
  return labels[0]?.total === true;
}

/** Collects the rows below the heads. */
class ColumnReader {
  readonly rows: FundRow[] = [];
  last: number;
  /** The first row, taken for the total until one that says so comes. */
  #guessed: FundRow | null = null;
  readonly #view: SheetView;
  readonly #heads: Heads<FundColumn>;
  readonly #assumed: ReadonlySet<FundColumn>;

  constructor(view: SheetView, heads: Heads<FundColumn>, assumed: ReadonlySet<FundColumn>, header: number) {
    this.#view = view;
    this.#heads = heads;
    this.#assumed = assumed;
    this.last = header;
  }

  /** Whether the block goes on below the row. */
  take(row: ViewRow): boolean {
    if (this.rows.length === 0 && isSecondHeader(row)) return true;
    if (this.#takeBeside(row)) return true;
    const named = rowLabel(row, this.#heads);
    const own = ownLabel(row, this.#heads);
    const numbers = hasNumbers(this.#view, row, this.#heads);
    if (isTotalRow(row) && this.#isOver(row, numbers)) return false;
    const isOurs =
      named !== null ||
      (numbers && (this.rows.length === 0 || own !== null)) ||
      (this.rows.length > 0 && isBlankDetail(row, this.#heads, own));
    if (!isOurs) return this.rows.length === 0;
    const cell = named?.cell ?? own;
    const label =
      cell === null ? fieldAt(this.#view, row.row, Math.max(1, firstColumn(this.#heads) - 1)) : fieldOf(cell);
    this.#add(row, this.#kindOf(named), label, named === null);
    return true;
  }

  /** 预算执行得分 | 9.6 | 满分 | 10 below the amounts: labels and values of the whole. */
  #takeBeside({ row, cells, labels }: ViewRow): boolean {
    const name = labels[0]?.fund ?? null;
    if (name !== 'score' && name !== 'points' && name !== 'rate') return false;
    const at = this.rows.findIndex(({ kind }) => kind === 'total');
    const total = this.rows[at];
    if (total === undefined) return false;
    const found: Partial<Record<FundColumn, Field>> = {};
    for (const [index, label] of labels.entries()) {
      const value = cells[index + 1];
      if (label?.fund == null || value === undefined || !looksNumeric(value)) continue;
      if (this.#heads[label.fund] === undefined) found[label.fund] ??= fieldOf(value);
    }
    if (found[name] === undefined || isTotalOfForm(labels, found.score)) return false;
    this.rows[at] = { ...total, ...found };
    this.last = row;
    return true;
  }

  /** A total left of the sources, or without amounts, is the form's: the block was over before it. */
  #isOver(row: ViewRow, numbers: boolean): boolean {
    const known = this.rows.find((one) => one.kind === 'total' && (one !== this.#guessed || isScored(one)));
    if (known === undefined) return false;
    return !numbers || (row.cells[0]?.column ?? 0) < known.label.cell.column;
  }

  #kindOf(named: NamedCell | null): FundKind {
    const kind = named?.label.fundRow ?? (this.rows.length === 0 ? 'total' : 'detail');
    if (kind !== 'total') return kind;
    const known = this.rows.some((row) => row.kind === 'total' && row !== this.#guessed);
    const isPart = named !== null && normalise(cellText(named.cell)).startsWith('其中');
    return known || isPart ? 'detail' : 'total';
  }

  #add(row: ViewRow, kind: FundKind, label: Field, isGuess: boolean): void {
    const fund = columnRow(this.#view, row, this.#heads, kind, label, this.#assumed);
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
  assumed: ReadonlySet<FundColumn> = NOTHING_ASSUMED,
): FundBlock {
  const header = rows[at] as ViewRow;
  const reader = new ColumnReader(view, heads, assumed, header.row);
  const below = rows.slice(at + 1, at + 1 + MAX_ROWS);
  for (const [index, row] of below.entries()) {
    if (isElsewhere(row) || fundHeads(row) !== null || indicatorHeader(row, below[index + 1]) !== null) break;
    if (!reader.take(row)) break;
  }
  return { rows: reader.rows, first: header.row, last: reader.last };
}
