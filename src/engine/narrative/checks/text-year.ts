import { contradicting, type NarrativeCheck } from './check.ts';

export interface TextYearData {
  readonly amount: string;
  readonly years: readonly [number, number];
}

/** One amount stands under two years. */
export const textYear: NarrativeCheck<'text-year', TextYearData> = {
  id: 'text-year',
  severity: 'warning',
  needsForm: false,
  run: (context) =>
    contradicting(context, 'same').flatMap(({ of, first, second }) =>
      of !== 'year' || first.year === null || second.year === null
        ? []
        : [{ at: first, related: [second], data: { amount: first.quote, years: [first.year, second.year] as const } }],
    ),
};
