import { FORM, type TableCheck } from './check.ts';
import { holeFindings, type RowsWithHoles } from './shared/holes.ts';

export type TargetMissingData = RowsWithHoles;

/**
 * An indicator without a target: nothing says what was to be reached, so the score can't be justified. What the row lacks beside it
 * belongs to the finding.
 *
 * A dash is an answer (four-block forms write it for 决策 and 管理). The execution rate needs no target of its own while
 * the rest of its row is blank: the form takes it from the fund block.
 */
export const targetMissing: TableCheck<'target-missing', TargetMissingData> = {
  id: 'target-missing',
  severity: 'error',
  basis: FORM,
  scope: 'table',
  needs: ['target'],
  appliesTo: ({ table }) => table.indicators.some(({ target }) => target !== null),
  run: (context) => holeFindings(context, 'target'),
};
