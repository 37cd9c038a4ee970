import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { FORM, type TableCheck } from './check.ts';
import { cellsOf } from './shared/rows.ts';

export interface NoIndicatorsData {
  /** The row of the heads. */
  readonly head: number;
  /** Rows that the form left for indicators and nobody filled: `指标1：`. */
  readonly placeholders: number;
}

const headOf = ({ heads }: SelfEvaluation) => heads.name ?? heads.level1 ?? heads.target ?? heads.actual;

/** The heads of the indicators are there, and not one indicator below them. */
export const noIndicators: TableCheck<'no-indicators', NoIndicatorsData> = {
  id: 'no-indicators',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => headOf(table) !== undefined,
  run({ table }) {
    const head = headOf(table);
    if (head === undefined || table.indicators.length > 0) return [];
    const data = { head: head.cell.row, placeholders: table.placeholders.length };
    return [{ cells: cellsOf(head), data, about: 'indicators' }];
  },
};
