import type { GradeMismatchData } from '../../engine/checks/grade-mismatch.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const gradeMismatch: CheckWords<GradeMismatchData> = {
  title: '自评等级与总分不符',
  what: ({ recorded, expected, total }) =>
    line`总分 ${points(total)} 的等级应为“${expected}”，填了${inMarks(recorded)}。`,
  why: ({ limits }) =>
    `按评分办法，${limits.优} 分及以上为优，${limits.良} 分及以上为良，${limits.中} 分及以上为中，其余为差。`,
  how: ({ expected }) => `等级改为“${expected}”；如果等级没有错，请核对总分。`,
};
