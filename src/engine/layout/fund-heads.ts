/** Rows of heads over the funds. */

import type { GridCell } from '../grid/grid.ts';
import { distinctCells, type Heads, isBlockLabel } from './heads.ts';
import type { Label } from './labels.ts';
import type { FundColumn } from './self-evaluation.ts';
import type { ViewRow } from './sheet-view.ts';

const BETTER: Partial<Record<FundColumn, readonly RegExp[]>> = {
  annualBudget: [/调整/, /全年/, /预算/],
  initialBudget: [/年初/],
  spent: [/执行/, /支付|支出/],
};

function rankOf(column: FundColumn, key: string): number {
  const wishes = BETTER[column] ?? [];
  const at = wishes.findIndex((wish) => wish.test(key));
  return at < 0 ? wishes.length : at;
}

/** The heads of a row of funds, and what is left over. */
export interface FundHeader {
  readonly heads: Heads<FundColumn>;
  readonly unknown: readonly GridCell[];
  readonly unread: readonly GridCell[];
  /** Sources side by side (中央资金 | 省级资金 | 合计): their heads. */
  readonly sources: readonly GridCell[];
}

/** 调整数: what was added or taken away, never the budget itself. */
const ADJUSTMENT = /^(?:年中|预算)?调整(?:数|额|金额)$/;

/** 到位数: what was paid in. It is what there was to spend, or what was spent, only where nothing else says so. */
const ARRIVAL = '到位';

/** Whether the head speaks of what was paid in; not of its share: 资金到位率. */
export function isArrival(key: string): boolean {
  const at = key.lastIndexOf(ARRIVAL);
  return at >= 0 && !/[率比]/.test(key.slice(at));
}

/** Collects the heads of one row. */
class HeadCollector implements FundHeader {
  readonly heads: Heads<FundColumn> = {};
  readonly unknown: GridCell[] = [];
  readonly unread: GridCell[] = [];
  readonly sources: GridCell[] = [];
  readonly #ranks: Partial<Record<FundColumn, number>> = {};
  #whole: GridCell | null = null;
  #adjustment: GridCell | null = null;
  readonly #arrivals: GridCell[] = [];

  take(cell: GridCell, label: Label | null): void {
    if (label === null) {
      if (cell.kind === 'text') this.unknown.push(cell);
    } else if (label.fund !== null) {
      const isTaught = label.taught !== null;
      if (ADJUSTMENT.test(label.key) && !isTaught) this.#adjustment = cell;
      else this.#offer(label.fund, isTaught ? -1 : rankOf(label.fund, label.key), cell);
    } else if (label.fundRow !== null && label.fundHead === null && !label.fundBlock) {
      this.sources.push(cell);
      if (label.fundRow === 'total') this.#whole ??= cell;
    } else if (label.fundHead === 'other') {
      if (label.taught === null && isArrival(label.key)) this.#arrivals.push(cell);
      else this.unread.push(cell);
    } else if (!isBlockLabel(label) && label.inline === null) this.unknown.push(cell);
  }

  #offer(name: FundColumn, rank: number, cell: GridCell): void {
    if (rank >= (this.#ranks[name] ?? Number.POSITIVE_INFINITY)) return;
    // 预算数 beside 调整后预算数 is the one set before the year.
    if (name === 'annualBudget' && rank === 0 && this.heads.annualBudget !== undefined)
      this.heads.initialBudget ??= this.heads.annualBudget;
    this.#ranks[name] = rank;
    this.heads[name] = cell;
  }

  /** The whole of all sources is the budget; an adjustment only where nothing else is. */
  end(): void {
    const { heads } = this;
    if (heads.annualBudget === undefined && heads.initialBudget === undefined) {
      if (this.sources.length >= 2 && this.#whole !== null) heads.annualBudget = this.#whole;
      else if (this.#adjustment !== null) heads.annualBudget = this.#adjustment;
    }
    if (this.#adjustment !== null && heads.annualBudget !== this.#adjustment) {
      // Only the amounts can tell that it is the budget as adjusted.
      if (heads.annualBudget === undefined) this.unknown.push(this.#adjustment);
      else this.unread.push(this.#adjustment);
    }
    const isOpen = heads.annualBudget === undefined || heads.spent === undefined;
    for (const cell of this.#arrivals) (isOpen ? this.unknown : this.unread).push(cell);
  }
}

/** Heads of the fund block in this row; null when it isn't one. */
export function fundHeader(row: ViewRow): FundHeader | null {
  let roles = 0;
  for (const label of row.labels) if (label !== null && label.fund !== null) roles++;
  if (roles < 2) return null;
  const collector = new HeadCollector();
  const cells = distinctCells(row);
  const label = cells[0]?.label ?? null;
  const block = label?.fundBlock === true && label.taught === null ? cells.shift() : undefined;
  for (const each of cells) collector.take(each.cell, each.label);
  // 年度预算资金 left of all heads is the block's own label where another head says the same: 年初数, 调整后预算数.
  const { heads } = collector;
  const own = label?.fund ?? null;
  const isSaid =
    own !== null && (heads[own] !== undefined || (own === 'annualBudget' && heads.initialBudget !== undefined));
  if (block !== undefined && !isSaid) collector.take(block.cell, block.label);
  collector.end();
  return Object.keys(collector.heads).length >= 2 ? collector : null;
}

/** As `fundHeader`, of a row that names an amount in words. */
export function fundHeads(row: ViewRow): Heads<FundColumn> | null {
  const heads = fundHeader(row)?.heads ?? null;
  if (heads === null || (heads.spent === undefined && heads.rate === undefined)) return null;
  if (heads.annualBudget === undefined && heads.initialBudget === undefined && heads.spent === undefined) return null;
  return heads;
}
