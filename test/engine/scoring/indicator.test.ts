import { type Decimal, plain } from '../../../src/engine/decimal.ts';
import type { IndicatorResult } from '../../../src/engine/scoring/results.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { indicator, policyOf, scored, type TypedIndicator } from '../../support/scored.ts';

function text(value: Decimal | null): string | null {
  return value === null ? null : plain(value);
}

function outcome(typed: TypedIndicator, policy = 'national'): [string, string | null] {
  const { status, recomputed } = indicator(typed, policy);
  return [status, text(recomputed)];
}

describe('at least', () => {
  test.each([
    ['≥95%', '95%', 'met', '10'],
    ['≥95%', '92.3%', 'unmet', '9.72'],
    ['>=95', '100', 'met', '10'],
    // Strict signs count like the others.
    ['＞95%', '95%', 'met', '10'],
    ['不少于12种', '9种', 'unmet', '7.5'],
    ['90%以上', '45%', 'unmet', '5'],
    ['≥6', '0', 'unmet', '0'],
    ['≥6', '-3', 'unmet', '0'],
    // Half up: 8.625, 8.605.
    ['≥80', '69', 'unmet', '8.63'],
    ['≥2000', '1721', 'unmet', '8.61'],
    ['≥10000', '9999', 'unmet', '10'],
    ['≥0', '0', 'met', '10'],
    ['≥0', '5', 'met', '10'],
    ['>0', '0', 'unmet', '0'],
    // A growth below nothing: reached, or for nothing.
    ['≥-2%', '-1%', 'met', '10'],
    ['≥-2%', '-3%', 'unmet', '0'],
    ['20万元', '150000元', 'unmet', '7.5'],
  ])('%s against %s', (target, actual, status, score) => {
    expect(outcome({ target, actual })).toEqual([status, score]);
  });
});

describe('nothing promised, nothing happened', () => {
  test.each([
    ['0次', '无', 'met', '10'],
    ['0', '未发生安全事故', 'met', '10'],
    ['≤0起', '无投诉', 'met', '10'],
    ['0', '有', 'undetermined', null],
    ['≥3次', '无', 'undetermined', null],
    ['每月1次', '12次', 'undetermined', null],
    ['≥3次', '3次（含线上1次）', 'met', '10'],
    ['≥3次', '3次（线下2次）', 'undetermined', null],
  ])('%s against %s', (target, actual, status, score) => {
    expect(outcome({ target, actual })).toEqual([status, score]);
  });
});

test('a tie is exact also where the ratio never ends: 1 ÷ 3 of 0.015 is 0.005', () => {
  expect(outcome({ target: '≥3', actual: '1', points: '0.015' })).toEqual(['unmet', '0.01']);
});

describe('exactly', () => {
  test.each([
    ['=100%', '100%', 'met', '10'],
    ['=100%', '98%', 'unmet', '9.8'],
    ['=4个', '5个', 'overfulfilled', '10'],
    ['=0', '0', 'met', '10'],
    ['=0', '1', 'unmet', '0'],
  ])('%s against %s', (target, actual, status, score) => {
    expect(outcome({ target, actual })).toEqual([status, score]);
  });
});

describe('at most', () => {
  test.each([
    ['≤20', '20', 'met', '10', '10'],
    ['≤20', '5', 'met', '10', '10'],
    ['≤20', '0', 'met', '10', '10'],
    ['≤20', '-1', 'met', '10', '10'],
    ['≤20', '25', 'unmet', '8', '7.5'],
    ['≤20', '40', 'unmet', '5', '0'],
    ['≤20', '100', 'unmet', '2', '0'],
    ['<20', '20', 'met', '10', '10'],
    ['≤0', '0', 'met', '10', '10'],
    ['≤0', '3', 'unmet', '0', '0'],
    ['不超过3次', '4次', 'unmet', '7.5', '6.67'],
  ])('%s against %s', (target, actual, status, inverse, linear) => {
    expect(outcome({ target, actual })).toEqual([status, inverse]);
    expect(outcome({ target, actual }, 'platform')).toEqual([status, linear]);
    expect(outcome({ target, actual }, 'guangxi')).toEqual([status, linear]);
  });

  test('the derivation names the rule and limits the completion', () => {
    expect(indicator({ target: '≤20', actual: '25' }).derivation).toMatchObject({ rule: 'inverse' });
    const linear = indicator({ target: '≤20', actual: '50' }, 'platform');
    expect(linear.derivation).toMatchObject({ rule: 'linear', operatorAssumed: false });
    expect(linear.derivation.rule === 'linear' && text(linear.derivation.completion)).toBe('0');
    expect(text(linear.completion)).toBe('-0.5');
  });
});

describe('without a sign', () => {
  test('at least', () => {
    const result = indicator({ target: '20', actual: '15' });
    expect([result.status, text(result.recomputed), result.assumedReverse]).toEqual(['unmet', '7.5', false]);
    expect(result.derivation).toMatchObject({ operator: '>=', operatorAssumed: true });
  });

  test('at most, where the name speaks of what should be little', () => {
    const result = indicator({ name: '群众投诉次数', target: '4', actual: '5' });
    expect([result.status, text(result.recomputed), result.assumedReverse]).toEqual(['unmet', '8', true]);
  });

  test('an amount of money under 成本指标 is a cost', () => {
    const cost = { name: '宣传片制作费、文本编制费', level2: '成本指标', target: '200万元', actual: '195.5万元' };
    expect(indicator(cost)).toMatchObject({ status: 'met', assumedReverse: true });
    expect(indicator({ ...cost, level2: '数量指标' })).toMatchObject({ status: 'unmet', assumedReverse: false });
    expect(indicator({ ...cost, name: '人均补助标准' })).toMatchObject({ status: 'unmet', assumedReverse: false });
    expect(indicator({ ...cost, target: '100%', actual: '95%' })).toMatchObject({ status: 'unmet' });
  });

  test('a written sign is never overruled by the name', () => {
    expect(indicator({ name: '群众投诉次数', target: '≥4', actual: '5' })).toMatchObject({
      status: 'met',
      assumedReverse: false,
    });
  });
});

describe('over-fulfilment', () => {
  test.each([
    ['130', 'overfulfilled', 'overfulfilled'],
    ['129.99', 'met', 'overfulfilled'],
    ['120', 'met', 'overfulfilled'],
    ['119.99', 'met', 'met'],
  ])('%s of ≥100', (actual, national, platform) => {
    expect(indicator({ target: '≥100', actual }).status).toBe(national);
    expect(indicator({ target: '≥100', actual }, 'platform').status).toBe(platform);
  });

  test('less than allowed is no over-fulfilment', () => {
    expect(indicator({ target: '≤100', actual: '1' }).status).toBe('met');
  });

  test('the completion tells how far', () => {
    expect(text(indicator({ target: '≥80', actual: '120' }).completion)).toBe('1.5');
  });
});

describe('words', () => {
  test.each([
    ['健全', '健全', 1, 'equal', ['8', '10'], ['8', '10']],
    ['及时', '完成', 1, 'done', ['8', '10'], ['8', '10']],
    ['有效改善', '得到有效改善', 1, 'equal', ['8', '10'], ['8', '10']],
    ['显著提升', '达成年度指标', 1, 'word', ['8', '10'], ['8', '10']],
    ['显著提升', '部分达成', 2, 'word', ['6', '8'], ['5', '8']],
    ['显著提升', '未达成', 3, 'word', ['0', '6'], ['0', '5']],
    // A date against a word that it was done.
    ['2021年12月底前', '已完成', 1, 'done', ['8', '10'], ['8', '10']],
  ])('%s against %s', (target, actual, tier, because, range, hubei) => {
    const result = indicator({ target, actual });
    expect(result.status).toBe('tier');
    expect(result.recomputed).toBeNull();
    expect(result.derivation).toMatchObject({ rule: 'tier', tier, because });
    expect([text(result.range?.low ?? null), text(result.range?.high ?? null)]).toEqual(range);
    const inHubei = indicator({ target, actual }, 'hubei');
    expect([text(inHubei.range?.low ?? null), text(inHubei.range?.high ?? null)]).toEqual(hubei);
  });
});

describe('dates', () => {
  test.each([
    ['9月前', '7月', 'met'],
    ['12月底前', '12月', 'met'],
    ['2021年12月', '2021年12月', 'met'],
    ['2021年12月31日前', '2021年12月30日', 'met'],
    ['2021年底', '2022年1月', 'undetermined'],
    ['9月前', '10月', 'undetermined'],
  ])('%s against %s', (target, actual, status) => {
    const result = indicator({ target, actual });
    expect(result.status).toBe(status);
    expect(text(result.recomputed)).toBe(status === 'met' ? '10' : null);
    if (status === 'undetermined') expect(result.derivation).toEqual({ rule: 'undetermined', reason: 'date-missed' });
  });
});

describe('for a human', () => {
  test.each<[string, TypedIndicator, string]>([
    ['no target', { target: '', actual: '5' }, 'target-blank'],
    ['a dash for a target', { target: '—', actual: '100%' }, 'target-blank'],
    ['no actual', { target: '≥5', actual: '' }, 'actual-blank'],
    ['a dash for an actual', { target: '≥5', actual: '/' }, 'actual-blank'],
    ['no points', { target: '≥5', actual: '5', points: '' }, 'points-blank'],
    ['points in words', { target: '≥5', actual: '5', points: '十分' }, 'points-blank'],
    ['points below nothing', { target: '≥5', actual: '5', points: '-1' }, 'points-blank'],
    ['points in error', { target: '≥5', actual: '5', points: '#REF!' }, 'formula-error'],
    ['points never calculated', { target: '≥5', actual: '5', points: '=A1 →' }, 'uncalculated'],
    ['words against a number', { target: '≥95%', actual: '基本完成目标任务' }, 'actual-words'],
    ['a number against words', { target: '显著提升', actual: '95%' }, 'target-unreadable'],
    ['words that name no tier', { target: '显著提升', actual: '进一步增强了居民的幸福感' }, 'qualitative'],
    ['units apart', { target: '≥5公里', actual: '5个' }, 'units-differ'],
    ['an error', { target: '≥5', actual: '#VALUE!' }, 'formula-error'],
    ['never calculated', { target: '≥5', actual: '=SUM(A1:A2) →' }, 'uncalculated'],
  ])('%s', (_, typed, reason) => {
    const result = indicator({ ...typed, score: '10' });
    expect(result.derivation).toEqual({ rule: 'undetermined', reason });
    expect([result.status, result.recomputed, result.range]).toEqual(['undetermined', null, null]);
  });
});

describe('satisfaction in bands', () => {
  const banded = {
    ...policyOf('national-cost'),
    id: 'banded',
    satisfactionBands: [
      { from: 0.9, share: 1 },
      { from: 0.8, share: 0.8 },
      { from: 0.6, share: 0.5 },
    ],
  };

  test.each([
    ['95%', 'met', '10'],
    ['90%', 'met', '10'],
    ['89.99%', 'unmet', '8'],
    ['80%', 'unmet', '8'],
    ['60%', 'unmet', '5'],
    ['59%', 'unmet', '0'],
  ])('%s', (actual, status, score) => {
    const result = indicator({ name: '居民满意度', target: '≥95%', actual }, banded);
    expect([result.status, text(result.recomputed), result.derivation.rule]).toEqual([status, score, 'banded']);
  });

  test('a number without a unit is read as its target is', () => {
    expect(text(indicator({ name: '居民满意度', target: '≥95', actual: '85' }, banded).recomputed)).toBe('8');
    expect(text(indicator({ name: '居民满意度', target: '≥0.95', actual: '0.85' }, banded).recomputed)).toBe('8');
  });

  test('other indicators, and other policies, keep the ratio', () => {
    expect(indicator({ target: '≥95%', actual: '89%' }, banded).derivation.rule).toBe('ratio');
    expect(indicator({ name: '居民满意度', target: '≥95%', actual: '89%' }).derivation.rule).toBe('ratio');
  });
});

describe('a form without a 分值 column', () => {
  function hubei(changes: Readonly<Record<string, string>>): IndicatorResult {
    const { scores } = scored(withCells(exampleForm('hubei'), changes), 'hubei');
    return scores.indicators[0] as IndicatorResult;
  }

  test('a met indicator has the points that it scored', () => {
    const result = hubei({});
    expect([result.status, text(result.effectivePoints), text(result.recomputed)]).toEqual(['met', '20', '20']);
    expect(result.points.status).toBe('blank');
  });

  test('so has one of words in the first tier', () => {
    const result = hubei({ E7: '通过', F7: '通过' });
    expect([result.status, text(result.effectivePoints), text(result.range?.low ?? null)]).toEqual([
      'tier',
      '20',
      '16',
    ]);
  });

  test.each<[string, Record<string, string>]>([
    ['a missed one', { F7: '11个' }],
    ['a met one without a score', { G7: '' }],
    ['one in the second tier', { E7: '通过', F7: '部分完成' }],
  ])('the points of %s are unknown', (_, changes) => {
    const result = hubei(changes);
    expect(result.derivation).toEqual({ rule: 'undetermined', reason: 'points-unknown' });
    expect(result.effectivePoints).toBeNull();
  });
});

describe('a form without points and scores', () => {
  const plainForm = (actual: string, target = '≥6个') => {
    const grid = exampleForm('national');
    const cells: Record<string, string> = { E13: target, F13: actual, G5: '', I5: '' };
    for (let row = 6; row <= 9; row++) for (const column of 'GI') cells[`${column}${row}`] = '';
    for (let row = 12; row <= 20; row++) for (const column of 'GHI') cells[`${column}${row}`] = '';
    return scored(withCells(grid, cells)).scores;
  };

  test.each([
    ['6个', '≥6个', 'met'],
    ['9个', '≥6个', 'overfulfilled'],
    ['5个', '≥6个', 'unmet'],
    ['健全', '健全', 'met'],
    ['部分达成', '健全', 'unmet'],
    ['2021年12月', '2021年底', 'met'],
  ])('%s against %s is compared, not scored', (actual, target, status) => {
    const { indicators, total } = plainForm(actual, target);
    expect(indicators[0]).toMatchObject({ status, recomputed: null, effectivePoints: null, range: null });
    expect(total).toMatchObject({ score: null, recordedSum: null, pointsSum: null, grade: null });
  });
});
