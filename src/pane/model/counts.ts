import type { Review } from '../../engine/review-types.ts';
import type { Counts } from '../../messages/verdict.ts';

/** How many findings that stand, by severity, and how many indicators a person has to judge. */
export function countsOf(review: Review): Counts {
  const counts = { error: 0, warning: 0, hint: 0, human: review.needsHuman.length };
  for (const { severity, waived } of review.findings) if (waived === null) counts[severity] += 1;
  return counts;
}
