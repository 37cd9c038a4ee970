import type { Measure, Operator } from '../values/reading.ts';
import { FORM, type TableCheck } from './check.ts';
import { actualText, type ComparedValues, cellsOf, nameOf, pathOf, targetText, valuedRows } from './shared/rows.ts';

export type ActualCopiesTargetData = ComparedValues;

const FAMILY: Readonly<Record<Operator, string>> = {
  '>=': 'least',
  '>': 'least',
  '<=': 'most',
  '<': 'most',
  '=': 'exact',
};

/** The operator stands in the actual's own cell; an operator column belongs to the target. */
function ownOperator(actual: Measure): Operator | null {
  return actual.operatorFrom === 'column' ? null : actual.operator;
}

/**
 * An actual with the target's operator (`≥266米` against `≥266米`, `15%以下` against `15%以下`): a result is one figure,
 * not a range. Dates are left out: `12月底前` as an actual is a common way to say that it was in time.
 */
export const actualCopiesTarget: TableCheck<'actual-copies-target', ActualCopiesTargetData> = {
  id: 'actual-copies-target',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  needs: ['target', 'actual'],
  appliesTo: ({ scores }) => scores.indicators.some(({ target }) => target.kind === 'number'),
  run: (context) =>
    valuedRows(context).flatMap((row) => {
      const { indicator, result } = row;
      const { target, actual } = result;
      if (indicator.actual === null || target.kind !== 'number' || actual.kind !== 'number') return [];
      const operator = ownOperator(actual);
      if (operator === null || target.operator === null || FAMILY[operator] !== FAMILY[target.operator]) return [];
      return [
        {
          cells: cellsOf(indicator.actual, indicator.target),
          data: { name: nameOf(row), target: targetText(row), actual: actualText(row) },
          about: pathOf(row),
        },
      ];
    }),
};
