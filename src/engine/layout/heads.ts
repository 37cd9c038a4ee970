import type { GridCell } from '../grid/grid.ts';
import type { IndicatorHead, Label } from './labels.ts';
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

type Role = Exclude<IndicatorHead, 'other'>;

function rank(column: Role, key: string): number {
  const wishes = column === 'adjusted' ? [] : (BETTER[column] ?? []);
  const at = wishes.findIndex((wish) => wish.test(key));
  return at < 0 ? wishes.length : at;
}

interface Candidate {
  readonly cell: GridCell;
  readonly rank: number;
}

function offer(found: Map<Role, Candidate>, cell: GridCell, label: Label | null): void {
  const role = label?.indicator;
  if (role === null || role === undefined || role === 'other' || label === null) return;
  const better = rank(role, label.key);
  const known = found.get(role);
  if (known === undefined || better < known.rank) found.set(role, { cell, rank: better });
}

/** Heads that name the same column in the same words, those right of the indicators' names first. */
function sameHeads(row: ViewRow, heads: Heads<IndicatorColumn>, role: 'points' | 'score'): GridCell[] {
  const chosen = heads[role];
  const key = chosen === undefined ? undefined : row.labels[row.cells.indexOf(chosen)]?.key;
  if (key === undefined) return [];
  const same = row.cells.filter((_, index) => row.labels[index]?.key === key);
  const name = heads.name?.column ?? 0;
  return [...same.filter(({ column }) => column > name), ...same.filter(({ column }) => column < name)];
}

/** What a form without levels calls its indicators; elsewhere it is the label of the whole block. */
const BLOCK_AS_NAME = /^(?:绩效|考核|评价|自评)?指标$/;

/** What a form without 指标值 calls its targets; elsewhere the label of the goals. */
const GOAL_AS_TARGET = /^(?:年度|预期|年初)?(?:绩效|预期|计划)?(?:目标|任务)$|^(?:年度|全年)?计划$/;

function fallback(found: Map<Role, Candidate>, row: ViewRow, role: Role, pattern: RegExp): void {
  const at = row.labels.findIndex((label) => label !== null && pattern.test(label.key));
  const cell = row.cells[at];
  if (cell !== undefined) found.set(role, { cell, rank: 0 });
}

/** Words that name a column only where no better head does. */
function offerFallbacks(found: Map<Role, Candidate>, row: ViewRow): void {
  if (!found.has('name') && !found.has('level1') && !found.has('level2')) fallback(found, row, 'name', BLOCK_AS_NAME);
  if (!found.has('target') && found.has('actual')) fallback(found, row, 'target', GOAL_AS_TARGET);
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
  /** The column of targets adjusted during the year, beside the one of targets set before it. */
  readonly adjusted: GridCell | null;
  /**
   * A form may give points beside every level (一级指标 分值 | 二级指标 分值 | 三级指标 分值): all of these heads. Only the rows below
   * tell which are the indicators' own.
   */
  readonly repeated: Readonly<Record<'points' | 'score', readonly GridCell[]>>;
  readonly top: number;
  readonly bottom: number;
}

function qualifies(heads: Map<Role, Candidate>): boolean {
  const names = Number(heads.has('level1')) + Number(heads.has('level2')) + Number(heads.has('name'));
  const values = Number(heads.has('target') || heads.has('adjusted')) + Number(heads.has('actual'));
  return names > 0 && values > 0 && heads.size >= 4;
}

function toHeads(found: Map<Role, Candidate>): Pick<IndicatorHeader, 'heads' | 'adjusted'> {
  const heads: Heads<IndicatorColumn> = {};
  let adjusted: GridCell | null = null;
  for (const [role, candidate] of found) {
    if (role === 'adjusted') adjusted = candidate.cell;
    else heads[role] = candidate.cell;
  }
  // The only targets that the form has.
  if (heads.target === undefined && adjusted !== null) {
    heads.target = adjusted;
    adjusted = null;
  }
  // A form of two levels calls its indicators 二级指标.
  if (heads.name === undefined && heads.level2 !== undefined) {
    heads.name = heads.level2;
    delete heads.level2;
  }
  return { heads, adjusted };
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
  // Below heads of goals that nobody filled in, a blank row comes before the heads of the indicators.
  const two = below !== undefined && below.row === row.row + 1 && isSubHeader(below);
  const found = new Map<Role, Candidate>();
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
    offerFallbacks(found, row);
  }
  if (!qualifies(found)) return null;
  const { heads, adjusted } = toHeads(found);
  const repeated = { points: sameHeads(row, heads, 'points'), score: sameHeads(row, heads, 'score') };
  return { heads, adjusted, repeated, top: row.row, bottom: two ? below.row : row.row };
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
    // 预算数 beside 调整后预算数 is the one set before the year.
    if (label.fund === 'annualBudget' && better === 0 && heads.annualBudget !== undefined)
      heads.initialBudget ??= heads.annualBudget;
    ranks[label.fund] = better;
    heads[label.fund] = cell;
  });
  if (heads.spent === undefined && heads.rate === undefined) return null;
  if (heads.annualBudget === undefined && heads.initialBudget === undefined && heads.spent === undefined) return null;
  const count = Object.keys(heads).length;
  return count >= 2 ? heads : null;
}
