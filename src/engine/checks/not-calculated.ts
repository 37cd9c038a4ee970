import type { TableCheck } from './check.ts';
import { filledFields, type Place } from './shared/places.ts';

export interface NotCalculatedData {
  readonly places: readonly Place[];
}

/**
 * Formulas in cells that count have no stored result: the file was written by a program and never calculated.
 *
 * Such a cell is unknown, not blank; no other check looks at it. One finding a form, since one saving mends all of them.
 */
export const notCalculated: TableCheck<'not-calculated', NotCalculatedData> = {
  id: 'not-calculated',
  severity: 'warning',
  basis: '表格数据应可读取',
  scope: 'table',
  appliesTo: () => true,
  run({ table }) {
    const open = filledFields(table).filter(({ field }) => field.cell.kind === 'uncalculated');
    if (open.length === 0) return [];
    return [
      {
        cells: open.map(({ field }) => field.cell),
        data: { places: open.map(({ place }) => place) },
        about: 'table',
      },
    ];
  },
};
