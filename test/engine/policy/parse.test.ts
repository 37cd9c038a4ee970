import { parsePolicy } from '../../../src/engine/policy/parse.ts';
import { policyOf } from '../../support/scored.ts';

const MINIMAL = {
  id: 'our-county',
  name: '本县',
  source: '本县财政局通知',
  executionPoints: 15,
  reverse: 'linear',
  tiers: { first: 0.8, second: 0.6 },
  overfulfilment: { threshold: 1.2 },
  executionExplainBelow: 0.95,
  grades: { 优: 90, 良: 80, 中: 60 },
};

function problemsOf(changes: Readonly<Record<string, unknown>>): unknown {
  const parsed = parsePolicy({ ...MINIMAL, ...changes });
  return parsed.ok ? [] : parsed.problems.map(({ path, problem }) => [path, problem]);
}

test('what may be left out has defaults', () => {
  const parsed = parsePolicy(MINIMAL);
  expect(parsed).toEqual({
    ok: true,
    policy: {
      ...MINIMAL,
      base: 100,
      weights: {},
      satisfactionBands: null,
      digits: 2,
      paceGap: null,
      regions: [],
      notes: [],
    },
  });
});

test('a built-in policy, exported and read again, is the same', () => {
  const exported: unknown = JSON.parse(JSON.stringify(policyOf('hubei')));
  expect(parsePolicy(exported)).toEqual({ ok: true, policy: policyOf('hubei') });
});

test.each<[string, Record<string, unknown>, unknown]>([
  ['a field is missing', { name: undefined }, [['name', { kind: 'missing' }]]],
  ['a choice is missing', { reverse: undefined }, [['reverse', { kind: 'missing' }]]],
  ['a number is text', { executionPoints: '10' }, [['executionPoints', { kind: 'type', expected: 'number' }]]],
  [
    'a share is a percentage',
    { tiers: { first: 80, second: 0.6 } },
    [['tiers.first', { kind: 'too-big', maximum: 1 }]],
  ],
  ['points are negative', { executionPoints: -1 }, [['executionPoints', { kind: 'too-small', minimum: 0 }]]],
  ['a name is empty', { name: '' }, [['name', { kind: 'empty' }]]],
  ['an id has capitals', { id: 'OurCounty' }, [['id', { kind: 'format' }]]],
  ['a choice is unknown', { reverse: 'square' }, [['reverse', { kind: 'choice', choices: ['inverse', 'linear'] }]]],
  ['a key is mistyped', { tires: 1 }, [['', { kind: 'unknown-keys', keys: ['tires'] }]]],
  ['tiers ascend', { tiers: { first: 0.6, second: 0.8 } }, [['tiers', { kind: 'rule', rule: 'tiers-descend' }]]],
  ['grades ascend', { grades: { 优: 80, 良: 90, 中: 60 } }, [['grades', { kind: 'rule', rule: 'grades-descend' }]]],
  ['too many points', { weights: { 产出: 90 } }, [['weights', { kind: 'rule', rule: 'points-within-base' }]]],
  ['nothing to earn', { base: 0, executionPoints: 0 }, [['base', { kind: 'rule', rule: 'base-positive' }]]],
  [
    'a lower band earns more',
    {
      satisfactionBands: [
        { from: 0.9, share: 0.8 },
        { from: 0.8, share: 1 },
      ],
    },
    [['satisfactionBands', { kind: 'rule', rule: 'bands-descend' }]],
  ],
])('%s', (_, changes, expected) => {
  expect(problemsOf(changes)).toEqual(expected);
});

test('every problem is named, not only the first', () => {
  expect(problemsOf({ name: '', digits: 9 })).toEqual([
    ['name', { kind: 'empty' }],
    ['digits', { kind: 'too-big', maximum: 4 }],
  ]);
});

test.each([[null], [[]], ['national'], [42]])('%j is no policy', (json) => {
  const parsed = parsePolicy(json);
  expect(parsed.ok).toBe(false);
  expect(parsed.ok ? [] : parsed.problems[0]).toMatchObject({ path: '', problem: { kind: 'type' } });
});
