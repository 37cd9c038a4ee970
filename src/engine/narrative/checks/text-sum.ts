import type { Decimal } from '../../decimal.ts';
import { contradicting, type NarrativeCheck, type NarrativeDraft } from './check.ts';
import { ratesByNumber, type SpoiledRate, spoiledRates } from './spoiled.ts';

export interface TextSumData {
  readonly whole: string;
  readonly parts: readonly string[];
  /** What they add up to, in the unit of the whole. */
  readonly total: Decimal;
  readonly unit: string;
  readonly off: Decimal;
  /** Rates that have the same cause. */
  readonly rates: readonly SpoiledRate[];
}

/** A closed list of parts doesn't add up to its whole. */
export const textSum: NarrativeCheck<'text-sum', TextSumData> = {
  id: 'text-sum',
  severity: 'error',
  needsForm: false,
  run(context) {
    const byNumber = ratesByNumber(context);
    return contradicting(context, 'sum').flatMap((link): NarrativeDraft<TextSumData>[] => {
      const { whole, parts, total, slip } = link;
      if (slip !== null || whole.value === null) return [];
      const { explains, rates } = spoiledRates(byNumber, link);
      return [
        {
          at: whole,
          related: parts,
          explains,
          data: {
            whole: whole.quote,
            parts: parts.map(({ quote }) => quote),
            total,
            unit: whole.unit ?? '',
            off: total.minus(whole.value).abs(),
            rates,
          },
        },
      ];
    });
  },
};
