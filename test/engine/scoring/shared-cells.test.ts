import type { IndicatorResult, Scores } from '../../../src/engine/scoring/results.ts';
import { scoreTable } from '../../../src/engine/scoring/score.ts';
import { exampleForm, withCells } from '../../support/form-text.ts';
import { gridRange } from '../../support/grid-builder.ts';
import { national, policyOf, scored } from '../../support/scored.ts';

/** Owners of points and score cells by the indicators' numbers; those not named have cells of their own. */
function owned(
  points: Readonly<Record<number, number>>,
  score: Readonly<Record<number, number>>,
  changes: Readonly<Record<string, string>> = {},
): Scores {
  const { table } = national(changes);
  const indicators = table.indicators.map((indicator) => ({
    ...indicator,
    pointsOwner: points[indicator.index] ?? indicator.index,
    scoreOwner: score[indicator.index] ?? indicator.index,
  }));
  return scoreTable({ ...table, indicators }, policyOf('national'));
}

/** What the rules give for the first indicators: the score, or why there is none. */
function outcomes({ indicators }: Scores, count: number): string[] {
  return indicators
    .slice(0, count)
    .map(({ derivation, recomputed }) =>
      derivation.rule === 'undetermined' ? derivation.reason : `${derivation.rule} ${String(recomputed)}`,
    );
}

describe('cells shared by some of those who share others', () => {
  const open = 'points-shared';

  test('one score cell for two who share their points and a third one', () => {
    const scores = owned({ 1: 0 }, { 1: 0, 2: 0 });
    expect(outcomes(scores, 4)).toEqual([open, open, open, 'reached 10']);
    expect(scores.total.complete).toBe(false);
  });

  test('points shared with one, the score with another', () => {
    expect(outcomes(owned({ 1: 0 }, { 2: 1 }), 4)).toEqual([open, open, open, 'reached 10']);
  });

  test('one points cell for three, two of them with one score cell', () => {
    expect(outcomes(owned({ 1: 0, 2: 0 }, { 1: 0 }), 4)).toEqual([open, open, open, 'reached 10']);
  });

  test('three who share both', () => {
    expect(outcomes(owned({ 1: 0, 2: 0 }, { 1: 0, 2: 0 }), 4)).toEqual([
      'reached 20',
      'reached 20',
      'reached 20',
      'reached 10',
    ]);
  });

  test('two pairs, one of them settled', () => {
    const scores = owned({ 1: 0, 3: 2 }, { 1: 0, 3: 2 }, { F15: '90%', H15: '9' });
    expect(outcomes(scores, 5)).toEqual(['reached 20', 'reached 20', open, open, 'reached 15']);
  });

  test('two pairs with one score cell each, three in the second', () => {
    const scores = owned({}, { 1: 0, 3: 2, 4: 2 });
    expect(outcomes(scores, 5)).toEqual([
      'shared-score 30',
      'shared-score 30',
      'shared-score 35',
      'shared-score 35',
      'shared-score 35',
    ]);
    const { derivation } = scores.indicators[2] as IndicatorResult;
    expect(derivation.rule === 'shared-score' && derivation.scores.map(String)).toEqual(['10', '10', '15']);
    expect(scores.indicators.slice(2, 5).map(({ effectivePoints }) => String(effectivePoints))).toEqual([
      '35',
      '35',
      '35',
    ]);
  });

  test('over-fulfilled is met as well; a completion stays beside what is open', () => {
    expect(outcomes(owned({ 1: 0 }, { 1: 0 }, { F13: '9个' }), 2)).toEqual(['reached 20', 'reached 20']);
    const { indicators } = owned({ 1: 0 }, { 1: 0 }, { F13: '3个' });
    expect(indicators.slice(0, 2).map(({ completion }) => String(completion))).toEqual(['0.5', '1']);
  });
});

/** The first two indicators of the national form share cells, as a merged cell makes them. */
function shared(owners: { points?: true; score?: true }, changes: Readonly<Record<string, string>> = {}): Scores {
  const { table } = national(changes);
  const indicators = table.indicators.map((indicator) =>
    indicator.index === 1
      ? { ...indicator, ...(owners.points && { pointsOwner: 0 }), ...(owners.score && { scoreOwner: 0 }) }
      : indicator,
  );
  return scoreTable({ ...table, indicators }, policyOf('national'));
}

function pair({ indicators }: Scores): [IndicatorResult, IndicatorResult] {
  return [indicators[0] as IndicatorResult, indicators[1] as IndicatorResult];
}

function recomputed(scores: Scores): (string | null)[] {
  return pair(scores).map((result) => (result.recomputed === null ? null : String(result.recomputed)));
}

describe('one score cell in a form without 分值', () => {
  const hubei = (changes: Readonly<Record<string, string>>): Scores => {
    const form = { ...withCells(exampleForm('hubei'), { G8: '', ...changes }), merges: [gridRange('G7:G8')] };
    return scored(form, 'hubei').scores;
  };

  test('all met: what was scored is what they can earn together, once', () => {
    const scores = hubei({ G7: '40' });
    expect(outcomes(scores, 3)).toEqual(['reached 40', 'reached 40', 'reached 20']);
    expect([scores.total.recordedSum, scores.total.score].map(String)).toEqual(['98', '98']);
  });

  test('one missed: nobody knows what they can earn', () => {
    expect(outcomes(hubei({ G7: '35', F7: '11个' }), 3)).toEqual(['points-shared', 'points-shared', 'reached 20']);
  });
});

describe('one points cell, one score cell', () => {
  test('all met: full, counted once', () => {
    const scores = shared({ points: true, score: true }, { G15: '20', H15: '20' });
    expect(recomputed(scores)).toEqual(['20', '20']);
    expect(pair(scores).map(({ score }) => String(score.value))).toEqual(['20', '20']);
    // 10 + 20 + 20 + 10 + 15 + 15 + 10: the second indicator's own 10 are gone.
    expect([scores.total.recordedSum, scores.total.score, scores.total.pointsSum].map(String)).toEqual([
      '100',
      '100',
      '100',
    ]);
    expect(scores.total.complete).toBe(true);
  });

  test('one missed: nobody knows how the points divide', () => {
    const scores = shared({ points: true, score: true }, { F13: '3个', H13: '15', G15: '20', H15: '20' });
    for (const result of pair(scores)) {
      expect(result.derivation).toEqual({ rule: 'undetermined', reason: 'points-shared' });
      expect(result).toMatchObject({ status: 'undetermined', effectivePoints: null, recomputed: null });
    }
    expect([scores.total.score, scores.total.complete].map(String)).toEqual(['95', 'false']);
  });
});

test('one points cell, two score cells: how much belongs to which is not said', () => {
  const scores = shared({ points: true }, { H13: '12', H14: '8' });
  expect(pair(scores).map(({ derivation }) => derivation)).toEqual([
    { rule: 'undetermined', reason: 'points-shared' },
    { rule: 'undetermined', reason: 'points-shared' },
  ]);
  expect(String(scores.total.recordedSum)).toBe('90');
});

describe('one score cell, points of their own', () => {
  test('the scores add up, missed ones too', () => {
    const scores = shared({ score: true }, { F13: '3个', H13: '20' });
    expect(recomputed(scores)).toEqual(['20', '20']);
    expect(pair(scores).map(({ effectivePoints }) => String(effectivePoints))).toEqual(['30', '30']);
    expect(pair(scores).map(({ status }) => status)).toEqual(['unmet', 'met']);
    expect(pair(scores)[0].derivation).toMatchObject({ rule: 'shared-score' });
    expect([scores.total.recordedSum, scores.total.score].map(String)).toEqual(['90', '90']);
  });

  test('words among them: the total takes what is recorded, up to the points of all of them', () => {
    const total = (score: string) => {
      const scores = shared({ score: true }, { E13: '健全', F13: '健全', H13: score });
      expect(pair(scores).map(({ effectivePoints }) => String(effectivePoints))).toEqual(['30', '30']);
      return [scores.total.recordedSum, scores.total.score, scores.total.complete].map(String);
    };
    // Beside 10 + 10 + 10 + 15 + 15 + 10 of the others.
    expect(total('28')).toEqual(['98', '98', 'false']);
    expect(total('31')).toEqual(['101', '100', 'false']);
    const unknown = shared({ score: true }, { E13: '健全', F13: '健全', H13: '28', G14: '' });
    expect(pair(unknown).map(({ effectivePoints }) => effectivePoints)).toEqual([null, null]);
  });

  test('words among them leave it to a human', () => {
    const scores = shared({ score: true }, { E13: '健全', F13: '健全' });
    expect(recomputed(scores)).toEqual([null, null]);
    expect(pair(scores)[1].derivation).toEqual({ rule: 'undetermined', reason: 'points-shared' });
  });
});
