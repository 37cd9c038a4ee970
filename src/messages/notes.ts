/** The text of 偏差原因分析及改进措施, made from a draft: the numbers are the sheet's, cause and measures the user's. */

import { type Decimal, ONE, plain, roundTo } from '../engine/decimal.ts';
import type { NoteDraft, NoteFacts } from '../engine/notes/draft.ts';
import type { Measure } from '../engine/values/reading.ts';
import { amount, operatorSign, percent, points } from './format.ts';

/** Left in the text until somebody fills it; the pane and the checks look for it. */
const CAUSE_HOLE = '〔请填写原因〕';
const MEASURES_HOLE = '〔请填写改进措施〕';

/** The target or actual as it stands in the form, with the sign and unit of columns of their own. */
export function measureText(measure: Measure): string {
  const sign = measure.operatorFrom === 'column' && measure.operator !== null ? operatorSign(measure.operator) : '';
  const unit = measure.unitFrom === 'column' ? (measure.unit ?? '') : '';
  const { rounded } = measure;
  // Brackets would stand within those of the note.
  return `${sign}${rounded?.shown ?? measure.text}${unit}${rounded === undefined ? '' : `，实为${rounded.held}${unit}`}`;
}

/** The actual has no sign of its own: one that was copied from the target isn't repeated. */
export function actualText(measure: Measure): string {
  return measureText(measure).replace(/^[≥≤＞＜><=]+/, '');
}

function stated(measure: Measure): string {
  const text = measureText(measure);
  return measure.kind === 'words' ? `“${text}”` : text;
}

function loss(deducted: Decimal | null): string {
  return deducted === null ? '' : `，扣${points(deducted)}分`;
}

export function missing(measure: Measure): boolean {
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
export function shortOfWhole(completion: Decimal): string {
  for (let digits = 2; digits < 8; digits++) {
    const text = percent(completion, digits);
    if (completion.gte(ONE) || text !== '100%') return text;
  }
  return percent(completion, 8);
}

/** How many times a target was reached; from twice on, where a percentage is hard to read. */
export function timesReached(completion: Decimal): string | null {
  return completion.gte(2) ? plain(roundTo(completion, 2)) : null;
}

/** How much more than a target, as a percentage. */
export function excessPercent(completion: Decimal): string {
  return percent(completion.minus(ONE));
}

function excess(completion: Decimal): string {
  const times = timesReached(completion);
  if (times !== null) return `是年度指标值的${times}倍`;
  return `完成率${percent(completion)}，超过年度指标值${excessPercent(completion)}`;
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
    case 'overfulfilled':
      return `${values}，${excess(facts.completion)}${loss(facts.deducted)}`;
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

/** `full`: cause and measures, the numbers of the row behind them. `numbers`: the numbers come first. `short`: without numbers. */
export const NOTE_FORMS = ['full', 'numbers', 'short'] as const;

export type NoteForm = (typeof NOTE_FORMS)[number];

/**
 * `原因：…。改进措施：…。（年度指标值≥95%，实际完成92.3%，完成率97.16%，扣0.28分）`. What nobody else in the row says comes first: of a
 * long text in a low row only the beginning is seen.
 */
export function noteSentence(draft: NoteDraft, form: NoteForm = 'full'): string {
  const cause = draft.cause === null ? CAUSE_HOLE : clause(draft.cause);
  const said = `原因：${cause}。${remedy(draft)}`;
  const facts = form === 'short' ? '' : factsText(draft.facts);
  if (facts === '') return said;
  return form === 'numbers' ? `${facts}。${said}` : `${said}（${facts}）`;
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

/** A score in a sentence. */
export function scoreText(score: Decimal): string {
  return points(score);
}
