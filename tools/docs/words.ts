import { BASICS } from '../../src/engine/layout/words/basic-words.ts';
import {
  GOAL_PERIODS,
  GOALS,
  LEVEL1,
  LEVEL2,
  NUMBERING,
  OTHER_PLACES,
} from '../../src/engine/layout/words/block-words.ts';
import { FUND_HEADS, FUND_ROWS } from '../../src/engine/layout/words/fund-words.ts';
import { INDICATOR_HEADS, THIS_YEAR } from '../../src/engine/layout/words/indicator-heads.ts';
import type { RoleWords, WordPattern } from '../../src/engine/layout/words/match.ts';

/** The words of the forms as tables of docs/layouts.md. */

const PLACES: readonly (readonly [string, readonly RoleWords[]])[] = [
  ['Heads of the indicators', [...INDICATOR_HEADS, THIS_YEAR]],
  ['Heads of the funds', FUND_HEADS],
  ['Rows of the funds', FUND_ROWS],
  ['Single fields', BASICS],
  ['Goals', [...GOALS, ...GOAL_PERIODS]],
  ['Other places', [...OTHER_PLACES, LEVEL1, LEVEL2, NUMBERING]],
];

function list(words: readonly string[] | undefined): string {
  return words === undefined ? '' : [...words].sort((a, b) => a.localeCompare(b, 'zh')).join(' ');
}

function rule({ holds, andHolds, begins, ends, without }: WordPattern): string {
  const parts = [
    ['begins', begins],
    ['holds', holds],
    ['and', andHolds],
    ['ends', ends],
    ['without', without],
  ] as const;
  return parts.flatMap(([name, words]) => (words === undefined ? [] : [`${name} ${list(words)}`])).join('; ');
}

function line({ role, core, before, after, alone, patterns, never }: RoleWords): string {
  const open = (patterns ?? []).map(rule).join('<br>');
  return `| \`${role}\` | ${list([...(alone ?? []), ...(core ?? [])])} | ${list(before)} | ${list(after)} | ${open} | ${list(never)} |`;
}

/** One table a place of the form. */
export function wordTables(): string[] {
  return PLACES.flatMap(([title, roles]) => [
    `### ${title}`,
    '',
    '| | words | before | behind | open rules | never with |',
    '|---|---|---|---|---|---|',
    ...roles.map(line),
    '',
  ]).slice(0, -1);
}
