/** Two findings of one indicator in words of one, for whoever shows them as one. */

import type { AnyFinding } from '../engine/review-types.ts';
import { noReason } from './checks/deduction-unexplained.ts';
import { dueAndFilled } from './checks/score-mismatch.ts';
import { tierAndFilled } from './checks/tier-range.ts';
import { describe, type FindingWords } from './index.ts';
import { type Line, line } from './line.ts';

function scoreLine(finding: AnyFinding): Line | null {
  switch (finding.check) {
    case 'score-mismatch':
      return finding.data.folded === undefined ? dueAndFilled(finding.data) : null;
    case 'tier-range':
      return tierAndFilled(finding.data);
    default:
      return null;
  }
}

/**
 * A score that isn't the rules' and that nothing explains: `“读者满意度”已达标，应得 10，填了 8，没有说明。`
 *
 * @param scored what is said of the score, `unexplained` that its deduction isn't explained.
 * @returns null unless they are two such findings about the same score cell.
 */
export function describeTogether(scored: AnyFinding, unexplained: AnyFinding): FindingWords | null {
  const [score] = scored.cells;
  const sentence = scoreLine(scored);
  if (sentence === null || score === undefined || unexplained.check !== 'deduction-unexplained') return null;
  if (scored.sheet !== unexplained.sheet || !unexplained.cells.includes(score)) return null;
  const words = describe(scored, line`${sentence}，${noReason(unexplained.data)}。`);
  const isRaised = 'recomputed' in scored.data && scored.data.recomputed?.gt(unexplained.data.score) === true;
  // Whoever puts a score up to the rules' has nothing left to explain.
  return { ...words, how: isRaised ? words.how : `${words.how}${describe(unexplained).how}` };
}
