import type { ScoreOverPointsData } from '../../engine/checks/score-over-points.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const scoreOverPoints: CheckWords<ScoreOverPointsData> = {
  title: '得分超出分值范围',
  what: ({ name, points: full, score, recomputed }) => {
    if (score.lt(0)) return line`${inMarks(name)}得分填了 ${points(score)}，得分不能小于 0。`;
    const due = recomputed === null ? '' : `，应得 ${points(recomputed)}`;
    return line`${inMarks(name)}分值 ${points(full)}${due}，得分填了 ${points(score)}。`;
  },
  why: (data) => `每项得分在 0 和分值（${points(data.points)} 分）之间，完成得再好也不能超过分值。`,
  how: ({ recomputed, ...data }) =>
    recomputed === null
      ? `核对分值和得分；得分最高填 ${points(data.points)}，总分随之改。`
      : `按评分办法应为 ${points(recomputed)} 分，总分随之改；如果是分值填错了，改分值。`,
};
