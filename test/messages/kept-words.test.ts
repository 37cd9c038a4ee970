import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { review } from '../../src/engine/review.ts';
import { describe as inWords, titleOf } from '../../src/messages/index.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { exampleForm, formGrid, withCells } from '../support/form-text.ts';

/**
 * Every sentence about what is found in many forms, kept: a change of words shows here as what users will read.
 * `JIHE_KEEP=1 npx jest test/messages/kept-words` writes the file anew, and git shows the difference.
 */

const FIXTURES = join(__dirname, '../fixtures');
const FILE = join(FIXTURES, 'messages/findings.txt');

function made(): SheetGrid[] {
  const names = readdirSync(join(FIXTURES, 'made')).flatMap((name) => /^(.*)\.tsv$/.exec(name)?.[1] ?? []);
  return names.map((name) => formGrid(readFileSync(join(FIXTURES, 'made', `${name}.tsv`), 'utf8')));
}

/** Forms with slips, one a line: the form, then cells with what stands in them instead. */
function slipped(): SheetGrid[] {
  const lines = readFileSync(join(FIXTURES, 'mistakes.tsv'), 'utf8').trimEnd().split('\n');
  return lines.map((line) => {
    const [name = '', ...changes] = line.split('\t');
    const form = formNames.includes(name) ? fixtureForm(name) : exampleForm(name as 'national');
    return withCells(form, Object.fromEntries(changes.map((each) => each.split(/=(.*)/s).slice(0, 2))));
  });
}

/** The sentences of each check, each once, in the order in which they come up. */
function sentences(forms: readonly SheetGrid[]): Map<string, Set<string>> {
  const byCheck = new Map<string, Set<string>>();
  for (const form of forms) {
    for (const finding of review([form]).findings) {
      const { what, why, how } = inWords(finding);
      const known = byCheck.get(finding.check) ?? new Set<string>();
      byCheck.set(finding.check, known);
      for (const sentence of [what, why, how]) known.add(sentence);
    }
  }
  return byCheck;
}

test('all that is said of what is found', () => {
  const byCheck = sentences([...formNames.map((name) => fixtureForm(name)), ...made(), ...slipped()]);
  expect(byCheck.size).toBeGreaterThan(35);
  const parts = [...byCheck]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([check, said]) => [`# ${check} ${titleOf(check as Parameters<typeof titleOf>[0])}`, ...said].join('\n'));
  const found = `${parts.join('\n\n')}\n`;
  if (process.env['JIHE_KEEP'] === '1') writeFileSync(FILE, found);
  expect(found).toBe(readFileSync(FILE, 'utf8'));
});
