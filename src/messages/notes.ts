/** The text of 偏差原因分析及改进措施, made from a draft: the numbers are the sheet's, cause and measures the user's. */

import { type Decimal, ONE } from '../engine/decimal.ts';
import type { NoteDraft, NoteFacts } from '../engine/notes/draft.ts';
import type { Measure } from '../engine/values/reading.ts';
import { amount, operatorSign, percent, points } from './format.ts';

/** Left in the text until somebody fills it; the pane and the checks look for it. */
const CAUSE_HOLE = '〔请填写原因〕';
const MEASURES_HOLE = '〔请填写改进措施〕';

/** The target or actual as it stands in the form, with the sign and unit of columns of their own. */
function measureText(measure: Measure): string {
  const sign = measure.operatorFrom === 'column' && measure.operator !== null ? operatorSign(measure.operator) : '';
  const unit = measure.unitFrom === 'column' ? (measure.unit ?? '') : '';
  const { rounded } = measure;
  // Brackets would stand within those of the note.
  return `${sign}${rounded?.shown ?? measure.text}${unit}${rounded === undefined ? '' : `，实为${rounded.held}${unit}`}`;
}

/** The actual has no sign of its own: one that was copied from the target isn't repeated. */
function actualText(measure: Measure): string {
  return measureText(measure).replace(/^[≥≤＞＜><=]+/, '');
}

function stated(measure: Measure): string {
  const text = measureText(measure);
  return measure.kind === 'words' ? `“${text}”` : text;
}

function loss(deducted: Decimal | null): string {
  return deducted === null ? '' : `，扣${points(deducted)}分`;
}

function missing(measure: Measure): boolean {
  return measure.kind === 'blank' || measure.kind === 'dash';
}

function targetAndActual(target: Measure, actual: Measure): string {
  const parts = [
    missing(target) ? '' : `年度指标值${stated(target)}`,
    missing(actual) ? '' : `实际完成${actual.kind === 'words' ? stated(actual) : actualText(actual)}`,
  ];
  return parts.filter((part) => part !== '').join('，');
}

/** A completion that isn't whole is never shown as 100%: who reads it would look for a mistake. */
function shortOfWhole(completion: Decimal): string {
  for (let digits = 2; digits < 8; digits++) {
    const text = percent(completion, digits);
    if (completion.gte(ONE) || text !== '100%') return text;
  }
  return percent(completion, 8);
}

/** The numbers of a deviation, without a closing stop: `年度指标值≥95%，实际完成92.3%，完成率97.16%，扣0.28分`. */
export function factsText(facts: NoteFacts): string {
  if (facts.kind === 'execution') {
    const unit = facts.unit ?? '';
    const amounts = `全年预算数${amount(facts.budget)}${unit}，全年执行数${amount(facts.spent)}${unit}`;
    return `${amounts}，预算执行率${shortOfWhole(facts.rate)}${loss(facts.deducted)}`;
  }
  const values = targetAndActual(facts.target, facts.actual);
  switch (facts.kind) {
    case 'unmet': {
      const rate = facts.completion === null ? '，未达到年度指标值' : `，完成率${shortOfWhole(facts.completion)}`;
      return `${values}${rate}${loss(facts.deducted)}`;
    }
    case 'overfulfilled': {
      const excess = percent(facts.completion.minus(ONE));
      return `${values}，完成率${percent(facts.completion)}，超过年度指标值${excess}${loss(facts.deducted)}`;
    }
    case 'deducted':
      return `${values}${loss(facts.deducted)}`.replace(/^，/, '');
  }
}

/** Without closing stops: the sentence brings its own. */
function clause(text: string): string {
  return text.replace(/[。；;，,.\s]+$/, '');
}

function remedy({ facts, cause, measures }: NoteDraft): string {
  if (measures !== null) return `改进措施：${clause(measures)}。`;
  // More than was asked for calls for a reason; a remedy only if the user has one.
  if (facts.kind === 'overfulfilled' && cause !== null) return '';
  return `改进措施：${MEASURES_HOLE}。`;
}

/** Whether a note repeats the numbers of its row: `short` leaves them out. */
export type NoteForm = 'full' | 'short';

/**
 * `原因：…。改进措施：…。（年度指标值≥95%，实际完成92.3%，完成率97.16%，扣0.28分）`. What nobody else in the row says comes first: of a
 * long text in a low row only the beginning is seen.
 */
export function noteSentence(draft: NoteDraft, form: NoteForm = 'full'): string {
  const cause = draft.cause === null ? CAUSE_HOLE : clause(draft.cause);
  const facts = form === 'short' ? '' : factsText(draft.facts);
  return `原因：${cause}。${remedy(draft)}${facts === '' ? '' : `（${facts}）`}`;
}

/** What one cell takes: a sentence, or for a cell that holds several reasons a line for each, numbered and named. */
export function noteText(drafts: readonly NoteDraft[], form: NoteForm = 'full'): string {
  const [only] = drafts;
  if (only === undefined) return '';
  if (drafts.length === 1 && !only.shared) return noteSentence(only, form);
  return drafts
    .map((draft, index) => {
      const number = drafts.length > 1 ? `${index + 1}. ` : '';
      const name = draft.about === 'execution' ? '预算执行' : draft.name;
      return `${number}${name}：${noteSentence(draft, form)}`;
    })
    .join('\n');
}

/** Whether the text still has a hole that the user must fill. */
export function hasHole(text: string): boolean {
  return text.includes(CAUSE_HOLE) || text.includes(MEASURES_HOLE);
}
