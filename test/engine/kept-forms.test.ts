import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkIds } from '../../src/engine/checks/all.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import type { Review } from '../../src/engine/review-types.ts';
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

/** A line a form: its name, then its cells. */
const lines = readFileSync(join(FIXTURES, 'mistakes.tsv'), 'utf8').trimEnd().split('\n');

function mistaken(line: string): SheetGrid {
  const [name = '', ...cells] = line.split('\t');
  const form = EXAMPLES.includes(name) ? exampleForm(name as 'national') : fixtureForm(name);
  const changes = cells.map((each) => [each.slice(0, each.indexOf('=')), each.slice(each.indexOf('=') + 1)] as const);
  return withCells(form, Object.fromEntries(changes));
}

const reviews = new Map<string, Review>();
/** Each once: what is found in it is asked for twice. */
function mistakenReview(line: string): Review {
  const known = reviews.get(line) ?? review([mistaken(line)]);
  reviews.set(line, known);
  return known;
}

describe('forms with a few cells typed over at random', () => {
  test('what is found in each', () => {
    expect(lines.length).toBeGreaterThanOrEqual(160);
    const found = lines.map((line) => `# ${line}\n${describeFound(mistakenReview(line))}`).join('\n');
    expect(unlike('mistakes.txt', found)).toEqual([]);
  });
});

test('which checks ask nothing of which form', () => {
  const forms: [string, Review][] = [
    ...formNames.map((name): [string, Review] => [name, review([fixtureForm(name)])]),
    ...EXAMPLES.map((name): [string, Review] => [name, review([exampleForm(name as 'national')])]),
    ...lines.map((line, at): [string, Review] => [`${at}`, mistakenReview(line)]),
  ];
  const silent = new Map<string, string[]>(checkIds.map((id) => [id, []]));
  for (const [name, { tables }] of forms) {
    tables.forEach(({ outcomes }, at) => {
      for (const [id, { state }] of outcomes)
        if (state === 'not-applicable') silent.get(id)?.push(at === 0 ? name : `${name}/${at}`);
    });
  }
  const found = [...silent].map(([id, names]) => `${id}: ${names.join(' ')}\n`).join('');
  expect(unlike('asked.txt', found)).toEqual([]);
});
