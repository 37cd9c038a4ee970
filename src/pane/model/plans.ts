/** What buttons would write, as previews. */

import type { FillOptions, FillPlan } from '../../engine/edits/fill-plan.ts';
import { planFill } from '../../engine/edits/plan-fill.ts';
import type { About } from '../../engine/notes/draft.ts';
import type { ReviewStep } from '../../engine/review.ts';
import type { AnyFinding, TableReview } from '../../engine/review-types.ts';
import { safeFixSteps } from '../../engine/safe-fixes.ts';
import { describeSkip, FILL_PART_NAMES } from '../../messages/fill.ts';
import { fixEdits } from '../../messages/fixes.ts';
import { describe } from '../../messages/index.ts';
import { PROBLEMS, SCORES } from '../../messages/pane.ts';
import type { Checked, Preview, PreviewEdit } from '../state/state.ts';

const NO_NOTES: Pick<Preview, 'wording' | 'notes'> = { wording: { causes: [], measures: [] }, notes: [] };

/** The fix of one finding. */
export function fixPreview(finding: AnyFinding): Preview | null {
  if (finding.fix === null) return null;
  const { title } = describe(finding);
  const edits = fixEdits(finding.fix).map((edit): PreviewEdit => ({ ...edit, what: title }));
  return edits.length === 0 ? null : { edits, skipped: [], label: title, ...NO_NOTES };
}

/** How many findings the button 全部安全修复 would settle. */
export function safeCount({ review }: Checked): number {
  return review.findings.filter(({ fix, waived }) => fix?.kind === 'safe' && waived === null).length;
}

/** 全部安全修复, in steps: what follows from the fixes takes further reviews. */
export function* safePreviewSteps({ review, grids, policy, formPolicies }: Checked): Generator<ReviewStep, Preview> {
  const names = new Map<string, string>();
  for (const finding of review.findings) {
    for (const { sheet, cell } of finding.fix?.edits ?? []) names.set(`${sheet}\n${cell}`, describe(finding).title);
  }
  const { edits, settled } = yield* safeFixSteps(review, grids, { policy, formPolicies });
  return {
    edits: edits.map((edit) => ({ ...edit, what: names.get(`${edit.sheet}\n${edit.cell}`) ?? '' })),
    skipped: [],
    label: PROBLEMS.fixAll(settled),
    ...NO_NOTES,
  };
}

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

/** 填写得分, for all forms that were checked. */
export function fillPreview({ review }: Checked, choice: FillChoice): Preview {
  const edits: PreviewEdit[] = [];
  const skipped: string[] = [];
  review.tables.forEach((reviewed, index) => {
    // Nothing was ticked in this form: its rate and total stay as well.
    if (choice.scope === 'chosen' && (choice.chosen.get(index)?.size ?? 0) === 0) return;
    const plan = planFill(reviewed, fillOptions(choice, index));
    for (const { sheet, cell, from, to, needs, part, about } of plan.edits) {
      const name = nameOf(reviewed, about);
      edits.push({
        sheet,
        cell,
        from,
        to,
        ...(needs === undefined ? {} : { needs }),
        what: name === '' ? FILL_PART_NAMES[part] : `${name} ${FILL_PART_NAMES[part]}`,
      });
    }
    skipped.push(...skippedOf(reviewed, plan));
  });
  return { edits, skipped, label: SCORES.fill, ...NO_NOTES };
}
