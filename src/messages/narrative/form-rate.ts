import type { FormRateData } from '../../engine/narrative/checks/form-rate.ts';
import type { CheckWords } from '../checks/check.ts';
import { percent } from '../format.ts';
import { bare, line } from '../line.ts';

export const formRate: CheckWords<FormRateData> = {
  title: '执行率与自评表不一致',
  what: ({ printed, form }) => line`按自评表的金额，执行率是 ${percent(form)}，文中写了 ${bare(printed)}。`,
  why: () => '执行率 = 全年执行数 ÷ 全年预算数，报告和自评表应当一致。',
  how: () => '核对两处，改为一致。',
};
