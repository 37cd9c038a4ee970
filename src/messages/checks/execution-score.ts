import type { ExecutionScoreData } from '../../engine/checks/execution-score.ts';
import { division, rateTimesPoints } from '../derivation.ts';
import { points } from '../format.ts';
import { bare, inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const executionScore: CheckWords<ExecutionScoreData> = {
  title: '预算执行得分不对',
  what: ({ state, printed, expected, points: own, rate }) => {
    const working = rateTimesPoints(rate, own, expected).split(' = ')[0] ?? '';
    switch (state) {
      case 'blank':
        return line`预算执行得分没有填写，应为 ${points(expected)}（${working}）。`;
      case 'unreadable':
        return line`预算执行得分${inMarks(printed)}不是数字，应为 ${points(expected)}。`;
      case 'over':
        return line`预算执行得分应为 ${points(expected)}（${working}），填了 ${bare(printed)}，超过分值。`;
      case 'differs':
        return line`预算执行得分应为 ${points(expected)}（${working}），填了 ${bare(printed)}。`;
      case 'rounded':
        return line`预算执行得分应为 ${points(expected)}，填的 ${bare(printed)} 是取整后的数。`;
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
