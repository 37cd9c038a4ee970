import { type AnyCheck, allChecks } from './checks/all.ts';
import type { FindingDraft, FixDraft, SheetOutcome } from './checks/check.ts';
import { contentOf, editOf } from './edits/content.ts';
import type { Fix, NotePlan } from './edits/edit.ts';
import { rememberSheet, witnessedIn, witnessesOf } from './edits/witness.ts';
import { type AssumedColumn, type CheckedTable, checkTable } from './form-checks.ts';
import { cellAddress } from './grid/address.ts';
import type { GridRow, SheetGrid } from './grid/grid.ts';
import { Lexicon } from './layout/lexicon.ts';
import { isRecord, type OtherSheet, otherSheet, otherTable } from './layout/other-sheet.ts';
import { tablesOf } from './layout/read-tables.ts';
import type { SelfEvaluation } from './layout/self-evaluation.ts';
import type { Outcome } from './outcome.ts';
import { defaultPolicy } from './policy/built-in.ts';
import { type FormKey, type FormPolicy, formKeys, policyOfForm } from './policy/form-policies.ts';
import type { ScoringPolicy } from './policy/schema.ts';
import { suggestPolicy } from './policy/suggest.ts';
import { mergeNotes, type ReadingNote } from './reading-notes/note.ts';
import type { AnyFinding, NeedsHuman, Review, TableReview, Verdict } from './review-types.ts';
import { NOTHING_ROUNDED, RoundedFields, type RoundedOfFinding } from './rounded-fields.ts';
import { differingParts } from './scoring/differing.ts';
import type { ScoredTable, UndeterminedReason } from './scoring/results.ts';
import { scoreTable } from './scoring/score.ts';
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

function toFix(draft: FixDraft, sheet: string, table: SelfEvaluation | null): Fix {
  const bare = draft.edits.map(({ cell, to }) => editOf(sheet, cell, to));
  const edits = table === null ? bare : witnessedIn(bare, table);
  if (draft.notes === undefined) return { kind: draft.kind, edits };
  const witnesses = table === null ? null : witnessesOf(table);
  const notes = draft.notes.map(
    ({ cell, drafts }): NotePlan => ({
      sheet,
      cell: cellAddress(cell.row, cell.column),
      from: contentOf(cell),
      drafts,
      ...(witnesses === null ? {} : { witness: witnesses.around(cell) }),
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

/** No check asks for what a row lacks that may be no indicator at all; with values in it, somebody has to see what it is. */
function isOpenRow({ table, scores }: ScoredTable, index: number): boolean {
  const result = scores.indicators[index];
  if (table.indicators[index]?.kind !== 'partial' || result === undefined) return false;
  // Among rows under a heading that have their values it is one of them.
  const isAmongSubs = [index - 1, index + 1].some((each) => table.indicators[each]?.kind === 'sub');
  if (isAmongSubs) return true;
  const { target, actual, points, score } = result;
  return [target.kind, actual.kind, points.status, score.status].some((kind) => kind !== 'blank' && kind !== 'dash');
}

function humanTasks(contexts: readonly ScoredTable[]): NeedsHuman[] {
  return contexts.flatMap((context, table) =>
    context.scores.indicators.flatMap(({ index, derivation, score }): NeedsHuman[] => {
      // 待定, or a number beyond any: not missing, and no number that a check could hold against the rule.
      if (score.status === 'words') return [{ table, indicator: index, reason: 'score-unreadable' }];
      const isOpen =
        derivation.rule === 'undetermined' && (FOR_A_HUMAN.has(derivation.reason) || isOpenRow(context, index));
      return isOpen ? [{ table, indicator: index, reason: derivation.reason }] : [];
    }),
  );
}

interface Placed {
  readonly check: AnyCheck;
  readonly sheet: string;
  /** Null for a finding about a sheet. */
  readonly table: number | null;
  readonly draft: FindingDraft;
  readonly assumed: readonly AssumedColumn[];
}

function isHidden({ hidden }: GridRow): boolean {
  return hidden;
}

/** Where findings stand: in which form, in which row of which sheet. */
interface Places {
  readonly contexts: readonly ScoredTable[];
  readonly rounded: readonly RoundedFields[];
  readonly hiddenRows: ReadonlyMap<string, ReadonlySet<number>>;
}

function hiddenRowsOf(grids: readonly SheetGrid[]): Places['hiddenRows'] {
  return new Map(grids.map(({ name, rows }) => [name, new Set(rows.filter(isHidden).map(({ row }) => row))]));
}

function roundedOf(check: AnyCheck, draft: FindingDraft, fields: RoundedFields): RoundedOfFinding {
  const own = 'needs' in check ? (check.needs ?? []) : [];
  return fields.of(draft, [...own, ...(draft.needs ?? [])]);
}

function toFinding({ check, sheet, table, draft, assumed }: Placed, places: Places, waivers: WaiverBook): AnyFinding {
  const of = table === null ? null : (places.contexts[table] as ScoredTable).table;
  const first = draft.cells[0];
  const cells = draft.cells.map((cell) => cellAddress(cell.row, cell.column));
  return {
    check: check.id,
    severity: draft.severity ?? check.severity,
    sheet,
    cells,
    row: first?.row ?? 1,
    inHiddenRow: first !== undefined && places.hiddenRows.get(sheet)?.has(first.row) === true,
    data: draft.data,
    assumed,
    rounded: table === null ? NOTHING_ROUNDED : roundedOf(check, draft, places.rounded[table] as RoundedFields),
    fix: draft.fix === undefined ? null : toFix(draft.fix, sheet, of),
    table,
    about: draft.about,
    waived: waivers.take(waiverKey(of, { check: check.id, about: draft.about })),
    // The id decides which data it is; the compiler can't follow that through a list of all checks.
  } as AnyFinding;
}

const workbookChecks = allChecks.filter((check) => check.scope === 'workbook');

function checkWorkbook(contexts: readonly ScoredTable[]): Placed[] {
  const placed: Placed[] = [];
  for (const check of workbookChecks) {
    if (!check.appliesTo(contexts)) continue;
    for (const draft of check.run(contexts)) {
      const { sheet } = (contexts[draft.table] as ScoredTable).table;
      placed.push({ check, sheet, table: draft.table, draft, assumed: [] });
    }
  }
  return placed;
}

function checkSheets(sheets: readonly SheetOutcome[]): Placed[] {
  const placed: Placed[] = [];
  for (const check of allChecks) {
    if (check.scope !== 'sheet' || !check.appliesTo(sheets)) continue;
    for (const draft of check.run(sheets)) placed.push({ check, sheet: draft.sheet, table: null, draft, assumed: [] });
  }
  return placed;
}

/** Findings in the order of the sheets, forms and rows, as a person goes through them; those about whole sheets come last. */
function inOrder(placed: readonly Placed[]): readonly Placed[] {
  return placed
    .map((entry, at) => ({ entry, at, table: entry.table ?? placed.length, row: entry.draft.cells[0]?.row ?? 0 }))
    .sort((a, b) => a.table - b.table || (a.entry.table === null ? 0 : a.row - b.row) || a.at - b.at)
    .map(({ entry }) => entry);
}

/** The outcomes of a form: those of its own checks, and of the checks that look at the whole workbook. */
function outcomesOf(
  { outcomes }: CheckedTable,
  table: number,
  ofWorkbook: readonly Placed[],
  contexts: readonly ScoredTable[],
): TableReview['outcomes'] {
  const all = new Map(outcomes);
  for (const check of workbookChecks) {
    const count = ofWorkbook.filter((placed) => placed.check === check && placed.table === table).length;
    const passed: Outcome['state'] = check.appliesTo(contexts) ? 'passed' : 'not-applicable';
    all.set(check.id, { state: count > 0 ? 'finding' : passed, count, gaps: [] });
  }
  return all;
}

/** What differs from the rules and the user hasn't said to leave. */
function differingOf(context: ScoredTable, settled: ReadonlySet<string>): TableReview['differing'] {
  const { sheet } = context.table;
  const parts = differingParts(context).filter(
    ({ field: { cell } }) => !settled.has(`${sheet}\n${cellAddress(cell.row, cell.column)}`),
  );
  return { count: parts.length, explained: parts.filter(({ isExplained }) => isExplained).length };
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

/** A form that was judged, and whether by a policy of its own. */
interface CheckedForm extends CheckedTable {
  readonly form: FormKey;
  readonly isOwnPolicy: boolean;
}

/** A sheet that was gone through: its forms, and what it seems to be where it has none. */
interface CheckedSheet {
  readonly tables: readonly CheckedForm[];
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
    if (!isRecord(table)) forms.push(table);
  }
  const isJudged = hidden || grid.visibility === 'visible';
  const unjudged = isJudged ? [] : forms;
  const keys = formKeys(forms);
  const tables: CheckedForm[] = [];
  for (const [at, table] of (isJudged ? forms : []).entries()) {
    const own = policyOfForm(formPolicies, table, at);
    const policy = own ?? ofAll;
    const { context, drafts, outcomes } = checkTable({ table, policy, scores: scoreTable(table, policy) });
    tables.push({ context, drafts, outcomes, form: keys[at] as FormKey, isOwnPolicy: own !== null });
    yield null;
  }
  rememberSheet(grid, [...tables.map(({ context }) => context.table), ...unjudged]);
  const isForm = tables.length + unjudged.length > 0;
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
  const ofWorkbook = checkWorkbook(contexts);
  const outcomes = forms.map((grid, at) => outcomeOf(grid, sheets[at] as CheckedSheet, inText));
  const ofSheets = checkSheets(outcomes);
  yield all;
  const placed = checked.flatMap(({ context, drafts }, table) =>
    drafts.map(({ check, draft, assumed }): Placed => ({ check, sheet: context.table.sheet, table, draft, assumed })),
  );
  const waivers = new WaiverBook([...(recorded?.waivers ?? []), ...(options.waivers ?? [])]);
  const rounded = contexts.map(({ table }) => new RoundedFields(table));
  const places: Places = { contexts, rounded, hiddenRows: hiddenRowsOf(forms) };
  const findings: AnyFinding[] = [];
  for (const entry of inOrder([...placed, ...ofWorkbook, ...ofSheets])) {
    findings.push(toFinding(entry, places, waivers));
    // Where a fix belongs is looked up in the whole sheet: with thousands of them a piece of its own each few.
    if (findings.length % 16 === 0) yield all;
  }
  yield all;
  const needsHuman = humanTasks(contexts);
  const settled = new Set(
    findings.flatMap(({ waived, sheet, cells }) => (waived === null ? [] : cells.map((cell) => `${sheet}\n${cell}`))),
  );
  const tables = checked.map((each, index): TableReview => {
    const { context, form, isOwnPolicy } = each;
    const { policy: inForce } = context;
    const suggestion = suggestPolicy(context.table);
    return {
      table: context.table,
      form,
      policy: inForce,
      isOwnPolicy,
      scores: context.scores,
      differing: differingOf(context, settled),
      outcomes: outcomesOf(each, index, ofWorkbook, contexts),
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
      cells: contexts.reduce((count, { table }) => count + coveredCells(table), 0),
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
  const steps = reviewSteps(grids, options);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}
