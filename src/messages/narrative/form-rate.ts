import type { FormRateData } from '../../engine/narrative/checks/form-rate.ts';
import type { CheckWords } from '../checks/check.ts';
import { percent } from '../format.ts';

export const formRate: CheckWords<FormRateData> = {
  title: '执行率与自评表不一致',
  what: ({ printed, form }) => `文中执行率写了 ${printed}，按自评表的预算数和执行数是 ${percent(form)}。`,
  why: () => '执行率 = 全年执行数 ÷ 全年预算数，报告和自评表应当一致。',
  how: () => '核对两处，改为一致。',
};
