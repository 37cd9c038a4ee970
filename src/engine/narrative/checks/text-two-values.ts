import { contradicting, type NarrativeCheck, others } from './check.ts';

export interface TextTwoValuesData {
  /** What it is, in the text's words. */
  readonly name: string;
  readonly first: string;
  readonly second: string;
  /** A rate that comes out with one of the two only. */
  readonly proof: string | null;
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
              data: { name, first: first.quote, second: second.quote, proof: null },
              ...(first.kind === 'amount' ? { severity: 'warning' as const } : {}),
            },
          ],
    ),
};
