import type { FormYearData } from '../../engine/narrative/checks/form-year.ts';
import type { CheckWords } from '../checks/check.ts';
import { line } from '../line.ts';

export const formYear: CheckWords<FormYearData> = {
  title: '年度与自评表不一致',
  what: ({ text, form }) => line`自评表是 ${form} 年度的，标题写了 ${text} 年。`,
  why: () => '报告和自评表应当是同一个年度；多半是沿用了以前的标题。',
  how: () => '核对年度，改为一致。',
};
