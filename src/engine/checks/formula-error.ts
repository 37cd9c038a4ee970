import type { TableCheck } from './check.ts';
import { filledFields, type Place } from './shared/places.ts';

export interface FormulaErrorData {
  readonly place: Place;
  readonly code: string;
}

/**
 * A cell that counts holds an error value (#REF!, #VALUE! …): whatever depends on it is lost, and the form can't be read.
 *
 * Other checks pass over such a cell, so that it is reported once.
 */
export const formulaError: TableCheck<'formula-error', FormulaErrorData> = {
  id: 'formula-error',
  severity: 'error',
  basis: '表格数据应可读取',
  scope: 'table',
  appliesTo: () => true,
  run({ table }) {
    return filledFields(table)
      .filter(({ field }) => field.cell.kind === 'error')
      .map(({ place, field, about }) => ({
        cells: [field.cell],
        data: { place, code: field.text },
        about,
      }));
  },
};
