import { review } from '../../src/engine/review.ts';
import { describe as inWords } from '../../src/messages/index.ts';
import { scoreCard } from '../../src/reports/card.ts';
import { tableEntry } from '../../src/reports/entry.ts';
import { fixtureForm, formNames } from '../support/fixtures.ts';
import { gridOf } from '../support/form-text.ts';

/** A cell may hold 32,767 characters: no sentence and no label of a report holds them all, whichever cell it is. */

const LONG = [(text: string) => `${text}万`.padEnd(5000, '万'), (text: string) => text.padEnd(5000, '9')];
/** What a sentence with a list of names may come to. */
const LONGEST = 700;

test('texts too long to be read are cut wherever they are quoted', () => {
  const long: string[] = [];
  let tried = 0;
  for (const [at, name] of formNames.entries()) {
    const grid = fixtureForm(name);
    const cells = grid.rows.flatMap((row) => [...row.cells]);
    const filled = cells.flatMap((cell, index) => (cell.kind === 'text' ? [index] : []));
    // One cell in six of each form, other ones in each: all columns and blocks come up.
    for (const [turn, index] of filled.entries()) {
      if (turn % 6 !== at % 6) continue;
      const lengthened = LONG[turn % LONG.length] as (text: string) => string;
      const changed = cells.map((cell, each) =>
        each === index ? { ...cell, value: lengthened(String(cell.value)) } : cell,
      );
      const reviewed = review([gridOf(grid.name, changed, grid.merges)]);
      tried++;
      const said = [
        ...reviewed.findings.flatMap((finding) => {
          const { what, why, how } = inWords(finding);
          return [what, why, how].map((text) => [finding.check, text] as const);
        }),
        ...reviewed.tables.flatMap((table) =>
          scoreCard(tableEntry(table)).map(({ label }) => ['card', label] as const),
        ),
      ];
      for (const [where, text] of said) if (text.length > LONGEST) long.push(`${name} ${where} ${text.length}`);
    }
  }
  expect([...new Set(long.map((each) => each.split(' ').slice(0, 2).join(' ')))]).toEqual([]);
  expect(tried).toBeGreaterThan(400);
});
