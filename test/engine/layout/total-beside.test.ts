import { review } from '../../../src/engine/review.ts';
import { typicalForm, typicalTable } from '../../support/typical-form.ts';

/** The place of the total is below the scores: a number right of it is something else, however blank that place is. */

const told = (changes: Readonly<Record<string, string>>): readonly string[] =>
  review([typicalForm(changes)]).findings.map(({ check, cells }) => `${check} ${cells.join()}`);

test.each(['H15', 'I15', 'J15'])('a number in %s beside a blank total', (cell) => {
  expect(told({ G15: '', [cell]: '88' })).toEqual(['total-missing G15']);
  expect(told({ G15: '', F15: '', [cell]: '88' })).toEqual(['total-missing G15']);
});

test('a number left of it may be the total where its row has merged cells of its own', () => {
  expect(typicalTable({ F15: '', G15: '', E15: '99' }).total?.score?.text).toBe('99');
  expect(typicalTable({ F15: '', G15: '', C15: '100', E15: '99' }).total).toMatchObject({
    points: { text: '100' },
    score: { text: '99' },
  });
});

test('a blank place merged with the score above it is not the total’s alone: nothing can be written there', () => {
  const form = { ...typicalForm({ G14: '', G15: '' }), merges: [{ top: 14, left: 7, bottom: 15, right: 7 }] };
  const missing = review([form]).findings.find(({ check }) => check === 'total-missing');
  expect(missing).toMatchObject({ cells: ['G14'], data: { covered: true } });
});

test('under a merge over its place a number right of it is the total', () => {
  const form = typicalForm({ F15: '', G15: '', H15: '99' });
  const merged = { ...form, merges: [{ top: 15, left: 1, bottom: 15, right: 7 }] };
  expect(review([merged]).tables[0]?.table.total?.score?.text).toBe('99');
});
