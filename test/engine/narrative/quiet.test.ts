import { readFileSync } from 'node:fs';
import path from 'node:path';
import { reviewOf } from '../../support/narratives.ts';

/** Sentences and short reports in which every number holds: nothing is told of them but hints. `\n` stands for a new paragraph. */
const CONSISTENT = readFileSync(path.join(__dirname, '../../fixtures/narratives/consistent.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '');

test('there are enough of them', () => {
  expect(CONSISTENT.length).toBeGreaterThan(270);
});

test.each(CONSISTENT)('%s', (line) => {
  const { findings } = reviewOf(['绩效自评报告', ...line.split('\\n')]);
  const alarms = findings.filter(({ severity }) => severity !== 'hint');
  expect(alarms.map(({ check, quote }) => `${check} ${quote}`)).toEqual([]);
});
