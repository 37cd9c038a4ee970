import type { AmountUnit } from '../layout/self-evaluation.ts';
import type { TableCheck } from './check.ts';
import { type RateBasis, rateBasis } from './shared/funds.ts';
import { aboutFund } from './shared/places.ts';

export interface OverspentData extends RateBasis {
  readonly unit: AmountUnit | null;
}

/**
 * More was spent than the adjusted budget allows. The execution score is capped at its points; the amounts need a second look.
 *
 * A form that knows the initial budget only says nothing about it: money may have been added during the year.
 */
export const overspent: TableCheck<'overspent', OverspentData> = {
  id: 'overspent',
  severity: 'warning',
  basis: '《中华人民共和国预算法》第十三条',
  scope: 'table',
  needs: ['funds/annualBudget', 'funds/spent'],
  appliesTo: ({ table }) => table.funds?.total?.annualBudget != null,
  run(context) {
    const funds = context.table.funds;
    const total = funds?.total ?? null;
    const basis = rateBasis(context);
    if (funds === null || total === null || basis === null || basis.spent.lte(basis.budget)) return [];
    const cells = [total.spent, total.annualBudget].flatMap((field) => (field === null ? [] : [field.cell]));
    return [{ cells, data: { ...basis, unit: funds.amountUnit }, about: aboutFund(total, 'spent') }];
  },
};
