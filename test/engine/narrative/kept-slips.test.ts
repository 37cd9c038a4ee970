import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describeRelations } from '../../support/describe-report.ts';
import { unlikeKept } from '../../support/kept-file.ts';
import { SENTENCES, slippedReports } from '../../support/kept-sentences.ts';

/**
 * The sentences at the bounds of the rules with each number typed over: what is told then in short, and a mark of all that is held
 * together. `JIHE_KEEP=1 npx jest test/engine/narrative/kept-slips` writes the files anew.
 */

test.each(['rates', 'same', 'sums'])('%s', (name) => {
  let count = 0;
  const lines = slippedReports(name).map(({ line, slips }) => {
    count += slips.length;
    const told = slips.map(({ found }) => found.findings.length).join('');
    const mark = createHash('sha256').update(slips.map(({ found }) => describeRelations(found)).join('\n'));
    return `${line}  ${told} #${mark.digest('hex').slice(0, 8)}\n`;
  });
  expect(count).toBeGreaterThan(500);
  expect(unlikeKept(join(SENTENCES, `${name}.slips.kept.txt`), lines.join(''))).toEqual([]);
});
