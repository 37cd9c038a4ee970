import type { TextRateData } from '../../engine/narrative/checks/text-rate.ts';
import type { CheckWords } from '../checks/check.ts';
import { percent } from '../format.ts';
import { bare, line } from '../line.ts';

export const textRate: CheckWords<TextRateData> = {
  title: '比率算不出来',
  what: ({ printed, nearest, isCut }) => {
    if (nearest === null) return line`占比写了 ${bare(printed)}，超过了 100%。`;
    return isCut
      ? line`按文中的数，比率是 ${percent(nearest)}，写的 ${bare(printed)} 是舍去尾数后的数。`
      : line`按文中的数，比率最接近 ${percent(nearest)}，写了 ${bare(printed)}。`;
  },
  why: ({ workings, nearest }) => {
    if (nearest === null) return '部分不会大于整体。';
    return workings.length === 0 ? '文中说的是全部完成，比率应为 100%。' : `试过的算法：${workings.join('；')}。`;
  },
  how: ({ isCut }) =>
    isCut
      ? '一般四舍五入；不影响结论的，可以不改。'
      : '核对比率和它所用的两个数，改正有误的一个；口径不同的，写明口径。',
};
