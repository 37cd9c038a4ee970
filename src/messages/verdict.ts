/** Words for the outcome of a review. */

import { SEVERITIES, type Severity } from '../engine/checks/check.ts';
import type { Verdict } from '../engine/review-types.ts';

export const VERDICT_NAMES: { readonly [V in Verdict]: string } = {
  ready: '可报送',
  'needs-review': '需人工复核',
  'has-errors': '有错误',
  'not-checked': '未核对',
};

export const SEVERITY_NAMES: { readonly [S in Severity]: string } = {
  error: '错误',
  warning: '警告',
  hint: '提示',
};

/** How many findings of each severity, and indicators that a person has to judge. */
export interface Counts {
  readonly error: number;
  readonly warning: number;
  readonly hint: number;
  readonly human: number;
}

/** `3 处错误、1 处提示`; `''` when there are none. */
export function describeCounts(counts: Counts): string {
  const parts: string[] = [];
  for (const severity of SEVERITIES) {
    if (counts[severity] > 0) parts.push(`${counts[severity]} 处${SEVERITY_NAMES[severity]}`);
  }
  if (counts.human > 0) parts.push(`${counts.human} 项待人工判断`);
  return parts.join('、');
}

/** What keeps a form without errors from being ready: parts that differ from the rules, or points that aren't all there. */
export interface Open {
  readonly differing: number;
  readonly explained: number;
  /** What the points of some form come to instead of its base. */
  readonly points: number | null;
  /** It is a report: its text is what was to be checked. */
  readonly inText?: true;
}

/** `未发现错误，另有 2 处与复算不同（已写说明）`. */
function describeOpen({ differing, explained, points }: Open): string {
  if (differing === 0) return points === null ? '' : `未发现错误，但分值合计 ${points} 分，不能复算总分`;
  return `未发现错误，另有 ${differing} 处与复算不同${explained === differing ? '（已写说明）' : ''}`;
}

/** As `describeVerdict`, without counts: what to say where nothing but open parts asks for a look; `''` elsewhere. */
export function openOnly(verdict: Verdict, counts: Counts, open: Open): string {
  return verdict === 'needs-review' && counts.warning + counts.human === 0 ? describeOpen(open) : '';
}

/** `有错误：3 处错误、1 处提示`. */
export function describeVerdict(verdict: Verdict, counts: Counts, open: Open): string {
  const openOnes = openOnly(verdict, counts, open);
  if (openOnes !== '') return `${VERDICT_NAMES[verdict]}：${openOnes}`;
  if (verdict === 'not-checked')
    return `${VERDICT_NAMES[verdict]}：${open.inText === true ? '正文里没有能复算的数' : '没有可以核对的自评表'}`;
  const counted = describeCounts(counts);
  return counted === '' ? VERDICT_NAMES[verdict] : `${VERDICT_NAMES[verdict]}：${counted}`;
}

/** `有 1 条规则无法核对（总分不等于各项得分之和）：…`; `''` where every check could tell. `titles`: their short names. */
export function describeUntold(titles: readonly string[]): string {
  return titles.length === 0
    ? ''
    : `有 ${titles.length} 条规则无法核对（${titles.join('、')}）：表里有没有认出的部分，不等于没有问题。`;
}

/** What was looked at: `1 张表、14 项指标、42 条规则`. */
export function describeCoverage(coverage: { tables: number; indicators: number; checks: number }): string {
  return `${coverage.tables} 张表、${coverage.indicators} 项指标、${coverage.checks} 条规则`;
}
