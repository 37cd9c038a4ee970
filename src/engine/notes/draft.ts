import { type Decimal, larger, ONE, ZERO } from '../decimal.ts';
import { cellKey } from '../grid/address.ts';
import type { GridCell } from '../grid/grid.ts';
import type { AmountUnit, Field, SelfEvaluation } from '../layout/self-evaluation.ts';
import type { IndicatorResult, ScoredTable, Scores } from '../scoring/results.ts';
import { rulesOf, sameScore } from '../scoring/rules.ts';
import { isInline } from '../values/inline.ts';
import { readPoints } from '../values/numbers.ts';
import type { Measure } from '../values/reading.ts';
import { isPlaceholderNote, tierWord } from '../values/words.ts';
import { type Cause, CauseBook, type Causes } from './causes.ts';

/** What a score is about: an indicator's index, or the fund block. */
export type About = number | 'execution';

/** The numbers of a deviation, all of them from the sheet. Points in points, rates and completion 0–1 and above. */
export type NoteFacts =
  | {
      readonly kind: 'unmet';
      readonly target: Measure;
      readonly actual: Measure;
      readonly completion: Decimal | null;
      readonly deducted: Decimal | null;
    }
  | {
      readonly kind: 'overfulfilled';
      readonly target: Measure;
      readonly actual: Measure;
      readonly completion: Decimal;
      readonly deducted: Decimal | null;
    }
  | {
      /** Words, dates or a target that was reached, scored below the points all the same. */
      readonly kind: 'deducted';
      readonly target: Measure;
      readonly actual: Measure;
      readonly deducted: Decimal;
    }
  | {
      readonly kind: 'execution';
      readonly budget: Decimal;
      readonly spent: Decimal;
      readonly unit: AmountUnit | null;
      readonly rate: Decimal;
      readonly deducted: Decimal | null;
    };

/** A note to be written: the sentence is made by `messages/notes.ts`. */
export interface NoteDraft {
  readonly about: About;
  /** The indicator's title; `''` for the execution. */
  readonly name: string;
  /** Where the note belongs; null when the form has no place for it. */
  readonly cell: GridCell | null;
  /** The cell takes the reasons of several indicators (one cell at the foot, a merged note cell). */
  readonly shared: boolean;
  /** What stands in the cell now. */
  readonly present: string;
  readonly facts: NoteFacts;
  /** Null: nobody has given it yet. */
  readonly cause: string | null;
  readonly measures: string | null;
}

export interface DraftOptions {
  readonly causes?: Causes;
  /** The score that a cell holds, or will hold once a plan is applied; what is recorded when absent. Null: blank. */
  readonly scoreInCell?: (about: About) => Decimal | null;
}

export interface Drafts {
  readonly drafts: readonly NoteDraft[];
  /** Keys of `causes` that no draft asked for. */
  readonly unusedCauses: readonly string[];
}

function given(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** Note cells that more than one indicator has, and the one at the foot. */
function sharedNoteCells(table: SelfEvaluation): Set<string> {
  const seen = new Set<string>();
  const shared = new Set<string>();
  if (table.footReason !== null) shared.add(cellKey(table.footReason.cell));
  for (const { note } of table.indicators) {
    if (note === null) continue;
    const key = cellKey(note.cell);
    if (seen.has(key)) shared.add(key);
    seen.add(key);
  }
  return shared;
}

/** Indicators that share a points or score cell: what one of them lost can't be told from the cell. */
function sharingIndicators(table: SelfEvaluation): Set<number> {
  const sharing = new Set<number>();
  for (const { index, pointsOwner, scoreOwner } of table.indicators) {
    for (const owner of [pointsOwner, scoreOwner]) if (owner !== index) sharing.add(index).add(owner);
  }
  return sharing;
}

/** Points lost by the score in the cell; by the rule's where the cell is blank, or still claims more than the rule gives. */
function deductedPoints(result: IndicatorResult, inCell: Decimal | null): Decimal | null {
  const points = result.effectivePoints;
  const { recomputed } = result;
  if (points === null) return null;
  const claimsFull = inCell?.gte(points) === true && recomputed !== null && result.status === 'unmet';
  const score = inCell === null || claimsFull ? recomputed : inCell;
  return score === null || score.gt(points) ? null : points.minus(score);
}

function isLoss(deducted: Decimal | null): deducted is Decimal {
  return deducted !== null && !sameScore(deducted, ZERO) && deducted.gt(ZERO);
}

function isLowTier(tier: 1 | 2 | 3 | null): boolean {
  return tier === 2 || tier === 3;
}

/** What was asked for wasn't reached, whether or not the rules can put a number on it. */
function isMissed({ status, derivation, completion, actual }: IndicatorResult): boolean {
  if (status === 'unmet') return true;
  if (derivation.rule === 'tier') return isLowTier(derivation.tier);
  if (derivation.rule !== 'undetermined') return false;
  const { reason } = derivation;
  if (reason === 'date-missed' || reason === 'date-early' || completion?.lt(ONE) === true) return true;
  return actual.kind === 'words' && isLowTier(tierWord(actual.text));
}

function factsOf(result: IndicatorResult, deducted: Decimal | null, threshold: Decimal): NoteFacts | null {
  const { target, actual, completion, status } = result;
  if (isMissed(result)) {
    return {
      kind: 'unmet',
      target,
      actual,
      completion: completion === null ? null : larger(completion, ZERO),
      deducted: isLoss(deducted) ? deducted : null,
    };
  }
  if (status === 'overfulfilled' && completion?.gte(threshold) === true) {
    return { kind: 'overfulfilled', target, actual, completion, deducted: isLoss(deducted) ? deducted : null };
  }
  return isLoss(deducted) ? { kind: 'deducted', target, actual, deducted } : null;
}

interface Place {
  readonly cell: GridCell | null;
  readonly shared: boolean;
  readonly present: string;
}

function placeOf(field: Field | null, shared: ReadonlySet<string>): Place {
  // A note after its label in one cell can't be written without the label.
  if (field === null || isInline(field)) return { cell: null, shared: false, present: field?.text ?? '' };
  return { cell: field.cell, shared: shared.has(cellKey(field.cell)), present: field.text };
}

function withCause(cause: Cause | null): Pick<NoteDraft, 'cause' | 'measures'> {
  return { cause: given(cause?.cause), measures: given(cause?.measures) };
}

function executionFacts({ table, policy, scores }: ScoredTable, inCell: Decimal | null): NoteFacts | null {
  const { rate, points, score, derivation } = scores.execution;
  if (rate === null || rate.gte(ONE) || derivation.rule !== 'execution' || points === null || score === null)
    return null;
  // A recorded score above the points is the table's total in the wrong place.
  const counted = inCell === null || inCell.gte(points) ? score : inCell;
  const deducted = points.minus(counted);
  if (!isLoss(deducted) && rate.gte(rulesOf(policy).explainBelow)) return null;
  const { budget, spent } = derivation;
  const unit = table.funds?.amountUnit ?? null;
  return { kind: 'execution', budget, spent, unit, rate, deducted: isLoss(deducted) ? deducted : null };
}

/** Drafts of forms as they stand: every finding about a note asks for them anew. */
const AS_RECORDED = new WeakMap<Scores, Drafts>();

/**
 * A draft for everything that deviates: a missed target, over-fulfilment from the policy's threshold on, a score below the
 * points for whatever reason, an execution rate that costs points or is under the policy's limit. In the form's order, the
 * execution first.
 */
export function draftNotes(scored: ScoredTable, options?: DraftOptions): Drafts {
  if (options !== undefined) return makeDrafts(scored, options);
  const known = AS_RECORDED.get(scored.scores);
  if (known !== undefined) return known;
  const drafts = makeDrafts(scored, {});
  AS_RECORDED.set(scored.scores, drafts);
  return drafts;
}

function makeDrafts(scored: ScoredTable, options: DraftOptions): Drafts {
  const { table, policy, scores } = scored;
  const book = new CauseBook(options.causes);
  const recorded = (about: About): Decimal | null =>
    about === 'execution'
      ? readPoints(table.funds?.total?.score ?? null).value
      : (scores.indicators[about]?.score.value ?? null);
  const scoreInCell = options.scoreInCell ?? recorded;
  const { threshold } = rulesOf(policy);
  const shared = sharedNoteCells(table);
  const sharing = sharingIndicators(table);
  const drafts: NoteDraft[] = [];
  const execution = executionFacts(scored, scoreInCell('execution'));
  if (execution !== null) {
    const place = placeOf(table.funds?.total?.note ?? table.footReason, shared);
    drafts.push({ about: 'execution', name: '', ...place, facts: execution, ...withCause(book.forExecution()) });
  }
  for (const result of scores.indicators) {
    const indicator = table.indicators[result.index];
    if (indicator === undefined) continue;
    const deducted = sharing.has(result.index) ? null : deductedPoints(result, scoreInCell(result.index));
    const facts = factsOf(result, deducted, threshold);
    if (facts === null) continue;
    const place = placeOf(indicator.note, shared);
    const cause = withCause(book.forIndicator(indicator));
    drafts.push({ about: result.index, name: indicator.title, ...place, facts, ...cause });
  }
  return { drafts, unusedCauses: book.unused() };
}

/** Whether the draft's cell holds something that explains nothing: blank, 无, a dash. Of a picture or a formula nobody knows. */
export function saysNothing({ cell, present }: NoteDraft): boolean {
  if (cell === null || cell.formula !== null) return false;
  return cell.kind !== 'picture' && cell.kind !== 'uncalculated' && cell.kind !== 'error' && isPlaceholderNote(present);
}
