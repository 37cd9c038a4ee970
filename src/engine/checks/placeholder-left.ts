import { FORM, type TableCheck } from './check.ts';

/** Worksheet rows of the unused placeholders. */
export interface PlaceholderLeftData {
  readonly rows: readonly number[];
}

/**
 * Rows of the empty form left standing in the filled one (`指标2：`, `……`); one finding a form, naming the rows. A row struck out
 * with `无` or `/` is answered, not left.
 */
export const placeholderLeft: TableCheck<'placeholder-left', PlaceholderLeftData> = {
  id: 'placeholder-left',
  severity: 'hint',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.indicators.length > 0,
  run: ({ table: { placeholders } }) => {
    if (placeholders.length === 0) return [];
    return [
      {
        cells: placeholders.map(({ cell }) => cell),
        data: { rows: placeholders.map(({ row }) => row) },
        about: 'placeholders',
      },
    ];
  },
};
