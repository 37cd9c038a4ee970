import { type Decimal, HUNDRED } from '../../decimal.ts';
import { contradicting, type NarrativeCheck, others } from './check.ts';

export interface TextRateData {
  readonly printed: string;
  /** The quotient nearest to it, 0–1; null: a share above 100%, which nothing can be. */
  readonly nearest: Decimal | null;
  readonly isCut: boolean;
  /** What was tried. */
  readonly workings: readonly string[];
}

/** A percentage that no reading of the numbers around it gives. Cut off instead of rounded is a hint. */
export const textRate: NarrativeCheck<'text-rate', TextRateData> = {
  id: 'text-rate',
  severity: 'error',
  needsForm: false,
  run(context) {
    const targets = new Map(contradicting(context, 'target').map((link) => [link.actual, link]));
    return contradicting(context, 'rate').map(({ rate, nums, isCut, nearest, workings }) => ({
      at: rate,
      related: others(nums, rate),
      // That the target was missed is what the rate, put right, says.
      explains: isCut
        ? []
        : nums.filter((num) => {
            const missed = targets.get(num);
            return missed !== undefined && nums.includes(missed.target);
          }),
      data: { printed: rate.quote, nearest: nearest === null || nearest.gt(HUNDRED) ? null : nearest, isCut, workings },
      ...(isCut ? { severity: 'hint' as const } : {}),
    }));
  },
};
