import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import type { Checked } from '../../src/pane/state/state.ts';

/** What the pane holds after a check of these sheets. */
export function checkedForms(grids: readonly SheetGrid[], policy = 'national'): Checked {
  const found = policyById(policy);
  if (found === null) throw new Error(`no such policy: ${policy}`);
  const reviewed = review(grids, { policy: found });
  return { scope: 'all', grids, review: reviewed, policy: found, policyOrigin: 'default', formPolicies: [] };
}
