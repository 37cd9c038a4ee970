import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { builtInPolicies, defaultPolicy, policyById } from '../../../src/engine/policy/built-in.ts';

/** As the rules were collected: execution points, Σ weights, reverse, tiers, over-fulfilment. */
const EXPECTED = {
  national: [10, 90, 'inverse', 0.8, 0.6, 1.3],
  'national-cost': [10, 90, 'inverse', 0.8, 0.6, 1.3],
  hubei: [20, 0, 'inverse', 0.8, 0.5, 1.3],
  sichuan: [10, 0, 'inverse', 0.8, 0.6, 1.3],
  guangxi: [10, 90, 'linear', 0.8, 0.6, 1.3],
  platform: [10, 90, 'linear', 0.8, 0.6, 1.2],
  'yunnan-baoshan': [20, 0, 'inverse', 0.8, 0.6, 1.3],
};

test('the built-in policies say what their places ask for', () => {
  const found = Object.fromEntries(
    builtInPolicies.map(({ id, executionPoints, weights, reverse, tiers, overfulfilment }) => [
      id,
      [
        executionPoints,
        Object.values(weights).reduce((sum, weight) => sum + weight, 0),
        reverse,
        tiers.first,
        tiers.second,
        overfulfilment.threshold,
      ],
    ]),
  );
  expect(found).toEqual(EXPECTED);
});

test('every file among the policies is built in under its name', () => {
  const files = readdirSync(join(__dirname, '../../../src/engine/policy/policies')).map((name) =>
    name.replace('.json', ''),
  );
  expect(files.length).toBeGreaterThanOrEqual(7);
  const missing = files.filter((id) => policyById(id) === null);
  expect(missing.map((id) => `${id}.json isn't built in: import it in src/engine/policy/built-in.ts`)).toEqual([]);
});

test('the first-level weights', () => {
  expect(policyById('national')?.weights).toEqual({ 产出: 50, 效益: 30, 满意度: 10 });
  expect(policyById('national-cost')?.weights).toEqual({ 成本: 20, 产出: 40, 效益: 20, 满意度: 10 });
});

test('all share base, grades and digits; only the platform watches the pace', () => {
  for (const { base, grades, digits } of builtInPolicies) {
    expect({ base, grades, digits }).toEqual({ base: 100, grades: { 优: 90, 良: 80, 中: 60 }, digits: 2 });
  }
  const watching = builtInPolicies.filter(({ paceGap }) => paceGap !== null);
  expect(watching.map(({ id, paceGap }) => [id, paceGap])).toEqual([['platform', 0.05]]);
});

test('Sichuan asks for a reason below 90%', () => {
  expect(policyById('sichuan')?.executionExplainBelow).toBe(0.9);
});

test('the sources name number and title', () => {
  expect(policyById('national')?.source).toBe('财预〔2020〕10号《项目支出绩效评价管理办法》');
  expect(policyById('national-cost')?.source).toBe(
    '财预〔2021〕101号《中央部门项目支出核心绩效目标和指标设置及取值指引（试行）》',
  );
});

test('a policy is found by its id, the national one is the default', () => {
  expect(policyById('hubei')?.name).toBe('湖北');
  expect(policyById('Hubei')).toBeNull();
  expect(defaultPolicy.id).toBe('national');
});
