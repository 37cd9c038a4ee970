import { contradicting, type NarrativeCheck } from './check.ts';

export interface TextCountData {
  readonly count: string;
  readonly found: number;
}

/** So many are announced, another number is named. */
export const textCount: NarrativeCheck<'text-count', TextCountData> = {
  id: 'text-count',
  severity: 'warning',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'count').map(({ count, found }) => ({
      at: count,
      related: [],
      data: { count: count.quote, found },
    })),
};
