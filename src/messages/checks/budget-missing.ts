import type { BudgetMissingData } from '../../engine/checks/budget-missing.ts';
import type { MissingAmount } from '../../engine/checks/shared/funds.ts';
import type { AmountUnit } from '../../engine/layout/self-evaluation.ts';
import { quantity } from '../format.ts';
import { FUND_COLUMN_NAMES, ofRow, totalName } from '../places.ts';
import { shortened } from '../words.ts';
import type { CheckWords } from './check.ts';

const AMOUNT_STATES: { readonly [State in MissingAmount['state']]: string } = {
  blank: '没有填写',
  zero: '填的是 0',
  unreadable: '不是数字',
};

function missingAmount({ column, state, text, details }: MissingAmount, unit: AmountUnit | null): string {
  const problem = state === 'unreadable' ? `“${shortened(text, 20)}”${AMOUNT_STATES[state]}` : AMOUNT_STATES[state];
  const sum = details === null ? '' : `，明细合计是 ${quantity(details, unit)}`;
  return `${FUND_COLUMN_NAMES[column]}${problem}${sum}`;
}

export const budgetMissing: CheckWords<BudgetMissingData> = {
  title: '预算数或执行数未填',
  what: ({ row, amounts, unit }) =>
    `${ofRow(row)}${amounts.map((missing) => missingAmount(missing, unit)).join('；')}。`,
  why: () =>
    '执行率 = 全年执行数 ÷ 全年预算数。总额缺一个数，执行率和预算执行得分就算不出来，因此这里不再单独报告它们。',
  how: ({ amounts, row }) =>
    amounts.some(({ details }) => details !== null)
      ? `把各项资金的合计填到${totalName(row)}，执行率和得分随之改。`
      : `按调整后的全年预算和决算数填写${totalName(row)}。`,
};
