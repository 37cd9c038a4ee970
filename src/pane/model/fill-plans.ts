/** 填写得分: what its button would write, as a preview. */

import type { FillOptions, FillPlan, PlannedEdit } from '../../engine/edits/fill-plan.ts';
import { planFill } from '../../engine/edits/plan-fill.ts';
import type { About } from '../../engine/notes/draft.ts';
import type { TableReview } from '../../engine/review-types.ts';
import { describeSkip, FILL_PART_NAMES } from '../../messages/fill.ts';
import { SCORES } from '../../messages/pane.ts';
import { AS_NUMBER, type NumberReason } from '../../messages/scores-tab.ts';
import type { Checked, Preview, PreviewEdit } from '../state/state.ts';

export interface FillChoice {
  readonly scope: 'blank' | 'differing' | 'chosen';
  /** By the table's index: the scores that the user ticked. */
  readonly chosen: ReadonlyMap<number, ReadonlySet<About>>;
  readonly as: 'values' | 'formulas';
  readonly replaceFormulas: boolean;
}

const FILL_PARTS: FillOptions['what'] = new Set(['scores', 'rate', 'total', 'grade']);

function nameOf({ table }: TableReview, about: About | null): string {
  if (about === null) return '';
  return about === 'execution' ? SCORES.execution : (table.indicators[about]?.title ?? '');
}

/** What a filled cell is about: `按期开放率 得分`. */
export function filledName(reviewed: TableReview, { part, about }: Pick<PlannedEdit, 'part' | 'about'>): string {
  const name = nameOf(reviewed, about);
  return name === '' ? FILL_PART_NAMES[part] : `${name} ${FILL_PART_NAMES[part]}`;
}

function fillOptions(choice: FillChoice, index: number): FillOptions {
  const scope = choice.scope === 'chosen' ? (choice.chosen.get(index) ?? new Set<About>()) : choice.scope;
  return { what: FILL_PARTS, as: choice.as, scope, replaceFormulas: choice.replaceFormulas };
}

function skippedOf(reviewed: TableReview, { skipped }: FillPlan): string[] {
  return skipped.map(({ cell, part, about, reason }) => {
    const name = nameOf(reviewed, about);
    return `${cell} ${name === '' ? FILL_PART_NAMES[part] : name}：${describeSkip(reason)}`;
  });
}

/** Why a cell isn't made live, as far as it can be told; null where no formula would be written there anyway. */
function numberReason(reviewed: TableReview, { part, about, to }: PlannedEdit): NumberReason | null {
  if (to.formula !== undefined || part === 'points' || part === 'notes') return null;
  const { execution, indicators } = reviewed.scores;
  if (about === 'execution') {
    if (execution.derivation.rule !== 'execution') return 'cell';
    return execution.derivation.fromDetails ? 'from-details' : 'amounts';
  }
  if (about === null) return 'cell';
  const derivation = indicators[about]?.derivation;
  switch (derivation?.rule) {
    case 'reached':
    case 'ratio':
    case 'inverse':
    case 'linear':
      return derivation.operatorAssumed ? 'no-operator' : 'not-numbers';
    case 'banded':
    case 'compared':
    case 'compared-words':
    case 'date-reached':
    case 'tier':
      return 'not-proportional';
    default:
      return 'cell';
  }
}

/** 填写得分, for all forms that were checked. */
export function fillPreview({ review }: Checked, choice: FillChoice): Preview {
  const edits: PreviewEdit[] = [];
  const skipped: string[] = [];
  review.tables.forEach((reviewed, index) => {
    // Nothing was ticked in this form: its rate and total stay as well.
    if (choice.scope === 'chosen' && (choice.chosen.get(index)?.size ?? 0) === 0) return;
    const plan = planFill(reviewed, fillOptions(choice, index));
    for (const planned of plan.edits) {
      const { sheet, cell, from, to, needs } = planned;
      const reason = choice.as === 'formulas' ? numberReason(reviewed, planned) : null;
      const what = filledName(reviewed, planned);
      edits.push({
        sheet,
        cell,
        from,
        to,
        ...(needs === undefined ? {} : { needs }),
        what: reason === null ? what : `${what}（${AS_NUMBER[reason]}）`,
      });
    }
    skipped.push(...skippedOf(reviewed, plan));
  });
  return { edits, skipped, label: SCORES.fill };
}
