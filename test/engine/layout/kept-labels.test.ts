import { join } from 'node:path';
import { labelOf } from '../../../src/engine/layout/labels.ts';
import { BASICS } from '../../../src/engine/layout/words/basic-words.ts';
import {
  GOALS,
  LEVEL1,
  LEVEL2,
  level1Words,
  level2Words,
  NUMBERING,
  numberingWords,
  OTHER_PLACES,
} from '../../../src/engine/layout/words/block-words.ts';
import { FUND_HEADS, FUND_ROWS } from '../../../src/engine/layout/words/fund-words.ts';
import { INDICATOR_HEADS } from '../../../src/engine/layout/words/indicator-heads.ts';
import type { RoleWords, WordPattern } from '../../../src/engine/layout/words/match.ts';
import { unlikeKept } from '../../support/kept-file.ts';

/**
 * What a cell is taken for that calls a part of a form by one of the known words, kept: each word by itself, or in the shortest label
 * that its place in the lists allows. A word that is gone, or that now speaks for another part, shows here.
 * `JIHE_KEEP=1 npx jest test/engine/layout/kept-labels` writes the file anew, and git shows the difference.
 */

const KEPT = join(__dirname, '../../fixtures/labels.txt');

const PLACES: readonly (readonly [string, readonly RoleWords[]])[] = [
  ['indicators', INDICATOR_HEADS],
  ['funds', FUND_HEADS],
  ['rows of funds', FUND_ROWS],
  ['single fields', BASICS],
  ['goals', GOALS],
  ['other places', [...OTHER_PLACES, LEVEL1, LEVEL2, NUMBERING]],
];

/** The parts that a label names, in words. */
function taken(text: string): string {
  const { key: _key, inline: _inline, taught: _taught, ...parts } = labelOf(text);
  const named = Object.entries(parts).flatMap(([part, role]) =>
    role === true ? [part] : typeof role === 'string' ? [`${part}=${role}`] : [],
  );
  for (const words of [level1Words, level2Words, numberingWords])
    named.push(...(words.match(text) === null ? [] : [words.match(text)?.role ?? '']));
  return named.length === 0 ? '–' : named.join(' ');
}

/** The shortest labels that an open rule takes, one for each of its words; behind them one with each word it doesn't bear. */
function ofPattern({ holds, andHolds, begins, ends, without }: WordPattern): [string, string[]][] {
  const label = (parts: { [part in 'begins' | 'holds' | 'and' | 'not' | 'ends']?: string }): string =>
    [
      parts.begins ?? begins?.[0],
      parts.holds ?? holds?.[0],
      parts.and ?? andHolds?.[0],
      parts.not,
      parts.ends ?? ends?.[0],
    ]
      .filter((each) => each !== undefined)
      .join('');
  return [
    ['begins', (begins ?? []).map((word) => label({ begins: word }))],
    ['holds', (holds ?? []).map((word) => label({ holds: word }))],
    ['and holds', (andHolds ?? []).map((word) => label({ and: word }))],
    ['ends', (ends ?? []).map((word) => label({ ends: word }))],
    ['without', (without ?? []).map((word) => label({ not: word }))],
  ];
}

function labelsOf({ core, alone, before, after, patterns, never }: RoleWords): [string, string[]][] {
  const [first = ''] = core ?? [];
  const open = (patterns ?? []).map(ofPattern);
  const any = first === '' ? (open[0]?.flatMap(([, labels]) => labels)[0] ?? '') : first;
  return [
    ['alone', [...(alone ?? [])]],
    ['core', [...(core ?? [])]],
    ['before', (before ?? []).map((word) => word + first)],
    ['after', (after ?? []).map((word) => first + word)],
    ...open.flat(),
    ['never', (never ?? []).map((word) => word + any)],
  ];
}

test('each known word, in a label', () => {
  const lines = PLACES.flatMap(([place, roles]) =>
    roles.flatMap((role) =>
      labelsOf(role).flatMap(([kind, labels]) =>
        labels.length === 0
          ? []
          : [`# ${place}, ${role.role}: ${kind}`, ...labels.map((each) => `${each}\t${taken(each)}`)],
      ),
    ),
  );
  expect(lines.length).toBeGreaterThanOrEqual(2000);
  const found = `${lines.join('\n')}\n`;
  expect(unlikeKept(KEPT, found)).toEqual([]);
});
