import type { PointsSumData } from '../../engine/checks/points-sum.ts';
import { points } from '../format.ts';
import { line } from '../line.ts';
import { groupLine } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const pointsSum: CheckWords<PointsSumData> = {
  title: '分值合计不等于总分',
  what: ({ sum, base }) =>
    line`全表分值应合计 ${points(base)}，填了 ${points(sum)}，${sum.gt(base) ? '多' : '少'} ${points(sum.minus(base).abs())} 分。`,
  why: ({ execution, indicators, sum, base, labels }) => {
    const parts =
      execution === null ? '' : `预算执行 ${points(execution)} + 指标 ${points(indicators)} = ${points(sum)}。`;
    const where = labels.length === 0 ? '' : `与标注不一致的是${labels.map(groupLine).join('；')}。`;
    return `预算执行和各项指标的分值相加应等于 ${points(base)}。${parts}${where}`;
  },
  how: ({ labels }) =>
    labels.length === 0
      ? '对照批复的指标分值逐项核对；预算执行率的分值是否已含在指标里也要看。'
      : '先核对与标注不一致的一级指标下面各项分值。',
};
