import type { BudgetZeroData } from '../../engine/checks/budget-zero.ts';
import { quantity } from '../format.ts';
import { line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const budgetZero: CheckWords<BudgetZeroData> = {
  title: '预算数是 0，有支出',
  what: ({ spent, unit }) => line`全年预算数是 0，全年执行数是 ${quantity(spent, unit)}。`,
  why: () => '支出要有批准的预算；预算数是 0，算不出执行率。',
  how: () => '年中追加的预算要计入全年预算数（调整后）；没有预算的支出请核实资金来源。',
};
