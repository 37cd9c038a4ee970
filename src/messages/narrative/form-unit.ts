import type { FormUnitData } from '../../engine/narrative/checks/form-unit.ts';
import type { CheckWords } from '../checks/check.ts';
import { quoted } from '../phrases.ts';

export const formUnit: CheckWords<FormUnitData> = {
  title: '单位与自评表不一致',
  what: ({ text, form }) => `文中的单位是${quoted(text)}，自评表的实施单位是${quoted(form)}。`,
  why: () => '报告和自评表应当由同一个单位填报。',
  how: () => '核对两处，改为一致。',
};
