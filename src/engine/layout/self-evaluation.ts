/**
 * What the layout reader finds: one filled form, every field with its cell. Nothing is judged here.
 */

import type { Decimal } from '../decimal.ts';
import type { GridCell, GridRange } from '../grid/grid.ts';

/** A place of the form. The place exists even when nothing is written in it. */
export interface Field {
  readonly cell: GridCell;
  /**
   * What a person reads there: line breaks and outer blanks dropped, a number as its plain numeral, a percentage as `95%`,
   * a date as `2021年12月31日`; `''` when blank, not calculated or a picture; an error's code when it is one.
   */
  readonly text: string;
  /** Nothing in the form's words says what this is: its place and content do. */
  readonly assumed?: true;
  /** Points written as a share of one: `0.4` is 40 points. The form's numbers tell (layout/shares.ts). */
  readonly share?: true;
  /** 第N段: it stands in a line above the table (`SheetGrid.above`). `cell` is then the table's first, where findings are shown. */
  readonly paragraph?: number;
}

/** The kinds of form (docs/layouts.md tells them apart). */
export type LayoutId =
  | 'national'
  | 'points-first'
  | 'operator-columns'
  | 'sichuan'
  | 'hubei'
  | 'system'
  | 'four-blocks'
  | 'transfer'
  | 'department';

export type FundKind = 'total' | 'appropriation' | 'carryover' | 'special' | 'own' | 'other' | 'detail';

export interface FundRow {
  readonly kind: FundKind;
  readonly row: number;
  readonly label: Field;
  /** The label without 其中 and punctuation: `当年财政拨款`. */
  readonly name: string;
  readonly initialBudget: Field | null;
  readonly annualBudget: Field | null;
  readonly spent: Field | null;
  readonly points: Field | null;
  readonly rate: Field | null;
  readonly score: Field | null;
  /** 原因 in the fund block (Sichuan). */
  readonly note: Field | null;
}

/** The columns of funds that hold money. */
export const AMOUNT_COLUMNS = ['initialBudget', 'annualBudget', 'spent'] as const;

export const FUND_COLUMNS = [...AMOUNT_COLUMNS, 'points', 'rate', 'score', 'note'] as const;
export type FundColumn = (typeof FUND_COLUMNS)[number];

/** The unit that amounts of the fund block are written in. */
export const AMOUNT_UNITS = ['元', '千元', '万元', '百万元', '亿元'] as const;
export type AmountUnit = (typeof AMOUNT_UNITS)[number];

export interface Funds {
  /** The row with the column heads; the total row's own row where there are none. */
  readonly headerRow: number;
  readonly rows: readonly FundRow[];
  readonly total: FundRow | null;
  /** The 其中 rows. */
  readonly details: readonly FundRow[];
  /** Points named in the block's label or in a head: `预算执行情况（20分）`. */
  readonly declaredPoints: Decimal | null;
  readonly declaredPointsCell: GridCell | null;
  /** The heads that were found. */
  readonly heads: Readonly<Partial<Record<FundColumn, Field>>>;
  /** Cells of the block that are understood and not read: 到位数, sources side by side. */
  readonly others: readonly GridCell[];
  /** Heads of filled columns whose words aren't known. */
  readonly unknown: readonly GridCell[];
  readonly amountUnit: AmountUnit | null;
  readonly amountUnitCell: GridCell | null;
}

export interface Level {
  /** The label without its points: `产出指标`. */
  readonly name: string;
  /** Points that the label carries, `产出指标（50分）` → 50. */
  readonly points: Decimal | null;
  readonly cell: GridCell;
}

/** What an indicator has in cells of its own; its levels may hold for several. */
export const INDICATOR_FIELDS = ['name', 'operator', 'target', 'unit', 'actual', 'points', 'score', 'note'] as const;

export const INDICATOR_COLUMNS = ['level1', 'level2', ...INDICATOR_FIELDS] as const;
export type IndicatorColumn = (typeof INDICATOR_COLUMNS)[number];

export interface Indicator {
  /** Position in the table, from 0; the identity used between results of one review. */
  readonly index: number;
  readonly row: number;
  readonly level1: Level | null;
  readonly level2: Level | null;
  readonly name: Field;
  /** The name without `指标1：`. */
  readonly title: string;
  readonly operator: Field | null;
  readonly target: Field | null;
  readonly unit: Field | null;
  readonly actual: Field | null;
  readonly points: Field | null;
  readonly score: Field | null;
  /** The row's own note cell, or the one cell at the foot that holds all reasons. */
  readonly note: Field | null;
  /** How the form says that it is scored (评分标准), where it says so row by row. */
  readonly standard: Field | null;
  /** Index of the first indicator of those that share one points (score) cell with this; its own index when it shares with none. */
  readonly pointsOwner: number;
  readonly scoreOwner: number;
  /** It is the budget execution rate, written as an indicator. */
  readonly isExecutionRate: boolean;
  /** What the row is, by what it has and lacks. */
  readonly kind: IndicatorKind;
}

/**
 * `heading`: owns points and score, its sub-rows the values. `sub`: an 其中 row with values of its own; `pointsOwner` is its heading.
 * `partial`: lacks more than one of target, actual, points and score, and may be anything.
 */
export type IndicatorKind = 'plain' | 'heading' | 'sub' | 'partial';

/** A scored row that is no indicator: of a block with points and scores alone, or one that adds to the total or takes from it. */
export interface ScoredRow {
  readonly row: number;
  readonly name: Field;
  readonly points: Field | null;
  readonly score: Field | null;
  readonly note: Field | null;
  /** 加分, 扣分: its score belongs to the total, its points to nothing. */
  readonly bonus: boolean;
  /** Nothing in the form's words says what it is: the sums that lack just its numbers do. */
  readonly proven?: true;
}

interface SumRow {
  readonly row: number;
  readonly label: Field;
  readonly points: Field | null;
  readonly score: Field | null;
}

/** 小计 below the indicators; `words`: all of the row, the level's among them (产出指标小计, in one cell or in two). */
export interface SumAbove extends SumRow {
  readonly of: 'above';
  readonly words: string;
}

/** A level in a row of its own above the indicators; `until`: the last row marked as its part, where it is no level. */
export interface SumBelow extends SumRow {
  readonly of: 'below';
  readonly until?: number;
}

/** A row with what a group of indicators comes to, by where the indicators stand. */
export type GroupSum = SumAbove | SumBelow;

/** What a cell of the form is. */
export type CellRole = 'field' | 'label' | 'known' | 'text' | 'unread';

/** Cells side by side that nothing explains. */
export interface Gap {
  readonly kind: 'column' | 'block' | 'row' | 'words';
  /** The block that a column belongs to; null for all else. */
  readonly block: 'indicators' | 'funds' | null;
  readonly cells: readonly GridCell[];
  /** The words nearest to them: a head, a label; `''` when there are none. */
  readonly words: string;
  /** What it may be; null when nothing speaks for anything. */
  readonly guess: IndicatorColumn | FundColumn | 'scored-block' | null;
  /** It may hold points or scores that belong to the form's sums. */
  readonly holdsPoints: boolean;
}

/** One role for every cell of the form's range that isn't blank. */
export interface Account {
  readonly cells: readonly { readonly cell: GridCell; readonly role: CellRole }[];
  readonly gaps: readonly Gap[];
  /** Those of the cells that stand in the form's rows and are no part of it. */
  readonly beside: ReadonlySet<GridCell>;
  /** Numbers that no field holds, by column from top to bottom: any of them may be what is missing in a sum. */
  readonly spare: readonly (readonly { readonly row: number; readonly value: Decimal }[])[];
}

export interface Total {
  readonly row: number;
  readonly label: Field;
  readonly points: Field | null;
  readonly score: Field | null;
  readonly grade: Field | null;
  /** The score as the head of the form gives it once more: 自评得分 | 98. */
  readonly again?: { readonly label: Field; readonly value: Field };
  /** The cell that is seen where the score's lies under a merged area. */
  readonly coveredBy?: GridCell;
}

/** The two long texts; some forms have several pairs. */
export interface Goal {
  readonly goal: Field | null;
  readonly goalResult: Field | null;
}

export interface SelfEvaluation {
  readonly sheet: string;
  readonly sheetProtected: boolean;
  readonly range: GridRange;
  /** The last row that was read, where the sheet goes on below it: a form has a limit. */
  readonly cutAfter: number | null;
  readonly layout: LayoutId;
  readonly title: Field | null;
  readonly project: Field | null;
  /** 主管部门 */
  readonly department: Field | null;
  /** 实施单位 */
  readonly unit: Field | null;
  /** The cell that names the year, or the blank one that should. */
  readonly year: Field | null;
  readonly yearValue: number | null;
  readonly funds: Funds | null;
  readonly goals: readonly Goal[];
  /** The heads of the indicator block that were found. */
  readonly heads: Readonly<Partial<Record<IndicatorColumn, Field>>>;
  readonly indicators: readonly Indicator[];
  /** Scored rows beside the indicators. */
  readonly scored: readonly ScoredRow[];
  /** Rows that sum up some of the indicators, from top to bottom. */
  readonly sums: readonly GroupSum[];
  /** Rows of the form left unused: `指标2：`, `……`. */
  readonly placeholders: readonly { readonly row: number; readonly cell: GridCell }[];
  /** Points that the indicator block's label carries: `年度绩效目标1（80分）`, one entry a label. */
  readonly declaredBlocks: readonly Level[];
  readonly total: Total | null;
  /** One cell for all reasons at the foot of the form. */
  readonly footReason: Field | null;
  /** 备注, 注 and other words of the form that may tell which rules it follows, normalised. */
  readonly remarks: readonly Field[];
  /** Every other text cell that the user fills (long texts at the foot), for prompts left in place. */
  readonly texts: readonly Field[];
  readonly account: Account;
}
