import type { FormSpentData } from '../../engine/narrative/checks/form-spent.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, line } from '../line.ts';
import { shownAmount } from './form-amount.ts';

export const formSpent: CheckWords<FormSpentData> = {
  title: '执行数与自评表不一致',
  what: ({ printed, form, unit }) =>
    line`自评表的全年执行数是 ${bare(shownAmount(form, unit))}，文中写了 ${bare(printed)}。`,
  why: () => '报告和自评表说的是同一个项目，全年执行数应当一致。',
  how: () => '核对两处，改为一致；说的不是全年执行数的，写明口径。',
};
