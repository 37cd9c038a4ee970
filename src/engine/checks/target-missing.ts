import { FORM, type TableCheck } from './check.ts';
import { isBlank } from './shared/fields.ts';
import { cellsOf, isInUse, isPlain, type NamedIndicator, nameOf, pathOf, valuedRows } from './shared/rows.ts';

export type TargetMissingData = NamedIndicator;

/**
 * An indicator without a target: nothing says what was to be reached, so the score can't be justified.
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
  run: (context) =>
    valuedRows(context).flatMap((row) => {
      const { indicator } = row;
      if (!isPlain(row)) return [];
      if (indicator.target === null || !isBlank(indicator.target)) return [];
      if (indicator.isExecutionRate && !isInUse(row)) return [];
      return [{ cells: cellsOf(indicator.target, indicator.name), data: { name: nameOf(row) }, about: pathOf(row) }];
    }),
};
