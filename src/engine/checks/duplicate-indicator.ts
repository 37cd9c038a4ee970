import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { normalise } from '../values/text.ts';
import { FORM, type TableCheck } from './check.ts';
import { type IndicatorRow, indicatorRows, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';

export interface DuplicateIndicatorData extends NamedIndicator {
  readonly rows: readonly number[];
}

/** Which of the form's goals the row belongs to: 年度绩效目标1, 年度绩效目标2 may each ask for 满意度. */
function blockOf({ indicator }: IndicatorRow, table: SelfEvaluation): number {
  return table.declaredBlocks.filter(({ cell }) => cell.row <= indicator.row).length;
}

/** The name in its own cell; `''` where it was taken from the level above, which isn't the indicator's own. */
function ownName({ indicator }: IndicatorRow): string {
  const title = normalise(indicator.title);
  return normalise(indicator.name.text).includes(title) ? title : '';
}

/**
 * The same name twice in one form: either one result earns points twice, or nobody can tell the two apart. One finding a name.
 * Goals that a form scores apart from each other (年度绩效目标1, 2) may repeat one another's names.
 */
export const duplicateIndicator: TableCheck<'duplicate-indicator', DuplicateIndicatorData> = {
  id: 'duplicate-indicator',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.indicators.length > 1,
  run: (context) => {
    const named = new Map<string, IndicatorRow[]>();
    for (const row of indicatorRows(context)) {
      const name = ownName(row);
      if (name === '') continue;
      const key = `${blockOf(row, context.table)}/${name}`;
      const others = named.get(key);
      if (others === undefined) named.set(key, [row]);
      else others.push(row);
    }
    return [...named.values()].flatMap((rows) => {
      const [first, second, ...more] = rows;
      if (first === undefined || second === undefined) return [];
      return [
        {
          cells: [second, ...more, first].map(({ indicator }) => indicator.name.cell),
          data: { name: nameOf(first), rows: rows.map(({ indicator }) => indicator.row) },
          about: pathOf(second),
        },
      ];
    });
  },
};
