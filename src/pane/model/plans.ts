/** What a card's button would write, as a preview. */

import type { AnyFinding } from '../../engine/review-types.ts';
import { fixEdits } from '../../messages/fixes.ts';
import { describe } from '../../messages/index.ts';
import type { Preview, PreviewEdit } from '../state/state.ts';

/** The fix of one finding. */
export function fixPreview(finding: AnyFinding): Preview | null {
  if (finding.fix === null) return null;
  const { title } = describe(finding);
  const edits = fixEdits(finding.fix).map((edit): PreviewEdit => ({ ...edit, what: title }));
  return edits.length === 0 ? null : { edits, skipped: [], label: title };
}
