import { checks } from '../../src/engine/checks/all.ts';
import { review } from '../../src/engine/review.ts';
import type { Review, TableReview } from '../../src/engine/review-types.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { tableEntry } from '../../src/reports/entry.ts';
import { untoldLine } from '../../src/reports/untold.ts';
import { exampleForm, withCells } from '../support/form-text.ts';
import { policyOf } from '../support/scored.ts';

/** What becomes of each check, and what a part that wasn't understood makes of it. */

function reviewed(changes: Readonly<Record<string, string>>): Review & { readonly first: TableReview } {
  const result = review([withCells(exampleForm('national'), changes)]);
  const [first] = result.tables;
  if (first === undefined) throw new Error('no form');
  return { ...result, first };
}

/** A column that may hold scores, 5 together. */
const UNKNOWN_SCORES = { J12: '加评分数', J13: '2', J14: '3' };

test('every check that looks at forms has one outcome', () => {
  const { first, findings } = reviewed({ H20: '95' });
  const expected = Object.values(checks).filter(({ scope }) => scope !== 'sheet');
  expect(expected.length).toBeGreaterThan(45);
  expect([...first.outcomes.keys()].sort()).toEqual(expected.map(({ id }) => id).sort());
  for (const [id, { state, count }] of first.outcomes) {
    expect([id, count]).toEqual([id, findings.filter(({ check }) => check === id).length]);
    expect([id, state === 'finding']).toEqual([id, count > 0]);
  }
  expect(first.outcomes.get('points-sum')?.state).toBe('passed');
  expect(first.outcomes.get('grade-mismatch')?.state).toBe('not-applicable');
});

test('where the rate is an indicator as well, a column of amounts that nobody knows keeps no reason from being asked for', () => {
  const unknown = { F5: '兑付结果', H5: '兑付情况', F6: '90' };
  const waits = reviewed(unknown).first.outcomes;
  expect(waits.get('execution-low')?.state).toBe('cannot-tell');
  const { first } = reviewed({ ...unknown, D13: '预算执行率', E13: '100%', F13: '95%' });
  expect(first.table.indicators[0]?.isExecutionRate).toBe(true);
  expect(first.outcomes.get('execution-low')).toEqual({ state: 'not-applicable', count: 0, gaps: [] });
});

test('a wrong total beside numbers that may belong to it can’t be told, and is no pass', () => {
  const { first, findings, verdict } = reviewed({ ...UNKNOWN_SCORES, H20: '105' });
  expect(first.outcomes.get('total-mismatch')).toMatchObject({ state: 'cannot-tell', count: 0 });
  expect(first.outcomes.get('total-mismatch')?.gaps).toEqual(first.table.account.gaps);
  expect(verdict).toBe('needs-review');
  const found = findings.filter(({ check }) => check === 'part-not-read');
  expect(found).toHaveLength(1);
  const words = found[0] === undefined ? null : inWords(found[0]);
  expect(words?.what).toBe('“加评分数”这一列没有认出是什么，数字合计 5。');
  expect(words?.why).toContain('相差 5 分');
  const entry = tableEntry(first);
  expect(entry.outcomes['total-mismatch']).toEqual({ state: 'cannot-tell', count: 0, gaps: [0] });
  expect(untoldLine(entry)).toMatch(/^有 1 条规则无法核对（总分不等于各项得分之和）/);
});

test('the same numbers beside sums that come out bear on nothing', () => {
  const { first, findings, verdict } = reviewed(UNKNOWN_SCORES);
  expect(first.table.account.gaps).toHaveLength(1);
  expect(findings).toEqual([]);
  expect(verdict).toBe('ready');
  expect(untoldLine(tableEntry(first))).toBe('');
});

test('points that don’t come to the base beside a number that is just what they lack', () => {
  const { first, findings } = reviewed({ G13: '15', H13: '15', J12: '三方比对', J14: '5' });
  expect(first.outcomes.get('points-sum')?.state).toBe('cannot-tell');
  expect(findings.map(({ check }) => check)).not.toContain('points-sum');
  expect(findings.map(({ check }) => check)).toContain('part-not-read');
  const apart = reviewed({ G13: '15', H13: '15', J12: '三方比对', J14: '4' });
  expect(apart.first.outcomes.get('points-sum')?.state).toBe('finding');
});

describe('rules that stand on what wasn’t read can’t be told', () => {
  function untold(changes: Readonly<Record<string, string>>): string[] {
    const { outcomes } = reviewed(changes).first;
    return [...outcomes].flatMap(([id, { state }]) => (state === 'cannot-tell' ? [id] : [])).sort();
  }

  const column = (letter: string, values: readonly string[]): Readonly<Record<string, string>> =>
    Object.fromEntries(values.map((value, index) => [`${letter}${12 + index}`, value]));

  test('points: two columns may be them', () => {
    const changes = {
      ...column('G', ['权值', '60', '10', '10', '10', '15', '15', '10']),
      ...column('J', ['配置分', '20', '10', '10', '10', '15', '15', '10']),
    };
    // Whoever compares the paces has no use for it without a policy that asks for that.
    const due = [
      'column-missing',
      'deduction-unexplained',
      'dominant-indicator',
      'note-without-deviation',
      'points-missing',
      'score-mismatch',
      'score-over-points',
      'score-rounded',
      'tier-range',
      'unmet-full-score',
    ];
    expect(untold(changes)).toEqual(due);
    const policy = { ...policyOf('national'), paceGap: 20 };
    const paced = review([withCells(exampleForm('national'), changes)], { policy });
    expect(paced.tables[0]?.outcomes.get('pace-gap')?.state).toBe('cannot-tell');
  });

  test('shares are no points: they aren’t added up', () => {
    const shares = column('K', ['同比变化', '95%', '98%', '100%', '97%', '99%', '96%', '100%']);
    const either = {
      ...column('G', ['权值', '60', '10', '10', '10', '15', '15', '10']),
      ...column('J', ['配置分', '20', '10', '10', '10', '15', '15', '10']),
    };
    const words = reviewed({ ...either, ...shares }).findings.map((finding) => inWords(finding).what);
    expect(words).toContain('“权值”这一列没有认出是什么，数字合计 130。');
    expect(words).toContain('“同比变化”这一列没有认出是什么。');
  });

  test('spending: two columns may be it', () => {
    const changes = { F5: '花掉的钱', F6: '110', F7: '', H5: '用钱进度', H6: '', J5: '兑付额', J6: '100' };
    expect(untold(changes)).toEqual([
      'budget-missing',
      'budget-zero',
      'column-missing',
      'execution-low',
      'execution-rate',
      'execution-score',
      'overspent',
    ]);
  });

  test('what remains for the execution, where more points may stand beside those of the indicators', () => {
    const points = {
      ...column('G', ['分值', '15']),
      ...column('H', ['得分', '15']),
      G5: '',
      G6: '',
      G7: '',
      G8: '',
      G9: '',
    };
    expect(reviewed({ ...points, H20: '95' }).first.outcomes.get('execution-score')?.state).toBe('finding');
    const open = { ...points, ...column('J', ['附带分数', '5']), H20: '95' };
    expect(untold(open)).toEqual(['execution-score', 'level1-points']);
    expect(untold({ ...open, G5: '分值', G6: '100' })).toEqual(['execution-score', 'fund-points', 'level1-points']);
  });

  test('details of the funds that lack just what stands beside them', () => {
    const lacking = { D7: '100', E7: '100', F7: '100' };
    expect(untold({ ...lacking, C8: '20' })).toEqual(['fund-details-sum']);
    expect(untold({ ...lacking, C8: '19' })).toEqual([]);
    expect(reviewed({ ...lacking, C8: '19' }).first.outcomes.get('fund-details-sum')?.count).toBe(3);
  });

  test('a hint that was withheld makes no more than a hint', () => {
    const { findings, verdict, first } = reviewed({ D7: '', E7: '', F7: '', C8: '120' });
    expect(first.outcomes.get('fund-details-blank')?.state).toBe('cannot-tell');
    expect(findings.map(({ check, severity }) => [check, severity])).toEqual([['part-not-read', 'hint']]);
    expect(findings[0] && inWords(findings[0]).what).toBe(
      '第8行“上年结转资金”旁边的内容没有认出是什么，数字合计 120。',
    );
    expect(verdict).toBe('ready');
  });
});

const NO_GROUP_POINTS = { B13: '产出指标', B17: '效益指标', B19: '满意度指标' };

describe('a rule that a form has no place for doesn’t apply to it', () => {
  type Cells = Readonly<Record<string, string>>;
  const ALL = 'ABCDEFGHI';
  const INDICATORS = [13, 14, 15, 16, 17, 18, 19];

  function without(columns: string, first: number, last: number): Cells {
    const rows = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    return Object.fromEntries([...columns].flatMap((column) => rows.map((row) => [`${column}${row}`, ''])));
  }

  const everywhere = (cells: (row: number) => Cells): Cells => Object.assign({}, ...INDICATORS.map(cells));

  function idle({ tables: [first] }: Review): string[] {
    return [...(first?.outcomes ?? [])].flatMap(([id, { state }]) => (state === 'not-applicable' ? [id] : [])).sort();
  }

  const WHOLE = [
    'duplicate-project',
    'form-cut',
    'grade-mismatch',
    'pace-gap',
    'subtotal-mismatch',
    'total-twice',
    'unmet-unexplained',
    'year-differs',
  ];
  const FUNDS = [
    'amount-unit',
    'budget-missing',
    'budget-zero',
    'execution-counted-twice',
    'execution-low',
    'execution-rate',
    'execution-score',
    'fund-details-blank',
    'fund-details-scored',
    'fund-details-sum',
    'fund-points',
    'overspent',
  ];
  const POINTS = ['dominant-indicator', 'level1-points', 'points-missing', 'points-sum'];
  const NUMBERS = ['actual-copies-target', 'actual-not-numeric', 'direction-suspect'];
  const RULES = ['score-mismatch', 'score-rounded', 'unmet-full-score'];
  const OVER = 'overfulfilled-unexplained';

  test.each<[string, Cells, readonly string[]]>([
    ['the whole form', {}, []],
    ['notes', without('I', 12, 19), ['deduction-unexplained', 'note-without-deviation', OVER]],
    [
      'notes but the one at the foot',
      { ...without('I', 12, 19), A21: '偏差原因分析及改进措施', C21: '无' },
      ['note-without-deviation'],
    ],
    [
      'scores',
      without('H', 12, 20),
      [
        'deduction-unexplained',
        'note-without-deviation',
        'score-missing',
        'score-over-points',
        'total-mismatch',
        'total-missing',
      ],
    ],
    ['points', { ...without('G', 12, 20), ...NO_GROUP_POINTS }, [...POINTS, 'score-over-points']],
    // The labels of the groups say what each may have.
    ['points but those of groups', without('G', 12, 20), ['tier-range']],
    ['actual values', without('F', 12, 19), [...RULES, OVER, 'actual-missing', 'tier-range', 'value-unit']],
    ['targets', without('E', 12, 19), [...RULES, ...NUMBERS, OVER, 'target-missing', 'tier-range', 'value-unit']],
    ['levels', without('B', 12, 19), ['level1-points']],
    ['funds', without(ALL, 5, 9), FUNDS],
    ['budgets', without('DE', 5, 9), FUNDS],
    ['the budget of the year', without('E', 5, 9), ['overspent']],
    ['spent amounts', without('F', 5, 9), []],
    ['the score of the execution', without('I', 5, 9), ['execution-score']],
    ['the points of the execution', without('G', 5, 9), ['fund-points']],
    [
      'points and score of the execution',
      without('GI', 5, 9),
      ['execution-counted-twice', 'execution-score', 'fund-details-scored', 'fund-points'],
    ],
    ['a rate', without('H', 5, 9), ['execution-rate']],
    ['details of the funds', without(ALL, 7, 9), ['fund-details-blank', 'fund-details-scored', 'fund-details-sum']],
    ['the unit of the amounts', { A5: '项目资金' }, ['amount-unit']],
    ['goals', without(ALL, 10, 11), ['goal-copied', 'goal-missing']],
    ['results of the goals', without('F', 10, 11), ['goal-copied']],
    ['the goals beside their results', without('B', 10, 11), []],
    ['the total', without(ALL, 20, 20), ['points-sum', 'total-mismatch', 'total-missing']],
    ['the score of the total', { H20: '' }, []],
    [
      'indicators',
      without(ALL, 13, 19),
      [
        ...POINTS,
        ...NUMBERS,
        ...RULES,
        'actual-missing',
        'deduction-unexplained',
        'duplicate-indicator',
        'note-without-deviation',
        OVER,
        'placeholder-left',
        'score-missing',
        'score-over-points',
        'target-missing',
        'tier-range',
        'total-mismatch',
        'value-unit',
      ],
    ],
    ['more than one indicator', without(ALL, 14, 19), ['duplicate-indicator', 'tier-range']],
    [
      'numbers in its indicators',
      everywhere((row) => ({ [`E${row}`]: '健全', [`F${row}`]: '健全' })),
      [...NUMBERS, ...RULES, 'value-unit'],
    ],
    [
      'anything but dates in its indicators',
      everywhere((row) => ({ [`E${row}`]: '2023年9月底前', [`F${row}`]: '2023年8月' })),
      [...NUMBERS, 'tier-range', 'value-unit'],
    ],
    [
      'operators',
      { E13: '6个', E14: '100%', E15: '95%', E16: '0.8万元', E17: '1500户', E19: '90%' },
      ['direction-suspect'],
    ],
    ['filled scores', without('H', 13, 19), []],
    ['an execution apart from its indicators', { D13: '预算执行率', E13: '100%', F13: '100%' }, ['execution-low']],
  ])('without %s', (_, changes, expected) => {
    expect(idle(reviewed(changes))).toEqual([...WHOLE, ...expected].sort());
  });

  test('a grade, another project and its year, a policy that compares the paces', () => {
    const left = (one: string): string[] => WHOLE.filter((each) => each !== one).sort();
    const grade = { A21: '自评等级', B21: '优' };
    expect(idle(reviewed(grade))).toEqual(left('grade-mismatch'));
    expect(idle(reviewed({ ...grade, ...without('H', 12, 20) }))).toContain('grade-mismatch');
    const other = withCells(exampleForm('national', '二'), { D3: '另一个项目' });
    const two = review([exampleForm('national'), other]);
    expect(idle(two)).toEqual(left('duplicate-project').filter((each) => each !== 'year-differs'));
    const undated = review([withCells(exampleForm('national'), { A2: '' }), other]);
    expect(idle(undated)).toEqual(left('duplicate-project'));
    const pace = { policy: { ...policyOf('national'), paceGap: 20 } };
    expect(idle(review([exampleForm('national')], pace))).toEqual(left('pace-gap'));
    const unspent = withCells(exampleForm('national'), { F6: '', F7: '' });
    expect(idle(review([unspent], pace))).toEqual(WHOLE);
  });

  test('points and scores: the reasons of what was missed are asked for instead', () => {
    const withScores = WHOLE.filter((each) => each !== 'unmet-unexplained');
    const scoring = ['score-missing', 'score-over-points', 'tier-range', 'total-mismatch', 'total-missing'];
    const notes = ['deduction-unexplained', 'note-without-deviation'];
    expect(idle(reviewed(without('GH', 12, 20)))).toEqual(
      [...withScores, ...POINTS, ...RULES, ...notes, ...scoring].sort(),
    );
    const asks = (changes: Cells): boolean =>
      !idle(review([withCells(exampleForm('transfer'), changes)])).includes('unmet-unexplained');
    expect(asks({})).toBe(true);
    expect(asks({ G12: '' })).toBe(false);
    expect(asks(without('F', 12, 18))).toBe(false);
  });
});

/** Rows in which more than one value lacks, among rows that make no gap of it. */
describe('a row that may be no indicator is for a human to look at', () => {
  const asks = (changes: Readonly<Record<string, string>>): unknown => reviewed(changes).needsHuman;
  /** Row 13 is a heading over the rows below it, which have no points of their own. */
  const heading = { E13: '', F13: '', G14: '', H14: '', G15: '', H15: '', G16: '', H16: '' };
  const open = (row: number): Readonly<Record<string, string>> => ({ [`E${row}`]: '', [`F${row}`]: '' });

  test('among the rows under a heading, whatever it lacks', () => {
    expect(asks(heading)).toEqual([]);
    expect(asks({ ...heading, ...open(15) })).toEqual([{ table: 0, indicator: 2, reason: 'target-blank' }]);
    expect(asks({ ...heading, ...open(16) })).toEqual([{ table: 0, indicator: 3, reason: 'target-blank' }]);
    expect(asks({ ...heading, ...open(14) })).toEqual([{ table: 0, indicator: 1, reason: 'target-blank' }]);
  });

  test('elsewhere when there is something in it', () => {
    const empty = { E16: '', F16: '', G16: '', H16: '' };
    expect(asks(empty)).toEqual([]);
    expect(asks({ ...empty, H16: '10' })).toEqual([{ table: 0, indicator: 3, reason: 'target-blank' }]);
    // With points it is an indicator like any other, and its gaps are findings.
    expect(asks({ ...empty, G16: '10' })).toEqual([]);
    // Two without points and scores below each other, under no heading: the one has a target, the other what became of it.
    expect(asks({ G13: '', H13: '', G14: '', H14: '', F13: '', E14: '' })).toEqual([
      { table: 0, indicator: 0, reason: 'actual-blank' },
      { table: 0, indicator: 1, reason: 'target-blank' },
    ]);
  });
});
