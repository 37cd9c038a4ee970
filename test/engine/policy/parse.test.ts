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
  [
    'the middle grade above the good one',
    { grades: { 优: 90, 良: 80, 中: 81 } },
    [['grades', { kind: 'rule', rule: 'grades-descend' }]],
  ],
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

test.each<[string, Record<string, unknown>]>([
  ['grades of one bound', { grades: { 优: 80, 良: 80, 中: 80 } }],
  ['tiers of one bound', { tiers: { first: 0.8, second: 0.8 } }],
  ['shares at their ends', { tiers: { first: 1, second: 0 }, executionExplainBelow: 1, paceGap: 0 }],
  ['a threshold of 1', { overfulfilment: { threshold: 1 } }],
  ['points that leave nothing', { weights: { 产出: 50, 效益: 35 } }],
  [
    'points whose sum is only just right in binary',
    { executionPoints: 0.1, weights: { 产出: 0.7, 效益: 0.1 }, base: 0.9 },
  ],
  ['points at their ends', { executionPoints: 0, base: 1000, grades: { 优: 1000, 良: 0, 中: 0 } }],
  ['digits at their ends', { digits: 0 }],
  ['as many digits as there may be', { digits: 4 }],
  ['an id with digits and dashes', { id: 'a-1' }],
  ['an id of one letter', { id: 'a' }],
  [
    'bands that fall, and two with the same share',
    {
      satisfactionBands: [
        { from: 0.9, share: 1 },
        { from: 0.8, share: 1 },
        { from: 0.6, share: 0.5 },
      ],
    },
  ],
])('may be: %s', (_, changes) => {
  expect(problemsOf(changes)).toEqual([]);
});

const share = { kind: 'too-big', maximum: 1 };
const points = { kind: 'too-big', maximum: 1000 };
const below = { kind: 'too-small', minimum: 0 };

test.each<[string, Record<string, unknown>, unknown]>([
  ['tiers.first', { tiers: { first: 1.01, second: 0.6 } }, share],
  ['tiers.second', { tiers: { first: 0.8, second: -0.01 } }, below],
  ['executionExplainBelow', { executionExplainBelow: 1.01 }, share],
  ['paceGap', { paceGap: 1.01 }, share],
  ['paceGap', { paceGap: -0.01 }, below],
  ['overfulfilment.threshold', { overfulfilment: { threshold: 0.99 } }, { kind: 'too-small', minimum: 1 }],
  ['base', { base: 1000.01 }, points],
  ['grades.优', { grades: { 优: 1000.01, 良: 80, 中: 60 } }, points],
  ['grades.中', { grades: { 优: 90, 良: 80, 中: -1 } }, below],
  ['weights.产出', { weights: { 产出: -1 } }, below],
  ['digits', { digits: 5 }, { kind: 'too-big', maximum: 4 }],
  ['digits', { digits: -1 }, below],
  ['satisfactionBands', { satisfactionBands: [] }, { kind: 'empty' }],
  ['satisfactionBands.0.from', { satisfactionBands: [{ from: 1.5, share: 1 }] }, share],
  ['satisfactionBands.0.share', { satisfactionBands: [{ from: 0.5, share: 1.5 }] }, share],
  ['satisfactionBands.0.share', { satisfactionBands: [{ from: 0.5 }] }, { kind: 'missing' }],
  [
    'satisfactionBands',
    {
      satisfactionBands: [
        { from: 0.8, share: 1 },
        { from: 0.8, share: 0.5 },
      ],
    },
    { kind: 'rule', rule: 'bands-descend' },
  ],
  ['source', { source: '' }, { kind: 'empty' }],
  ['regions.1', { regions: ['湖北', ''] }, { kind: 'empty' }],
  ['notes.0', { notes: [1] }, { kind: 'type', expected: 'string' }],
  ['id', { id: '1-a' }, { kind: 'format' }],
  ['id', { id: 'a_b' }, { kind: 'format' }],
  ['id', { id: '-a' }, { kind: 'format' }],
  ['id', { id: '' }, { kind: 'format' }],
  ['weights', { weights: { 产出: 50, 效益: 35.01 } }, { kind: 'rule', rule: 'points-within-base' }],
  ['tiers', { tiers: { first: 0.8 } }, undefined],
  ['tiers', { tiers: { first: 0.8, second: 0.6, third: 0.4 } }, { kind: 'unknown-keys', keys: ['third'] }],
])('%s may not be %j', (path, changes, problem) => {
  const expected = problem === undefined ? [['tiers.second', { kind: 'missing' }]] : [[path, problem]];
  expect(problemsOf(changes)).toEqual(expected);
});

test('whole digits only', () => {
  expect(problemsOf({ digits: 1.5 })).toEqual([['digits', { kind: 'type', expected: 'int' }]]);
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
