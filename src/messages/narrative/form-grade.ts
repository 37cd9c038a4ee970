import type { FormGradeData } from '../../engine/narrative/checks/form-grade.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, inMarks, line } from '../line.ts';

export const formGrade: CheckWords<FormGradeData> = {
  title: '等级与自评表不一致',
  what: ({ word, expected, total }) =>
    line`自评表总分 ${bare(total)} 分，等级是“${expected}”，文中写了${inMarks(word)}。`,
  why: () => '总体等级按自评表的总分确定。',
  how: () => '核对等级和总分，改为一致；这里不是指等级的，可以不改。',
};
