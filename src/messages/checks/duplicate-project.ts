import type { DuplicateProjectData } from '../../engine/checks/duplicate-project.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const duplicateProject: CheckWords<DuplicateProjectData> = {
  title: '项目重复',
  what: ({ project, otherSheet, sameSheet }) =>
    sameSheet
      ? line`项目${inMarks(project)}在同一张工作表里还有一张自评表。`
      : line`项目${inMarks(project)}在工作表${inMarks(otherSheet)}里还有一张自评表。`,
  why: () => '一个项目一个年度只填一张自评表；常见的原因是复制上一张表后忘了改项目名称。',
  how: () => '核对项目名称；确实重复的删去一张，分单位实施的写明各自的实施单位。',
};
