import { join } from 'node:path';
import { describeAdvice, describeNumbers, describeRelations } from '../../support/describe-report.ts';
import { unlikeKept } from '../../support/kept-file.ts';
import { keptReports, SENTENCES, sentenceFiles } from '../../support/kept-sentences.ts';
import { labelledNarratives, reviewOf } from '../../support/narratives.ts';

/**
 * All that is read, held together and told in many sentences and in the labelled reports, kept: whatever a change changes there is
 * to be looked at. `JIHE_KEEP=1 npx jest test/engine/narrative/kept` writes the files anew, and git shows the difference.
 */

function unlike(name: string, found: string): string[] {
  return unlikeKept(join(SENTENCES, `${name}.kept.txt`), found);
}

/** Those that are about single numbers; the others show how numbers hang together. */
const OF_NUMBERS: readonly string[] = ['masks', 'mentions', 'normalise', 'places'];

describe('sentences', () => {
  test('enough of them', () => {
    expect(sentenceFiles.flatMap(keptReports).length).toBeGreaterThanOrEqual(2000);
  });

  test.each(sentenceFiles)('%s', (name) => {
    const reports = keptReports(name);
    const lines = reports.map(({ line, found }) => {
      const numbers = OF_NUMBERS.includes(name) ? describeNumbers(found) : '';
      return `${line}\n${numbers}${describeRelations(found)}`;
    });
    const all = `${lines.join('')}\n${describeAdvice(reports.map(({ found }) => found))}`;
    expect(unlike(name, all)).toEqual([]);
  });
});

test('the labelled reports', () => {
  const narratives = labelledNarratives();
  expect(narratives.length).toBeGreaterThanOrEqual(20);
  const lines = narratives.map(({ name, lines: text }) => {
    const found = reviewOf(text);
    return `${name}\n${describeNumbers(found)}${describeRelations(found)}`;
  });
  const all = lines.join('');
  expect(unlike('reports', all)).toEqual([]);
});
