/** Words about the policies (评分办法): their fields, what is wrong with a unit's own one, why one is suggested. */

import { policyById } from '../engine/policy/built-in.ts';
import type { PolicyProblem } from '../engine/policy/parse.ts';
import type { PolicyRule, PolicySuggestion, ScoringPolicy } from '../engine/policy/schema.ts';
import { shortened } from './words.ts';

/** After the name of the policy that is in force when none is chosen. */
export const DEFAULT_MARK = '（默认）';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  id: '编号（id）',
  name: '名称（name）',
  source: '依据（source）',
  base: '总分（base）',
  executionPoints: '预算执行分值（executionPoints）',
  weights: '一级指标权重（weights）',
  reverse: '反向指标算法（reverse）',
  tiers: '定性指标分档（tiers）',
  'tiers.first': '第一档下限（tiers.first）',
  'tiers.second': '第二档下限（tiers.second）',
  overfulfilment: '超额完成（overfulfilment）',
  'overfulfilment.threshold': '超额完成界限（overfulfilment.threshold）',
  executionExplainBelow: '执行率说明界限（executionExplainBelow）',
  satisfactionBands: '满意度分档（satisfactionBands）',
  grades: '等级界限（grades）',
  digits: '得分小数位数（digits）',
  paceGap: '进度差距（paceGap）',
  regions: '适用地区（regions）',
  notes: '说明（notes）',
};

const TYPE_NAMES: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '数组 […]',
  object: '对象 {…}',
  record: '对象 {…}',
};

const RULES: { readonly [Rule in PolicyRule]: string } = {
  'tiers-descend': '第二档下限不能高于第一档下限。',
  'grades-descend': '等级界限应当逐级降低：优 ≥ 良 ≥ 中。',
  'bands-descend': '满意度分档应当从高到低排列，低一档的得分比例不能更高。',
  'points-within-base': '预算执行分值与各一级指标权重之和超过了总分。',
  'base-positive': '总分应当大于 0。',
};

function fieldName(path: string): string {
  if (path === '') return '评分办法';
  const known = FIELD_NAMES[path];
  if (known !== undefined) return known;
  const parent = FIELD_NAMES[path.split('.')[0] ?? ''];
  return parent === undefined ? path : `${parent}中的 ${path}`;
}

/** One sentence for one problem of a policy file. */
export function describePolicyProblem({ path, problem }: PolicyProblem): string {
  const name = fieldName(path);
  switch (problem.kind) {
    case 'missing':
      return `缺少${name}。`;
    case 'type':
      return `${name}应当是${TYPE_NAMES[problem.expected] ?? problem.expected}。`;
    case 'too-small':
      return `${name}不能小于 ${problem.minimum}。`;
    case 'too-big':
      return `${name}不能大于 ${problem.maximum}。`;
    case 'empty':
      return `${name}不能为空。`;
    case 'format':
      return path === 'id' ? `${name}只能用小写英文字母、数字和连字符，并以字母开头。` : `${name}的写法不对。`;
    case 'choice':
      return `${name}只能是 ${problem.choices.join(' 或 ')}。`;
    case 'unknown-keys':
      return `${name}里有不认识的项：${problem.keys.join('、')}。`;
    case 'rule':
      return RULES[problem.rule];
  }
}

/** The same where nobody sees the text of the file: without the names that fields have in it. */
export function sayPolicyProblem(problem: PolicyProblem): string {
  return describePolicyProblem(problem).replace(/（[a-zA-Z.]+）/g, '');
}

/** The name of a built-in policy: `湖北`; the id itself for any other. */
export function policyName(id: string): string {
  return policyById(id)?.name ?? id;
}

function suggestionReason(reason: PolicySuggestion['reason']): string {
  switch (reason.kind) {
    case 'execution-points':
      return `表内写明执行率${reason.points}分`;
    case 'region':
      return `表内有“${reason.word}”字样`;
    case 'layout':
      return '表样与该办法的自评表一致';
    case 'group':
      return `表内单列一级指标“${reason.name}”`;
    case 'remark':
      return `表内备注写有“${shortened(reason.text, 30)}”`;
  }
}

/** Why another policy is suggested: `表内写明执行率20分，建议按“湖北”办法`. */
export function describeSuggestion(suggestion: PolicySuggestion): string {
  return `${suggestionReason(suggestion.reason)}，建议按“${policyName(suggestion.policy)}”办法`;
}

/** A form of a workbook and the policy that it speaks for. */
export interface Speaking {
  readonly sheet: string;
  readonly policy: string | null;
}

/**
 * What the command line is to be given for the suggestion of a form: `hubei` where all forms of the workbook say the same,
 * else for that one alone: `黄石=hubei`, `黄石#2=hubei` for the second of its sheet.
 *
 * @param forms all of the workbook, in their order.
 */
export function policyOption(forms: readonly Speaking[], index: number): string {
  const { sheet, policy } = forms[index] ?? { sheet: '', policy: null };
  if (forms.every((form) => form.policy === policy)) return policy ?? '';
  const before = forms.slice(0, index).filter((form) => form.sheet === sheet).length;
  const isOnly = forms.filter((form) => form.sheet === sheet).length === 1;
  const option = `${sheet}${isOnly ? '' : `#${before + 1}`}=${policy}`;
  // What a shell would take apart.
  return /[\s"'$&|<>();*?`\\]/.test(option) ? `"${option}"` : option;
}

function share(value: number): string {
  return `${Number((value * 100).toPrecision(12))}%`;
}

/** A policy in a few lines, for a list. */
export function describePolicy(policy: ScoringPolicy): string[] {
  const weights = Object.entries(policy.weights).map(([name, points]) => `${name} ${points} 分`);
  const lines = [
    `依据：${policy.source}`,
    `分值：总分 ${policy.base}，预算执行 ${policy.executionPoints} 分${weights.length === 0 ? '' : `，${weights.join('、')}`}`,
    `反向指标：未达到时${policy.reverse === 'inverse' ? '按 指标值÷完成值 计分' : '按超出比例线性扣分'}`,
    `定性指标：第一档 ${share(policy.tiers.first)} 以上，第二档 ${share(policy.tiers.second)} 以上`,
    `需要说明：完成值达到指标值的 ${share(policy.overfulfilment.threshold)}，或执行率低于 ${share(policy.executionExplainBelow)}`,
    `等级：${policy.grades.优} 分以上为优，${policy.grades.良} 分以上为良，${policy.grades.中} 分以上为中`,
  ];
  if (policy.satisfactionBands !== null) {
    const bands = policy.satisfactionBands.map((band) => `${share(band.from)} 以上得 ${share(band.share)}`);
    lines.push(`满意度：${bands.join('，')}`);
  }
  return [...lines, ...policy.notes.map((note) => `说明：${note}`)];
}
