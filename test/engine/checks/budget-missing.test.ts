import { review } from '../../../src/engine/review.ts';
import { typicalForm } from '../../support/typical-form.ts';

/** The budget is blank; its parts give 110, with which 99 spent are 90 % and 9 points. */

function kindOfFix(changes: Readonly<Record<string, string>>): string | undefined {
  const { findings } = review([typicalForm({ D7: '', ...changes })]);
  const missing = findings.filter(({ check }) => check === 'budget-missing');
  expect(missing.map(({ cells }) => cells)).toEqual([['D7']]);
  return missing[0]?.fix?.kind;
}

test.each([
  ['the rate and the score that are printed bear it out', {}, 'safe'],
  ['no rate is printed, and the score bears it out', { G6: '', G7: '' }, 'safe'],
  ['the rate says otherwise', { G7: '85%' }, 'choice'],
  ['the score says otherwise', { H7: '8' }, 'choice'],
  ['both do', { G7: '80%', H7: '8' }, 'choice'],
])('what the parts add up to is put in by itself only where all agrees: %s', (_, changes, kind) => {
  expect(kindOfFix(changes)).toBe(kind);
});

test('parts that are blank as well give nothing to put in', () => {
  expect(kindOfFix({ D8: '', D9: '' })).toBeUndefined();
});
