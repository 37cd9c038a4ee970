import type { TextGradeData } from '../../engine/narrative/checks/text-grade.ts';
import type { CheckWords } from '../checks/check.ts';
import { points } from '../format.ts';
import { line } from '../line.ts';

export const textGrade: CheckWords<TextGradeData> = {
  title: '等级与得分不一致',
  what: ({ word, score, expected }) => line`得分 ${points(score)} 分的等级是“${expected}”，写了“${word}”。`,
  why: ({ limits }) =>
    `${limits.优} 分（含）以上为优，${limits.良} 分（含）以上为良，${limits.中} 分（含）以上为中，以下为差。`,
  how: () => '核对得分和等级，改正有误的一个；当地标准不同的，选用当地的评分规则。',
};
