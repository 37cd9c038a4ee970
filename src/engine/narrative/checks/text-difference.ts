import type { Decimal } from '../../decimal.ts';
import { contradicting, type NarrativeCheck, others } from './check.ts';
import { ratesByNumber, type SpoiledRate, spoiledRates } from './spoiled.ts';

export interface TextDifferenceData {
  readonly printed: string;
  readonly result: Decimal;
  readonly unit: string;
  readonly working: string;
  /** Rates that have the same cause. */
  readonly rates: readonly SpoiledRate[];
}

/** 年初 ± 调整 isn't 全年, two numbers aren't as far apart as is said, what is left isn't budget less spent. */
export const textDifference: NarrativeCheck<'text-difference', TextDifferenceData> = {
  id: 'text-difference',
  severity: 'error',
  needsForm: false,
  run(context) {
    const byNumber = ratesByNumber(context);
    return contradicting(context, 'difference').map((link) => {
      const { last, nums, result, workings } = link;
      const { explains, rates } = spoiledRates(byNumber, link);
      return {
        at: last,
        related: others(nums, last),
        explains,
        data: { printed: last.quote, result, unit: last.unit ?? '', working: workings[0] ?? '', rates },
      };
    });
  },
};
