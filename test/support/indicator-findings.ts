import { checkBlocks } from '../../src/engine/checks/all.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { policyOf } from './scored.ts';

/** Findings of the checks of indicators, points, scores and notes; those about table and funds are left aside. */

const SEVERITY = new Map<string, string>(
  Object.values(checkBlocks.indicators).map(({ id, severity }) => [id, severity]),
);

export function indicatorFindings(grid: SheetGrid, policy = 'national'): AnyFinding[] {
  return review([grid], { policy: policyOf(policy) }).findings.filter(({ check }) => SEVERITY.has(check));
}

/** `H17 score-mismatch`; the severity follows where it isn't the check's own. */
export function golden(grid: SheetGrid, policy = 'national'): string[] {
  return indicatorFindings(grid, policy).map(({ check, cells, severity }) => {
    const other = severity === SEVERITY.get(check) ? '' : ` (${severity})`;
    return `${cells[0] ?? ''} ${check}${other}`;
  });
}
