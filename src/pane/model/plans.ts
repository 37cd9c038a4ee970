/** What buttons would write, as previews. */

import type { ReviewStep } from '../../engine/review.ts';
import type { AnyFinding } from '../../engine/review-types.ts';
import { safeFixSteps } from '../../engine/safe-fixes.ts';
import { fixEdits } from '../../messages/fixes.ts';
import { describe } from '../../messages/index.ts';
import { PROBLEMS } from '../../messages/pane.ts';
import type { Checked, Preview, PreviewEdit } from '../state/state.ts';

/** The fix of one finding. */
export function fixPreview(finding: AnyFinding): Preview | null {
  if (finding.fix === null) return null;
  const { title } = describe(finding);
  const edits = fixEdits(finding.fix).map((edit): PreviewEdit => ({ ...edit, what: title }));
  return edits.length === 0 ? null : { edits, skipped: [], label: title };
}

/** How many findings the button 直接改正 would settle. */
export function safeCount({ review }: Checked): number {
  return review.findings.filter(({ fix, waived }) => fix?.kind === 'safe' && waived === null).length;
}

/** 直接改正, in steps: what follows from the fixes takes further reviews. */
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
  };
}
