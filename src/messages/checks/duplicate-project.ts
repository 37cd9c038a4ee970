import type { DuplicateProjectData } from '../../engine/checks/duplicate-project.ts';
import { shortened } from '../words.ts';
import type { CheckWords } from './check.ts';

export const duplicateProject: CheckWords<DuplicateProjectData> = {
  title: '项目重复',
  what: ({ project, otherSheet, sameSheet }) =>
    `项目“${shortened(project, 30)}”在${sameSheet ? '同一张工作表' : `工作表“${otherSheet}”`}里已经有一张自评表。`,
  why: () => '一个项目一个年度只填一张自评表；常见的原因是复制上一张表后忘了改项目名称。',
  how: () => '核对项目名称；确实重复的删去一张，分单位实施的写明各自的实施单位。',
};
