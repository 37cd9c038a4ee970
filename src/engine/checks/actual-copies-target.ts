import type { Measure, Operator } from '../values/reading.ts';
import { FORM, type TableCheck } from './check.ts';
import {
  actualText,
  type ComparedValues,
  cellsOf,
  type IndicatorRow,
  nameOf,
  pathOf,
  targetText,
  valuedRows,
} from './shared/rows.ts';
import { isDuration } from './shared/units.ts';

/** `names`: all rows that do it, only where there are several; the rest is the first one's. */
export interface ActualCopiesTargetData extends ComparedValues {
  readonly names?: readonly string[];
}

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

function copies({ indicator, result }: IndicatorRow): boolean {
  const { target, actual } = result;
  if (indicator.actual === null || target.kind !== 'number' || actual.kind !== 'number') return false;
  const operator = ownOperator(actual);
  // 5日内 against 7日内 is how long it took at most.
  if (operator === '<=' && isDuration(actual.unit) && actual.value?.eq(target.value ?? actual.value) === false)
    return false;
  return operator !== null && target.operator !== null && FAMILY[operator] === FAMILY[target.operator];
}

/**
 * An actual with the target's operator (`≥266米` against `≥266米`, `15%以下` against `15%以下`): a result is one figure,
 * not a range. Whoever writes one row so writes all of them so: one finding. Dates are left out: `12月底前` as an actual is a common way to say that it was in time.
 */
export const actualCopiesTarget: TableCheck<'actual-copies-target', ActualCopiesTargetData> = {
  id: 'actual-copies-target',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  needs: ['target', 'actual'],
  appliesTo: ({ scores }) => scores.indicators.some(({ target }) => target.kind === 'number'),
  run: (context) => {
    const rows = valuedRows(context).filter(copies);
    const [first] = rows;
    if (first === undefined) return [];
    return [
      {
        cells: rows.flatMap((row) => cellsOf(row.indicator.actual, row.indicator.target)),
        data: {
          name: nameOf(first),
          target: targetText(first),
          actual: actualText(first),
          ...(rows.length === 1 ? {} : { names: rows.map(nameOf) }),
        },
        about: rows.length === 1 ? pathOf(first) : 'indicators/actual',
      },
    ];
  },
};
