import type { GridCell } from '../grid/grid.ts';
import type { Label } from './labels.ts';
import type { FundColumn, IndicatorColumn } from './self-evaluation.ts';
import type { ViewRow } from './sheet-view.ts';

/** Rows of column heads: those of the indicators and those of the funds. */

export type Heads<Column extends string> = Partial<Record<Column, GridCell>>;

/** Where a form names one thing twice, the head that says it better wins; otherwise the first. */
const BETTER: Partial<Record<IndicatorColumn, readonly RegExp[]>> = {
  name: [/三级/, /名称/],
  target: [/年度指标值|指标值|目标值/, /值/],
  actual: [/值/, /完成/],
  points: [/分值/, /权重/],
  score: [/折算/, /自评/, /得分/],
  note: [/偏差|未完成|未达/, /原因/, /措施|分析/],
  unit: [/度量|计量/],
};

function rank(column: IndicatorColumn, key: string): number {
  const wishes = BETTER[column] ?? [];
  const at = wishes.findIndex((wish) => wish.test(key));
  return at < 0 ? wishes.length : at;
}

interface Candidate {
  readonly cell: GridCell;
  readonly rank: number;
}

function offer(found: Map<IndicatorColumn, Candidate>, cell: GridCell, label: Label | null): void {
  const role = label?.indicator;
  if (role === null || role === undefined || role === 'other' || label === null) return;
  const better = rank(role, label.key);
  const known = found.get(role);
  if (known === undefined || better < known.rank) found.set(role, { cell, rank: better });
}

/** Whether every filled cell of the row is a head of the indicators: the second row of a header. */
function isSubHeader(row: ViewRow): boolean {
  let heads = 0;
  for (const label of row.labels) {
    if (label === null || label.indicator === null) return false;
    heads++;
  }
  return heads >= 2;
}

export interface IndicatorHeader {
  readonly heads: Heads<IndicatorColumn>;
  readonly top: number;
  readonly bottom: number;
}

function qualifies(heads: Map<IndicatorColumn, Candidate>): boolean {
  const names = Number(heads.has('level1')) + Number(heads.has('level2')) + Number(heads.has('name'));
  const values = Number(heads.has('target')) + Number(heads.has('actual'));
  return names > 0 && values > 0 && heads.size >= 4;
}

function toHeads(found: Map<IndicatorColumn, Candidate>): Heads<IndicatorColumn> {
  const heads: Heads<IndicatorColumn> = {};
  for (const [role, candidate] of found) heads[role] = candidate.cell;
  // A form of two levels calls its indicators 二级指标.
  if (heads.name === undefined && heads.level2 !== undefined) {
    heads.name = heads.level2;
    delete heads.level2;
  }
  return heads;
}

/**
 * The header of an indicator block that begins in this row, alone or with the row below it.
 *
 * @param below the next row of the sheet with anything in it.
 */
export function indicatorHeader(row: ViewRow, below: ViewRow | undefined): IndicatorHeader | null {
  let roles = 0;
  for (const label of row.labels) if (label !== null && label.indicator !== null) roles++;
  if (roles < 2) return null;
  const two = below !== undefined && isSubHeader(below);
  const found = new Map<IndicatorColumn, Candidate>();
  if (two) {
    // The lower head names the column; the upper one spans it.
    const taken = new Set(below.cells.map((cell) => cell.column));
    row.cells.forEach((cell, index) => {
      if (!taken.has(cell.column)) offer(found, cell, row.labels[index] ?? null);
    });
    const upper = new Map(found);
    below.cells.forEach((cell, index) => {
      const label = below.labels[index] ?? null;
      // A text repeated through a tall merge names the same column again.
      if (
        label?.indicator !== null &&
        label?.indicator !== undefined &&
        label.indicator !== 'other' &&
        upper.has(label.indicator)
      ) {
        const known = upper.get(label.indicator) as Candidate;
        if (known.cell.column < cell.column && rank(label.indicator, label.key) >= known.rank) return;
      }
      offer(found, cell, label);
    });
  } else {
    row.cells.forEach((cell, index) => {
      offer(found, cell, row.labels[index] ?? null);
    });
  }
  if (!qualifies(found)) return null;
  return { heads: toHeads(found), top: row.row, bottom: two ? below.row : row.row };
}

const BETTER_FUND: Partial<Record<FundColumn, readonly RegExp[]>> = {
  annualBudget: [/调整/, /全年/, /预算/],
  initialBudget: [/年初/],
  spent: [/执行/, /支付|支出/],
};

function fundRank(column: FundColumn, key: string): number {
  const wishes = BETTER_FUND[column] ?? [];
  const at = wishes.findIndex((wish) => wish.test(key));
  return at < 0 ? wishes.length : at;
}

/** Heads of the fund block in this row; null when it isn't one. */
export function fundHeads(row: ViewRow): Heads<FundColumn> | null {
  let roles = 0;
  for (const label of row.labels) if (label !== null && label.fund !== null) roles++;
  if (roles < 2) return null;
  const heads: Heads<FundColumn> = {};
  const ranks: Partial<Record<FundColumn, number>> = {};
  row.cells.forEach((cell, index) => {
    const label = row.labels[index];
    if (label === null || label === undefined || label.fund === null) return;
    const better = fundRank(label.fund, label.key);
    if (better >= (ranks[label.fund] ?? Number.POSITIVE_INFINITY)) return;
    ranks[label.fund] = better;
    heads[label.fund] = cell;
  });
  if (heads.spent === undefined && heads.rate === undefined) return null;
  if (heads.annualBudget === undefined && heads.initialBudget === undefined && heads.spent === undefined) return null;
  const count = Object.keys(heads).length;
  return count >= 2 ? heads : null;
}
