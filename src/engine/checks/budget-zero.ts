import { type Decimal, ZERO } from '../decimal.ts';
import type { AmountUnit } from '../layout/self-evaluation.ts';
import { readAmount } from '../values/numbers.ts';
import type { TableCheck } from './check.ts';
import { missingAmounts } from './shared/funds.ts';
import { aboutFund, rowName } from './shared/places.ts';

export interface BudgetZeroData {
  readonly row: string;
  readonly spent: Decimal;
  readonly unit: AmountUnit | null;
}

/**
 * The adjusted budget is 0 and money was spent: nothing can be spent without a budget, and no rate can be told.
 */
export const budgetZero: TableCheck<'budget-zero', BudgetZeroData> = {
  id: 'budget-zero',
  severity: 'error',
  basis: '《中华人民共和国预算法》第十三条',
  scope: 'table',
  needs: ['funds/annualBudget', 'funds/spent'],
  appliesTo: ({ table }) => table.funds?.total != null,
  run(context) {
    const funds = context.table.funds;
    const total = funds?.total ?? null;
    if (funds === null || total === null || total.annualBudget === null || total.spent === null) return [];
    const budget = readAmount(total.annualBudget, funds.amountUnit).value;
    const spent = readAmount(total.spent, funds.amountUnit).value;
    if (budget === null || spent === null || !budget.eq(ZERO) || spent.lte(ZERO)) return [];
    if (missingAmounts(context).length > 0) return [];
    return [
      {
        cells: [total.annualBudget.cell, total.spent.cell],
        data: { row: rowName(funds, total), spent, unit: funds.amountUnit },
        about: aboutFund(total, 'annualBudget'),
      },
    ];
  },
};
