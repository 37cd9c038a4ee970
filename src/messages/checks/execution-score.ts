import type { ExecutionScoreData } from '../../engine/checks/execution-score.ts';
import { division, rateTimesPoints } from '../derivation.ts';
import { points } from '../format.ts';
import { ofRow } from '../places.ts';
import { shortened } from '../words.ts';
import type { CheckWords } from './check.ts';

export const executionScore: CheckWords<ExecutionScoreData> = {
  title: '预算执行得分不对',
  what: ({ row, state, printed, expected, points: own }) => {
    switch (state) {
      case 'blank':
        return `${ofRow(row)}得分没有填写，应为 ${points(expected)}。`;
      case 'unreadable':
        return `${ofRow(row)}得分“${shortened(printed, 20)}”不是数字，应为 ${points(expected)}。`;
      case 'over':
        return `${ofRow(row)}得分填了 ${printed}，超过预算执行的分值 ${points(own)}，应为 ${points(expected)}。`;
      case 'differs':
        return `${ofRow(row)}得分填了 ${printed}，按执行率计算应为 ${points(expected)}。`;
      case 'rounded':
        return `${ofRow(row)}得分填了 ${printed}，是 ${points(expected)} 取整后的数。`;
    }
  },
  why: (data) =>
    `预算执行得分 = 执行率 × 分值：${division(data)}，${data.capped ? '超过 100% 按 100% 计，' : ''}${rateTimesPoints(data.rate, data.points, data.expected)}。`,
  how: ({ state, expected }) => {
    if (state === 'blank') return `填写 ${points(expected)}，同时核对总分。`;
    return state === 'rounded'
      ? `办法没有要求取整时，写成 ${points(expected)}，总分随之改。`
      : `改为 ${points(expected)}，同时核对总分。${state === 'over' ? '这一格只填预算执行的得分，全表的总分填在总分一行。' : ''}`;
  },
};
