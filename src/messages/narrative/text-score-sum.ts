import type { TextScoreSumData } from '../../engine/narrative/checks/text-score-sum.ts';
import type { CheckWords } from '../checks/check.ts';
import { points } from '../format.ts';
import { bare, line } from '../line.ts';

export const textScoreSum: CheckWords<TextScoreSumData> = {
  title: '分项得分之和不等于总得分',
  what: ({ whole, total }) => line`列出的各项得分相加是 ${points(total)} 分，总得分写了 ${bare(whole)}。`,
  why: ({ parts, total }) => `${parts.join(' + ')} = ${points(total)}分。`,
  how: () => '核对总得分和各项得分，改正有误的一个，并与自评表保持一致。',
};
