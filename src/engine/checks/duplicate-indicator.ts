import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { normalise } from '../values/text.ts';
import type { TableCheck } from './check.ts';
import { FORM } from './shared/basis.ts';
import { type IndicatorRow, indicatorRows, nameOf, pathOf, targetText } from './shared/rows.ts';

/** Which of the form's goals the row belongs to: 年度绩效目标1, 年度绩效目标2 may each ask for 满意度. */
function blockOf({ indicator }: IndicatorRow, table: SelfEvaluation): number {
  return table.declaredBlocks.filter(({ cell }) => cell.row <= indicator.row).length;
}

/**
 * The same thing measured twice. Under another second-level label the same words may name another side of one thing
 * (设备采购: how many, at what cost), so there the target must be the same as well.
 */
function isRepeated(row: IndicatorRow, earlier: IndicatorRow, table: SelfEvaluation): boolean {
  if (blockOf(row, table) !== blockOf(earlier, table)) return false;
  const level = ({ indicator }: IndicatorRow): string =>
    normalise(`${indicator.level1?.name ?? ''}/${indicator.level2?.name ?? ''}`);
  return level(row) === level(earlier) || normalise(targetText(row)) === normalise(targetText(earlier));
}

/** The name in its own cell; `''` where it was taken from the level above, which isn't the indicator's own. */
function ownName({ indicator }: IndicatorRow): string {
  const title = normalise(indicator.title);
  return normalise(indicator.name.text).includes(title) ? title : '';
}

/** The same indicator twice in one form: its result earns points twice. One finding for each repetition. */
export const duplicateIndicator: TableCheck<'duplicate-indicator'> = {
  id: 'duplicate-indicator',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.indicators.length > 1,
  run: (context) => {
    const seen = new Map<string, IndicatorRow[]>();
    return indicatorRows(context).flatMap((row) => {
      const name = ownName(row);
      if (name === '') return [];
      const earlier = seen.get(name) ?? [];
      seen.set(name, [...earlier, row]);
      const first = earlier.find((other) => isRepeated(row, other, context.table));
      if (first === undefined) return [];
      return [
        {
          cells: [row.indicator.name.cell, first.indicator.name.cell],
          data: { name: nameOf(row), rows: [first.indicator.row, row.indicator.row] },
          about: pathOf(row),
        },
      ];
    });
  },
};
