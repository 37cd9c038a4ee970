import type { TextScoreSumData } from '../../engine/narrative/checks/text-score-sum.ts';
import type { CheckWords } from '../checks/check.ts';
import { points } from '../format.ts';

export const textScoreSum: CheckWords<TextScoreSumData> = {
  title: '分项得分之和不等于总得分',
  what: ({ whole, total }) => `总得分写了 ${whole}，列出的各项得分相加是 ${points(total)} 分。`,
  why: ({ parts, total }) => `${parts.join(' + ')} = ${points(total)}分。`,
  how: () => '核对总得分和各项得分，改正有误的一个，并与自评表保持一致。',
};
