import type { Decimal } from '../../decimal.ts';
import { contradicting, type NarrativeCheck } from './check.ts';

export interface TextScoreSumData {
  readonly whole: string;
  readonly parts: readonly string[];
  readonly total: Decimal;
}

/** Named part scores don't add up to the score that is stated. */
export const textScoreSum: NarrativeCheck<'text-score-sum', TextScoreSumData> = {
  id: 'text-score-sum',
  severity: 'error',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'score-sum').map(({ whole, parts, total }) => ({
      at: whole,
      related: parts,
      data: { whole: whole.quote, parts: parts.map(({ quote }) => quote), total },
    })),
};
