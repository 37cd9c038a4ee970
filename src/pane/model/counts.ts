import type { Review } from '../../engine/review-types.ts';
import type { Counts, Open } from '../../messages/verdict.ts';

/** How many findings that stand, by severity, and how many indicators a person has to judge. */
export function countsOf(review: Review): Counts {
  const counts = { error: 0, warning: 0, hint: 0, human: review.needsHuman.length };
  for (const { severity, waived } of review.findings) if (waived === null) counts[severity] += 1;
  return counts;
}

/** What keeps a form without errors from being ready. */
export function openOf({ tables }: Review): Open {
  const gap = tables.find(({ scores }) => scores.total.pointsGap !== null)?.scores.total.pointsGap ?? null;
  return {
    differing: tables.reduce((count, { differing }) => count + differing.count, 0),
    explained: tables.reduce((count, { differing }) => count + differing.explained, 0),
    points: gap === null ? null : gap.toNumber(),
  };
}

/** How many findings the button 直接改正 would settle. */
export function safeCount({ findings }: Review): number {
  return findings.filter(({ fix, waived }) => fix?.kind === 'safe' && waived === null).length;
}
