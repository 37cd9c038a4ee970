import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { describeFound, describeWhole } from '../support/describe-whole.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { exampleForm, formGrid, withCells } from '../support/form-text.ts';
import { unlikeKept } from '../support/kept-file.ts';

/**
 * All that is read, found and proposed in many forms, kept: whatever a change changes in one of them is to be looked at.
 * `JIHE_KEEP=1 npx jest test/engine/kept-forms` writes the files anew, and git shows the difference.
 */

const FIXTURES = join(__dirname, '../fixtures');
const EXAMPLES: readonly string[] = ['national', 'hubei', 'operator-columns'];

function unlike(file: string, found: string): string[] {
  return unlikeKept(join(FIXTURES, file), found);
}

describe('forms that were made at random, many with heads that nobody knows or with a slip', () => {
  const names = readdirSync(join(FIXTURES, 'made')).flatMap((name) => /^(.*)\.tsv$/.exec(name)?.[1] ?? []);

  test('enough of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(44);
  });

  test.each(names)('%s', (name) => {
    const found = describeWhole(formGrid(readFileSync(join(FIXTURES, 'made', `${name}.tsv`), 'utf8')));
    expect(unlike(`made/${name}.txt`, found)).toEqual([]);
  });
});

describe('forms as units filled them', () => {
  test.each(formNames)('%s', (name) => {
    const found = describeWhole(fixtureForm(name));
    expect(unlike(`forms/${name}.whole.txt`, found)).toEqual([]);
  });
});

describe('forms with a few cells typed over at random', () => {
  /** A line a form: its name, then its cells. */
  const lines = readFileSync(join(FIXTURES, 'mistakes.tsv'), 'utf8').trimEnd().split('\n');

  function mistaken(line: string): SheetGrid {
    const [name = '', ...cells] = line.split('\t');
    const form = EXAMPLES.includes(name) ? exampleForm(name as 'national') : fixtureForm(name);
    const changes = cells.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const);
    return withCells(form, Object.fromEntries(changes));
  }

  test('what is found in each', () => {
    expect(lines.length).toBeGreaterThanOrEqual(160);
    const found = lines.map((line) => `# ${line}\n${describeFound(review([mistaken(line)]))}`).join('\n');
    expect(unlike('mistakes.txt', found)).toEqual([]);
  });
});
