import { contradicting, type NarrativeCheck, others } from './check.ts';

export interface TextUnitData {
  readonly printed: string;
  readonly unit: string;
  readonly expected: string;
  /** The sum that it comes out with; null: the same number stands elsewhere with the other unit. */
  readonly working: string | null;
  readonly beside: string | null;
}

function otherUnit(unit: string | null): string {
  return unit === '元' ? '万元' : '元';
}

/** 元 for 万元 or the other way: a sum comes out with the other unit only, or the same number stands near by with it. */
export const textUnit: NarrativeCheck<'text-unit', TextUnitData> = {
  id: 'text-unit',
  severity: 'error',
  needsForm: false,
  run(context) {
    const bySum = contradicting(context, 'sum').flatMap(({ slip, nums, workings }) =>
      slip === null
        ? []
        : [
            {
              at: slip,
              related: others(nums, slip),
              data: {
                printed: slip.quote,
                unit: slip.unit ?? '',
                expected: otherUnit(slip.unit),
                working: workings[0] ?? null,
                beside: null,
              },
            },
          ],
    );
    const bySums = new Set(bySum.map(({ at }) => at));
    const byOther = contradicting(context, 'same').flatMap(({ of, first, second }) =>
      of !== 'unit' || bySums.has(first)
        ? []
        : [
            {
              at: first,
              related: [second],
              data: {
                printed: first.quote,
                unit: first.unit ?? '',
                expected: otherUnit(first.unit),
                working: null,
                beside: second.quote,
              },
            },
          ],
    );
    return [...bySum, ...byOther];
  },
};
