import { review } from '../../src/engine/review.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** A total that is no number makes no form ready. */

const national = exampleForm('national');

function told(total: string): readonly string[] {
  const { verdict, findings } = review([withCells(national, { H20: total })]);
  return [verdict, ...findings.map((finding) => `${finding.severity} ${inWords(finding).what}`)];
}

test.each(['待定', '见附件'])('%s is named', (total) => {
  expect(told(total)).toEqual(['needs-review', `warning 总分填的“${total}”不是数字。`]);
});

test('a number beyond any is named, cut short', () => {
  const [verdict, message, ...more] = told(`'${'9'.repeat(400)}`);
  expect([verdict, more]).toEqual(['needs-review', []]);
  expect(message).toMatch(/^warning 总分填的“9+…/);
});

test.each(['100', "'100分", '100分（优）', '优'])('%s is not', (total) => {
  expect(told(total).filter((message) => message.includes('不是数字'))).toEqual([]);
});
