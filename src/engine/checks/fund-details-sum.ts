import { type Decimal, differ, halfUnit } from '../decimal.ts';
import { AMOUNT_COLUMNS, type AmountUnit, type FundRow, type Funds } from '../layout/self-evaluation.ts';
import { readAmount } from '../values/numbers.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { shownDigits } from './shared/fields.ts';
import { type AmountColumn, detailAmounts, missingAmounts } from './shared/funds.ts';
import { aboutFund, rowName } from './shared/places.ts';

export interface FundDetailsSumData {
  readonly column: AmountColumn;
  readonly row: string;
  readonly total: Decimal;
  readonly details: Decimal;
  readonly unit: AmountUnit | null;
}

function nearest(sums: readonly Decimal[], to: Decimal): Decimal {
  const distance = (sum: Decimal): Decimal => sum.minus(to).abs();
  return sums.reduce((best, sum) => (distance(sum).lt(distance(best)) ? sum : best));
}

function checkColumn(funds: Funds, total: FundRow, column: AmountColumn): FindingDraft<FundDetailsSumData> | null {
  const field = total[column];
  if (field === null) return null;
  const recorded = readAmount(field, funds.amountUnit).value;
  const { sums, digits } = detailAmounts(funds, column);
  if (recorded === null || sums.length === 0) return null;
  // A total shown with two digits may be rounded; one shown with fewer is taken as it stands.
  const tolerance = halfUnit(Math.max(shownDigits(field), Math.min(digits, 2)));
  const details = nearest(sums, recorded);
  if (!differ(details, recorded, tolerance)) return null;
  return {
    cells: [field.cell, ...funds.details.flatMap((row) => (row[column] === null ? [] : [row[column].cell]))],
    data: { column, row: rowName(funds, total), total: recorded, details, unit: funds.amountUnit },
    about: aboutFund(total, column),
    off: recorded.minus(details),
  };
}

/**
 * The 其中 rows don't add up to the total row, in a column where at least one of them is filled.
 *
 * Rows that only break down the row above them (其中：中央补助 under 财政拨款) may be counted or not: when either sum holds, all is well.
 */
export const fundDetailsSum: TableCheck<'fund-details-sum', FundDetailsSumData> = {
  id: 'fund-details-sum',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  needs: ['all-amounts'],
  appliesTo: ({ table }) => table.funds?.total != null && table.funds.details.length > 0,
  run(context) {
    const funds = context.table.funds;
    const total = funds?.total ?? null;
    if (funds === null || total === null) return [];
    const missing = missingAmounts(context).map(({ column }) => column);
    const findings: FindingDraft<FundDetailsSumData>[] = [];
    for (const column of AMOUNT_COLUMNS) {
      if (missing.includes(column)) continue;
      const finding = checkColumn(funds, total, column);
      if (finding !== null) findings.push(finding);
    }
    return findings;
  },
};
