import type { Mention } from '../../../src/engine/narrative/ledger-types.ts';
import {
  isFalseAlarm,
  type Labelled,
  labelledNarratives,
  placesOf,
  reviewOf,
  tells,
} from '../../support/narratives.ts';

/** What is found in the labelled reports, what isn't, and what is told wrongly. */

const narratives = labelledNarratives();

/** Kinds of relations that hold and that a wrong number must break. */
const HELD = new Set(['text-sum', 'text-rate', 'text-difference', 'text-score-sum']);

interface Changed {
  readonly lines: readonly string[];
  readonly what: string;
}

/** The first two digits of a number, each made another: further off than any rounding. */
function changedDigits({ lines }: Labelled, { paragraph, range: [start], quote }: Mention): Changed[] {
  const at = (paragraph ?? 1) - 1;
  const line = lines[at] as string;
  const digits = [...quote].flatMap((char, index) => (/\d/.test(char) ? [index] : [])).slice(0, 2);
  return digits.flatMap((index) => {
    const digit = (Number(quote[index]) + 3) % 10;
    if (index === 0 && digit === 0) return [];
    const changed = `${line.slice(0, start + index)}${digit}${line.slice(start + index + 1)}`;
    return [{ lines: lines.map((each, row) => (row === at ? changed : each)), what: `${quote}@${index} → ${digit}` }];
  });
}

function keys(lines: readonly string[]): Set<string> {
  return new Set(reviewOf(lines).findings.map(({ check, paragraph, quote }) => `${check} ${paragraph} ${quote}`));
}

function caughtIn(narrative: Labelled): { readonly tried: number; readonly missed: string[] } {
  const { mentions } = reviewOf(narrative.lines);
  const before = keys(narrative.lines);
  const places = narrative.clean
    .filter(({ kind }) => HELD.has(kind))
    .flatMap(({ quotes }) => quotes.flatMap((quote) => placesOf(narrative.lines, quote).slice(0, 1)));
  const inside = mentions.filter(
    ({ kind, paragraph, range: [start, end] }) =>
      kind !== 'not-a-value' &&
      kind !== 'per' &&
      places.some((place) => place.paragraph === paragraph && start >= place.start && end <= place.end),
  );
  const changes = inside.flatMap((mention) => changedDigits(narrative, mention));
  const missed = changes.filter(({ lines }) => [...keys(lines)].every((key) => before.has(key)));
  return { tried: changes.length, missed: missed.map(({ what }) => `${narrative.name} ${what}`) };
}

test('every contradiction is found, nothing else is told', () => {
  const found: string[] = [];
  const missed: string[] = [];
  const wrong: string[] = [];
  for (const narrative of narratives) {
    const { findings } = reviewOf(narrative.lines);
    for (const label of narrative.contradictions) {
      const list = findings.some((finding) => tells(finding, label, narrative.lines)) ? found : missed;
      list.push(`${narrative.name} ${label.kind} ${label.quotes.join(' | ')}`);
    }
    wrong.push(
      ...findings
        .filter((finding) => isFalseAlarm(finding, narrative))
        .map(({ check, quote }) => `${narrative.name} ${check} ${quote}`),
    );
  }
  process.stdout.write(`narratives: ${found.length} found, ${missed.length} missed, ${wrong.length} false\n`);
  expect(missed).toEqual([]);
  expect(wrong).toEqual([]);
  expect(found.length).toBeGreaterThanOrEqual(20);
  expect(narratives.length).toBeGreaterThanOrEqual(20);
});

test('a changed digit breaks the relation that it stands in', () => {
  const results = narratives.map(caughtIn);
  const tried = results.reduce((all, each) => all + each.tried, 0);
  const missed = results.flatMap((each) => each.missed);
  process.stdout.write(`changed digits: ${tried - missed.length} of ${tried} caught\n`);
  expect(tried).toBeGreaterThan(200);
  expect(missed.length / tried).toBeLessThan(0.06);
});

describe('the ledger of each report', () => {
  test.each(narratives.map((narrative) => [narrative.name, narrative] as const))('%s', (_, { lines }) => {
    const { mentions, findings, relations, counts } = reviewOf(lines);
    for (const { paragraph, range, quote } of [...mentions, ...findings]) {
      expect((lines[(paragraph ?? 0) - 1] as string).slice(...range)).toBe(quote);
    }
    lines.forEach((line, index) => {
      for (const match of line.matchAll(/\d+/g)) {
        const holding = mentions.filter(
          ({ paragraph, range: [start, end] }) =>
            paragraph === index + 1 && start <= match.index && end >= match.index + match[0].length,
        );
        expect({ line, digits: match[0], entries: holding.length }).toEqual({ line, digits: match[0], entries: 1 });
      }
    });
    expect(counts.relations).toBe(relations.filter(({ verdict }) => verdict !== 'open').length);
    expect(counts.relations).toBe(counts.agreed + counts.contradicting);
    expect(counts.numbers).toBeGreaterThanOrEqual(counts.uncheckable);
  });
});
