import type { CheckId } from '../../../src/engine/checks/all.ts';
import type { SheetGrid } from '../../../src/engine/grid/grid.ts';
import { review } from '../../../src/engine/review.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { policyOf } from '../../support/scored.ts';

/** Where a check begins to speak: the last value that is fine, and the first that isn't. */

type Changes = Readonly<Record<string, string>>;
const national = exampleForm('national');

/** What the check says of the form: `error`, `hint`, … once a finding, with the state where there is one. */
function sentences(check: CheckId, grids: SheetGrid | readonly SheetGrid[], policy = 'national'): string {
  const sheets = 'rows' in grids ? [grids] : grids;
  return review(sheets, { policy: policyOf(policy) })
    .findings.filter((finding) => finding.check === check)
    .map(({ severity, data, cells }) => `${cells[0]} ${'state' in data ? data.state : severity}`)
    .join(', ');
}

function of(check: CheckId, changes: Changes, policy?: string): string {
  return sentences(check, withCells(national, changes), policy);
}

describe('execution-rate', () => {
  const spent = (F6: string, H6: string, E6 = '120') => of('execution-rate', { E6, E7: E6, F6, F7: F6, H6 });

  test.each([
    // 103.4 ÷ 120 = 86.1666…%
    ['103.4', '86.162%', ''],
    ['103.4', '86.1616%', 'H6 rounded'],
    ['103.4', '86.157%', 'H6 rounded'],
    ['103.4', '86.156%', 'H6 differs'],
    ['103.4', '86.1%', 'H6 differs'],
    ['103.4', '86.2%', 'H6 rounded'],
    ['103.4', "'862‰", 'H6 rounded'],
    ['103.4', "'861.7‰", ''],
    ['103.4', "'861‰", 'H6 differs'],
    ['103.4', "'86.17", ''],
    ['103.4', "'0.8617", ''],
    ['103.4', "'0.862", 'H6 rounded'],
    ['103.4', "'0.9", 'H6 differs'],
    // 1 is 100%, which 99.5% rounds to and 99.4% doesn't.
    ['119.4', '1', 'H6 rounded'],
    ['119.28', '1', 'H6 differs'],
    ['119.4', '100%', 'H6 rounded'],
    ['0.6', '1%', 'H6 rounded'],
    ['0.6', '0', 'H6 rounded'],
    ['0.7', '0', 'H6 differs'],
    // A true rate, or the 100% that count.
    ['126', '100.004%', ''],
    ['126', '100.006%', 'H6 differs'],
    ['126', '105%', ''],
    ['126', '104%', 'H6 differs'],
    ['120', '99%', 'H6 differs'],
    ['-12', '-10%', ''],
    ['103.4', '=F6/E6 →', ''],
    ['103.4', '#REF!', ''],
    ['103.4', '约86.17%', ''],
    ['103.4', '1,086.17%', 'H6 differs'],
  ])('spent %s of 120, %s: %s', (F6, H6, expected) => {
    expect(spent(F6, H6)).toBe(expected);
  });

  test.each([
    ['项目资金（万元）', '1.25', '1.18', '94.23%', ''],
    ['项目资金（万元）', '1.25', '1.18', '95.19%', 'H6 rounded'],
    ['项目资金（万元）', '1.25', '1.18', '93.63%', ''],
    ['项目资金（万元）', '1.25', '1.18', '93.61%', 'H6 differs'],
    ['项目资金（元）', '1.25', '1.18', '94.23%', 'H6 differs'],
    ['项目资金', '1.25', '1.18', '94.23%', 'H6 differs'],
    // One digit isn't taken for rounded.
    ['项目资金（万元）', '1.2', '1.1', '92.5%', 'H6 differs'],
    // Equal amounts are equal.
    ['项目资金（万元）', '1.25', '1.25', '99.5%', 'H6 differs'],
  ])('%s: %s, spent %s, %s', (A5, E6, F6, H6, expected) => {
    expect(of('execution-rate', { A5, E6, E7: E6, D6: E6, D7: E6, F6, F7: F6, H6 })).toBe(expected);
  });
});

describe('execution-score', () => {
  const score = (F6: string, I6: string, others: Changes = {}) =>
    of('execution-score', { F6, F7: F6, H6: '', I6, ...others });

  test.each([
    ['103.4', '8.625', ''],
    ['103.4', '8.615', ''],
    ['103.4', '8.6251', 'I6 differs'],
    ['103.4', '8.6', 'I6 rounded'],
    ['103.4', '8.60', 'I6 rounded'],
    ['103.4', '9', 'I6 rounded'],
    ['103.4', '8', 'I6 differs'],
    ['103.4', '8.610', 'I6 differs'],
    ['103.4', '10', 'I6 differs'],
    ['103.4', '10.01', 'I6 over'],
    ['119', '10', 'I6 differs'],
    ['119.5', '10', 'I6 differs'],
    ['119.95', '10', ''],
    ['126', '10', ''],
    ['126', '10.5', 'I6 over'],
    ['126', '9', 'I6 differs'],
    ['-12', '0', ''],
    ['-12', '-1', 'I6 rounded'],
  ])('spent %s of 120: %s', (F6, I6, expected) => {
    expect(score(F6, I6)).toBe(expected);
  });

  test('amounts rounded for show leave room', () => {
    const small = (I6: string) => score('1.18', I6, { E6: '1.25', E7: '1.25', D6: '1.25', D7: '1.25' });
    // (1.175 … 1.185) ÷ (1.245 … 1.255) of 10 points.
    expect(['9.36', '9.35', '9.52', '9.53'].map(small)).toEqual(['', 'I6 differs', '', 'I6 differs']);
  });
});

describe('amounts of the rows', () => {
  test.each([
    ['120', '119.996', ''],
    ['120', '119.994', 'E6 warning'],
    ['120.0001', '119.996', 'E6 warning'],
    ['120.0001', '120.00014', ''],
    ['120.0001', '120.0002', 'E6 warning'],
    ['120', '120.4', 'E6 warning'],
    ['120', '119.99', 'E6 warning'],
  ])('fund-details-sum: %s above %s', (E6, E7, expected) => {
    expect(of('fund-details-sum', { E6, E7 })).toBe(expected);
  });

  test('fund-details-sum: words among the rows leave the sum open', () => {
    expect(of('fund-details-sum', { E6: '120', E7: '100', E8: '见附件' })).toBe('');
    expect(of('fund-details-sum', { E6: '120', E7: '100', E8: '—' })).toBe('E6 warning');
    expect(of('fund-details-sum', { E6: '120', E7: '100', E8: '' })).toBe('E6 warning');
  });

  test('fund-details-sum: the nearest way of adding up is compared', () => {
    const rows = (E6: string) => of('fund-details-sum', { E6, E7: '100', B8: '其中：中央补助', E8: '100', E9: '20' });
    expect([rows('120'), rows('220'), rows('121')]).toEqual(['', '', 'E6 warning']);
  });

  test.each([
    [{ D7: '', E7: '', F7: '' }, 'E7 hint'],
    [{ D7: '—', E7: '/', F7: '' }, 'E7 hint'],
    [{ D7: '', E7: '', F7: '0' }, ''],
    [{ D7: '', E7: '', F7: '见附件' }, ''],
    [{ D6: '0', E6: '0', F6: '0', D7: '', E7: '', F7: '' }, ''],
    [{ D6: '', E6: '0', F6: '1', D7: '', E7: '', F7: '' }, 'E7 hint'],
  ])('fund-details-blank: %j', (changes, expected) => {
    expect(of('fund-details-blank', changes)).toBe(expected);
  });

  test.each([
    [{ G7: '10', I7: '10', G8: '10', I8: '10', G9: '10', I9: '10' }, ''],
    [{ G7: '10', I7: '10', G8: '10', I8: '10', G9: '10', I9: '9' }, 'G7 warning, G8 warning, G9 warning'],
    [{ G7: '10', I7: '10', G8: '10', I8: '10' }, 'G7 warning, G8 warning'],
    [{ G7: '0', I7: '0.00' }, ''],
    [{ I7: '0.01' }, 'I7 warning'],
  ])('fund-details-scored: %j', (changes, expected) => {
    expect(of('fund-details-scored', changes)).toBe(expected);
  });

  test.each([
    [{ F6: '120.01', F7: '120.01' }, 'F6 warning'],
    [{ F6: '120', F7: '120' }, ''],
  ])('overspent: %j', (changes, expected) => {
    expect(of('overspent', changes)).toBe(expected);
  });

  test.each([
    [{ E6: '0', E7: '', F6: '0.01', F7: '0.01' }, 'E6 error'],
    [{ E6: '0', E7: '', F6: '0', F7: '0' }, ''],
    [{ E6: '0', E7: '', F6: '-1', F7: '-1' }, ''],
    [{ E6: '', E7: '' }, ''],
    [{ E6: '0.01', E7: '0.01' }, ''],
  ])('budget-zero: %j', (changes, expected) => {
    expect(of('budget-zero', changes)).toBe(expected);
  });
});

describe('points', () => {
  test.each([
    [{ G6: '' }, 'G6 error'],
    [{ G6: '—' }, 'G6 error'],
    [{ G6: '99.99' }, ''],
    [{ G6: '100' }, 'G6 error'],
    [{ G6: '-0.01' }, 'G6 error'],
    [{ G6: '十分' }, ''],
    // A row with one amount missing lacks its points besides; one without both is one gap.
    [{ G6: '', F6: '', F7: '' }, 'G6 error'],
    [{ G6: '', E6: '', E7: '', F6: '', F7: '' }, ''],
  ])('fund-points: %j', (changes, expected) => {
    expect(of('fund-points', changes)).toBe(expected);
  });

  test.each([
    [{ G13: '50' }, ''],
    [{ G13: '50.01' }, ''],
    [{ G13: '65', G17: '0', G18: '0', G14: '5', G15: '5', G16: '5' }, 'G13 hint'],
    [{ G13: '100.01' }, 'G13 hint'],
    [{ G13: '300' }, 'G13 hint'],
  ])('dominant-indicator: %j', (changes, expected) => {
    expect(of('dominant-indicator', changes)).toBe(expected);
  });

  test('dominant-indicator: not of points that several share', () => {
    const grid = withCells(national, { G13: '65', G14: '', G15: '5', G16: '5', G17: '0', G18: '0' });
    expect(sentences('dominant-indicator', grid)).toBe('G13 hint');
    expect(sentences('dominant-indicator', { ...grid, merges: [gridRange('G13:G14')] })).toBe('');
  });

  test.each([
    [{ G17: '15.01' }, 'G20 error'],
    [{ G17: '14.99' }, 'G20 error'],
    [{ G17: '' }, ''],
    [{ G17: '十五' }, ''],
    [{ G17: '—', H17: '' }, 'G20 error'],
    [{ G17: '—' }, ''],
  ])('points-sum: %j', (changes, expected) => {
    expect(of('points-sum', changes)).toBe(expected);
  });

  test.each([
    [{ G6: '0', I6: '0' }, ''],
    [{ G6: '', I6: '' }, ''],
    [{ G6: '', I6: '10' }, 'D15 warning'],
    [{ G6: '10', I6: '' }, 'D15 warning'],
    [{ G15: '0', H15: '0' }, ''],
    [{ G15: '', H15: '10' }, 'D15 warning'],
    [{ G15: '10', H15: '' }, 'D15 warning'],
  ])('execution-counted-twice: %j', (changes, expected) => {
    const rate = { D15: '预算执行率', E15: '100%', F15: '100%' };
    expect(of('execution-counted-twice', { ...rate, ...changes })).toBe(expected);
  });
});

describe('scores', () => {
  const score = (check: CheckId, H17: string, others: Changes = {}) => of(check, { H17, ...others });

  test.each([
    ['15.005', ''],
    ['15.0051', 'H17 error'],
    ['0', ''],
    ['-0.001', 'H17 error'],
  ])('score-over-points: %s of 15', (H17, expected) => {
    expect(score('score-over-points', H17)).toBe(expected);
  });

  test.each([
    ['14.995', ''],
    ['14.9949', 'I17 error'],
    ['15.5', ''],
    ['0', 'I17 error'],
    ['-1', ''],
  ])('deduction-unexplained: %s of 15', (H17, expected) => {
    expect(score('deduction-unexplained', H17)).toBe(expected);
  });

  test.each([
    ['11.995', ''],
    ['11.9949', 'H18 error'],
    ['12', ''],
    ['15', ''],
    ['15.005', ''],
    ['15.01', ''],
    ['-1', ''],
  ])('tier-range: %s of 12 to 15', (H18, expected) => {
    expect(of('tier-range', { H18 })).toBe(expected);
    const second = { '11.995': '', '12': '', '12.005': '', '12.0051': 'H18 error', '8.9949': 'H18 error', '8.995': '' };
    for (const [typed, found] of Object.entries(second))
      expect(of('tier-range', { F18: '部分达成', H18: typed })).toBe(found);
  });

  test.each([
    // The rule gives 12.5 of 15.
    ['12.505', '', '', ''],
    ['12.5051', 'H17 warning', '', ''],
    ['12.495', '', '', ''],
    ['12.4', 'H17 warning', '', ''],
    ['13', '', 'H17 hint', ''],
    // 12.4999… of a share that never ends.
    ['12', '', 'H17 hint', ''],
    ['14.994', 'H17 warning', '', ''],
    ['14.995', '', '', 'H17 error'],
    ['15', '', '', 'H17 error'],
    ['15.005', '', '', 'H17 error'],
    ['15.006', '', '', ''],
    ['-0.01', '', '', ''],
  ])('missed: %s', (H17, mismatch, rounded, full) => {
    const missed = { F17: '1250户', I17: '搬迁。' };
    expect([
      score('score-mismatch', H17, missed),
      score('score-rounded', H17, missed),
      score('unmet-full-score', H17, missed),
    ]).toEqual([mismatch, rounded, full]);
  });

  test('0 of 0 points is nothing to speak of', () => {
    const none = { F17: '1250户', G17: '0', H17: '0' };
    expect(of('unmet-full-score', none)).toBe('');
    expect(of('score-missing', { ...none, H17: '' })).toBe('');
    expect(of('score-missing', { ...none, H17: '—' })).toBe('');
    expect(of('score-missing', { G17: '0.01', H17: '—' })).toBe('H17 error');
    expect(of('score-missing', { G17: '', H17: '' })).toBe('');
    expect(of('points-missing', { G17: '', H17: '' })).toBe('G17 error');
    expect(of('score-missing', { G17: '', H17: '—' })).toBe('');
    expect(of('points-missing', { G17: '—', H17: '' })).toBe('');
    expect(of('points-missing', { G17: '—' })).toBe('G17 error');
    expect(of('points-missing', { G17: '十五' })).toBe('G17 warning');
  });

  test('late with full points, within rounding', () => {
    const late = (H15: string, G15 = '10') => of('unmet-full-score', { E15: '9月底前', F15: '11月', G15, H15 });
    expect([late('10'), late('9.995'), late('9.99'), late('10.01'), late('0', '0'), late('')]).toEqual([
      'H15 warning',
      'H15 warning',
      '',
      '',
      '',
      '',
    ]);
  });
});

describe('total-mismatch', () => {
  const total = (H20: string, others: Changes = {}) => of('total-mismatch', { H20, ...others });

  test.each([
    ['99.995', ''],
    ['99.9949', 'H20 differs'],
    ['100.005', ''],
    ['100.0051', 'H20 differs'],
  ])('%s for 100', (H20, expected) => {
    expect(total(H20)).toBe(expected);
  });

  test.each([
    ['98.6', 'H20 rounded'],
    ['99', 'H20 rounded'],
    ['98', 'H20 differs'],
    ['98.60', 'H20 rounded'],
    ['98.61', 'H20 differs'],
  ])('%s for 98.62', (H20, expected) => {
    expect(total(H20, { H13: '18.62' })).toBe(expected);
  });

  test('all points for less than all are no rounding', () => {
    expect(total('100', { H13: '19.6' })).toBe('H20 differs');
  });

  test.each([
    // 90 are there, a blank one is worth 10.
    ['89.995', ''],
    ['89.9949', 'H20 differs'],
    ['90', ''],
    ['100.005', ''],
    ['100.0051', 'H20 differs'],
  ])('a blank score of 10: %s', (H20, expected) => {
    expect(total(H20, { H14: '' })).toBe(expected);
    expect(total(H20, { H14: '—' })).toBe(expected);
  });

  test('a blank one whose points nobody knows leaves all room', () => {
    expect([total('89', { H14: '', G14: '' }), total('500', { H14: '', G14: '' })]).toEqual(['H20 differs', '']);
  });

  test('an execution score out of bounds: with it, without it, or with what it should be', () => {
    const out = (H20: string) => total(H20, { I6: '50', F6: '60', F7: '60' });
    expect(['90', '95', '140', '100', '91'].map(out)).toEqual(['', '', '', 'H20 differs', 'H20 differs']);
  });

  test('an execution rate that is an indicator as well: both, or one', () => {
    const twice = (H20: string) => total(H20, { D18: '预算执行率', E18: '100%', F18: '100%', G18: '10', H18: '10' });
    expect(['95', '85', '90'].map(twice)).toEqual(['', '', 'H20 differs']);
  });

  test('errors and formulas without a result leave the sum open', () => {
    expect([total('50', { H14: '#REF!' }), total('50', { H14: '=A1 →' }), total('50', { I6: '#REF!' })]).toEqual([
      '',
      '',
      '',
    ]);
  });
});

describe('the sum that is proposed for a total', () => {
  const fixOf = (changes: Changes): string =>
    review([withCells(national, changes)])
      .findings.filter(({ check }) => check === 'total-mismatch')
      .map(({ fix }) => (fix === null ? 'none' : `${fix.kind} ${String(fix.edits[0]?.to.value)}`))
      .join();

  // Words of the top tier are worth 12 to 15 points here, those of the second one 9 to 12.
  test.each<[string, Changes, string]>([
    ['a score at the foot of its tier', { H18: '12' }, 'safe 97'],
    ['one below it', { H18: '11.99' }, 'choice 96.99'],
    ['a score at the top of its tier', { F18: '部分达成', H18: '12' }, 'safe 97'],
    ['one above it', { F18: '部分达成', H18: '12.01' }, 'choice 97.01'],
    ['a score of more than its points', { H18: '12', H13: '20.01' }, 'choice 97.01'],
    ['one of no more than rounding', { H18: '12', H13: '20.005' }, 'safe 97.005'],
    ['less than nothing', { H18: '12', H14: '-0.01', G14: '0', G13: '30', H13: '30' }, 'choice 96.99'],
    ['an execution as its rate has it', { F6: '108', F7: '108', H6: '90%', I6: '9' }, 'safe 99'],
    ['another one', { I6: '9' }, 'choice 99'],
    ['one above its points', { H18: '12', I6: '10.5' }, 'none'],
    ['all points for what was missed', { F17: '1250户', H18: '12' }, 'choice 97'],
    ['as many as the rule gives', { F17: '1250户', H17: '12.5' }, 'safe 97.5'],
    ['more than the rule gives', { F17: '1250户', H17: '14' }, 'choice 99'],
    ['a score that only an assumption is against', { H18: '12', E16: '0.8万元', F16: '1万元', H20: '94' }, 'safe 97'],
    ['another grade', { H18: '12', H20: '89' }, 'choice 97'],
    ['points that don’t come to all', { H18: '12', G13: '21' }, 'none'],
  ])('with %s', (_name, changes, expected) => {
    expect(fixOf({ H20: '95', ...changes })).toBe(expected);
  });
});

test('a target is quoted with its unit once, wherever that stands', () => {
  const quoted = (changes: Changes): unknown =>
    review([withCells(exampleForm('operator-columns'), { G17: '完成', ...changes })]).findings.flatMap((finding) =>
      finding.check === 'actual-not-numeric' ? [finding.data.target] : [],
    );
  expect([quoted({}), quoted({ E17: '1200人' }), quoted({ D17: '', E17: '≥1200' })]).toEqual([
    ['≧1200人'],
    ['≧1200人'],
    ['≥1200人'],
  ]);
});

describe('pace-gap', () => {
  test('as far apart as the policy allows, and a hundredth further', () => {
    const gap = (F6: string) => of('pace-gap', { F6, F7: F6 }, 'platform');
    expect([gap('114'), gap('113.99'), gap('120'), gap('126')]).toEqual(['', 'H6 warning', '', '']);
  });

  test('the work behind: weighed by points', () => {
    // 15 of 75 points at 75%: 95%. With 10 more points elsewhere it would be less.
    const work = (F17: string) => of('pace-gap', { F17, I17: '停工。' }, 'platform');
    expect([work('1125户'), work('1124户')]).toEqual(['', 'H6 warning']);
  });
});

describe('how far the work got', () => {
  const half = { F17: '750户', I17: '停工。' };
  /** Neither points nor scores, nor columns for them. */
  const unpointed = {
    ...Object.fromEntries(
      [12, 13, 14, 15, 16, 17, 18, 19, 20].flatMap((row) => [`G${row}`, `H${row}`].map((at) => [at, ''])),
    ),
    B13: '产出指标',
    B17: '效益指标',
    B19: '满意度指标',
  };

  // 90 of 120 were spent; one of the seven indicators is words alone.
  test.each<[string, Changes, string]>([
    ['all of it', {}, '1 6/7'],
    ['more of one is no more than all', { F17: '3000户' }, '1 6/7'],
    ['half of one of 15 points', half, '0.9 6/7'],
    ['half of one of as many as any', { ...half, ...unpointed }, '0.9167 6/7'],
    ['what is blank isn’t known', { F17: '' }, '1 5/7'],
    ['what has no points beside others doesn’t count', { ...half, G17: '' }, '1 5/7'],
    ['the execution is no work', { D17: '预算执行率', E17: '100%', F17: '50%' }, '1 5/6'],
    ['a time without a number is all or unknown', { E15: '9月底前', F15: '8月' }, '1 5/7'],
  ])('%s', (_name, changes, expected) => {
    const { findings } = review([withCells(national, { F6: '90', F7: '90', ...changes })], {
      policy: policyOf('platform'),
    });
    const told = findings.flatMap((finding) => (finding.check === 'pace-gap' ? [finding.data] : []));
    const shares = told.map(({ completion, counted, of: all }) => `${Number(completion.toFixed(4))} ${counted}/${all}`);
    expect(shares).toEqual([expected]);
  });
});

describe('the workbook', () => {
  const second = (changes: Changes): SheetGrid => withCells(exampleForm('national', '二'), changes);
  const duplicate = (first: Changes, other: Changes): string =>
    sentences('duplicate-project', [withCells(national, first), second(other)]);

  test.each<[Changes, Changes, string]>([
    [{}, {}, 'D3 warning'],
    [{}, { D3: '老旧小区 供水改造' }, 'D3 warning'],
    [{}, { D3: '老旧小区供水改造二' }, ''],
    [{ D3: '/' }, { D3: '/' }, ''],
    [{ D3: '2023' }, { D3: '2023' }, ''],
    [{}, { G4: '清河县第二供水服务中心' }, ''],
    [{}, { G4: '' }, 'D3 warning'],
    [{}, { G4: '/' }, 'D3 warning'],
    [{ G4: '无' }, {}, 'D3 warning'],
    [{}, { A2: '（2022年度）' }, ''],
    [{}, { A2: '' }, 'D3 warning'],
    [{ A2: '' }, {}, 'D3 warning'],
  ])('duplicate-project: %j and %j', (first, other, expected) => {
    expect(duplicate(first, other)).toBe(expected);
  });

  test('duplicate-project: the third is held against both', () => {
    const grids = [
      national,
      second({ A2: '（2022年度）' }),
      withCells(exampleForm('national', '三'), { A2: '（2022年度）' }),
    ];
    const { findings } = review(grids);
    expect(
      findings.filter(({ check }) => check === 'duplicate-project').map(({ sheet, data }) => [sheet, data]),
    ).toEqual([['三', { project: '老旧小区供水改造', otherSheet: '二', sameSheet: false }]]);
  });

  test('year-differs: one table, or one year, is no difference', () => {
    expect(sentences('year-differs', second({ A2: '（2022年度）' }))).toBe('');
    expect(sentences('year-differs', [second({ A2: '' }), national])).toBe('');
    expect(sentences('year-differs', [second({ A2: '（2022年度）' }), national])).toBe('A2 warning');
  });
});
