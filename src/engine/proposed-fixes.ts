/** What the rules would have where a finding has more than one explanation: for the user to take or to leave. */

import { wrongParts } from './checks/shared/wrong-parts.ts';
import type { Decimal } from './decimal.ts';
import { decimal } from './decimal.ts';
import { sameContent } from './edits/content.ts';
import { type CellContent, type CellEdit, placeKey } from './edits/edit.ts';
import { type FillOptions, type FillPart, isPercentCell, type PlannedEdit } from './edits/fill-plan.ts';
import { planFill } from './edits/plan-fill.ts';
import { cellAddress } from './grid/address.ts';
import type { GridCell } from './grid/grid.ts';
import type { Field } from './layout/self-evaluation.ts';
import type { About } from './notes/draft.ts';
import type { Review, TableReview } from './review-types.ts';
import { gradeOf } from './scoring/grade.ts';
import { sameScore } from './scoring/rules.ts';
import { gradeNamed } from './values/grades.ts';
import { readPoints } from './values/numbers.ts';
import { normalise } from './values/text.ts';

/** What the rules have for one form, as a whole: safe fixes among it, the total last. */
export interface Proposal {
  /** Index into `Review.tables`. */
  readonly table: number;
  readonly edits: readonly PlannedEdit[];
  /** Where the form's total stands; null where it has none. */
  readonly total: string | null;
}

function addressOf({ row, column }: GridCell): string {
  return cellAddress(row, column);
}

/** By forms: the cells that their findings want changed, those that somebody waived apart; hints are no reason to change anything. */
interface Asked {
  readonly wanted: Set<string>;
  readonly left: Set<string>;
}

function askedOf({ findings }: Review): ReadonlyMap<number, Asked> {
  const byTable = new Map<number, Asked>();
  for (const { table, severity, waived, cells, fix } of findings) {
    if (table === null || severity === 'hint') continue;
    const asked = byTable.get(table) ?? { wanted: new Set(), left: new Set() };
    byTable.set(table, asked);
    const own = waived === null ? asked.wanted : asked.left;
    for (const cell of [...cells.slice(0, 1), ...(fix?.edits ?? []).map((edit) => edit.cell)]) own.add(cell);
  }
  return byTable;
}

function fill(reviewed: TableReview, what: readonly FillPart[], scope: FillOptions['scope']): readonly PlannedEdit[] {
  return planFill(reviewed, { what: new Set(what), as: 'values', ...(scope === undefined ? {} : { scope }) }).edits;
}

/** The scores that are asked for, each with all cells that it takes. */
function scoresAsked(edits: readonly PlannedEdit[], isAsked: (edit: CellEdit) => boolean): ReadonlySet<About> {
  const scores = edits.filter(({ part, about }) => part !== 'rate' && about !== null);
  const left = new Set(scores.filter((edit) => !isAsked(edit)).map(({ about }) => about));
  return new Set(scores.flatMap(({ about }) => (about === null || left.has(about) ? [] : [about])));
}

/** The form with nothing in the place of its total. */
function withoutTotal(reviewed: TableReview, field: Field): TableReview {
  const { table } = reviewed;
  const blank: Field = { ...field, text: '', cell: { ...field.cell, kind: 'blank', value: null, formula: null } };
  return { ...reviewed, table: { ...table, total: table.total === null ? null : { ...table.total, score: blank } } };
}

/** Null where it is written among words. */
function numberIn({ to: { value } }: CellEdit): Decimal | null {
  return typeof value === 'number' ? decimal(value) : null;
}

/** What the scores come to once these are written; null where that can't be told. */
function sumAfter(reviewed: TableReview, field: Field, scope: ReadonlySet<About>): Decimal | null {
  const edits = fill(withoutTotal(reviewed, field), ['scores', 'total'], scope);
  const total = edits.find(({ part }) => part === 'total');
  return total === undefined ? null : numberIn(total);
}

/** Whether the form names another grade than that of the total that it would have. */
function changesGrade({ table, policy }: TableReview, recorded: Decimal | null, sum: Decimal): boolean {
  const grade = gradeOf(sum, policy);
  if (recorded !== null) return gradeOf(recorded, policy) !== grade;
  const named = gradeNamed(normalise(table.total?.grade?.text ?? ''));
  return named !== null && named !== grade;
}

/** The total comes out as it should, and so does the grade by it: no wrong score stays in its sum. */
function isSound(reviewed: TableReview, scope: ReadonlySet<About>, edits: readonly PlannedEdit[]): boolean {
  const field = reviewed.table.total?.score ?? null;
  if (field === null) return true;
  const recorded = readPoints(field).value;
  const sum = isPercentCell(field.cell) ? null : sumAfter(reviewed, field, scope);
  if (sum === null) return recorded === null && field.cell.formula === null;
  if (changesGrade(reviewed, recorded, sum)) return false;
  if (field.cell.formula !== null) return true;
  const total = edits.find(({ part }) => part === 'total');
  const becomes = total === undefined ? recorded : numberIn(total);
  const written = new Set(edits.map(({ cell }) => cell));
  return (
    becomes !== null &&
    sameScore(becomes, sum) &&
    wrongParts(reviewed).every(({ cell }) => written.has(addressOf(cell)))
  );
}

/** 小计, or a total at the head, that somebody typed: it would stay as it is beside scores that are written. */
function hasTypedSums({ table: { sums, total } }: TableReview): boolean {
  const fields = [...sums.map(({ score }) => score), total?.again?.value ?? null];
  return fields.some((field) => field?.cell.formula === null && readPoints(field).value !== null);
}

function proposalOf(reviewed: TableReview, table: number, { wanted, left }: Asked): Proposal | null {
  const { scores, table: form } = reviewed;
  // Of points that don't come to all points, nobody knows which are wrong.
  if (scores.total.pointsGap !== null) return null;
  const isAsked = ({ cell }: CellEdit): boolean => wanted.has(cell) && !left.has(cell);
  const field = form.total?.score ?? null;
  const total = field === null ? null : addressOf(field.cell);
  // Judgement that somebody used is no slip, and stays: what is chosen by name would overrule it.
  const differing = fill(reviewed, ['scores', 'rate'], 'differing');
  const scope = scoresAsked(differing, isAsked);
  const rate = differing.some((edit) => edit.part === 'rate' && isAsked(edit)) ? (['rate'] as const) : [];
  if (scope.size === 0 && rate.length === 0) return null;
  if (scope.size > 0 && hasTypedSums(reviewed)) return null;
  if (scope.size > 0 && total !== null && left.has(total)) return null;
  const edits = fill(reviewed, scope.size === 0 ? rate : [...rate, 'scores', 'total'], scope);
  return scope.size > 0 && !isSound(reviewed, scope, edits) ? null : { table, edits, total };
}

/**
 * What the rules have for the scores, the execution and the total of each form that has errors or warnings about them. A form of
 * which it isn't known that it is right afterwards has no proposal: its points don't come to all points, a score known to be
 * wrong would stay in the total, the grade would be another one, sums of groups would stay as they were. In steps, a form each.
 */
export function* proposalSteps(reviewed: Review): Generator<number, Proposal[]> {
  const proposals: Proposal[] = [];
  for (const [table, asked] of askedOf(reviewed)) {
    const form = reviewed.tables[table];
    const proposal = form === undefined ? null : proposalOf(form, table, asked);
    if (proposal !== null) proposals.push(proposal);
    yield table;
  }
  return proposals;
}

/** What cells are to hold, each by its sheet and address. */
export function contentsOf(edits: readonly CellEdit[]): ReadonlyMap<string, CellContent> {
  return new Map(edits.map((edit) => [placeKey(edit), edit.to]));
}

/** The part of a proposal that isn't written anyway: the total where it follows from that part alone. */
export function choicesOf({ edits }: Proposal, written: ReadonlyMap<string, CellContent>): readonly PlannedEdit[] {
  const choices = edits.filter((edit) => {
    const to = written.get(placeKey(edit));
    return edit.part !== 'total' && (to === undefined || !sameContent(to, edit.to));
  });
  const cells = new Set(choices.map(({ cell }) => cell));
  return edits.filter(
    (edit) => choices.includes(edit) || (edit.part === 'total' && edit.needs?.some((cell) => cells.has(cell)) === true),
  );
}
