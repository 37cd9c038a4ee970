import { decimal } from '../../../src/engine/decimal.ts';
import { gradeOf } from '../../../src/engine/scoring/grade.ts';
import type { TotalResult } from '../../../src/engine/scoring/results.ts';
import { fixtureForm } from '../../support/fixtures.ts';
import { national, policyOf, scored } from '../../support/scored.ts';

function summary({ recordedSum, score, grade, complete, pointsSum }: TotalResult): unknown[] {
  const shown = [recordedSum, score, pointsSum].map((value) => (value === null ? null : value.toNumber()));
  return [...shown, grade, complete];
}

function total(changes: Readonly<Record<string, string>>): unknown[] {
  return summary(national(changes).scores.total);
}

describe('forms as units filled them', () => {
  test.each<[string, string, unknown[]]>([
    // Recorded, by the rules, points, grade, complete.
    ['national-details-blank', 'national', [98, 100, 100, '优', true]],
    ['national-cut-off', 'national', [34, null, 34, null, false]],
    ['four-blocks-no-execution-score', 'national', [84, null, 100, null, false]],
    ['national-total-in-funds', 'national', [87, 90, 100, '优', true]],
    ['national-yuan', 'national', [98.62, 98.62, 100, '优', true]],
    ['points-first-110', 'national', [110, null, 110, null, false]],
    ['national-values-blank', 'national', [100, 100, 100, '优', false]],
    ['hubei-foot-reason', 'hubei', [99.55, 99.55, null, '优', true]],
    ['operator-columns-yuan', 'national', [96, 99.8, 100, '优', true]],
    ['sichuan-template', 'sichuan', [null, null, 100, null, false]],
    ['transfer-no-scores', 'national', [null, null, null, null, false]],
    ['system-execution-indicator', 'national', [55.5, null, 57.3, null, false]],
  ])('%s', (name, policy, expected) => {
    expect(summary(scored(fixtureForm(name), policy).scores.total)).toEqual(expected);
  });

  test("the table's total in the fund row is left out of the sum", () => {
    expect(scored(fixtureForm('national-total-in-funds')).scores.total.executionLeftOut).toBe(true);
    expect(scored(fixtureForm('national-yuan')).scores.total.executionLeftOut).toBe(false);
  });
});

describe('qualitative and undetermined indicators', () => {
  test.each<[string, Record<string, string>, unknown[]]>([
    ['a tier inside its range counts as recorded', { H18: '12' }, [97, 97, 100, '优', true]],
    ['a tier below its range counts with the lower bound', { H18: '11' }, [96, 97, 100, '优', false]],
    ['a tier above its range counts with the upper bound', { F18: '部分达成' }, [100, 97, 100, '优', false]],
    ['a tier without a score leaves no total', { H18: '' }, [85, null, 100, null, false]],
    ['an undetermined one counts as recorded', { F18: '', H18: '9' }, [94, 94, 100, '优', false]],
    ['an undetermined one counts with no more than its points', { F18: '', H18: '20' }, [105, 100, 100, '优', false]],
    ['an undetermined one without a score leaves no total', { F18: '', H18: '' }, [85, null, 100, null, false]],
    [
      'an unused row takes no part',
      { E18: '', F18: '', G18: '', H18: '', G13: '35', H13: '30' },
      [95, 100, 100, '优', true],
    ],
    [
      'points that come to less are no form to grade',
      { E18: '', F18: '', G18: '', H18: '' },
      [85, null, 85, null, false],
    ],
    ['points that come to more neither', { G18: '20' }, [100, null, 105, null, false]],
  ])('%s', (_, changes, expected) => {
    expect(total(changes)).toEqual(expected);
  });
});

describe('execution', () => {
  test.each<[string, Record<string, string>, unknown[]]>([
    ['counts by its amounts', { F6: '60' }, [100, 95, 100, '优', true]],
    ['not computable: as recorded', { F6: '', F7: '' }, [100, 100, 100, '优', false]],
    ['not computable and not recorded', { F6: '', F7: '', I6: '' }, [90, null, 100, null, false]],
    ['a score above its points is the total', { I6: '100' }, [90, 100, 100, '优', true]],
    ['the points after correction', { G6: '100' }, [100, 100, 100, '优', true]],
  ])('%s', (_, changes, expected) => {
    expect(total(changes)).toEqual(expected);
  });
});

test('a score as text, and one with its unit, count', () => {
  expect(total({ H13: "'20", H14: '10分' })).toEqual([100, 100, 100, '优', true]);
});

describe('grade', () => {
  test.each([
    ['100', '优'],
    ['90', '优'],
    ['89.999', '良'],
    ['80', '良'],
    ['79.995', '中'],
    ['60', '中'],
    ['59.99', '差'],
    ['0', '差'],
  ])('%s is %s', (score, grade) => {
    expect(gradeOf(decimal(score), policyOf('national'))).toBe(grade);
  });

  test('by the bounds of the policy', () => {
    const older = { ...policyOf('national'), grades: { 优: 80, 良: 70, 中: 60 } };
    expect(['80', '79.99', '70', '69'].map((score) => gradeOf(decimal(score), older))).toEqual([
      '优',
      '良',
      '良',
      '中',
    ]);
  });
});
