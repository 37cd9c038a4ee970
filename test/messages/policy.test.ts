import { builtInPolicies, defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { parsePolicy } from '../../src/engine/policy/parse.ts';
import { describePolicy, describePolicyProblem, describeSuggestion } from '../../src/messages/policy.ts';

/** Words about policies, from the JSON that somebody wrote to the sentence they read. */

function problemsOf(changes: Readonly<Record<string, unknown>>): string[] {
  const { regions: _, ...policy } = { ...defaultPolicy, ...changes };
  const parsed = parsePolicy(policy);
  return parsed.ok ? [] : parsed.problems.map(describePolicyProblem);
}

test.each([
  [{ name: undefined }, '缺少名称（name）。'],
  [{ executionPoints: '10' }, '预算执行分值（executionPoints）应当是数字。'],
  [{ executionPoints: -1 }, '预算执行分值（executionPoints）不能小于 0。'],
  [{ tiers: { first: 80, second: 0.6 } }, '第一档下限（tiers.first）不能大于 1。'],
  [{ source: '' }, '依据（source）不能为空。'],
  [{ id: '我的' }, '编号（id）只能用小写英文字母、数字和连字符，并以字母开头。'],
  [{ reverse: 'line' }, '反向指标算法（reverse）只能是 inverse 或 linear。'],
  [{ colour: 1, size: 2 }, '评分办法里有不认识的项：colour、size。'],
  [{ tiers: { first: 0.5, second: 0.6 } }, '第二档下限不能高于第一档下限。'],
  [{ grades: { 优: 80, 良: 90, 中: 60 } }, '等级界限应当逐级降低：优 ≥ 良 ≥ 中。'],
  [{ weights: { 产出: 95 } }, '预算执行分值与各一级指标权重之和超过了总分。'],
])('%j: %s', (changes, sentence) => {
  expect(problemsOf(changes)).toEqual([sentence]);
});

test('a place inside a list is named by its list', () => {
  expect(problemsOf({ satisfactionBands: [{ from: 2, share: 1 }] })).toEqual([
    '满意度分档（satisfactionBands）中的 satisfactionBands.0.from不能大于 1。',
  ]);
});

test.each([
  [{ kind: 'execution-points', points: '20', cell: 'A4' }, '表内写明执行率20分，建议按“湖北”办法'],
  [{ kind: 'region', word: '黄石', cell: 'A1' }, '表内有“黄石”字样，建议按“湖北”办法'],
  [{ kind: 'layout', layout: 'sichuan' }, '表样与该办法的自评表一致，建议按“湖北”办法'],
  [{ kind: 'group', name: '成本指标', cell: 'A9' }, '表内单列一级指标“成本指标”，建议按“湖北”办法'],
  [{ kind: 'remark', text: '定性'.repeat(40), cell: 'A30' }, `表内备注写有“${'定性'.repeat(14)}定…”，建议按“湖北”办法`],
] as const)('%j: %s', (reason, sentence) => {
  expect(describeSuggestion({ policy: 'hubei', reason })).toBe(sentence);
});

test('the words of a policy, one line for each of its rules', () => {
  const policy = {
    ...defaultPolicy,
    source: '本局〔2024〕1号',
    base: 110,
    executionPoints: 15,
    weights: { 产出指标: 50, 效益指标: 30 },
    reverse: 'linear' as const,
    tiers: { first: 0.8, second: 0.575 },
    overfulfilment: { ...defaultPolicy.overfulfilment, threshold: 1.3 },
    executionExplainBelow: 0.7,
    grades: { 优: 95, 良: 85, 中: 65 },
    satisfactionBands: [
      { from: 0.9, share: 1 },
      { from: 0.8, share: 0.85 },
    ],
    notes: ['甲', '乙'],
  };
  expect(describePolicy(policy)).toEqual([
    '依据：本局〔2024〕1号',
    '分值：总分 110，预算执行 15 分，产出指标 50 分、效益指标 30 分',
    '反向指标：未达到时按超出比例线性扣分',
    '定性指标：第一档 80% 以上，第二档 57.5% 以上',
    '需要说明：完成值达到指标值的 130%，或执行率低于 70%',
    '等级：95 分以上为优，85 分以上为良，65 分以上为中',
    '满意度：90% 以上得 100%，80% 以上得 85%',
    '说明：甲',
    '说明：乙',
  ]);
  const plain = { ...policy, weights: {}, reverse: 'inverse' as const, satisfactionBands: null, notes: [] };
  expect(describePolicy(plain)).toEqual([
    '依据：本局〔2024〕1号',
    '分值：总分 110，预算执行 15 分',
    '反向指标：未达到时按 指标值÷完成值 计分',
    '定性指标：第一档 80% 以上，第二档 57.5% 以上',
    '需要说明：完成值达到指标值的 130%，或执行率低于 70%',
    '等级：95 分以上为优，85 分以上为良，65 分以上为中',
  ]);
});

test('every built-in policy is told with its points, its bounds and its source', () => {
  for (const policy of builtInPolicies) {
    const text = describePolicy(policy).join('\n');
    expect(text).toContain(policy.source);
    expect(text).toContain(`预算执行 ${policy.executionPoints} 分`);
    expect(text).toContain(policy.reverse === 'linear' ? '线性' : '指标值÷完成值');
    expect(text).not.toMatch(/undefined|NaN/);
  }
});
