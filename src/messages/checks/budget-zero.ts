import type { BudgetZeroData } from '../../engine/checks/budget-zero.ts';
import { quantity } from '../format.ts';
import { ofRow } from '../places.ts';
import type { CheckWords } from './check.ts';

export const budgetZero: CheckWords<BudgetZeroData> = {
  title: '预算为 0 却有支出',
  what: ({ row, spent, unit }) => `${ofRow(row)}全年预算数是 0，全年执行数却有 ${quantity(spent, unit)}。`,
  why: () => '支出必须以批准的预算为依据；预算数是 0 也无法计算执行率。',
  how: () => '年中追加的预算要计入全年预算数（调整后）；没有预算的支出请核实资金来源。',
};
