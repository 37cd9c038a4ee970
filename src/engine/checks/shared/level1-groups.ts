import { type Decimal, sum, ZERO } from '../../decimal.ts';
import type { GridCell } from '../../grid/grid.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import { normalise } from '../../values/text.ts';
import { oncePer } from './once.ts';
import { type IndicatorRow, indicatorRows } from './rows.ts';

/** Points of a group of indicators against what they should add up to. */
export interface GroupPoints {
  readonly name: string;
  readonly sum: Decimal;
  readonly expected: Decimal;
}

/** The indicators of one first-level group, with the points that its label carries. */
export interface Level1Group {
  readonly name: string;
  readonly cell: GridCell;
  readonly labelled: Decimal | null;
  readonly rows: readonly IndicatorRow[];
  /** Σ of the group's points cells; null unless each of them holds a number. */
  readonly sum: Decimal | null;
  readonly pointsCells: readonly GridCell[];
}

/**
 * Rows under one label. Where a label comes again after others and carries points each time, each time is a group of its own: a form
 * with two goals has 产出指标（25分） twice.
 */
function runs(all: readonly IndicatorRow[]): IndicatorRow[][] {
  const groups = new Map<string, IndicatorRow[]>();
  const again = new Map<string, number>();
  let last = '';
  for (const row of all) {
    const { level1 } = row.indicator;
    if (level1 === null) continue;
    const name = normalise(level1.name);
    if (name !== last && groups.has(`${name}/0`) && level1.points !== null) again.set(name, (again.get(name) ?? 0) + 1);
    last = name;
    const key = `${name}/${again.get(name) ?? 0}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function groupsOf(context: ScoredTable): readonly Level1Group[] {
  return runs(indicatorRows(context)).flatMap((rows) => {
    const level = rows[0]?.indicator.level1;
    if (level === undefined || level === null) return [];
    const owners = rows.filter(({ indicator }) => indicator.pointsOwner === indicator.index);
    const values = owners.map(({ result }) => result.points.value ?? ZERO);
    return {
      name: level.name,
      cell: level.cell,
      labelled: rows.find(({ indicator }) => indicator.level1?.points != null)?.indicator.level1?.points ?? null,
      rows,
      sum: owners.every(hasReadablePoints) ? sum(values) : null,
      pointsCells: owners.flatMap(({ indicator }) => (indicator.points === null ? [] : [indicator.points.cell])),
    };
  });
}

/** Groups by the label's words, because some exports repeat a merged label in every row. */
export const level1Groups: (context: ScoredTable) => readonly Level1Group[] = oncePer(groupsOf);

/** A group whose points differ from those that its label carries. */
export function labelGap(group: Level1Group): GroupPoints | null {
  if (group.labelled === null || group.sum === null || group.sum.eq(group.labelled)) return null;
  return { name: group.name, sum: group.sum, expected: group.labelled };
}

/** A number, or a mark that the row carries no points. */
function hasReadablePoints({ result: { points, score } }: IndicatorRow): boolean {
  return points.status === 'number' || (points.status === 'dash' && score.value === null);
}

/** Whether all points can be read: only then do sums of points mean anything. */
export function pointsComplete(context: ScoredTable): boolean {
  const rows = indicatorRows(context);
  return rows.every(hasReadablePoints) && rows.some(({ result }) => result.points.status === 'number');
}
