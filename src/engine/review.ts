import { type AnyCheck, allChecks } from './checks/all.ts';
import type { FindingDraft, FixDraft, TableContext } from './checks/check.ts';
import type { CheckId } from './checks/data.ts';
import type { CellContent, CellEdit, Fix, NotePlan } from './edits/edit.ts';
import { cellAddress } from './grid/address.ts';
import type { GridCell, SheetGrid } from './grid/grid.ts';
import { readTables } from './layout/read-tables.ts';
import type { SelfEvaluation } from './layout/self-evaluation.ts';
import { defaultPolicy } from './policy/built-in.ts';
import type { ScoringPolicy } from './policy/schema.ts';
import { suggestPolicy } from './policy/suggest.ts';
import type { AnyFinding, NeedsHuman, Review, TableReview, Verdict } from './review-types.ts';
import type { UndeterminedReason } from './scoring/results.ts';
import { scoreTable } from './scoring/score.ts';

export interface ReviewOptions {
  /** The policy in force; `national` when absent. Another one that the form speaks for is suggested, never applied. */
  readonly policy?: ScoringPolicy;
}

function contentOf(cell: GridCell): CellContent {
  const value = cell.kind === 'error' || cell.kind === 'uncalculated' || cell.kind === 'picture' ? null : cell.value;
  return cell.formula === null ? { value } : { value, formula: cell.formula };
}

function toFix(draft: FixDraft, sheet: string): Fix {
  const edits = draft.edits.map(
    ({ cell, to }): CellEdit => ({ sheet, cell: cellAddress(cell.row, cell.column), from: contentOf(cell), to }),
  );
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
  'units-differ',
  'points-shared',
  'target-unreadable',
]);

function humanTasks(contexts: readonly TableContext[]): NeedsHuman[] {
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

function toFinding({ check, table, draft }: Placed, sheet: string): AnyFinding {
  const cells = draft.cells.map((cell) => cellAddress(cell.row, cell.column));
  return {
    check: check.id,
    severity: draft.severity ?? check.severity,
    sheet,
    cells,
    row: draft.cells[0]?.row ?? 1,
    data: draft.data,
    fix: draft.fix === undefined ? null : toFix(draft.fix, sheet),
    table,
    about: draft.about,
    // The id decides which data it is; the compiler can't follow that through a list of all checks.
  } as AnyFinding;
}

interface Outcome {
  readonly ran: CheckId[];
  readonly notApplicable: CheckId[];
}

function runTableChecks(context: TableContext, table: number, placed: Placed[]): Outcome {
  const outcome: Outcome = { ran: [], notApplicable: [] };
  for (const check of allChecks) {
    if (check.scope !== 'table') continue;
    if (!check.appliesTo(context)) {
      outcome.notApplicable.push(check.id);
      continue;
    }
    outcome.ran.push(check.id);
    for (const draft of check.run(context)) placed.push({ check, table, draft });
  }
  return outcome;
}

function runWorkbookChecks(contexts: readonly TableContext[], placed: Placed[], outcomes: readonly Outcome[]): void {
  for (const check of allChecks) {
    if (check.scope !== 'workbook') continue;
    const applies = check.appliesTo(contexts);
    for (const outcome of outcomes) (applies ? outcome.ran : outcome.notApplicable).push(check.id);
    if (!applies) continue;
    for (const draft of check.run(contexts)) placed.push({ check, table: draft.table, draft });
  }
}

/** Findings in the order of the sheets, forms and rows, as a person goes through them. */
function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return placed
    .map((entry, at) => ({ entry, at, row: entry.draft.cells[0]?.row ?? 0 }))
    .sort((a, b) => a.entry.table - b.entry.table || a.row - b.row || a.at - b.at)
    .map(({ entry }) => entry);
}

function verdictOf(findings: readonly AnyFinding[], humans: number, tables: number): Verdict {
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

/**
 * Reads every form of the sheets, scores and checks it. A pure function: the same sheets and policy give the same review.
 * Never throws for what stands in a sheet.
 *
 * @param grids the sheets as a host read them, in workbook order.
 * @returns the forms found, their scores, the findings in reading order, and what a human has to decide.
 */
export function review(grids: readonly SheetGrid[], options: ReviewOptions = {}): Review {
  const policy = options.policy ?? defaultPolicy;
  const contexts = grids
    .flatMap(readTables)
    .map((table): TableContext => ({ table, policy, scores: scoreTable(table, policy) }));
  const placed: Placed[] = [];
  const outcomes = contexts.map((context, at) => runTableChecks(context, at, placed));
  runWorkbookChecks(contexts, placed, outcomes);
  const findings = inOrder(placed).map((entry) =>
    toFinding(entry, (contexts[entry.table] as TableContext).table.sheet),
  );
  const needsHuman = humanTasks(contexts);
  const tables = contexts.map(({ table, scores }, at): TableReview => {
    const suggestion = suggestPolicy(table);
    const { ran, notApplicable } = outcomes[at] as Outcome;
    return {
      table,
      policy,
      scores,
      suggestion: suggestion?.policy === policy.id ? null : suggestion,
      ran,
      notApplicable,
    };
  });
  return {
    tables,
    findings,
    needsHuman,
    verdict: verdictOf(findings, needsHuman.length, tables.length),
    coverage: {
      tables: tables.length,
      indicators: contexts.reduce((count, { table }) => count + table.indicators.length, 0),
      cells: contexts.reduce((count, { table }) => count + coveredCells(table), 0),
      checks: allChecks.length,
    },
  };
}
