import type { FundColumn, IndicatorColumn } from '../self-evaluation.ts';

/** What a label of a single field can name. */
export type BasicLabel = 'project' | 'department' | 'unit' | 'year' | 'grade' | 'total' | 'amountUnit';

/** What a head of the indicators can name: a column of the form, the target as adjusted during the year, or a column that isn't read. */
export type IndicatorHead = IndicatorColumn | 'adjusted' | 'other';

/** What a head of the funds can name. */
export type FundHead = FundColumn | 'other';

/** What words name a part of a form, as data, and how a label is held against them. */

/** An open rule: any label that begins, holds and ends as said. */
export interface WordPattern {
  /** One of these is in it. */
  readonly holds?: readonly string[];
  /** And one of these. */
  readonly andHolds?: readonly string[];
  readonly begins?: readonly string[];
  readonly ends?: readonly string[];
  /** None of these is in it. */
  readonly without?: readonly string[];
}

export interface RoleWords<Role extends string = string> {
  readonly role: Role;
  /** Words that name the part by themselves; `before` and `after` may stand around them, also several of each. */
  readonly core?: readonly string[];
  readonly before?: readonly string[];
  readonly after?: readonly string[];
  /** Words that only count alone. */
  readonly alone?: readonly string[];
  readonly patterns?: readonly WordPattern[];
  /** A label with one of these in it is something else. */
  readonly never?: readonly string[];
}

/** How sure a match is: the word itself, one put together from known parts, or one that differs in a single character. */
type Certainty = 'whole' | 'composed' | 'similar';

export interface Match<Role extends string> {
  readonly role: Role;
  readonly certainty: Certainty;
}

/** Every word of a role that a label could be told by. */
export function allWords({ core, alone, patterns }: RoleWords): string[] {
  const open = (patterns ?? []).flatMap(({ holds, begins, ends }) => holds ?? begins ?? ends ?? []);
  return [...(core ?? []), ...(alone ?? []), ...open];
}

type ByFirst = ReadonlyMap<string, readonly string[]>;

interface Compiled<Role extends string> {
  readonly role: Role;
  readonly core: ByFirst;
  readonly before: ByFirst;
  readonly after: ByFirst;
  readonly patterns: readonly WordPattern[];
  readonly never: readonly string[];
}

function byFirst(words: readonly string[]): ByFirst {
  const map = new Map<string, string[]>();
  for (const word of words) {
    const first = word[0];
    if (first === undefined) continue;
    const list = map.get(first);
    if (list === undefined) map.set(first, [word]);
    else list.push(word);
  }
  return map;
}

const NO_WORDS: readonly string[] = [];

/** Places of a text that were got to; two at a time are in use, and every label is held against some hundred lists. */
const STARTS: boolean[] = [];
const ENDS: boolean[] = [];

/** Marks every place that can be got to from `from` by any number of the words, itself included. */
function spread(seen: boolean[], text: string, from: number, words: ByFirst): void {
  for (let at = from; at <= text.length; at++) seen[at] = at === from;
  if (words.size === 0) return;
  for (let at = from; at < text.length; at++) {
    if (seen[at] !== true) continue;
    for (const word of words.get(text[at] as string) ?? NO_WORDS)
      if (text.startsWith(word, at)) seen[at + word.length] = true;
  }
}

/** Whether words of the list, one after another, are all that follows. */
function isAllOf(text: string, from: number, words: ByFirst): boolean {
  if (from === text.length) return true;
  if (words.get(text[from] as string) === undefined) return false;
  spread(ENDS, text, from, words);
  return ENDS[text.length] === true;
}

/** The length of the longest core word that the label is built around; 0 when it is no such label. */
function composed(text: string, { core, before, after }: Compiled<string>): number {
  spread(STARTS, text, 0, before);
  let longest = 0;
  for (let at = 0; at < text.length; at++) {
    if (STARTS[at] !== true) continue;
    for (const word of core.get(text[at] as string) ?? NO_WORDS)
      if (word.length > longest && text.startsWith(word, at) && isAllOf(text, at + word.length, after))
        longest = word.length;
  }
  return longest;
}

function hasAny(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.includes(word)) return true;
  return false;
}

function beginsWithAny(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.startsWith(word)) return true;
  return false;
}

function endsWithAny(text: string, words: readonly string[]): boolean {
  for (const word of words) if (text.endsWith(word)) return true;
  return false;
}

function fits(text: string, { holds, andHolds, begins, ends, without }: WordPattern): boolean {
  if (holds !== undefined && !hasAny(text, holds)) return false;
  if (andHolds !== undefined && !hasAny(text, andHolds)) return false;
  if (begins !== undefined && !beginsWithAny(text, begins)) return false;
  if (ends !== undefined && !endsWithAny(text, ends)) return false;
  return without === undefined || !hasAny(text, without);
}

/** Room for pairs of letters; two pairs in one place only mean that a text is looked at in vain. */
const PAIRS = new Int32Array(1 << 13);
const LAST_PAIR = PAIRS.length - 1;
const MAX_LISTS = 31;
let lists = 0;
let lastText = '';
let lastLists = 0;

/** @param before 0 for a letter by itself. */
function pairAt(before: number, letter: number): number {
  return (before * 31 + letter) & LAST_PAIR;
}

/** The bit of a new list, set where words of it end. Beyond 31 lists, some share a bit. */
function registered(roles: readonly RoleWords[]): number {
  const bit = 1 << (lists++ % MAX_LISTS);
  for (const word of roles.flatMap(allWords)) {
    const [before, last] =
      word.length < 2 ? [0, word.charCodeAt(0)] : [word.charCodeAt(word.length - 2), word.charCodeAt(word.length - 1)];
    const at = pairAt(before, last);
    PAIRS[at] = (PAIRS[at] as number) | bit;
  }
  return bit;
}

/** The lists that may have a word in this text, by its pairs of letters: one pass instead of one over each list. */
function listsIn(text: string): number {
  if (text === lastText) return lastLists;
  let found = 0;
  let before = 0;
  // `pairAt`, written out: every letter of every text that may be a label comes by here.
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    found |= (PAIRS[letter & LAST_PAIR] as number) | (PAIRS[(before * 31 + letter) & LAST_PAIR] as number);
    before = letter;
  }
  lastText = text;
  lastLists = found;
  return found;
}

/** Characters that tell one part from another: 一级 from 二级, 年初 from 年末. A word that differs in one of these is another word. */
const TELLING = /[一二三四五六七八九十初末中上下前后未不无率分总得预决执实计]/;
const LEAST_SIMILAR = 4;

function isSimilar(text: string, word: string): boolean {
  if (word.length < LEAST_SIMILAR || text.length !== word.length) return false;
  let other = 0;
  for (let at = 0; at < word.length; at++) {
    if (text[at] === word[at]) continue;
    if (++other > 1 || TELLING.test(word[at] as string) || TELLING.test(text[at] as string)) return false;
  }
  return other === 1;
}

/** The roles of one place in a form. Where several fit, the whole word comes before one put together, and that before an open rule. */
export class WordList<Role extends string> {
  readonly #whole = new Map<string, Role>();
  readonly #compiled: readonly Compiled<Role>[];
  readonly #bit: number;

  constructor(roles: readonly RoleWords<Role>[]) {
    this.#bit = registered(roles);
    for (const { role, core, alone } of roles)
      for (const word of [...(alone ?? []), ...(core ?? [])]) if (!this.#whole.has(word)) this.#whole.set(word, role);
    this.#compiled = roles.map(({ role, core, before, after, patterns, never }) => ({
      role,
      core: byFirst(core ?? NO_WORDS),
      before: byFirst(before ?? NO_WORDS),
      after: byFirst(after ?? NO_WORDS),
      patterns: patterns ?? [],
      never: never ?? NO_WORDS,
    }));
  }

  /** @param text a label's key: normalised, without numbering and brackets. */
  match(text: string): Match<Role> | null {
    if ((listsIn(text) & this.#bit) === 0) return null;
    const whole = this.#whole.get(text);
    if (whole !== undefined) return { role: whole, certainty: 'whole' };
    let best: Role | null = null;
    let longest = 0;
    const first = text[0] as string;
    for (const one of this.#compiled) {
      if (!one.core.has(first) && !one.before.has(first)) continue;
      const length = composed(text, one);
      if (length <= longest || hasAny(text, one.never)) continue;
      longest = length;
      best = one.role;
    }
    best ??= this.#open(text);
    return best === null ? null : { role: best, certainty: 'composed' };
  }

  /** The first role whose open rules fit. */
  #open(text: string): Role | null {
    for (const { role, patterns, never } of this.#compiled)
      for (const pattern of patterns) if (fits(text, pattern) && !hasAny(text, never)) return role;
    return null;
  }

  /** As `match`; where no word fits, one that differs in a single character that tells nothing. */
  nearest(text: string): Match<Role> | null {
    const match = this.match(text);
    if (match !== null) return match;
    for (const [word, role] of this.#whole) if (isSimilar(text, word)) return { role, certainty: 'similar' };
    return null;
  }
}
