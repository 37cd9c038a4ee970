import { review } from '../../src/engine/review.ts';
import { describeReview } from '../support/describe-review.ts';
import { expectation, fixtureForm, formNames } from '../support/fixtures.ts';

describe('what is found in forms as units filled them', () => {
  test.each(formNames)('%s', (name) => {
    expect(describeReview(review([fixtureForm(name)]))).toBe(expectation(name, 'findings'));
  });
});
