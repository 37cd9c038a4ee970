import type { Decimal } from '../../decimal.ts';
import { contradicting, type NarrativeCheck } from './check.ts';

export interface TextItemScoresData {
  readonly group: string;
  readonly stated: string;
  readonly items: number;
  readonly total: Decimal;
}

/** The scores itemised below a heading don't add up to the score that the text gives the group. */
export const textItemScores: NarrativeCheck<'text-item-scores', TextItemScoresData> = {
  id: 'text-item-scores',
  severity: 'warning',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'item-scores').map(({ group, stated, items, total }) => ({
      at: stated,
      related: items,
      data: { group, stated: stated.quote, items: items.length, total },
    })),
};
