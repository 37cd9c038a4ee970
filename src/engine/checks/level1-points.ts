import { type Decimal, decimal, sum } from '../decimal.ts';
import type { LayoutId } from '../layout/self-evaluation.ts';
import type { ScoredTable } from '../scoring/results.ts';
import { type FindingDraft, NATIONAL_RULES, type TableCheck } from './check.ts';
import {
  type GroupPoints,
  type LabelGap,
  type Level1Group,
  labelGaps,
  level1Groups,
  level1Of,
  level2Groups,
  pointsComplete,
} from './shared/level1-groups.ts';

/** `source`: whether the label or the policy in force names the points. One group for a label. */
export interface Level1PointsData {
  readonly source: 'label' | 'policy';
  readonly groups: readonly GroupPoints[];
}

type Draft = FindingDraft<Level1PointsData>;

/** The total is wrong by just what the labels miss: `points-sum` reports that slip, and names the groups. */
function isReportedBySum({ scores, table, policy }: ScoredTable, gaps: readonly LabelGap[]): boolean {
  const { pointsSum } = scores.total;
  if (table.total === null || pointsSum === null || pointsSum.eq(policy.base)) return false;
  return sum(gaps.map(({ gap }) => gap.sum.minus(gap.expected))).eq(pointsSum.minus(policy.base));
}

function againstLabels(context: ScoredTable, groups: readonly Level1Group[], seconds: readonly Level1Group[]): Draft[] {
  const gaps = labelGaps(groups, seconds);
  if (isReportedBySum(context, gaps)) return [];
  return gaps.map(({ group, gap, inner }) => ({
    cells: [group.cell, ...inner.map((part) => part.group.cell), ...group.pointsCells],
    data: { source: 'label', groups: [gap, ...inner.map((part) => part.gap)] },
    about: groups.includes(group) ? group.name : `${level1Of(group)}/${group.name}`,
    off: gap.sum.minus(gap.expected),
  }));
}

interface Weighed {
  readonly group: Level1Group;
  readonly sum: Decimal;
  readonly expected: Decimal;
}

/** Each group of the form with the policy's weight; null unless groups and weights match one to one. */
function weighed(groups: readonly Level1Group[], weights: Readonly<Record<string, number>>): Weighed[] | null {
  const entries = Object.entries(weights);
  if (entries.length === 0 || entries.length !== groups.length) return null;
  const matched: Weighed[] = [];
  for (const group of groups) {
    const weight = entries.filter(([name]) => group.name.includes(name));
    if (weight.length !== 1 || group.sum === null || group.labelled !== null) return null;
    matched.push({ group, sum: group.sum, expected: decimal((weight[0] as [string, number])[1]) });
  }
  return matched;
}

/** Forms that the ministry's rules lay down, and with them the weights; the others come with a place's own. */
const WEIGHED_LAYOUTS: ReadonlySet<LayoutId> = new Set<LayoutId>(['national', 'points-first']);

/**
 * The policy's weights count only for a form built like the policy: the same groups, the same execution points, labels
 * that say nothing else, and points that add up. Even then the rules ask for them in principle only, so it is one hint.
 */
function againstPolicy({ scores, table, policy }: ScoredTable, groups: readonly Level1Group[]): Draft[] {
  const { execution, total } = scores;
  if (!WEIGHED_LAYOUTS.has(table.layout) || table.total === null || total.pointsSum?.eq(policy.base) !== true)
    return [];
  if (execution.points?.eq(policy.executionPoints) !== true) return [];
  const off = (weighed(groups, policy.weights) ?? []).filter(({ sum: points, expected }) => !points.eq(expected));
  if (off.length === 0) return [];
  return [
    {
      cells: off.map(({ group }) => group.cell),
      data: {
        source: 'policy',
        groups: off.map(({ group, sum: points, expected }) => ({ name: group.name, sum: points, expected })),
      },
      severity: 'hint',
      about: 'weights',
    },
  ];
}

/** Points of a group that differ from what its label says (产出指标（50分）, 数量指标15分), or of a first-level one from the policy's weights. */
export const level1Points: TableCheck<'level1-points', Level1PointsData> = {
  id: 'level1-points',
  severity: 'warning',
  basis: NATIONAL_RULES,
  scope: 'table',
  needs: ['all-points'],
  appliesTo: ({ table }) => table.indicators.some(({ points, level1 }) => points !== null && level1 !== null),
  run: (context) => {
    const all = level1Groups(context);
    // Without a total the form may have been cut off in the middle of its last group.
    const isCut = context.table.total === null && context.table.heads.target === undefined;
    const groups = isCut ? all.slice(0, -1) : all;
    const seconds = level2Groups(context);
    const labels = againstLabels(context, groups, isCut ? seconds.slice(0, -1) : seconds);
    return pointsComplete(context) ? [...labels, ...againstPolicy(context, groups)] : labels;
  },
};
