import type { FormValueData } from '../../engine/narrative/checks/form-value.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, inMarks, line } from '../line.ts';

export const formValue: CheckWords<FormValueData> = {
  title: '指标的数与自评表不一致',
  what: ({ indicator, printed, side, form }) => {
    const value = typeof form === 'string' ? line`${bare(form)}` : line`${bare(form.shown)}（实为 ${bare(form.held)}）`;
    return line`${inMarks(indicator)}自评表的${side === 'target' ? '年度指标值' : '实际完成值'}是 ${value}，文中写了 ${bare(printed)}。`;
  },
  why: () => '同一个指标，报告和自评表应当一致。',
  how: () => '核对两处，改为一致；不是同一个指标的，写清名称。',
};
