/** The fund block: 年度资金总额 and its 其中 rows, in columns or in pairs of label and value. */

import type { Decimal } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { amountUnitIn, looksNumeric } from './fields.ts';
import { isSecondHeader, readColumns } from './fund-columns.ts';
import { type FundHeader, fundHeader, fundHeads } from './fund-heads.ts';
import { readInline } from './fund-inline.ts';
import { isPairs, readPairs } from './fund-pairs.ts';
import { resolveFunds } from './fund-resolve.ts';
import type { FundBlock } from './fund-rows.ts';
import { readTransposed } from './fund-transposed.ts';
import type { Heads } from './heads.ts';
import { labelPoints } from './labels.ts';
import {
  AMOUNT_COLUMNS,
  type AmountUnit,
  type Field,
  FUND_COLUMNS,
  type FundColumn,
  type Funds,
} from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

interface Declared {
  readonly points: Decimal;
  readonly cell: GridCell;
}

/** Points in the block's label or in a head: `预算执行情况（20分）`, `得分（20分*执行率）`. */
function declaredPoints(view: SheetView, from: number, to: number): Declared | null {
  for (let number = from; number <= to; number++) {
    const row = view.row(number);
    if (row === undefined) continue;
    for (let index = 0; index < row.cells.length; index++) {
      const cell = row.cells[index] as GridCell;
      const label = row.labels[index];
      if (
        label === null ||
        label === undefined ||
        !(label.fundBlock || label.fund === 'score' || label.fund === 'points' || label.fund === 'rate')
      )
        continue;
      if (label.inline !== null) continue;
      const points = labelPoints(cell.value as string);
      if (points !== null) return { points, cell };
    }
  }
  return null;
}

/** The unit that the block's label or heads name. */
function blockUnit(view: SheetView, from: number, to: number): { unit: AmountUnit; cell: GridCell } | null {
  for (let number = from; number <= to; number++) {
    const row = view.row(number);
    if (row === undefined) continue;
    for (let index = 0; index < row.cells.length; index++) {
      const cell = row.cells[index] as GridCell;
      const label = row.labels[index];
      if (label === null || label === undefined) continue;
      if (!(label.fundBlock || label.fund !== null || label.fundRow === 'total')) continue;
      const text = normalise(cell.value as string);
      const unit = amountUnitIn(text);
      // 元 alone also ends words; between brackets or at the end it is the unit.
      if (unit !== null && (unit !== '元' || /\(元\)|[:(]元|元$/.test(text))) return { unit, cell };
    }
  }
  return null;
}

/** What a candidate for the fund block has; the one with most is it. Lists of expenses have amounts, but no rate and no score. */
function worth(heads: Heads<FundColumn>, block: FundBlock): number {
  const scored =
    Number(heads.rate !== undefined) + Number(heads.points !== undefined) + Number(heads.score !== undefined);
  return scored * 2 + Number(block.rows.some(({ kind }) => kind === 'total')) + Number(heads.spent !== undefined);
}

interface Candidate {
  readonly header: ViewRow;
  readonly heads: Heads<FundColumn>;
  readonly block: FundBlock;
  readonly pairs: boolean;
  readonly others: readonly GridCell[];
  readonly unknown: readonly GridCell[];
}

/** Whether the row of heads belongs to funds although it names no amount in known words. */
function isFunds(rows: readonly ViewRow[], at: number): boolean {
  const header = rows[at] as ViewRow;
  if (header.labels[0]?.fundBlock === true) return true;
  return rows
    .slice(at + 1, at + 3)
    .some(({ labels }) => labels.some((label) => label?.fundRow === 'total' && !label.fundBlock));
}

/** Under each amount the column that holds the whole of it: 预算数 over 合计 | 财政拨款 | 其他. */
function wholes(
  header: FundHeader,
  below: ViewRow | undefined,
): { heads: Heads<FundColumn>; parts: readonly GridCell[] } {
  if (below === undefined || !isSecondHeader(below)) return { heads: header.heads, parts: [] };
  const heads: Heads<FundColumn> = { ...header.heads };
  const starts = Object.values(header.heads)
    .map(({ column }) => column)
    .sort((a, b) => a - b);
  for (const name of AMOUNT_COLUMNS) {
    const head = heads[name];
    if (head === undefined) continue;
    const end = starts.find((column) => column > head.column) ?? Number.POSITIVE_INFINITY;
    const whole = below.cells.find(
      ({ column }, index) => column >= head.column && column < end && below.labels[index]?.fundRow === 'total',
    );
    if (whole !== undefined) heads[name] = { ...head, column: whole.column };
  }
  return { heads, parts: below.cells };
}

function candidateAt(view: SheetView, rows: readonly ViewRow[], at: number): Candidate | null {
  const header = rows[at] as ViewRow;
  const transposed = readTransposed(view, rows, at);
  if (transposed !== null) {
    const { heads, sources } = transposed;
    return { header, heads, block: transposed, pairs: false, others: sources, unknown: [] };
  }
  const inline = readInline(header);
  if (inline !== null) return { header, ...inline, pairs: true, others: [], unknown: [] };
  const found = fundHeader(header);
  if (found === null) return null;
  const words = fundHeads(header);
  const named = words !== null && (words.annualBudget ?? words.initialBudget) !== undefined;
  if (named && isPairs(header, found.heads)) {
    const block = readPairs(view, rows, at, found.heads);
    return block.rows.length === 0 ? null : { header, heads: found.heads, block, pairs: true, others: [], unknown: [] };
  }
  if (!named && (found.unknown.length === 0 || !isFunds(rows, at))) return null;
  const below = rows[at + 1];
  const { heads: whole, parts } = wholes(found, below);
  const resolved = resolveFunds(view, rows, header, { ...found, heads: whole });
  const { heads, assumed } = resolved;
  if (heads.annualBudget === undefined && heads.initialBudget === undefined) return null;
  const block = readColumns(view, rows, at, heads, assumed);
  // Heads of groups (预算安排情况 | 资金执行情况) have no amounts below; the row of labels and values follows.
  if (block.rows.length === 0) return null;
  return {
    header,
    heads,
    block,
    pairs: false,
    others: [...found.unread, ...found.sources, ...parts, ...resolved.known],
    unknown: resolved.unknown,
  };
}

/**
 * @param area rows of the form that hold no indicators.
 * @returns the block and the rows it takes; null when the form has none.
 */
export function readFunds(
  view: SheetView,
  area: readonly ViewRow[],
): { funds: Funds; first: number; last: number } | null {
  let best: Candidate | null = null;
  for (let at = 0; at < area.length; at++) {
    const candidate = candidateAt(view, area, at);
    if (candidate === null) continue;
    if (best === null || worth(candidate.heads, candidate.block) > worth(best.heads, best.block)) best = candidate;
  }
  if (best === null) return null;
  const { block } = best;
  return { funds: makeFunds(view, best), first: block.first, last: block.last };
}

function makeFunds(view: SheetView, { block, header, heads, pairs, others, unknown }: Candidate): Funds {
  const total = block.rows.find((row) => row.kind === 'total') ?? null;
  const declared = declaredPoints(view, block.first, block.last);
  const unit = blockUnit(view, block.first, block.last);
  const fields: Partial<Record<FundColumn, Field>> = {};
  for (const name of FUND_COLUMNS) {
    const head = heads[name];
    if (head !== undefined) fields[name] = fieldOf(head);
    else if (pairs && total !== null && total[name] !== null) fields[name] = total[name];
  }
  return {
    headerRow: header.row,
    rows: block.rows,
    total,
    details: block.rows.filter((row) => row !== total),
    declaredPoints: declared?.points ?? null,
    declaredPointsCell: declared?.cell ?? null,
    heads: fields,
    others,
    unknown: unknown.filter(({ column }) => block.rows.some(({ row }) => looksNumeric(view.at(row, column)))),
    amountUnit: unit?.unit ?? null,
    amountUnitCell: unit?.cell ?? null,
  };
}
