import { type Decimal, sum } from '../../decimal.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import type { NumberReading } from '../../values/reading.ts';
import { oncePer } from './once.ts';
import { type IndicatorRow, indicatorRows } from './rows.ts';

/**
 * Indicators whose points and scores can only be compared together, because they share a points or a score cell. Most
 * groups hold one indicator.
 */
export interface ScoreGroup {
  readonly first: IndicatorRow;
  readonly rows: readonly IndicatorRow[];
  /** Sums over the group's cells, each counted once; null unless every one of them holds a number. */
  readonly points: Decimal | null;
  readonly score: Decimal | null;
}

function sumOf(readings: readonly NumberReading[]): Decimal | null {
  const values = readings.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.length === readings.length && values.length > 0 ? sum(values) : null;
}

function groupOf(rows: readonly [IndicatorRow, ...IndicatorRow[]]): ScoreGroup {
  const [first] = rows;
  const { index, pointsOwner, scoreOwner } = first.indicator;
  if (rows.length === 1 && pointsOwner === index && scoreOwner === index) {
    return { first, rows, points: first.result.points.value, score: first.result.score.value };
  }
  return {
    first,
    rows,
    points: sumOf(
      rows.flatMap((row) => (row.indicator.pointsOwner === row.indicator.index ? [row.result.points] : [])),
    ),
    score: sumOf(rows.flatMap((row) => (row.indicator.scoreOwner === row.indicator.index ? [row.result.score] : []))),
  };
}

function groupsOf(context: ScoredTable): readonly ScoreGroup[] {
  const groups: [IndicatorRow, ...IndicatorRow[]][] = [];
  const groupOfIndex = new Map<number, [IndicatorRow, ...IndicatorRow[]]>();
  for (const row of indicatorRows(context)) {
    const { index, pointsOwner, scoreOwner } = row.indicator;
    const shared = groupOfIndex.get(pointsOwner) ?? groupOfIndex.get(scoreOwner);
    if (shared === undefined) {
      const group: [IndicatorRow, ...IndicatorRow[]] = [row];
      groups.push(group);
      groupOfIndex.set(index, group);
    } else {
      shared.push(row);
      groupOfIndex.set(index, shared);
    }
  }
  return groups.map(groupOf);
}

export const scoreGroups: (context: ScoredTable) => readonly ScoreGroup[] = oncePer(groupsOf);

/** The names of a group's indicators. */
export function groupNames(group: ScoreGroup, nameOf: (row: IndicatorRow) => string): string {
  return group.rows.map(nameOf).join('、');
}
