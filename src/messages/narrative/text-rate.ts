import type { TextRateData } from '../../engine/narrative/checks/text-rate.ts';
import type { CheckWords } from '../checks/check.ts';
import { percent } from '../format.ts';

export const textRate: CheckWords<TextRateData> = {
  title: '比率算不出来',
  what: ({ printed, nearest, isCut }) => {
    if (nearest === null) return `占比写了 ${printed}，超过了 100%。`;
    return isCut
      ? `比率写了 ${printed}，按文中的数计算是 ${percent(nearest)}，是舍去尾数后的数。`
      : `比率写了 ${printed}，按文中的数计算，最接近的是 ${percent(nearest)}。`;
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
