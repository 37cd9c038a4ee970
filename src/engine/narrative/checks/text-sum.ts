import type { Decimal } from '../../decimal.ts';
import { contradicting, type NarrativeCheck } from './check.ts';

export interface TextSumData {
  readonly whole: string;
  readonly parts: readonly string[];
  /** What they add up to, in the unit of the whole. */
  readonly total: Decimal;
  readonly unit: string;
  readonly off: Decimal;
}

/** A closed list of parts doesn't add up to its whole. */
export const textSum: NarrativeCheck<'text-sum', TextSumData> = {
  id: 'text-sum',
  severity: 'error',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'sum').flatMap(({ whole, parts, total, slip }) =>
      slip !== null || whole.value === null
        ? []
        : [
            {
              at: whole,
              related: parts,
              data: {
                whole: whole.quote,
                parts: parts.map(({ quote }) => quote),
                total,
                unit: whole.unit ?? '',
                off: total.minus(whole.value).abs(),
              },
            },
          ],
    ),
};
