import type { TotalMismatchData } from '../../engine/checks/total-mismatch.ts';
import { points } from '../format.ts';
import { line } from '../line.ts';
import { COVERED } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const totalMismatch: CheckWords<TotalMismatchData> = {
  title: '总分不等于各项得分之和',
  what: ({ state, recorded, sum, blank }) => {
    if (state === 'rounded') return line`各项得分合计 ${points(sum)}，总分填的 ${points(recorded)} 是取整后的数。`;
    const open = blank === 0 ? '' : `（还有 ${blank} 项得分空着）`;
    return line`各项得分合计 ${points(sum)}${open}，总分填了 ${points(recorded)}，相差 ${points(recorded.minus(sum).abs())}。`;
  },
  why: ({ executionLeftOut, blank, upTo }) =>
    `${blank === 0 || upTo === null ? '' : `空着的全部得满分，也只有 ${points(upTo)}。`}总分 = 预算执行得分 + 各项指标得分，按表里填的得分相加${executionLeftOut ? '；预算执行的得分超过了它的分值，没有计入' : ''}。`,
  how: ({ sum, executionLeftOut, base, covered }) => {
    if (executionLeftOut) return '先改正预算执行的得分，再重新相加。';
    return sum.gt(base)
      ? `各项得分合计超过了 ${base}，先核对各项分值和得分。`
      : `核对各项得分；得分没有错的，总分改为 ${points(sum)}。${covered === true ? COVERED : ''}`;
  },
};
