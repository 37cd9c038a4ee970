import { review } from '../../src/engine/review.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** What rests on a column that only its place and content tell is said more softly, with what was assumed. */

/** A score that differs, a deduction without a reason, a score above its points, a total and points that don't come out. */
const WRONG = { F13: '5个', H13: '15', H20: '99', G14: '5' };

function told(changes: Readonly<Record<string, string>>): string[] {
  return review([withCells(exampleForm('national'), changes)]).findings.map(
    ({ check, severity, assumed }) =>
      `${check} ${severity}${assumed.map(({ block, column, head }) => ` ${block}/${column}/${head}`).join('')}`,
  );
}

test('a form whose heads say what they are', () => {
  expect(told(WRONG)).toEqual([
    'score-mismatch warning',
    'deduction-unexplained error',
    'score-over-points error',
    'total-mismatch error',
    'points-sum error',
  ]);
});

test.each([
  ['D12', 'name'],
  ['E12', 'target'],
  ['F12', 'actual'],
])('below a head %s that nobody knows: every finding of those rows, none of the total', (cell, column) => {
  const assumed = ` indicators/${column}/某栏`;
  expect(told({ ...WRONG, [cell]: '某栏' })).toEqual([
    `score-mismatch hint${assumed}`,
    `deduction-unexplained warning${assumed}`,
    `score-over-points warning${assumed}`,
    'total-mismatch error',
    'points-sum error',
  ]);
});

test('scores that are assumed are those of the total, too', () => {
  const assumed = ' indicators/score/某栏';
  expect(told({ ...WRONG, H12: '某栏' })).toEqual([
    `score-mismatch hint${assumed}`,
    `deduction-unexplained warning${assumed}`,
    `score-over-points warning${assumed}`,
    `total-mismatch warning${assumed}`,
    `points-sum warning${assumed}`,
  ]);
});

test('several assumptions, each named once', () => {
  const both = ' indicators/target/某栏 indicators/actual/另一栏';
  expect(told({ ...WRONG, E12: '某栏', F12: '另一栏' })).toEqual([
    `score-mismatch hint${both}`,
    `deduction-unexplained warning${both}`,
    `score-over-points warning${both}`,
    'total-mismatch error',
    'points-sum error',
  ]);
});

test('what is missing there is asked for more softly as well; a hint stays one', () => {
  expect(told({ F12: '某栏', F13: '', F14: '' })).toEqual([
    'actual-missing warning indicators/actual/某栏',
    'actual-missing warning indicators/actual/某栏',
  ]);
  expect(told({ H12: '某栏', H13: '' })).toEqual(['score-missing warning indicators/score/某栏']);
  expect(told({ H13: "'20" })).toEqual(['number-as-text hint']);
  expect(told({ H12: '某栏', H13: "'20" })).toEqual(['number-as-text hint indicators/score/某栏']);
});
