import type { Decimal } from '../decimal.ts';
import { sameScore } from '../scoring/rules.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { FORM, type TableCheck } from './check.ts';
import { isGivenAs } from './shared/fields.ts';
import { scoreFix } from './shared/fixes.ts';

export interface TotalTwiceData {
  /** The label at the head of the form. */
  readonly name: string;
  readonly head: Decimal;
  readonly total: Decimal;
  /** The row of 总分 is what the scores come to. */
  readonly isSum: boolean;
}

/** 上年得分, 财政复核得分 and 满分 are other numbers. */
const OWN = /^(?:项目|绩效)?(?:自评|自我评价|综合|评价)?(?:总?得分|总分|自评分)$/;

/** The head of the form gives another total than its row of 总分. Which of them is right, the other checks of the total say. */
export const totalTwice: TableCheck<'total-twice', TotalTwiceData> = {
  id: 'total-twice',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.total?.again !== undefined && table.total.score !== null,
  run({ table, scores }) {
    const { score = null, again } = table.total ?? {};
    if (score === null || again === undefined) return [];
    const { label, value } = again;
    const name = label.text.replace(/[:：].*/, '').trim();
    const [head, total] = [readPoints(value).value, readPoints(score).value];
    if (head === null || total === null || !OWN.test(normalise(name))) return [];
    // One of them may be given with fewer digits.
    if (isGivenAs(value, head, total) || isGivenAs(score, total, head)) return [];
    const { recordedSum } = scores.total;
    const isSum = recordedSum !== null && sameScore(recordedSum, total);
    return [
      {
        cells: [value.cell, score.cell],
        data: { name, head, total, isSum },
        about: 'total/again',
        ...scoreFix(value, isSum && value.cell.formula === null ? total : null, 'choice'),
      },
    ];
  },
};
