import { review } from '../../src/engine/review.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** Points that are words can't be added up: they are named, and nothing that depends on them is told. */

const national = exampleForm('national');

function told(changes: Readonly<Record<string, string>>): readonly string[] {
  const { verdict, findings } = review([withCells(national, changes)]);
  return [
    verdict,
    ...findings.map((finding) => `${finding.severity} ${finding.cells.join()} ${inWords(finding).what}`),
  ];
}

test.each(['若干', '待定', '由主管部门定'])('%s is named', (words) => {
  expect(told({ G17: words })).toEqual(['needs-review', `warning G17 “受益居民户数”的分值填的“${words}”不是数字。`]);
});

test('several of them are one finding', () => {
  expect(told({ G17: '若干', G18: '待定' })).toEqual([
    'needs-review',
    'warning G17,G18 2 项指标的分值填的不是数字（“受益居民户数”、“管护制度健全性”），如“若干”。',
  ]);
});

test('what the points come to isn’t told without them', () => {
  const [{ scores } = { scores: null }] = review([withCells(national, { G17: '若干', G18: '14' })]).tables;
  expect(scores?.total).toMatchObject({ pointsSum: null, pointsGap: null });
  expect(told({ G17: '若干', G18: '14' }).join()).not.toMatch(/分值合计/);
});

test.each(['15分', '15.0', '15%'])('%s is a number', (points) => {
  expect(told({ G17: points }).join()).not.toContain('不是数字');
});
