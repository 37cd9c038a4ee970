/** What a review tells of one form, whatever else the workbook holds: found once, as long as its sheet stays as it is. */

import type { AnyCheck } from './checks/all.ts';
import type { FindingDraft, FixDraft } from './checks/check.ts';
import { contentOf, editOf } from './edits/content.ts';
import type { Fix, NotePlan } from './edits/edit.ts';
import { witnessedIn, witnessesOf } from './edits/witness.ts';
import type { AssumedColumn, CheckedTable } from './form-checks.ts';
import { cellAddress } from './grid/address.ts';
import type { SelfEvaluation } from './layout/self-evaluation.ts';
import type { FormKey } from './policy/form-policies.ts';
import type { PolicySuggestion } from './policy/schema.ts';
import { suggestPolicy } from './policy/suggest.ts';
import type { AnyFinding, NeedsHuman } from './review-types.ts';
import { NOTHING_ROUNDED, RoundedFields, type RoundedOfFinding } from './rounded-fields.ts';
import { differingParts } from './scoring/differing.ts';
import { hasScoreColumn } from './scoring/points.ts';
import type { ScoredTable, UndeterminedReason } from './scoring/results.ts';

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

/** What a check found, and where. */
export interface Drafted {
  readonly check: AnyCheck;
  readonly draft: FindingDraft;
  readonly assumed: readonly AssumedColumn[];
}

/** A finding but for its form's place in the workbook and for what the user said of it. */
export type Told = Omit<AnyFinding, 'table' | 'waived'>;

function roundedOf(check: AnyCheck, draft: FindingDraft, fields: RoundedFields): RoundedOfFinding {
  const own = 'needs' in check ? (check.needs ?? []) : [];
  return fields.of(draft, [...own, ...(draft.needs ?? [])]);
}

/** Where a finding stands. */
interface FindingPlace {
  readonly sheet: string;
  /** Null for a finding about a sheet. */
  readonly table: SelfEvaluation | null;
  readonly rounded: RoundedFields | null;
  readonly hiddenRows: ReadonlySet<number>;
}

export function toldOf({ check, draft, assumed }: Drafted, { sheet, table, rounded, hiddenRows }: FindingPlace): Told {
  const first = draft.cells[0];
  return {
    check: check.id,
    severity: draft.severity ?? check.severity,
    sheet,
    cells: draft.cells.map((cell) => cellAddress(cell.row, cell.column)),
    row: first?.row ?? 1,
    inHiddenRow: first !== undefined && hiddenRows.has(first.row),
    data: draft.data,
    assumed,
    rounded: rounded === null ? NOTHING_ROUNDED : roundedOf(check, draft, rounded),
    fix: draft.fix === undefined ? null : toFix(draft.fix, sheet, table),
    about: draft.about,
    // The id decides which data it is; the compiler can't follow that through a list of all checks.
  } as Told;
}

/** Reasons that are no finding yet: a human has to look and decide. */
const FOR_A_HUMAN: ReadonlySet<UndeterminedReason> = new Set<UndeterminedReason>([
  'qualitative',
  'actual-words',
  'date-missed',
  'date-early',
  'units-differ',
  'own-standard',
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

/** A form without a place for scores leaves none to judge. */
function humanTasks(context: ScoredTable): Omit<NeedsHuman, 'table'>[] {
  if (!hasScoreColumn(context.table)) return [];
  return context.scores.indicators.flatMap(({ index, derivation, score }): Omit<NeedsHuman, 'table'>[] => {
    // What a sub-row leaves open is judged with its heading, if that has no values of its own.
    if (context.table.indicators[index]?.kind === 'sub') return [];
    // 待定, or a number beyond any: not missing, and no number that a check could hold against the rule.
    if (score.status === 'words') return [{ indicator: index, reason: 'score-unreadable' }];
    const isOpen =
      derivation.rule === 'undetermined' && (FOR_A_HUMAN.has(derivation.reason) || isOpenRow(context, index));
    return isOpen ? [{ indicator: index, reason: derivation.reason }] : [];
  });
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

/** A recorded score that isn't what the rules give. */
interface DifferingCell {
  readonly cell: string;
  readonly isExplained: boolean;
}

/** A form that was judged. */
export interface JudgedForm {
  readonly context: ScoredTable;
  readonly outcomes: CheckedTable['outcomes'];
  readonly form: FormKey;
  readonly isOwnPolicy: boolean;
  readonly told: readonly Told[];
  /** The policy that its own words speak for. */
  readonly suggestion: PolicySuggestion | null;
  readonly differing: readonly DifferingCell[];
  readonly humans: readonly Omit<NeedsHuman, 'table'>[];
  readonly coveredCells: number;
}

/**
 * The form with all that a review tells of it. Its sheet has to be remembered: where a fix belongs is looked up in all of it, which is
 * why between a few findings the caller may let others have the thread.
 *
 * @param hiddenRows those of its sheet
 */
export function* judgedForm(
  { context, drafts, outcomes }: CheckedTable,
  { form, isOwnPolicy }: Pick<JudgedForm, 'form' | 'isOwnPolicy'>,
  hiddenRows: ReadonlySet<number>,
): Generator<null, JudgedForm> {
  const { table } = context;
  const place: FindingPlace = { sheet: table.sheet, table, rounded: new RoundedFields(table), hiddenRows };
  const told: Told[] = [];
  for (const drafted of drafts) {
    told.push(toldOf(drafted, place));
    if (told.length % 16 === 0) yield null;
  }
  return {
    context,
    outcomes,
    form,
    isOwnPolicy,
    told,
    suggestion: suggestPolicy(table),
    differing: differingParts(context).map(({ field: { cell }, isExplained }) => ({
      cell: cellAddress(cell.row, cell.column),
      isExplained,
    })),
    humans: humanTasks(context),
    coveredCells: coveredCells(table),
  };
}
