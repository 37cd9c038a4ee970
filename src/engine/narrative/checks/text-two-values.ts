import { meet, over } from '../figures.ts';
import type { Num } from '../mentions.ts';
import { contradicting, type NarrativeCheck, type NarrativeContext, others } from './check.ts';

export interface TextTwoValuesData {
  /** What it is, in the text's words. */
  readonly name: string;
  readonly first: string;
  readonly second: string;
  /** A rate that comes out with the second and not with the first. */
  readonly proof: { readonly rate: string; readonly base: string } | null;
}

/** The rate that the first value spoils and the second one makes right. */
function proofOf(context: NarrativeContext, first: Num, second: Num): TextTwoValuesData['proof'] {
  for (const { rate, nums } of contradicting(context, 'rate')) {
    const [, top, base] = nums;
    if (nums.length !== 3 || top !== first || base === undefined || base.base.low.lte(0)) continue;
    if (meet(over(second.base, base.base), rate.base)) return { rate: rate.quote, base: base.quote };
  }
  return null;
}

/** One thing has two values in two places. */
export const textTwoValues: NarrativeCheck<'text-two-values', TextTwoValuesData> = {
  id: 'text-two-values',
  severity: 'error',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'same').flatMap(({ of, name, first, second, nums }) =>
      of !== 'value'
        ? []
        : [
            {
              at: first,
              related: others(nums, first),
              data: { name, first: first.quote, second: second.quote, proof: proofOf(context, first, second) },
              ...(first.kind === 'amount' ? { severity: 'warning' as const } : {}),
            },
          ],
    ),
};
