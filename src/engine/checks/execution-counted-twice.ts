import type { Decimal } from '../decimal.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { readPoints } from '../values/numbers.ts';
import { NATIONAL_RULES, type TableCheck } from './check.ts';
import { cellsOf, type IndicatorRow, indicatorRows, type NamedIndicator, nameOf, pathOf } from './shared/rows.ts';

export interface ExecutionCountedTwiceData extends NamedIndicator {
  readonly points: Decimal | null;
  readonly executionPoints: Decimal;
}

/** The fund block itself gives points for the execution: its row or its label says so. */
function fundsAreScored({ table: { funds }, scores }: ScoredTable): boolean {
  const { points } = scores.execution;
  if (funds?.total == null || points === null || points.eq(0)) return false;
  const recorded = [funds.total.points, funds.total.score].some((field) => readPoints(field).value?.gt(0) === true);
  return recorded || funds.declaredPoints !== null;
}

function isScored({ result }: IndicatorRow): boolean {
  return [result.points.value, result.score.value].some((value) => value?.gt(0) === true);
}

/** 预算执行率 as a scored indicator beside a scored fund row: the same result earns points twice. */
export const executionCountedTwice: TableCheck<'execution-counted-twice', ExecutionCountedTwiceData> = {
  id: 'execution-counted-twice',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  appliesTo: fundsAreScored,
  run: (context) => {
    const { points } = context.scores.execution;
    if (points === null) return [];
    return indicatorRows(context).flatMap((row) => {
      if (!row.indicator.isExecutionRate || !isScored(row)) return [];
      const { funds } = context.table;
      return [
        {
          cells: cellsOf(row.indicator.name, row.indicator.points, funds?.total?.points ?? null),
          data: { name: nameOf(row), points: row.result.points.value, executionPoints: points },
          about: pathOf(row),
        },
      ];
    });
  },
};
