import { type AnyCheck, allChecks } from './checks/all.ts';
import type { SheetOutcome } from './checks/check.ts';
import { placeKey } from './edits/edit.ts';
import { rememberSheet } from './edits/witness.ts';
import { checkTable } from './form-checks.ts';
import type { SheetGrid } from './grid/grid.ts';
import { type JudgedForm, judgedForm, type Told, toldOf } from './judged-form.ts';
import { Lexicon } from './layout/lexicon.ts';
import { isRecord, type OtherSheet, otherSheet, otherTable } from './layout/other-sheet.ts';
import { tablesOf } from './layout/read-tables.ts';
import type { SelfEvaluation } from './layout/self-evaluation.ts';
import type { Outcome } from './outcome.ts';
import { defaultPolicy } from './policy/built-in.ts';
import { type FormKey, type FormPolicy, formKeys, policyOfForm } from './policy/form-policies.ts';
import type { ScoringPolicy } from './policy/schema.ts';
import { mergeNotes, type ReadingNote } from './reading-notes/note.ts';
import type { AnyFinding, NeedsHuman, Review, TableReview, Verdict } from './review-types.ts';
import { RoundedFields } from './rounded-fields.ts';
import { policyFor } from './scoring/declared-base.ts';
import type { ScoredTable } from './scoring/results.ts';
import { scoreTable } from './scoring/score.ts';
import { atOnce } from './steps.ts';
import { WaiverBook, waiverKey } from './waivers/apply.ts';
import { findWaiverSheet, readWaiverSheet } from './waivers/read-sheet.ts';
import type { Waiver } from './waivers/waiver.ts';

export interface ReviewOptions {
  /**
   * The policy in force; when absent the one that the workbook records in its sheet 核对说明, else `national`. Another one that
   * the form speaks for is suggested, never applied.
   */
  readonly policy?: ScoringPolicy;
  /** Policies of single forms, the first that means a form decides; when neither this nor a policy is given, those recorded. */
  readonly formPolicies?: readonly FormPolicy[];
  /** Only a part of the workbook's sheets is here: waivers of other projects aren't unused. */
  readonly partial?: boolean;
  /** Forms in hidden sheets are checked too; otherwise they are read and named. */
  readonly hidden?: boolean;
  /** Waivers beside those of the sheet 核对说明: comments of a document. */
  readonly waivers?: readonly Waiver[];
  /** The sheets are the tables of a document: nobody misses a form in those that aren't like one. */
  readonly inText?: boolean;
  /** What was taught on this machine. What the workbook's sheet 核对说明 records goes before it. */
  readonly readingNotes?: readonly ReadingNote[];
}

/** A finding at its place among all. */
interface Placed {
  readonly told: Told;
  /** Null for a finding about a sheet. */
  readonly table: number | null;
}

function hiddenRowsOf({ rows }: SheetGrid): ReadonlySet<number> {
  const hiddenRows = new Set<number>();
  for (const { hidden, row } of rows) if (hidden) hiddenRows.add(row);
  return hiddenRows;
}

/** The hidden rows of sheets by their names, each looked for once, however many findings ask. */
function hiddenRowsIn(grids: readonly SheetGrid[]): (sheet: string) => ReadonlySet<number> {
  const known = new Map<string, ReadonlySet<number>>();
  return (sheet) => {
    const before = known.get(sheet);
    if (before !== undefined) return before;
    const grid = grids.find(({ name }) => name === sheet);
    const hiddenRows = grid === undefined ? NO_ROWS : hiddenRowsOf(grid);
    known.set(sheet, hiddenRows);
    return hiddenRows;
  };
}

function findingOf({ told, table }: Placed, of: SelfEvaluation | null, waivers: WaiverBook): AnyFinding {
  const { check, severity, sheet, cells, row, inHiddenRow, data, assumed, rounded, fix, about } = told;
  const waived = waivers.take(waiverKey(of, told));
  // Named one by one: a copy of what is known would cost more than all else here, and JSON keeps their order.
  return {
    check,
    severity,
    sheet,
    cells,
    row,
    inHiddenRow,
    data,
    assumed,
    rounded,
    fix,
    table,
    about,
    waived,
  } as AnyFinding;
}

const workbookChecks = allChecks.filter((check) => check.scope === 'workbook');
const sheetChecks = allChecks.filter((check) => check.scope === 'sheet');

const NO_ROWS: ReadonlySet<number> = new Set();

/** What the checks of whole workbooks find, and which of them apply. */
interface OfWorkbook {
  readonly placed: readonly Placed[];
  readonly applying: ReadonlySet<AnyCheck>;
}

function checkWorkbook(
  contexts: readonly ScoredTable[],
  hiddenRows: (sheet: string) => ReadonlySet<number>,
): OfWorkbook {
  const placed: Placed[] = [];
  const applying = new Set<AnyCheck>();
  for (const check of workbookChecks) {
    if (!check.appliesTo(contexts)) continue;
    applying.add(check);
    for (const draft of check.run(contexts)) {
      const { table } = contexts[draft.table] as ScoredTable;
      const { sheet } = table;
      const place = { sheet, table, rounded: new RoundedFields(table), hiddenRows: hiddenRows(sheet) };
      placed.push({ told: toldOf({ check, draft, assumed: [] }, place), table: draft.table });
    }
  }
  return { placed, applying };
}

function checkSheets(sheets: readonly SheetOutcome[]): Placed[] {
  const placed: Placed[] = [];
  for (const check of sheetChecks) {
    if (!check.appliesTo(sheets)) continue;
    for (const draft of check.run(sheets)) {
      const place = { sheet: draft.sheet, table: null, rounded: null, hiddenRows: NO_ROWS };
      placed.push({ told: toldOf({ check, draft, assumed: [] }, place), table: null });
    }
  }
  return placed;
}

/** Findings in the order of the sheets, forms and rows, as a person goes through them; those about whole sheets come last. */
function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return placed
    .map((entry, at) => ({
      entry,
      at,
      table: entry.table ?? placed.length,
      row: entry.told.cells.length === 0 ? 0 : entry.told.row,
    }))
    .sort((a, b) => a.table - b.table || (a.entry.table === null ? 0 : a.row - b.row) || a.at - b.at)
    .map(({ entry }) => entry);
}

/** The outcomes of a form: those of its own checks, and of the checks that look at the whole workbook. */
function outcomesOf(
  { outcomes }: JudgedForm,
  table: number,
  { placed, applying }: OfWorkbook,
): TableReview['outcomes'] {
  const all = new Map(outcomes);
  for (const check of workbookChecks) {
    const count = placed.filter(({ told, table: own }) => own === table && told.check === check.id).length;
    const passed: Outcome['state'] = applying.has(check) ? 'passed' : 'not-applicable';
    all.set(check.id, { state: count > 0 ? 'finding' : passed, count, gaps: [] });
  }
  return all;
}

/** What differs from the rules and the user hasn't said to leave. */
function differingOf({ context, differing }: JudgedForm, settled: ReadonlySet<string>): TableReview['differing'] {
  const { sheet } = context.table;
  const open = differing.filter(({ cell }) => !settled.has(placeKey({ sheet, cell })));
  return { count: open.length, explained: open.filter(({ isExplained }) => isExplained).length };
}

/** What a review of these forms comes to. @param humans how many indicators a person has to judge. */
export function verdictOf(all: readonly AnyFinding[], humans: number, tables: readonly TableReview[]): Verdict {
  if (tables.length === 0) return 'not-checked';
  const findings = all.filter(({ waived }) => waived === null);
  if (findings.some(({ severity }) => severity === 'error')) return 'has-errors';
  // A form without indicators says nothing, whatever was waived.
  const isHollow = tables.some(({ table }) => table.indicators.length === 0);
  // Numbers beside it that say otherwise would make a lie of it.
  const isAtOdds = tables.some(({ differing, scores }) => differing.count > 0 || scores.total.pointsGap !== null);
  if (isHollow || isAtOdds || humans > 0 || findings.some(({ severity }) => severity === 'warning'))
    return 'needs-review';
  return 'ready';
}

/** A sheet that was gone through: its forms, and what it seems to be where it has none. */
interface CheckedSheet {
  readonly tables: readonly JudgedForm[];
  readonly unjudged: readonly SelfEvaluation[];
  readonly other: OtherSheet | null;
}

interface Terms {
  readonly policy: ScoringPolicy;
  /** Those of single forms that may be of this sheet. */
  readonly formPolicies: readonly FormPolicy[];
  readonly hidden: boolean;
  readonly inText: boolean;
  readonly lexicon: Lexicon;
}

function areSame(one: Terms, other: Terms): boolean {
  const ofForms =
    one.formPolicies.length === other.formPolicies.length &&
    one.formPolicies.every(({ sheet, form, policy }, at) => {
      const each = other.formPolicies[at];
      return each?.sheet === sheet && each.form === form && each.policy === policy;
    });
  const readAlike = one.lexicon.fingerprint === other.lexicon.fingerprint;
  const isSameKind = one.hidden === other.hidden && one.inText === other.inText;
  return ofForms && readAlike && one.policy === other.policy && isSameKind;
}

/** What was found in sheets before, so that a sheet that is still the same object isn't gone through again. */
export class ReviewMemo {
  readonly #known = new WeakMap<SheetGrid, { terms: Terms; sheet: CheckedSheet }>();

  find(grid: SheetGrid, terms: Terms): CheckedSheet | null {
    const known = this.#known.get(grid);
    return known !== undefined && areSame(known.terms, terms) ? known.sheet : null;
  }

  keep(grid: SheetGrid, terms: Terms, sheet: CheckedSheet): void {
    this.#known.set(grid, { terms, sheet });
  }
}

function* checkedSheet(
  grid: SheetGrid,
  { policy: ofAll, formPolicies, hidden, inText, lexicon }: Terms,
): Generator<null, CheckedSheet> {
  const forms: SelfEvaluation[] = [];
  for (const table of tablesOf(grid, lexicon)) {
    yield null;
    if (table !== null && !isRecord(table)) forms.push(table);
  }
  const isJudged = hidden || grid.visibility === 'visible';
  const unjudged = isJudged ? [] : forms;
  const keys = formKeys(forms);
  rememberSheet(grid, forms);
  const hiddenRows = hiddenRowsOf(grid);
  const tables: JudgedForm[] = [];
  for (const [at, table] of (isJudged ? forms : []).entries()) {
    const own = policyOfForm(formPolicies, table, at);
    const policy = policyFor(table, own ?? ofAll);
    const checked = checkTable({ table, policy, scores: scoreTable(table, policy) });
    yield null;
    tables.push(yield* judgedForm(checked, { form: keys[at] as FormKey, isOwnPolicy: own !== null }, hiddenRows));
  }
  const isForm = forms.length > 0;
  const other = inText ? otherTable : otherSheet;
  return { tables, unjudged, other: isForm ? null : other(grid, lexicon) };
}

function* checkedSheets(
  grids: readonly SheetGrid[],
  all: Terms,
  memo: ReviewMemo,
): Generator<ReviewStep, CheckedSheet[]> {
  const checked: CheckedSheet[] = [];
  for (const [done, grid] of grids.entries()) {
    const formPolicies = all.formPolicies.filter(({ sheet }) => sheet === grid.name);
    const terms: Terms = { ...all, formPolicies };
    let sheet = memo.find(grid, terms);
    if (sheet === null) {
      yield { done, of: grids.length };
      const steps = checkedSheet(grid, terms);
      let step = steps.next();
      while (step.done !== true) {
        yield { done, of: grids.length };
        step = steps.next();
      }
      sheet = step.value;
      memo.keep(grid, terms, sheet);
    }
    checked.push(sheet);
    yield { done: done + 1, of: grids.length };
  }
  return checked;
}

function outcomeOf(
  { name, visibility }: SheetGrid,
  { tables, unjudged, other }: CheckedSheet,
  inText: boolean,
): SheetOutcome {
  return { name, hidden: visibility !== 'visible', judged: tables.length, unjudged, other, inText };
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
  const isGiven = options.policy !== undefined || options.formPolicies !== undefined;
  const policy = options.policy ?? recorded?.policy ?? defaultPolicy;
  const formPolicies = options.formPolicies ?? (isGiven ? [] : (recorded?.formPolicies ?? []));
  const forms = grids.filter((grid) => grid !== waiverSheet);
  const readingNotes = mergeNotes(
    options.readingNotes ?? [],
    (recorded?.notes ?? []).map(({ words, role }) => ({ words, role })),
  );
  const { hidden = false, inText = false } = options;
  const terms = { policy, formPolicies, hidden, inText, lexicon: new Lexicon(readingNotes) };
  const sheets = yield* checkedSheets(forms, terms, memo);
  const checked = sheets.flatMap(({ tables }) => tables);
  const all: ReviewStep = { done: grids.length, of: grids.length };
  const contexts = checked.map(({ context }) => context);
  const ofWorkbook = checkWorkbook(contexts, hiddenRowsIn(forms));
  const outcomes = forms.map((grid, at) => outcomeOf(grid, sheets[at] as CheckedSheet, inText));
  const ofSheets = checkSheets(outcomes);
  yield all;
  const placed = checked.flatMap(({ told }, table) => told.map((each): Placed => ({ told: each, table })));
  const waivers = new WaiverBook([...(recorded?.waivers ?? []), ...(options.waivers ?? [])]);
  const findings = inOrder([...placed, ...ofWorkbook.placed, ...ofSheets]).map((each) =>
    findingOf(each, each.table === null ? null : (contexts[each.table] as ScoredTable).table, waivers),
  );
  yield all;
  const needsHuman = checked.flatMap(({ humans }, table) =>
    humans.map(({ indicator, reason }): NeedsHuman => ({ table, indicator, reason })),
  );
  const settled = new Set(
    findings.flatMap(({ waived, sheet, cells }) =>
      waived === null ? [] : cells.map((cell) => placeKey({ sheet, cell })),
    ),
  );
  const tables = checked.map((each, index): TableReview => {
    const { context, form, isOwnPolicy, suggestion } = each;
    const { policy: inForce } = context;
    return {
      table: context.table,
      form,
      policy: inForce,
      isOwnPolicy,
      scores: context.scores,
      differing: differingOf(each, settled),
      outcomes: outcomesOf(each, index, ofWorkbook),
      suggestion: suggestion?.policy === inForce.id ? null : suggestion,
    };
  });
  yield all;
  const projects = options.partial === true ? contexts.map(({ table }) => table.project?.text ?? '') : null;
  return {
    tables,
    findings,
    needsHuman,
    readingNotes,
    unread: outcomes.flatMap(({ name, hidden, other }) =>
      hidden || other === null || other.gaps.length === 0 ? [] : [{ sheet: name, gaps: other.gaps }],
    ),
    unusedWaivers: waivers.unused(projects),
    unusedPolicies:
      options.partial === true
        ? []
        : (recorded?.formPolicies ?? [])
            .filter((each) => !grids.some(({ name }) => name === each.sheet))
            .map(({ row, sheet }) => ({ row, sheet })),
    verdict: verdictOf(findings, needsHuman.length, tables),
    coverage: {
      tables: tables.length,
      indicators: contexts.reduce((count, { table }) => count + table.indicators.length, 0),
      cells: checked.reduce((count, { coveredCells }) => count + coveredCells, 0),
      checks: allChecks.length,
    },
  };
}

/**
 * Reads every form of the sheets, scores and checks it. A pure function: the same sheets and policy give the same review.
 * Never throws for what stands in a sheet. The sheet 核对说明 is no form: its waivers are applied, and the policies it records
 * (for all forms, for single ones) are in force unless others are given.
 *
 * @param grids the sheets as a host read them, in workbook order.
 * @returns the forms found, their scores, the findings in reading order, and what a human has to decide.
 */
export function review(grids: readonly SheetGrid[], options: ReviewOptions = {}): Review {
  return atOnce(reviewSteps(grids, options));
}
