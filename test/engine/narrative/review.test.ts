import { narrativeOfLines } from '../../../src/engine/narrative/document.ts';
import { reviewNarrative } from '../../../src/engine/narrative/review.ts';
import type { NarrativeReview } from '../../../src/engine/narrative/review-types.ts';
import { defaultPolicy } from '../../../src/engine/policy/built-in.ts';
import { describeCounts, describeNarrative } from '../../../src/messages/narrative/describe.ts';

function reviewOf(...lines: readonly string[]): NarrativeReview {
  return reviewNarrative(narrativeOfLines(lines), [], { policy: defaultPolicy });
}

describe('a report’s text', () => {
  it('is told what doesn’t come out, with the numbers that it was held against', () => {
    const { findings, counts } = reviewOf('预算100万元，拨付资金45.5万元，进度100%。');
    expect(findings.map(({ check, quote, related }) => [check, quote, related.map((each) => each.quote)])).toEqual([
      ['text-rate', '100%', ['45.5万元', '100万元']],
    ]);
    const words = findings.map(describeNarrative);
    expect(words).toEqual([
      {
        title: '比率算不出来',
        what: '比率写了 100%，按文中的数计算，最接近的是 45.5%。',
        why: '试过的算法：45.5万元 ÷ 100万元 = 45.5%。',
        how: '核对比率和它所用的两个数，改正有误的一个；口径不同的，写明口径。',
      },
    ]);
    expect(describeCounts(counts)).toBe('文中数字 3 个：复算 1 处，一致 0 处，矛盾 1 处；另有 0 个数文内无从核对');
  });

  it('has nothing to say where all agrees, and shows what agreed', () => {
    const { findings, relations } = reviewOf('预算100万元，拨付资金45.5万元，进度45.5%。');
    expect(findings).toEqual([]);
    expect(relations).toEqual([
      { kind: 'rate', verdict: 'agrees', mentions: [2, 1, 0], workings: ['45.5万元 ÷ 100万元 = 45.5%'] },
    ]);
  });
});
