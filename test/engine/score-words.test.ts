import { review } from '../../src/engine/review.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** A score that is no number is nobody's to pass over. */

const national = exampleForm('national');

test.each(['待定', `1${'0'.repeat(400)}`, '见附件'])(
  'a score of %j is left to a person, and the form isn’t ready',
  (text) => {
    expect(review([national]).verdict).toBe('ready');
    const { verdict, needsHuman } = review([withCells(national, { H14: text })]);
    expect(verdict).not.toBe('ready');
    expect(needsHuman).toContainEqual({ table: 0, indicator: 1, reason: 'score-unreadable' });
  },
);

test.each(['16.67分', '16.67'])('a score of %j is read', (text) => {
  expect(review([withCells(national, { H14: text })]).needsHuman).toEqual([]);
});
