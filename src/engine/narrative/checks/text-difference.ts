import type { Decimal } from '../../decimal.ts';
import { contradicting, type NarrativeCheck, others } from './check.ts';

export interface TextDifferenceData {
  readonly printed: string;
  readonly result: Decimal;
  readonly unit: string;
  readonly working: string;
}

/** 年初 ± 调整 isn't 全年, two numbers aren't as far apart as is said, what is left isn't budget less spent. */
export const textDifference: NarrativeCheck<'text-difference', TextDifferenceData> = {
  id: 'text-difference',
  severity: 'error',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'difference').map(({ last, nums, result, workings }) => ({
      at: last,
      related: others(nums, last),
      data: { printed: last.quote, result, unit: last.unit ?? '', working: workings[0] ?? '' },
    })),
};
