import { type NarrativeParagraph, narrativeOfLines } from '../../../src/engine/narrative/document.ts';
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
        what: '按文中的数，比率最接近 45.5%，写了 100%。',
        why: '试过的算法：45.5万元 ÷ 100万元 = 45.5%。',
        how: '核对比率和它所用的两个数，改正有误的一个；口径不同的，写明口径。',
      },
    ]);
    expect(describeCounts(counts)).toBe('文中数字 3 个：复算 1 处，一致 0 处，矛盾 1 处');
  });

  it('has nothing to say where all agrees, and shows what agreed', () => {
    const { findings, relations } = reviewOf('预算100万元，拨付资金45.5万元，进度45.5%。');
    expect(findings).toEqual([]);
    expect(relations).toEqual([
      { kind: 'rate', verdict: 'agrees', mentions: [2, 1, 0], workings: ['45.5万元 ÷ 100万元 = 45.5%'] },
    ]);
  });

  it('keeps what was waived by check and quote, and shows the reason', () => {
    const doc = narrativeOfLines(['预算100万元，拨付资金45.5万元，进度100%。']);
    const waived = { check: 'text-rate', about: '100%', reason: '按合同进度', date: '2022-12-31' };
    const { findings } = reviewNarrative(doc, [], {
      policy: defaultPolicy,
      waivers: [{ ...waived, about: '99%' }, waived, { ...waived, check: 'text-sum' }],
    });
    expect(findings.map((finding) => finding.waived)).toEqual([{ reason: '按合同进度', date: '2022-12-31' }]);
  });

  it('reads notes like paragraphs, each by itself', () => {
    const note = { name: '脚注1', text: '预算100万元，拨付资金45.5万元，进度100%。' };
    const alone = { name: '脚注2', text: '已支付20万元，执行率50%。' };
    const { findings } = reviewNarrative({ paragraphs: [], notes: [note, alone] }, [], { policy: defaultPolicy });
    expect(findings.map(({ paragraph, note: name, quote }) => [paragraph, name, quote])).toEqual([
      [null, '脚注1', '100%'],
    ]);
  });

  it('counts the paragraphs of a list by their automatic numbers', () => {
    const paragraph = (n: number, text: string, mark: string | null): NarrativeParagraph => ({
      n,
      text,
      mark,
      isListItem: mark !== null,
      level: null,
    });
    const of = (count: string): string[] =>
      reviewNarrative(
        {
          paragraphs: [
            paragraph(1, `收到资金共${count}笔，分别是：`, null),
            paragraph(2, '省级下达50万元。', '1.'),
            paragraph(3, '市级下达30万元。', '2.'),
            paragraph(4, '按期拨付。', null),
          ],
          notes: [],
        },
        [],
        { policy: defaultPolicy },
      ).findings.map(({ check }) => check);
    expect(of('两')).toEqual([]);
    expect(of('三')).toEqual(['text-count']);
  });

  it('tells one cause once, with what follows from it', () => {
    const { findings } = reviewOf(
      '一、概述',
      '项目执行数919.94万元，全年预算数921.47万元，完成预算的99.83%。',
      '二、过程',
      '项目总支出919.47万元。预算执行率为99.83%。',
      '三、结论',
      '全年支出919.94万元。',
    );
    expect(findings.map(({ check, quote, related }) => [check, quote, related.map((each) => each.quote)])).toEqual([
      ['text-two-values', '919.47万元', ['919.94万元', '919.94万元', '99.83%', '921.47万元']],
    ]);
    expect(findings.map((finding) => describeNarrative(finding).why)).toEqual([
      '同一件事在文中应只有一个数；按 919.94万元 除以 921.47万元，才与文中的 99.83% 一致，多半是 919.47万元 有误。',
    ]);
  });

  /** What is told, with its numbers and why. */
  function told(
    ...lines: readonly string[]
  ): (readonly [check: string, quote: string, related: string, why: string])[] {
    return reviewOf(...lines).findings.map((finding) => [
      finding.check,
      finding.quote,
      finding.related.map(({ quote }) => quote).join(' '),
      describeNarrative(finding).why,
    ]);
  }

  it('tells a rate and the target that it hides once', () => {
    expect(told('绩效目标14户，实际完成12户，完成年度目标任务的100%。')).toEqual([
      ['text-rate', '100%', '12户 14户', '试过的算法：12户 ÷ 14户 = 85.71%。'],
    ]);
  });

  it('tells a sum and the rate that one number sets right with it once', () => {
    expect(told('支出合计2147.4万元，其中基本支出1688.1万元，项目支出489.3万元，占21.39%。')).toEqual([
      [
        'text-sum',
        '2147.4万元',
        '1688.1万元 489.3万元 21.39%',
        '1688.1万元 + 489.3万元 = 2177.4万元。用到这些数的比率 21.39% 也对不上：489.3万元 ÷ 2147.4万元 = 22.79%。',
      ],
    ]);
    expect(told('到位资金40.5万元，支出38.2万元，结余3.3万元，执行率91.85%。')).toEqual([
      [
        'text-difference',
        '3.3万元',
        '40.5万元 38.2万元 91.85%',
        '40.5万元 − 38.2万元 = 2.3万元。用到这些数的比率 91.85% 也对不上：38.2万元 ÷ 40.5万元 = 94.32%。',
      ],
    ]);
  });

  it('tells two causes twice, though they share a number', () => {
    expect(
      told('到位资金40.5万元，支出38.2万元，结余3.3万元，执行率50%。').map(([check, quote]) => [check, quote]),
    ).toEqual([
      ['text-difference', '3.3万元'],
      ['text-rate', '50%'],
    ]);
  });

  it.each([
    ['预算120万元（其中中央资金110万元，其余自筹），支出108.5万元，预算执行率95%。', '90.42'],
    ['年初预算100万元，调整后预算120万元，支出110万元，执行率108%。', '91.67'],
    ['预算100万元（含上年结转20万元），支出95万元，执行率81%。', '95'],
  ])('shows the plain quotient of %s', (line, rate) => {
    expect(reviewOf(line).findings.map((finding) => describeNarrative(finding).what)).toEqual([
      expect.stringMatching(new RegExp(`比率最接近 ${rate}%，写了 `)),
    ]);
  });
});
