import { type AnyCheck, allChecks } from './checks/all.ts';
import type { FindingDraft, FixDraft } from './checks/check.ts';
import { contentOf, editOf } from './edits/content.ts';
import type { Fix, NotePlan } from './edits/edit.ts';
import { cellAddress } from './grid/address.ts';
import type { SheetGrid } from './grid/grid.ts';
import { tablesOf } from './layout/read-tables.ts';
import type { SelfEvaluation } from './layout/self-evaluation.ts';
import { defaultPolicy } from './policy/built-in.ts';
import type { ScoringPolicy } from './policy/schema.ts';
import { suggestPolicy } from './policy/suggest.ts';
import type { AnyFinding, NeedsHuman, Review, TableReview, Verdict } from './review-types.ts';
import type { ScoredTable, UndeterminedReason } from './scoring/results.ts';
import { scoreTable } from './scoring/score.ts';
import { WaiverBook, waiverKey } from './waivers/apply.ts';
import { findWaiverSheet, readWaiverSheet } from './waivers/read-sheet.ts';

export interface ReviewOptions {
  /**
   * The policy in force; when absent the one that the workbook records in its sheet 核对说明, else `national`. Another one that
   * the form speaks for is suggested, never applied.
   */
  readonly policy?: ScoringPolicy;
  /** Only a part of the workbook's sheets is here: waivers of other projects aren't unused. */
  readonly partial?: boolean;
}

function toFix(draft: FixDraft, sheet: string): Fix {
  const edits = draft.edits.map(({ cell, to }) => editOf(sheet, cell, to));
  if (draft.notes === undefined) return { kind: draft.kind, edits };
  const notes = draft.notes.map(
    ({ cell, drafts }): NotePlan => ({
      sheet,
      cell: cellAddress(cell.row, cell.column),
      from: contentOf(cell),
      drafts,
    }),
  );
  return { kind: draft.kind, edits, notes };
}

/** Reasons that are no finding yet: a human has to look and decide. */
const FOR_A_HUMAN: ReadonlySet<UndeterminedReason> = new Set<UndeterminedReason>([
  'qualitative',
  'actual-words',
  'date-missed',
  'date-early',
  'units-differ',
  'points-shared',
  'target-unreadable',
]);

function humanTasks(contexts: readonly ScoredTable[]): NeedsHuman[] {
  return contexts.flatMap(({ scores }, table) =>
    scores.indicators.flatMap(({ index, derivation }) =>
      derivation.rule === 'undetermined' && FOR_A_HUMAN.has(derivation.reason)
        ? [{ table, indicator: index, reason: derivation.reason }]
        : [],
    ),
  );
}

interface Placed {
  readonly check: AnyCheck;
  readonly table: number;
  readonly draft: FindingDraft;
}

function toFinding({ check, table, draft }: Placed, of: SelfEvaluation, waivers: WaiverBook): AnyFinding {
  const cells = draft.cells.map((cell) => cellAddress(cell.row, cell.column));
  return {
    check: check.id,
    severity: draft.severity ?? check.severity,
    sheet: of.sheet,
    cells,
    row: draft.cells[0]?.row ?? 1,
    data: draft.data,
    fix: draft.fix === undefined ? null : toFix(draft.fix, of.sheet),
    table,
    about: draft.about,
    waived: waivers.take(waiverKey(of, { check: check.id, about: draft.about })),
    // The id decides which data it is; the compiler can't follow that through a list of all checks.
  } as AnyFinding;
}

/** One form, read, scored and looked at by every check that needs nothing but it. */
interface CheckedTable {
  readonly context: ScoredTable;
  readonly drafts: readonly { readonly check: AnyCheck; readonly draft: FindingDraft }[];
}

function checkTable(context: ScoredTable): CheckedTable {
  const drafts: { check: AnyCheck; draft: FindingDraft }[] = [];
  for (const check of allChecks) {
    if (check.scope !== 'table' || !check.appliesTo(context)) continue;
    for (const draft of check.run(context)) drafts.push({ check, draft });
  }
  return { context, drafts };
}

function checkWorkbook(contexts: readonly ScoredTable[]): Placed[] {
  const placed: Placed[] = [];
  for (const check of allChecks) {
    if (check.scope !== 'workbook' || !check.appliesTo(contexts)) continue;
    for (const draft of check.run(contexts)) placed.push({ check, table: draft.table, draft });
  }
  return placed;
}

/** Findings in the order of the sheets, forms and rows, as a person goes through them. */
function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return placed
    .map((entry, at) => ({ entry, at, row: entry.draft.cells[0]?.row ?? 0 }))
    .sort((a, b) => a.entry.table - b.entry.table || a.row - b.row || a.at - b.at)
    .map(({ entry }) => entry);
}

function verdictOf(all: readonly AnyFinding[], humans: number, tables: number): Verdict {
  const findings = all.filter(({ waived }) => waived === null);
  if (findings.some(({ severity }) => severity === 'error')) return 'has-errors';
  if (tables === 0 || humans > 0 || findings.some(({ severity }) => severity === 'warning')) return 'needs-review';
  return 'ready';
}

function coveredCells({ indicators, funds }: SelfEvaluation): number {
  let cells = 0;
  for (const row of funds?.rows ?? []) {
    for (const field of [row.initialBudget, row.annualBudget, row.spent, row.points, row.rate, row.score])
      if (field !== null) cells++;
  }
  for (const { target, actual, points, score, note } of indicators) {
    for (const field of [target, actual, points, score, note]) if (field !== null) cells++;
  }
  return cells;
}

/** What was found in sheets before, so that a sheet that is still the same object isn't gone through again. */
export class ReviewMemo {
  readonly #known = new WeakMap<SheetGrid, { policy: ScoringPolicy; tables: readonly CheckedTable[] }>();

  find(grid: SheetGrid, policy: ScoringPolicy): readonly CheckedTable[] | null {
    const known = this.#known.get(grid);
    return known?.policy === policy ? known.tables : null;
  }

  keep(grid: SheetGrid, policy: ScoringPolicy, tables: readonly CheckedTable[]): void {
    this.#known.set(grid, { policy, tables });
  }
}

function* checkedTables(
  grids: readonly SheetGrid[],
  policy: ScoringPolicy,
  memo: ReviewMemo,
): Generator<ReviewStep, CheckedTable[]> {
  const checked: CheckedTable[] = [];
  for (const [done, grid] of grids.entries()) {
    let tables = memo.find(grid, policy);
    if (tables === null) {
      yield { done, of: grids.length };
      const found: CheckedTable[] = [];
      for (const table of tablesOf(grid)) {
        yield { done, of: grids.length };
        found.push(checkTable({ table, policy, scores: scoreTable(table, policy) }));
      }
      tables = found;
      memo.keep(grid, policy, tables);
    }
    checked.push(...tables);
    yield { done: done + 1, of: grids.length };
  }
  return checked;
}

/** How many sheets have been gone through. */
export interface ReviewStep {
  readonly done: number;
  readonly of: number;
}

/**
 * As `review`, a form at a time: between two steps the caller may let others have the thread, or stop.
 *
 * @returns (as the generator's value) the same review.
 */
export function* reviewSteps(
  grids: readonly SheetGrid[],
  options: ReviewOptions = {},
  memo: ReviewMemo = new ReviewMemo(),
): Generator<ReviewStep, Review> {
  const waiverSheet = findWaiverSheet(grids);
  const recorded = waiverSheet === null ? null : readWaiverSheet(waiverSheet);
  const policy = options.policy ?? recorded?.policy ?? defaultPolicy;
  const checked = yield* checkedTables(
    grids.filter((grid) => grid !== waiverSheet),
    policy,
    memo,
  );
  const all: ReviewStep = { done: grids.length, of: grids.length };
  const contexts = checked.map(({ context }) => context);
  const ofWorkbook = checkWorkbook(contexts);
  yield all;
  const placed = checked.flatMap(({ drafts }, table) => drafts.map((each): Placed => ({ ...each, table })));
  const waivers = new WaiverBook(recorded?.waivers ?? []);
  const findings = inOrder([...placed, ...ofWorkbook]).map((entry) =>
    toFinding(entry, (contexts[entry.table] as ScoredTable).table, waivers),
  );
  yield all;
  const needsHuman = humanTasks(contexts);
  const tables = checked.map(({ context }): TableReview => {
    const suggestion = suggestPolicy(context.table);
    return {
      table: context.table,
      policy,
      scores: context.scores,
      suggestion: suggestion?.policy === policy.id ? null : suggestion,
    };
  });
  yield all;
  const projects = options.partial === true ? contexts.map(({ table }) => table.project?.text ?? '') : null;
  return {
    tables,
    findings,
    needsHuman,
    unusedWaivers: waivers.unused(projects),
    verdict: verdictOf(findings, needsHuman.length, tables.length),
    coverage: {
      tables: tables.length,
      indicators: contexts.reduce((count, { table }) => count + table.indicators.length, 0),
      cells: contexts.reduce((count, { table }) => count + coveredCells(table), 0),
      checks: allChecks.length,
    },
  };
}

/**
 * Reads every form of the sheets, scores and checks it. A pure function: the same sheets and policy give the same review.
 * Never throws for what stands in a sheet. The sheet 核对说明 is no form: its waivers are applied, and the policy it records
 * is in force unless another is given.
 *
 * @param grids the sheets as a host read them, in workbook order.
 * @returns the forms found, their scores, the findings in reading order, and what a human has to decide.
 */
export function review(grids: readonly SheetGrid[], options: ReviewOptions = {}): Review {
  const steps = reviewSteps(grids, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
