import { type Decimal, ZERO } from '../decimal.ts';
import type { AmountUnit } from '../layout/self-evaluation.ts';
import { readAmount } from '../values/numbers.ts';
import { FORM, type TableCheck } from './check.ts';
import { rowName } from './shared/places.ts';

export interface FundDetailsBlankData {
  readonly row: string;
  readonly total: Decimal;
  readonly unit: AmountUnit | null;
}

const AMOUNTS = ['annualBudget', 'spent', 'initialBudget'] as const;

/**
 * The total is filled and no source of the money is: every amount of the 其中 rows is blank or a dash.
 */
export const fundDetailsBlank: TableCheck<'fund-details-blank', FundDetailsBlankData> = {
  id: 'fund-details-blank',
  severity: 'hint',
  basis: FORM,
  scope: 'table',
  needs: ['all-amounts'],
  appliesTo: ({ table }) => table.funds?.total != null && table.funds.details.length > 0,
  run({ table: { funds } }) {
    const total = funds?.total ?? null;
    if (funds === null || total === null) return [];
    const amounts = AMOUNTS.map((column) => readAmount(total[column], funds.amountUnit).value);
    const recorded = amounts.find((value) => value?.gt(ZERO) === true);
    if (recorded === undefined || recorded === null) return [];
    const sources = funds.details.flatMap((row) => AMOUNTS.flatMap((column) => row[column] ?? []));
    const open = sources.every((field) => {
      const { status } = readAmount(field, funds.amountUnit);
      return (status === 'blank' && field.cell.kind !== 'picture') || status === 'dash';
    });
    if (!open || sources.length === 0) return [];
    return [
      {
        cells: sources.map(({ cell }) => cell),
        data: { row: rowName(funds, total), total: recorded, unit: funds.amountUnit },
        about: 'funds/details',
        off: recorded,
      },
    ];
  },
};
