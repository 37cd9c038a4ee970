import type { BudgetMissingData } from '../../engine/checks/budget-missing.ts';
import type { MissingAmount } from '../../engine/checks/shared/funds.ts';
import type { AmountUnit } from '../../engine/layout/self-evaluation.ts';
import { quantity } from '../format.ts';
import { fitted, inMarks, type Line, line } from '../line.ts';
import { FUND_COLUMN_NAMES, totalName } from '../places.ts';
import type { CheckWords } from './check.ts';

const AMOUNT_STATES: { readonly [State in MissingAmount['state']]: string } = {
  blank: '没有填写',
  zero: '填了 0',
  unreadable: '不是数字',
};

function missingAmount({ column, state, text, details }: MissingAmount, unit: AmountUnit | null): Line {
  const written = state === 'unreadable' ? line`${inMarks(text)}` : line``;
  const sum = details === null ? line`` : line`，明细合计 ${quantity(details, unit)}`;
  return line`${FUND_COLUMN_NAMES[column]}${written}${AMOUNT_STATES[state]}${sum}`;
}

function rowOf(row: string): Line {
  return row === '' ? line`` : line`${inMarks(row)}的`;
}

export const budgetMissing: CheckWords<BudgetMissingData> = {
  title: '预算数或执行数未填',
  what: ({ row, amounts, unit }) => {
    const [first, ...others] = amounts;
    if (first !== undefined && others.length === 0) return line`${rowOf(row)}${missingAmount(first, unit)}。`;
    const names = amounts.map(({ column }) => FUND_COLUMN_NAMES[column]).join('、');
    const isAlike = others.every(({ state }) => state === first?.state && state !== 'unreadable');
    return line`${rowOf(row)}${names}${isAlike && first !== undefined ? AMOUNT_STATES[first.state] : '没有填好'}。`;
  },
  why: ({ amounts, unit }) => {
    const each = amounts.map((missing) => fitted(line`${missingAmount(missing, unit)}。`).text).join('');
    return `${amounts.length > 1 ? each : ''}执行率 = 全年执行数 ÷ 全年预算数，总额缺一个数就算不出执行率和得分。`;
  },
  how: ({ amounts, row }) =>
    amounts.some(({ details }) => details !== null)
      ? `把各项资金的合计填到${totalName(row)}，执行率和得分随之改。`
      : `按调整后的全年预算和决算数填写${totalName(row)}。`,
};
