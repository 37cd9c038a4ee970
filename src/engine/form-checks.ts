/** The checks of one form: what they find, and what each of them can't tell because a part of the form wasn't understood. */

import { type AnyCheck, allChecks, type CheckId } from './checks/all.ts';
import type { FindingDraft, Need, Severity, Silenced } from './checks/check.ts';
import { columnMissing } from './checks/column-missing.ts';
import { type Decimal, ZERO } from './decimal.ts';
import { looksNumeric, numberIn } from './layout/fields.ts';
import {
  FUND_COLUMNS,
  type FundColumn,
  type Gap,
  type IndicatorColumn,
  type SelfEvaluation,
} from './layout/self-evaluation.ts';
import { type SpareNumber, spareRun } from './layout/spare.ts';
import type { Outcome } from './outcome.ts';
import type { ScoredTable } from './scoring/results.ts';
import { readPoints } from './values/numbers.ts';

/** A column that only its place and content tell; `head` is what its head says, `''` where it says nothing. */
export type AssumedColumn =
  | { readonly block: 'funds'; readonly column: FundColumn; readonly head: string }
  | { readonly block: 'indicators'; readonly column: IndicatorColumn; readonly head: string };

interface CheckedDraft {
  readonly check: AnyCheck;
  readonly draft: FindingDraft;
  readonly assumed: readonly AssumedColumn[];
}

/** One form, read, scored and looked at by every check that needs nothing but it. */
export interface CheckedTable {
  readonly context: ScoredTable;
  readonly drafts: readonly CheckedDraft[];
  readonly outcomes: ReadonlyMap<CheckId, Outcome>;
}

const COLUMNS = ['name', 'target', 'actual', 'points', 'score'] as const;

/** Rows with something that only place and content tell, and what; the total's where that is points or scores. */
function assumedRows({
  funds,
  heads,
  indicators,
  total,
}: SelfEvaluation): ReadonlyMap<number, readonly AssumedColumn[]> {
  const rows = new Map<number, AssumedColumn[]>();
  const add = (row: number, column: AssumedColumn): void => {
    const list = rows.get(row);
    if (list === undefined) rows.set(row, [column]);
    else if (!list.some((other) => other.block === column.block && other.column === column.column)) list.push(column);
  };
  for (const fund of funds?.rows ?? [])
    for (const column of FUND_COLUMNS)
      if (fund[column]?.assumed === true)
        add(fund.row, { block: 'funds', column, head: funds?.heads[column]?.text ?? '' });
  for (const indicator of indicators)
    for (const column of COLUMNS) {
      if (indicator[column]?.assumed !== true) continue;
      const assumed: AssumedColumn = { block: 'indicators', column, head: heads[column]?.text ?? '' };
      add(indicator.row, assumed);
      if (total !== null && (column === 'points' || column === 'score')) add(total.row, assumed);
    }
  return rows;
}

const WEAKER: Readonly<Record<Severity, Severity>> = { error: 'warning', warning: 'hint', hint: 'hint' };

/** What rests on an assumption about the form is said one step more softly, with what was assumed. */
function weakened(
  check: AnyCheck,
  draft: FindingDraft,
  rows: ReadonlyMap<number, readonly AssumedColumn[]>,
): CheckedDraft {
  const assumed = [...new Set(draft.cells.map(({ row }) => row))].flatMap((row) => rows.get(row) ?? []);
  if (assumed.length === 0) return { check, draft, assumed };
  const each = assumed.filter(
    ({ block, column }, at) => assumed.findIndex((other) => other.block === block && other.column === column) === at,
  );
  return { check, draft: { ...draft, severity: WEAKER[draft.severity ?? check.severity] }, assumed: each };
}

function holds({ cells }: Gap, row: number, value: Decimal): boolean {
  return cells.some((cell) => cell.row === row && numberIn(cell)?.eq(value) === true);
}

const SUMS = ['all-points', 'all-scores', 'all-amounts'] as const;
type SumNeed = (typeof SUMS)[number];

function isSum(need: Need): need is SumNeed {
  return (SUMS as readonly Need[]).includes(need);
}

/** Numbers that are just what the scores lack of the form's total: the points that belong to them aren't read either. */
function scoresInGaps(
  table: SelfEvaluation,
  { total: { recordedSum } }: ScoredTable['scores'],
): readonly SpareNumber[] {
  const total = readPoints(table.total?.score ?? null).value;
  return total === null || recordedSum === null ? [] : spareRun(table, total.minus(recordedSum));
}

/** Numbers side by side in a row of the gap that come to just what is missing: sources as columns. */
function lieInRow({ cells }: Gap, off: Decimal): boolean {
  const sums = new Map<number, Decimal>();
  for (const cell of cells) {
    const value = cell.kind === 'number' ? numberIn(cell) : null;
    if (value !== null) sums.set(cell.row, (sums.get(cell.row) ?? ZERO).plus(value));
  }
  return [...sums.values()].some((sum) => sum.eq(off));
}

/**
 * The gaps that a sum's difference may come from. Where the points come to the base, none of them lies in a gap; amounts lie in it only
 * where they are just what is missing.
 */
function gapsOfSum({ table, scores }: ScoredTable, need: SumNeed, off: Decimal): readonly Gap[] {
  const run = [...spareRun(table, off), ...(need === 'all-points' ? scoresInGaps(table, scores) : [])];
  const isOpen = need === 'all-scores' || (need === 'all-points' && scores.total.pointsGap !== null);
  return table.account.gaps.filter(
    (gap) =>
      (isOpen && gap.holdsPoints) ||
      (need === 'all-amounts' && lieInRow(gap, off)) ||
      run.some(({ row, value }) => holds(gap, row, value)),
  );
}

/** Filled columns under heads that nobody knows, which may be the column. */
function standIns(table: SelfEvaluation, need: Need): readonly Gap[] {
  const columns = table.account.gaps.filter(({ kind }) => kind === 'column');
  switch (need) {
    case 'all-points':
    case 'all-scores':
    case 'all-amounts':
      return [];
    case 'points-left':
      return table.account.gaps.filter(({ holdsPoints }) => holdsPoints);
    case 'funds/annualBudget':
    case 'funds/spent':
      return columns.filter((gap) => gap.block === 'funds');
    case 'note':
      if (table.heads.note !== undefined) return [];
      return columns.filter((gap) => gap.block !== 'funds' && gap.cells.slice(1).some((cell) => !looksNumeric(cell)));
    default: {
      const isNumbers = need === 'points' || need === 'score';
      const mayBe = columns.filter((gap) => gap.block !== 'funds' && (gap.guess === null || gap.guess === need));
      return mayBe.filter(({ cells }) => cells.slice(1).some((cell) => !isNumbers || looksNumeric(cell)));
    }
  }
}

/** Columns that the form needs, that weren't found, and that a column nobody knows may be. Reasons may stand in any of them. */
function openColumns(context: ScoredTable, missing: readonly FindingDraft[]): ReadonlyMap<Need, readonly Gap[]> {
  const open = new Map<Need, readonly Gap[]>();
  if (context.table.account.gaps.length === 0) return open;
  for (const need of [...missing.flatMap(({ needs }) => needs ?? []), 'note' as const, 'points-left' as const]) {
    const gaps = standIns(context.table, need);
    if (gaps.length > 0) open.set(need, gaps);
  }
  return open;
}

type TableChecks = Extract<AnyCheck, { scope: 'table' }>;

const NOTHING: readonly never[] = [];

/** The outcomes of nearly all checks. */
const WITHOUT_FINDINGS: Readonly<Record<Outcome['state'], Outcome>> = {
  passed: { state: 'passed', count: 0, gaps: NOTHING },
  finding: { state: 'finding', count: 0, gaps: NOTHING },
  'not-applicable': { state: 'not-applicable', count: 0, gaps: NOTHING },
  'cannot-tell': { state: 'cannot-tell', count: 0, gaps: NOTHING },
};

const tableChecks = allChecks.filter((check) => check.scope === 'table');
const gapChecks = allChecks.filter((check) => check.scope === 'gaps');

class FormChecks {
  readonly #context: ScoredTable;
  readonly #assumed: ReadonlyMap<number, readonly AssumedColumn[]>;
  /** What `column-missing` finds: it also tells which columns are open. */
  readonly #missing: readonly FindingDraft[];
  readonly #open: ReadonlyMap<Need, readonly Gap[]>;
  readonly #drafts: CheckedDraft[] = [];
  readonly #outcomes = new Map<CheckId, Outcome>();
  readonly #silenced: Silenced[] = [];

  constructor(context: ScoredTable) {
    this.#context = context;
    this.#assumed = assumedRows(context.table);
    this.#missing = columnMissing.appliesTo(context) ? columnMissing.run(context) : [];
    this.#open = openColumns(context, this.#missing);
  }

  /** What keeps a finding from being told; nothing when all that it stands on was read. */
  #inTheWay(needs: readonly Need[], off: Decimal | null, severity: Severity): readonly Silenced[] {
    if (this.#open.size === 0 && off === null) return NOTHING;
    return needs.flatMap((need) => {
      const ofSum = isSum(need) && off !== null ? gapsOfSum(this.#context, need, off) : [];
      return [...ofSum, ...(this.#open.get(need) ?? [])].map((gap) => ({
        gap,
        need,
        off: isSum(need) ? off : null,
        severity,
      }));
    });
  }

  /** What keeps the check from telling whether it applies. */
  #waitsOf(needs: readonly Need[], severity: Severity): readonly Silenced[] {
    if (this.#open.size === 0) return NOTHING;
    return this.#inTheWay(
      needs.filter((need) => need !== 'note'),
      null,
      severity,
    );
  }

  #table(check: TableChecks): void {
    const isWanted = check.isWanted?.(this.#context) !== false;
    const own: readonly Need[] = isWanted ? (check.needs ?? []) : [];
    const waits = this.#waitsOf(own, check.severity);
    if (!check.appliesTo(this.#context)) {
      this.#end(check.id, waits.length > 0 ? 'cannot-tell' : 'not-applicable', 0, waits);
      return;
    }
    const drafts = check.id === columnMissing.id ? this.#missing : (check.run(this.#context) as FindingDraft[]);
    // Nearly always.
    if (drafts.length === 0) {
      this.#end(check.id, waits.length > 0 ? 'cannot-tell' : 'passed', 0, waits);
      return;
    }
    const sure: CheckedDraft[] = [];
    const silenced: Silenced[] = [];
    for (const draft of drafts) {
      const needs = [...new Set([...own, ...(draft.needs ?? [])])];
      const way = this.#inTheWay(needs, draft.off ?? null, draft.severity ?? check.severity);
      silenced.push(...way);
      if (way.length === 0) sure.push(weakened(check, draft, this.#assumed));
    }
    for (const each of sure) this.#drafts.push(each);
    for (const each of silenced) this.#silenced.push(each);
    const all = waits.length === 0 ? silenced : [...waits, ...silenced];
    this.#end(check.id, sure.length > 0 ? 'finding' : all.length > 0 ? 'cannot-tell' : 'passed', sure.length, all);
  }

  #end(id: CheckId, state: Outcome['state'], count: number, silenced: readonly Silenced[]): void {
    if (silenced.length === 0 && count === 0) this.#outcomes.set(id, WITHOUT_FINDINGS[state]);
    else this.#outcomes.set(id, { state, count, gaps: [...new Set(silenced.map(({ gap }) => gap))] });
  }

  run(): CheckedTable {
    const context = this.#context;
    for (const check of tableChecks) this.#table(check);
    for (const check of gapChecks) {
      const drafts = check.appliesTo(context) ? check.run(context, this.#silenced) : [];
      this.#drafts.push(...drafts.map((draft): CheckedDraft => ({ check, draft, assumed: [] })));
      const passed = check.appliesTo(context) ? 'passed' : 'not-applicable';
      this.#end(check.id, drafts.length > 0 ? 'finding' : passed, drafts.length, []);
    }
    return { context, drafts: this.#drafts, outcomes: this.#outcomes };
  }
}

/**
 * Runs every check of a form. A finding that stands on what a gap may hold isn't told: the outcome is then `cannot-tell`, and the
 * gap is named.
 */
export function checkTable(context: ScoredTable): CheckedTable {
  return new FormChecks(context).run();
}
