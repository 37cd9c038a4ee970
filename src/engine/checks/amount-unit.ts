import { AMOUNT_COLUMNS, type AmountUnit } from '../layout/self-evaluation.ts';
import { readAmount } from '../values/numbers.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { aboutFund, type Place, rowName } from './shared/places.ts';

export interface AmountUnitData {
  readonly place: Place;
  readonly text: string;
  readonly own: string;
  readonly head: AmountUnit;
  readonly same: boolean;
}

/**
 * An amount names a unit of its own under a head that names one already: `150万` under （万元）. It is no number to a
 * spreadsheet, and where the units differ it can be read in two ways.
 */
export const amountUnit: TableCheck<'amount-unit', AmountUnitData> = {
  id: 'amount-unit',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.funds?.amountUnit != null,
  run({ table: { funds } }) {
    const head = funds?.amountUnit ?? null;
    if (funds === null || head === null) return [];
    const findings: FindingDraft<AmountUnitData>[] = [];
    for (const row of funds.rows) {
      for (const column of AMOUNT_COLUMNS) {
        const field = row[column];
        const own = readAmount(field, head).ownUnit;
        if (field === null || own === null) continue;
        const place = { kind: 'fund', row: rowName(funds, row), column } as const;
        // 万 is 万元 in short.
        const same = own === head || `${own}元` === head;
        findings.push({
          cells: [field.cell],
          data: { place, text: field.text, own, head, same },
          about: aboutFund(row, column),
        });
      }
    }
    return findings;
  },
};
