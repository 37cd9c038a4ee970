import type { FormUnitData } from '../../engine/narrative/checks/form-unit.ts';
import type { CheckWords } from '../checks/check.ts';
import { inMarks, line } from '../line.ts';

export const formUnit: CheckWords<FormUnitData> = {
  title: '单位与自评表不一致',
  what: ({ text, form }) => line`自评表的实施单位是${inMarks(form)}，文中是${inMarks(text)}。`,
  why: () => '报告和自评表应当由同一个单位填报。',
  how: () => '核对两处，改为一致。',
};
