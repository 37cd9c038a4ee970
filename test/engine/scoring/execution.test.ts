import { type Decimal, plain } from '../../../src/engine/decimal.ts';
import type { ExecutionResult } from '../../../src/engine/scoring/results.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { national, scored } from '../../support/scored.ts';

function execution(changes: Readonly<Record<string, string>>, policy = 'national'): ExecutionResult {
  return national(changes, policy).scores.execution;
}

function text(value: Decimal | null): string | null {
  return value === null ? null : plain(value);
}

/** Indicators of the national form add up to 90; these make it another sum. */
const SUM_80 = { G13: '10' };
const SUM_100 = { G13: '30' };
const SUM_UNKNOWN = { G13: '' };

describe('score', () => {
  test.each([
    ['120', '120', '10'],
    ['250000', '215457.6', '8.62'],
    ['51.15', '0', '0'],
    // Half up: exactly 8.625, 8.605 and 0.005.
    ['80', '69', '8.63'],
    ['10', '8.605', '8.61'],
    ['2000', '1', '0.01'],
    ['3', '2', '6.67'],
    ["'215,457.6", "'215,457.6", '10'],
  ])('budget %s, spent %s: %s of 10', (budget, spent, score) => {
    expect(text(execution({ E6: budget, F6: spent }).score)).toBe(score);
  });

  test('4.2 of 50.2 at 20 points is 1.67, as published', () => {
    expect(text(execution({ ...SUM_80, G6: '20', E6: '50.2', F6: '4.2' }).score)).toBe('1.67');
  });

  test('a tie is exact also where the rate never ends: 1 ÷ 3 of 0.015 is 0.005', () => {
    expect(text(execution({ E6: '3', F6: '1', G6: '0.015' }).score)).toBe('0.01');
  });

  test('all of it earns the points as they are, whatever digits they have', () => {
    expect(text(execution({ G6: '10.124' }).score)).toBe('10.124');
  });

  test('the amounts count, not the printed rate', () => {
    expect(text(execution({ E6: '200', F6: '100', H6: '100%' }).score)).toBe('5');
  });

  test('more than the budget earns the points and keeps its true rate', () => {
    const result = execution({ E6: '100', F6: '150' });
    expect([text(result.score), text(result.rate)]).toEqual(['10', '1.5']);
    expect(result.derivation).toMatchObject({ rule: 'execution', capped: true });
  });

  test('a refund counts as nothing spent', () => {
    expect(text(execution({ E6: '100', F6: '-5' }).score)).toBe('0');
  });
});

describe('points', () => {
  test.each<[string, Record<string, string>, string, string, boolean]>([
    ['the cell', {}, '10', 'cell', false],
    ['the cell, whatever the indicators leave', SUM_80, '10', 'cell', false],
    ['the label before what is left', { G6: '', A5: '预算执行情况（15分）', ...SUM_80 }, '15', 'label', false],
    ['what the indicators leave', { G6: '', ...SUM_80 }, '20', 'remainder', false],
    ['the policy where they leave nothing', { G6: '', ...SUM_100 }, '10', 'policy', false],
    ['the policy where a cell of theirs is blank', { G6: '', ...SUM_UNKNOWN }, '10', 'policy', false],
    ['the policy where too much is left', { G6: '', G13: '0', G14: '0', G15: '0', G16: '0' }, '10', 'policy', false],
    ['at most thirty of them', { G6: '', G13: '0' }, '30', 'remainder', false],
    ['more is missing from the indicators', { G6: '', G13: '0', G14: '9.99' }, '10', 'policy', false],
    ['whatever little is left', { G6: '', G13: '29.5' }, '0.5', 'remainder', false],
    ['nothing is left', { G6: '', G13: '30' }, '10', 'policy', false],
    ["the table's total is a slip", { G6: '100' }, '10', 'remainder', true],
    ['the slip leaves what the indicators leave', { G6: '100', ...SUM_80 }, '20', 'remainder', true],
    ['the slip and nothing left: the policy', { G6: '100', ...SUM_100 }, '10', 'policy', true],
    ['the slip beside a label', { G6: '100', A5: '预算执行情况（15分）', ...SUM_100 }, '15', 'label', true],
    ['more than all points is a slip as well', { G6: '1000' }, '10', 'remainder', true],
    ['less than nothing is one, too', { G6: '-10' }, '10', 'remainder', true],
    ['0 where points are left over', { G6: '0' }, '10', 'remainder', true],
    ['0 where none are', { G6: '0', ...SUM_100 }, '0', 'cell', false],
  ])('%s', (_, changes, points, source, slip) => {
    const result = execution(changes);
    expect([text(result.points), result.pointsSource, result.pointsSlip]).toEqual([points, source, slip]);
  });

  test("Hubei's come from the label", () => {
    const { points, pointsSource } = scored(exampleForm('hubei'), 'hubei').scores.execution;
    expect([text(points), pointsSource]).toEqual(['20', 'label']);
  });

  test('without any of its own they are what the points of the blocks leave', () => {
    const form = withCells(exampleForm('hubei'), { A4: '预算执行情况(万元)', G4: '得分', A6: '年度绩效目标1(75分)' });
    const { points, pointsSource } = scored(form, 'hubei').scores.execution;
    expect([text(points), pointsSource]).toEqual(['25', 'remainder']);
  });

  test.each(['transfer-no-scores', 'four-blocks-no-execution-score', 'system-folded-scores'])(
    '%s scores no execution in its fund block',
    (name) => {
      const result = scored(fixtureForm(name)).scores.execution;
      expect([result.points, result.score, result.pointsSource, result.pointsSlip]).toEqual([null, null, null, false]);
    },
  );
});

describe('what keeps it from being computed', () => {
  test.each<[string, Record<string, string>, string]>([
    ['no spending', { F6: '' }, 'blank'],
    ['no budget', { E6: '' }, 'blank'],
    ['a dash', { F6: '—' }, 'blank'],
    ['both 0', { E6: '0', F6: '0' }, 'zero-zero'],
    ['budget 0, money spent', { E6: '0', F6: '5' }, 'zero-budget'],
    ['words', { F6: '已全部支付' }, 'unreadable'],
    ['an error', { E6: '#REF!' }, 'unreadable'],
    ['a negative budget', { E6: '-5' }, 'unreadable'],
    ['never calculated', { F6: '=F7+F8 →' }, 'uncalculated'],
  ])('%s', (_, changes, reason) => {
    const result = execution({ E7: '', F7: '', ...changes });
    expect(result.derivation).toEqual({ rule: 'execution-unavailable', reason });
    expect([result.rate, result.score]).toEqual([null, null]);
    expect(text(result.points)).toBe('10');
  });

  test('no fund block', () => {
    const { execution: result } = scored(fixtureForm('system-execution-indicator')).scores;
    expect(result).toMatchObject({ points: null, score: null });
    const whole = exampleForm('national');
    const without = scored({ ...whole, rows: whole.rows.filter(({ row }) => row < 5 || row > 9) });
    expect(without.scores.execution).toMatchObject({ points: null, score: null, rate: null });
    expect(without.scores.execution.derivation).toEqual({ rule: 'execution-unavailable', reason: 'no-funds' });
  });
});

describe('from the 其中 rows', () => {
  test.each([
    ['0', '0'],
    ['', ''],
    ['0', ''],
  ])('total row %j / %j', (budget, spent) => {
    const result = execution({ E6: budget, F6: spent, E7: '60', F7: '45', E8: '40', F8: '20' });
    expect([text(result.rate), text(result.score), result.fromDetails]).toEqual(['0.65', '6.5', true]);
    expect(result.derivation).toMatchObject({ rule: 'execution', fromDetails: true });
  });

  test('the total row counts as soon as it says something', () => {
    const result = execution({ E6: '100', F6: '', E7: '60', F7: '45' });
    expect(result.derivation).toEqual({ rule: 'execution-unavailable', reason: 'blank' });
  });

  test('a budget of which nobody says what was spent doesn’t count', () => {
    const result = execution({ E6: '0', F6: '0', E7: '60', F7: '' });
    expect(result.derivation).toEqual({ rule: 'execution-unavailable', reason: 'zero-zero' });
  });

  test('the total row is reported as it stands', () => {
    const result = execution({ E6: '0', F6: '0', E7: '60', F7: '45' });
    expect([result.budget.value && plain(result.budget.value), result.spent.status]).toEqual(['0', 'number']);
  });
});

test('a form with one budget column is scored by it', () => {
  const form = withCells(exampleForm('national'), { D5: '', E5: '预算数（A）', E6: '200', F6: '100' });
  expect(text(scored(form).scores.execution.score)).toBe('5');
});
