import { type Decimal, HUNDRED, sum, ZERO } from '../../decimal.ts';
import type { GridCell } from '../../grid/grid.ts';
import { namesPoints } from '../../layout/labels.ts';
import type { Level } from '../../layout/self-evaluation.ts';
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

function groupOf(rows: readonly IndicatorRow[], level: Level, labelled: Decimal | null): Level1Group {
  const owners = rows.filter(({ indicator }) => indicator.pointsOwner === indicator.index);
  const values = owners.map(({ result }) => result.points.value ?? ZERO);
  return {
    name: level.name,
    cell: level.cell,
    labelled,
    rows,
    sum: owners.every(hasReadablePoints) ? sum(values) : null,
    pointsCells: owners.flatMap(({ indicator }) => (indicator.points === null ? [] : [indicator.points.cell])),
  };
}

function groupsOf(context: ScoredTable): readonly Level1Group[] {
  const groups = runs(indicatorRows(context)).flatMap((rows) => {
    const level = rows[0]?.indicator.level1;
    if (level === undefined || level === null) return [];
    const labelled = rows.find(({ indicator }) => indicator.level1?.points != null)?.indicator.level1?.points ?? null;
    return groupOf(rows, level, labelled);
  });
  return inPoints(groups);
}

/** 产出（60%）, 效益（40%) are shares of what the indicators come to, where that is less than 100. */
function inPoints(groups: readonly Level1Group[]): readonly Level1Group[] {
  if (!groups.every(({ cell }) => /[%％]/.test(String(cell.value)))) return groups;
  const all = sum(groups.map((group) => group.sum ?? ZERO));
  if (!sum(groups.map(({ labelled }) => labelled ?? ZERO)).eq(HUNDRED)) return groups;
  return groups.map((group) => ({ ...group, labelled: group.labelled?.times(all).div(HUNDRED) ?? null }));
}

/** Rows below one label of the second level. A label that comes again below the same first level says nothing certain. */
function secondGroupsOf(context: ScoredTable): readonly Level1Group[] {
  const groups: Level1Group[] = [];
  let rows: IndicatorRow[] = [];
  const close = (): void => {
    const level = rows[0]?.indicator.level2 ?? null;
    if (level !== null && level.points !== null && namesPoints(level)) groups.push(groupOf(rows, level, level.points));
    rows = [];
  };
  for (const row of indicatorRows(context)) {
    if (rows[0] !== undefined && rows[0].indicator.level2 !== row.indicator.level2) close();
    rows.push(row);
  }
  close();
  const isAgain = (group: Level1Group): boolean =>
    groups.some((other) => other !== group && other.name === group.name && level1Of(other) === level1Of(group));
  return groups.filter((group) => !isAgain(group));
}

/** The name of the first level that a group stands below, or is. */
export function level1Of({ rows }: Level1Group): string {
  return rows[0]?.indicator.level1?.name ?? '';
}

/** Groups by the label's words, because some exports repeat a merged label in every row. */
export const level1Groups: (context: ScoredTable) => readonly Level1Group[] = oncePer(groupsOf);

/** The groups of the second level whose labels name their points in words: 数量指标15分. */
export const level2Groups: (context: ScoredTable) => readonly Level1Group[] = oncePer(secondGroupsOf);

/** A group whose points differ from those that its label carries. */
function labelGap(group: Level1Group): GroupPoints | null {
  if (group.labelled === null || group.sum === null || group.sum.eq(group.labelled)) return null;
  return { name: group.name, sum: group.sum, expected: group.labelled };
}

/** Groups whose points differ from their labels, and within each of them those of the second level. */
export interface LabelGap {
  readonly group: Level1Group;
  readonly gap: GroupPoints;
  readonly inner: readonly { readonly group: Level1Group; readonly gap: GroupPoints }[];
}

/** Gaps of the first level with those of the second that make them up, and those of the second level by themselves. */
export function labelGaps(groups: readonly Level1Group[], seconds: readonly Level1Group[]): LabelGap[] {
  const gapsOf = (all: readonly Level1Group[]): Omit<LabelGap, 'inner'>[] =>
    all.flatMap((group) => {
      const gap = labelGap(group);
      return gap === null ? [] : [{ group, gap }];
    });
  const inner = gapsOf(seconds);
  const taken = new Set<Level1Group>();
  const outer = gapsOf(groups).map((own): LabelGap => {
    const parts = inner.filter(({ group }) => own.group.rows.includes(group.rows[0] as IndicatorRow));
    const isAll = sum(parts.map(({ gap }) => gap.sum.minus(gap.expected))).eq(own.gap.sum.minus(own.gap.expected));
    if (isAll) for (const { group } of parts) taken.add(group);
    return { ...own, inner: isAll ? parts : [] };
  });
  return [...outer, ...inner.filter(({ group }) => !taken.has(group)).map((own) => ({ ...own, inner: [] }))];
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
