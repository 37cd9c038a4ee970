import { blankCell } from '../grid/grid.ts';
import { FORM, type TableCheck } from './check.ts';

export interface FormCutData {
  /** The last row that was read. */
  readonly last: number;
}

/** A form goes on below the last row that a form may have: what stands there wasn't read. */
export const formCut: TableCheck<'form-cut', FormCutData> = {
  id: 'form-cut',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.cutAfter !== null,
  run({ table: { cutAfter, range } }) {
    if (cutAfter === null) return [];
    return [{ cells: [blankCell(cutAfter, range.left)], data: { last: cutAfter }, about: 'rows' }];
  },
};
