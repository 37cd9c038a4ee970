import type { FormProjectData } from '../../engine/narrative/checks/form-project.ts';
import type { CheckWords } from '../checks/check.ts';
import { inMarks, line } from '../line.ts';

/** A name with quotes of its own keeps them out of ours. */
function named(name: string): ReturnType<typeof inMarks> {
  return inMarks(name.replace(/[“”]/g, ''));
}

export const formProject: CheckWords<FormProjectData> = {
  title: '项目名称与自评表不一致',
  what: ({ text, form }) => line`自评表里的项目叫${named(form)}，文中叫${named(text)}。`,
  why: () => '报告和自评表说的是同一个项目，名称应当一致。',
  how: () => '以批复的预算为准，改为一致。',
};
