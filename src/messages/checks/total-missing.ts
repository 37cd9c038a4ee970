import type { TotalMissingData } from '../../engine/checks/total-missing.ts';
import { points } from '../format.ts';
import { line } from '../line.ts';
import { COVERED } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const totalMissing: CheckWords<TotalMissingData> = {
  title: '总分未填',
  what: ({ sum, blank, words }) => {
    if (words !== undefined) return line`总分填的“${words}”不是数字。`;
    if (sum === null) return '总分没有填写。';
    return blank === 0
      ? line`总分没有填写，各项得分合计 ${points(sum)}。`
      : line`总分没有填写，已填的得分合计 ${points(sum)}，还有 ${blank} 项空着。`;
  },
  why: () => '总分 = 预算执行得分 + 各项指标得分，等级由总分决定。',
  how: ({ sum, blank, covered, words }) => {
    if (words !== undefined) return '改为各项得分的合计。';
    if (sum === null || blank > 0) return `先填完各项得分，再填写合计。${covered === true ? COVERED : ''}`;
    return covered === true ? `${COVERED}再填写 ${points(sum)}。` : `填写 ${points(sum)}。`;
  },
};
