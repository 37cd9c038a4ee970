import type { IndicatorResult, Scores } from '../../../src/engine/scoring/results.ts';
import { scoreTable } from '../../../src/engine/scoring/score.ts';
import { national, policyOf } from '../../support/scored.ts';

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

describe('one points cell, one score cell', () => {
  test('all met: full, counted once', () => {
    const scores = shared({ points: true, score: true });
    expect(recomputed(scores)).toEqual(['20', '20']);
    expect(pair(scores).map(({ score }) => String(score.value))).toEqual(['20', '20']);
    // 10 + 20 + 10 + 10 + 15 + 15 + 10: the second indicator's own 10 are gone.
    expect([scores.total.recordedSum, scores.total.score, scores.total.pointsSum].map(String)).toEqual([
      '90',
      '90',
      '90',
    ]);
    expect(scores.total.complete).toBe(true);
  });

  test('one missed: nobody knows how the points divide', () => {
    const scores = shared({ points: true, score: true }, { F13: '3个', H13: '15' });
    for (const result of pair(scores)) {
      expect(result.derivation).toEqual({ rule: 'undetermined', reason: 'points-shared' });
      expect(result).toMatchObject({ status: 'undetermined', effectivePoints: null, recomputed: null });
    }
    expect([scores.total.score, scores.total.complete].map(String)).toEqual(['85', 'false']);
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

  test('words among them leave it to a human', () => {
    const scores = shared({ score: true }, { E13: '健全', F13: '健全' });
    expect(recomputed(scores)).toEqual([null, null]);
    expect(pair(scores)[1].derivation).toEqual({ rule: 'undetermined', reason: 'points-shared' });
  });
});
