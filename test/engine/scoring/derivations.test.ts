import type { IndicatorResult } from '../../../src/engine/scoring/results.ts';
import { explain } from '../../../src/messages/derivation.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { plainData } from '../../support/plain-data.ts';
import { indicator, policyOf, scored, type TypedIndicator } from '../../support/scored.ts';

/** Everything that the rules give for one indicator, in full: the judgement, its derivation and the line that explains it. */

function judged(result: IndicatorResult): unknown {
  const { status, effectivePoints, recomputed, range, completion, assumedReverse, derivation } = result;
  return plainData({ status, effectivePoints, recomputed, range, completion, assumedReverse, derivation });
}

const REACHED = { status: 'met', effectivePoints: '10', recomputed: '10', range: null, assumedReverse: false };
const OPEN = { status: 'undetermined', recomputed: null, range: null, completion: null, assumedReverse: false };

describe('numbers', () => {
  test('reached', () => {
    expect(judged(indicator({ target: '≥4个', actual: '5个' }))).toEqual({
      ...REACHED,
      completion: '1.25',
      derivation: {
        rule: 'reached',
        operator: '>=',
        operatorAssumed: false,
        target: '4',
        actual: '5',
        unit: '个',
        points: '10',
      },
    });
  });

  test.each([
    ['ratio', 'national', '>=', '≥20个', '19个', '0.95', '9.5'],
    ['ratio', 'national', '>', '>20个', '19个', '0.95', '9.5'],
    ['ratio', 'national', '=', '=20个', '19个', '0.95', '9.5'],
    ['inverse', 'national', '<=', '≤20个', '25个', '0.8', '8'],
    ['inverse', 'national', '<', '<20个', '25个', '0.8', '8'],
    ['linear', 'platform', '<=', '≤20个', '21个', '0.95', '9.5'],
    ['linear', 'platform', '<', '<20个', '21个', '0.95', '9.5'],
  ])('%s under %s: %s', (rule, policy, operator, target, actual, completion, score) => {
    expect(judged(indicator({ target, actual }, policy))).toEqual({
      ...REACHED,
      status: 'unmet',
      recomputed: score,
      completion,
      derivation: {
        rule,
        operator,
        operatorAssumed: false,
        target: '20',
        actual: actual.slice(0, 2),
        unit: '个',
        completion,
        points: '10',
        score,
      },
    });
  });

  test.each<[string, string, string]>([
    ['>0次', '-1次', '>'],
    ['<0次', '1次', '<'],
    ['≤0次', '1次', '<='],
    ['=0次', '1次', '='],
    ['≤-2次', '-1次', '<='],
  ])('a share of %s can’t be told: %s earns nothing', (target, actual, operator) => {
    expect(judged(indicator({ target, actual }))).toEqual({
      ...REACHED,
      status: 'unmet',
      recomputed: '0',
      completion: null,
      derivation: { rule: 'target-zero', operator, actual: actual.slice(0, -1), unit: '次', points: '10', score: '0' },
    });
  });

  test.each([
    // Nothing is asked for, or an actual below nothing counts as nothing.
    ['0次', '5次', 'met'],
    ['≥0次', '-1次', 'met'],
    ['>0次', '1次', 'met'],
    ['<0次', '0次', 'met'],
    ['<0次', '-1次', 'met'],
    ['=0次', '-1次', 'met'],
    ['≤-2次', '-2次', 'met'],
    ['≤-2次', '-3次', 'met'],
    ['≥-2次', '-2次', 'met'],
    ['=-2次', '-2次', 'met'],
  ])('%s against %s: reached, and no share', (target, actual, status) => {
    expect(judged(indicator({ target, actual }))).toMatchObject({ status, recomputed: '10', completion: null });
  });

  test('a limit kept: under the linear rule its share is told, under the other one nothing divides by 0', () => {
    expect(judged(indicator({ target: '≤20', actual: '0' }))).toMatchObject({ status: 'met', completion: null });
    expect(judged(indicator({ target: '≤20', actual: '5' }))).toMatchObject({ status: 'met', completion: '4' });
    expect(judged(indicator({ target: '≤20', actual: '0' }, 'platform'))).toMatchObject({ completion: '2' });
    expect(judged(indicator({ target: '≤20', actual: '40' }, 'platform'))).toMatchObject({ completion: '0' });
  });

  test.each([
    ['4个', '5个', 'met', 'overfulfilled'],
    ['4个', '6个', 'overfulfilled', 'overfulfilled'],
    ['=4个', '4个', 'met', 'met'],
    ['=4个', '5个', 'overfulfilled', 'overfulfilled'],
    ['=4个', '6个', 'overfulfilled', 'overfulfilled'],
    ['≤4个', '1个', 'met', 'met'],
    ['<4个', '1个', 'met', 'met'],
  ])('%s against %s is %s; from 1.2 times on %s', (target, actual, national, platform) => {
    expect(indicator({ target, actual }).status).toBe(national);
    expect(indicator({ target, actual }, 'platform').status).toBe(platform);
  });

  test('a score never rounds above the points', () => {
    const { recomputed } = indicator({ target: '≥10000', actual: '9999', points: '10.004' });
    expect(String(recomputed)).toBe('10');
    expect(String(indicator({ target: '≥10000', actual: '9999', points: '0.004' }).recomputed)).toBe('0');
    expect(String(indicator({ target: '≥100000', actual: '99999', points: '0.006' }).recomputed)).toBe('0.006');
  });
});

describe('without a sign: what the indicator’s name and place say', () => {
  const cost: TypedIndicator = { name: '宣传片制作', level2: '成本指标', target: '200万元', actual: '195万元' };

  test.each(['元', '千元', '万元', '百万元', '亿元', '元/人'])('an amount in %s under 成本指标 is a limit', (unit) => {
    expect(judged(indicator({ ...cost, target: `200${unit}`, actual: `195${unit}` }))).toMatchObject({
      status: 'met',
      assumedReverse: true,
      derivation: { rule: 'reached', operator: '<=', operatorAssumed: true, unit },
    });
    expect(judged(indicator({ ...cost, target: `200${unit}`, actual: `250${unit}` }))).toMatchObject({
      status: 'unmet',
      recomputed: '8',
      assumedReverse: true,
      derivation: { rule: 'inverse', operator: '<=', operatorAssumed: true },
    });
  });

  test.each(['单元', '人', '%', ''])('in %j it isn’t', (unit) => {
    expect(judged(indicator({ ...cost, target: `200${unit}`, actual: `195${unit}` }))).toMatchObject({
      status: 'unmet',
      recomputed: '9.75',
      assumedReverse: false,
      derivation: { rule: 'ratio', operator: '>=', operatorAssumed: true },
    });
  });

  test.each(['节支金额', '降本金额', '减支金额', '门票收入', '人均补助', '交通补贴', '奖金发放', '助学资助'])(
    '%s wants much also there',
    (name) => {
      expect(indicator({ ...cost, name })).toMatchObject({ status: 'unmet', assumedReverse: false });
    },
  );

  test('成本 may be the first level, or the second; anywhere else in a label it isn’t a place', () => {
    const at = (level1: string, level2: string): boolean => {
      const changes = { B13: level1, C13: level2, D13: '宣传片制作', E13: '200万元', F13: '195万元' };
      return scored(withCells(exampleForm('national'), changes)).scores.indicators[0]?.assumedReverse === true;
    };
    expect([at('成本指标', '经济指标'), at('产出指标', '成本指标'), at('产出指标', '数量指标')]).toEqual([
      true,
      true,
      false,
    ]);
    expect(at('产出指标', '社会成本指标')).toBe(false);
    expect(at('产出和成本指标', '数量指标')).toBe(false);
  });
});

describe('dates', () => {
  const dated = (target: string, actual: string) => {
    const result = indicator({ target, actual });
    return [result.status, String(result.recomputed), explain(result.derivation)];
  };

  test.each([
    ['≤2021年12月', '2021年12月', '2021年12月，不晚于2021年12月，得满分 10'],
    ['<2021年12月', '2021年11月', '2021年11月，不晚于2021年12月，得满分 10'],
    ['=2021年12月', '2021年11月', '2021年11月，不晚于2021年12月，得满分 10'],
    ['≥2021年12月', '2021年12月', '2021年12月，不早于2021年12月，得满分 10'],
    ['≥2021年12月', '2022年1月', '2022年1月，不早于2021年12月，得满分 10'],
    ['>2021年12月', '2021年12月', '2021年12月，不早于2021年12月，得满分 10'],
    ['>2021年12月', '2022年1月', '2022年1月，不早于2021年12月，得满分 10'],
    // Of two dates without a year in common the rest is compared.
    ['12月', '2021年12月', '2021年12月，不晚于12月，得满分 10'],
    ['9月前', '9月前', '9月，不晚于9月，得满分 10'],
  ])('%s against %s is in time', (target, actual, sentences) => {
    expect(dated(target, actual)).toEqual(['met', '10', sentences]);
  });

  test.each([
    ['≥2021年12月', '2021年11月', 'date-early', '早于'],
    ['>2021年12月', '2021年11月', 'date-early', '早于'],
    ['≤2021年12月', '2022年1月', 'date-missed', '晚于'],
    ['<2021年12月', '2022年1月', 'date-missed', '晚于'],
    ['2021年12月', '2022年1月', 'date-missed', '晚于'],
  ])('%s against %s isn’t', (target, actual, reason, sentences) => {
    const result = indicator({ target, actual });
    expect(judged(result)).toEqual({
      ...OPEN,
      effectivePoints: '10',
      derivation: { rule: 'undetermined', reason },
    });
    expect(explain(result.derivation)).toBe(`${sentences}要求的时间，扣多少分需人工判断。`);
  });

  test('dates that have nothing in common to compare', () => {
    expect(judged(indicator({ target: '2021年', actual: '12月' }))).toEqual({
      ...OPEN,
      effectivePoints: '10',
      derivation: { rule: 'undetermined', reason: 'qualitative' },
    });
  });

  test('in full', () => {
    expect(judged(indicator({ target: '2021年12月', actual: '2021年11月5日' }))).toEqual({
      ...REACHED,
      completion: null,
      derivation: {
        rule: 'date-reached',
        target: { year: 2021, month: 12, day: null },
        actual: { year: 2021, month: 11, day: 5 },
        notBefore: false,
        points: '10',
      },
    });
  });

  test('in time, without points to be had', () => {
    expect(judged(indicator({ target: '2021年12月', actual: '2021年11月', points: '' }))).toEqual({
      ...OPEN,
      effectivePoints: null,
      derivation: { rule: 'undetermined', reason: 'points-blank' },
    });
  });
});

describe('words', () => {
  test.each([
    ['健全', '健全', 1, 'equal', '8', '10'],
    ['健全', '部分达成', 2, 'word', '6', '8'],
    ['健全', '未完成', 3, 'word', '0', '6'],
    ['显著', '完成', 1, 'done', '8', '10'],
  ])('%s against %s', (target, actual, tier, because, low, high) => {
    expect(judged(indicator({ target, actual, score: '1' }))).toEqual({
      status: 'tier',
      effectivePoints: '10',
      recomputed: null,
      range: { low, high },
      completion: null,
      assumedReverse: false,
      derivation: { rule: 'tier', tier, because, actual, low, high, points: '10' },
    });
  });

  test.each(['健全', '部分达成', '未完成'])('%s without points to be had', (actual) => {
    expect(judged(indicator({ target: '健全', actual, points: '' }))).toEqual({
      ...OPEN,
      effectivePoints: null,
      derivation: { rule: 'undetermined', reason: 'points-blank' },
    });
  });
});

describe('satisfaction in bands', () => {
  const banded = {
    ...policyOf('national'),
    id: 'banded',
    satisfactionBands: [
      { from: 0.9, share: 1 },
      { from: 0.8, share: 0.8 },
    ],
  };

  test.each([
    ['93%', 'met', '10', '0.93', '0.9', '1', '0.97894736842105263158'],
    ['85%', 'unmet', '8', '0.85', '0.8', '0.8', '0.89473684210526315789'],
    ['70%', 'unmet', '0', '0.7', '0', '0', '0.73684210526315789474'],
    ['0%', 'unmet', '0', '0', '0', '0', '0'],
  ])('%s', (actual, status, score, share, from, part, completion) => {
    expect(judged(indicator({ name: '居民满意度', target: '≥95%', actual }, banded))).toEqual({
      ...REACHED,
      status,
      recomputed: score,
      completion,
      derivation: { rule: 'banded', actual: share, from, share: part, points: '10', score },
    });
  });

  test('the name, or either level, may say that it is one', () => {
    const rule = (level1: string, level2: string, name: string) => {
      const changes = { B13: level1, C13: level2, D13: name, E13: '≥95%', F13: '85%' };
      return scored(withCells(exampleForm('national'), changes), banded).scores.indicators[0]?.derivation.rule;
    };
    expect([
      rule('满意度指标', '服务对象', '居民评价'),
      rule('效益指标', '服务对象满意度', '居民评价'),
      rule('效益指标', '服务对象', '居民满意率'),
      rule('效益指标', '服务对象', '居民评价'),
    ]).toEqual(['banded', 'banded', 'banded', 'ratio']);
  });

  test('bare numbers: a target of up to 1 is a share, one above it a percentage; other units are no share', () => {
    const share = (target: string, actual: string) => {
      const { derivation } = indicator({ name: '居民满意度', target, actual }, banded);
      return derivation.rule === 'banded' ? String(derivation.actual) : derivation.rule;
    };
    expect(share('≥0.95', '0.85')).toBe('0.85');
    expect(share('≥1', '1')).toBe('1');
    expect(share('≥95', '85')).toBe('0.85');
    expect(share('≥95分', '85分')).toBe('ratio');
  });

  test('without points they give nothing', () => {
    expect(judged(indicator({ name: '居民满意度', target: '≥95%', actual: '85%', points: '' }, banded))).toMatchObject({
      effectivePoints: null,
      derivation: { rule: 'undetermined', reason: 'points-blank' },
    });
  });

  test('an actual below nothing, a target of nothing', () => {
    const below = indicator({ name: '居民满意度', target: '≥95%', actual: '-5%' }, banded);
    expect([String(below.completion), String(below.recomputed)]).toEqual(['0', '0']);
    expect(indicator({ name: '居民满意度', target: '≥0%', actual: '95%' }, banded).completion).toBeNull();
  });
});

describe('a form without points and scores', () => {
  const compared = (target: string, actual: string, name = '改造小区数量'): unknown => {
    const cells: Record<string, string> = { D13: name, E13: target, F13: actual, G5: '', I5: '' };
    for (let row = 6; row <= 9; row++) for (const column of 'GI') cells[`${column}${row}`] = '';
    for (let row = 12; row <= 20; row++) for (const column of 'GHI') cells[`${column}${row}`] = '';
    return judged(scored(withCells(exampleForm('national'), cells)).scores.indicators[0] as IndicatorResult);
  };
  const bare = { effectivePoints: null, recomputed: null, range: null, completion: null, assumedReverse: false };

  test.each([
    ['≥6个', '9个', 'overfulfilled', 'reached', '>=', false, '1.5'],
    ['6个', '3个', 'unmet', 'missed', '>=', true, '0.5'],
    ['≤6个', '8个', 'unmet', 'missed', '<=', false, '0.75'],
    ['≤0个', '0个', 'met', 'reached', '<=', false, null],
  ])('numbers: %s against %s', (target, actual, status, outcome, operator, operatorAssumed, completion) => {
    expect(compared(target, actual)).toEqual({
      ...bare,
      status,
      completion,
      derivation: {
        rule: 'compared',
        outcome,
        operator,
        operatorAssumed,
        target: /\d/.exec(target)?.[0],
        actual: actual[0],
        unit: '个',
        completion,
      },
    });
  });

  test.each([
    ['健全', '健全', 'met', 1, 'equal'],
    ['健全', '部分达成', 'unmet', 2, 'word'],
    ['健全', '未完成', 'unmet', 3, 'word'],
    ['2021年底', '2021年12月', 'met', 1, 'done'],
    ['2021年12月', '2021年12月', 'met', 1, 'equal'],
  ])('words and dates: %s against %s', (target, actual, status, tier, because) => {
    expect(compared(target, actual)).toEqual({
      ...bare,
      status,
      derivation: { rule: 'compared-words', tier, because, actual },
    });
  });

  test('a date missed', () => {
    expect(compared('2021年11月', '2021年12月')).toEqual({
      ...bare,
      status: 'undetermined',
      derivation: { rule: 'undetermined', reason: 'date-missed' },
    });
  });
});
