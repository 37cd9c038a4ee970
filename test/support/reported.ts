import type { CheckId } from '../../src/engine/checks/all.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding } from '../../src/engine/review-types.ts';
import { fixEdits } from '../../src/messages/fixes.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { plainData } from './plain-data.ts';
import { policyOf } from './scored.ts';

/**
 * A finding as its reader gets it, and what it was made from: severity, cells and what it is about; what, why, how; the fix;
 * the data.
 */
function lines(finding: AnyFinding): string[] {
  const { severity, cells, about, fix, data } = finding;
  const { what, why, how } = inWords(finding);
  const edits = fix === null ? [] : fixEdits(fix).map(({ cell, to }) => `${cell} ← ${JSON.stringify(to.value)}`);
  const mended = fix === null ? [] : [`${fix.kind}: ${edits.join(', ')}`];
  return [`${severity} ${cells.join(' ')} ${about}`, what, why, how, ...mended, JSON.stringify(plainData(data))];
}

/** What one check finds on the sheets, in full. */
export function reported(check: CheckId, grids: SheetGrid | readonly SheetGrid[], policy = 'national'): string[] {
  const sheets = 'rows' in grids ? [grids] : grids;
  const { findings } = review(sheets, { policy: policyOf(policy) });
  return findings.filter((finding) => finding.check === check).flatMap(lines);
}
