/** One thing told in two places: the same value, another one, the same number in another unit or under another year. */

import { type Decimal, decimal, larger } from '../../decimal.ts';
import { areOneSlipApart, meet } from '../figures.ts';
import { EARLIER_WORDS } from '../lexicon.ts';
import type { Link, SameLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Piece } from '../pieces.ts';
import { textBefore } from '../window.ts';
import { stepOf } from './sum-parts.ts';

/** Until when a figure holds: two such figures are two. */
const DATED = /截[至止]|上半年|下半年|\d月|季度|第[一二三四五六七八九十\d]+(?:批|次|期|笔)|阶段|\d日|累计/;

const PLANNED = /目标值|计划|预期|预计|拟/;

/** What its sentence says of a number before it. */
function wordsBefore(num: Num): string {
  return textBefore(num, 60);
}

function isFree(num: Num): boolean {
  return (
    num.unit !== null &&
    num.bound === null &&
    !num.isTarget &&
    !num.isEarlier &&
    !num.piece.isTableRow &&
    !num.piece.isExcuse &&
    !num.piece.path.some((heading) => EARLIER_WORDS.test(heading)) &&
    !DATED.test(wordsBefore(num)) &&
    !PLANNED.test(wordsBefore(num))
  );
}

const SPENT =
  /^(.*?)(?:项目)?(?:实际|全年|总|资金|共|累计)*(?:支出总额|总支出|支出数|支出|执行数|执行金额|支出金额|完成预算资金|执行)(?:资金)?$/;
const GENERIC = /^(?:项目|全年|年度|本年|资金|预算|经费|专项|我单位|我局|我办|本|该|实际|总体|共|\d{4}年?度?|的)*$/;

/** The project's total expenditure: nothing names a part of it. */
function isTotalSpent(num: Num, title: string): boolean {
  if (num.kind !== 'amount' || num.role !== 'spent' || num.noun === null) return false;
  const prefix = SPENT.exec(num.noun)?.[1];
  if (prefix === undefined) return false;
  return GENERIC.test(prefix) || (prefix.length >= 4 && title.includes(prefix));
}

const TITLE_PIECES = 6;

function titleOf(pieces: readonly Piece[]): string {
  return pieces
    .slice(0, TITLE_PIECES)
    .map(({ text }) => text.slice(0, 80))
    .join('\n');
}

const NOUN_AFTER = /^[\u4e00-\u9fff]{1,8}/;
const SHORTEST = 6;
/** Short names that mean the whole project. */
const ENTIRE =
  /^(?:项目)?(?:全年预算数|全年预算|预算总额|预算总金额|资金总额|年度资金总额|总投资|实际到位资金|到位资金总额|预算资金总额)$/;

/** What is counted or paid, by the words before and behind; null when they say too little. */
function nameOf(num: Num): string | null {
  const before = (num.noun ?? '').replace(/[“”"]/g, '');
  if (num.kind === 'count') {
    const behind = /^[^，。;:()、\d\n]{0,9}/.exec(num.after)?.[0] ?? '';
    // A sentence that goes on isn't the noun that was counted.
    const after = behind.length <= 8 ? (NOUN_AFTER.exec(behind)?.[0] ?? '') : '';
    if (behind.length > 8) return null;
    return before.length + after.length < SHORTEST || before.length < 2 ? null : `${before}|${after}`;
  }
  return before.length >= 6 || ENTIRE.test(before) ? before : null;
}

const REPEATED = 20;

/** The words before a count, its neighbours' numbers left out: so many are alike only where a passage is told twice. */
function contextOf(num: Num): string | null {
  const words = wordsBefore(num).replace(/\d+(?:[.,]\d+)*/g, '#');
  return words.length < REPEATED ? null : words.slice(-REPEATED);
}

function partsAndWholes(links: readonly Link[]): ReadonlySet<number> {
  const parts = new Set<number>();
  for (const link of links) {
    if (link.kind === 'sum' || link.kind === 'score-sum') for (const { index } of link.parts) parts.add(index);
    if (link.kind === 'difference') for (const { num } of link.changes) parts.add(num.index);
  }
  return parts;
}

const ANY_YEAR = /((?:19|20)\d\d)年(?!\d{1,2}月)/;

/** The year that the report is about: a figure without a year is of that one. */
function yearOf(pieces: readonly Piece[]): number | null {
  const match = ANY_YEAR.exec(titleOf(pieces));
  return match === null ? null : Number(match[1]);
}

function apartYears(a: Num, b: Num, usual: number | null): boolean {
  const [first, second] = [a.year ?? usual, b.year ?? usual];
  return first !== null && second !== null && first !== second;
}

function apartSubjects(a: Num, b: Num): boolean {
  // Items of one list are different things.
  if (a.piece.isListItem && b.piece.isListItem && a.piece.path.join('\n') === b.piece.path.join('\n')) return true;
  return a.piece.subject !== '' && b.piece.subject !== '' && a.piece.subject !== b.piece.subject;
}

const CLOSE = decimal('0.1');

function isClose(a: Decimal, b: Decimal): boolean {
  return a.minus(b).abs().lte(larger(a, b).times(CLOSE));
}

const SURE_DIGITS = 5;

/** Far apart, but by one digit only: mistyped, not another thing. */
function isMistyped(a: Num, b: Num): boolean {
  return areOneSlipApart(a.exact, b.exact, larger(stepOf(a), stepOf(b)), SURE_DIGITS);
}

function link(
  first: Num,
  second: Num,
  of: SameLink['of'],
  name: string,
  verdict: SameLink['verdict'],
  others: readonly Num[] = [],
): SameLink {
  return {
    kind: 'same',
    verdict,
    nums: [first, second, ...others],
    workings: [`${first.quote} / ${second.quote}`],
    of,
    name,
    first,
    second,
  };
}

interface Value {
  readonly nums: Num[];
}

/** Values that aren't roundings of each other, those told most often first. */
function valuesOf(nums: readonly Num[]): Value[] {
  const values: Value[] = [];
  for (const num of nums) {
    const known = values.find(({ nums: [first] }) => first !== undefined && meet(first.base, num.base));
    if (known === undefined) values.push({ nums: [num] });
    else known.nums.push(num);
    if (values.length > 4) break;
  }
  return values.sort((a, b) => b.nums.length - a.nums.length);
}

const MOST_OF_ONE = 24;

function compare(name: string, group: readonly Num[], mustBeClose: boolean, usual: number | null): SameLink[] {
  const nums = group.slice(0, MOST_OF_ONE);
  const [most, ...others] = valuesOf(nums);
  if (most === undefined) return [];
  const [first] = most.nums;
  if (first === undefined) return [];
  const links: SameLink[] = most.nums.slice(1).map((num) => link(first, num, 'value', name, 'agrees'));
  // Three values and more are three things.
  if (others.length > 2) return links;
  for (const { nums: deviating } of others) {
    for (const num of deviating) {
      if (most.nums.some(({ piece }) => piece === num.piece)) continue;
      const against = most.nums.filter((other) => !apartYears(num, other, usual) && !apartSubjects(num, other));
      const [other] = against;
      if (other === undefined || (mustBeClose && !isClose(num.exact, other.exact) && !isMistyped(num, other))) continue;
      links.push(link(num, other, 'value', name, 'contradicts', against.slice(1)));
    }
  }
  return links;
}

function groupBy(nums: readonly Num[], keyOf: (num: Num) => string | null): Map<string, Num[]> {
  const groups = new Map<string, Num[]>();
  for (const num of nums) {
    const key = keyOf(num);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [num]);
    else group.push(num);
  }
  return groups;
}

/** A paragraph that tells one name two values speaks of several things: the name says too little. */
function isAmbiguous(group: readonly Num[]): boolean {
  const byPiece = new Map<Piece, Num>();
  return group.some((num) => {
    const known = byPiece.get(num.piece);
    byPiece.set(num.piece, num);
    return known !== undefined && !meet(known.base, num.base);
  });
}

function valueLinks(all: readonly Num[], pieces: readonly Piece[], links: readonly Link[]): SameLink[] {
  const inLists = partsAndWholes(links);
  const free = all.filter(
    (num) => (num.kind === 'amount' || num.kind === 'count') && !inLists.has(num.index) && isFree(num),
  );
  const title = titleOf(pieces);
  const usual = yearOf(pieces);
  const spent = free.filter((num) => isTotalSpent(num, title));
  const isSpent = new Set(spent);
  const named = groupBy(
    free.filter((num) => !isSpent.has(num)),
    (num) => {
      const name = nameOf(num);
      if (name !== null) return `${num.kind}|${num.family ?? ''}|${num.role ?? ''}|${name}`;
      const context = num.kind === 'count' ? contextOf(num) : null;
      return context === null ? null : `${num.family ?? ''}|${context}`;
    },
  );
  const found = isAmbiguous(spent) ? [] : compare('支出', spent, true, usual);
  for (const [, group] of named) {
    if (group.length < 2 || isAmbiguous(group)) continue;
    const [first] = group;
    if (first !== undefined) found.push(...compare(first.noun ?? '', group, first.kind === 'amount', usual));
  }
  return found;
}

const FEW = 5;

/** So many digits without the zeros at both ends: such numbers aren't met twice by chance. */
function isTelling(numeral: string, digits: number): boolean {
  return (
    numeral
      .replace('.', '')
      .replace(/^0+/, '')
      .replace(/0{1,24}$/, '').length >= digits
  );
}

/** 2089元 beside 2089万元. */
function unitLinks(all: readonly Num[]): SameLink[] {
  const amounts = all.filter((num) => num.kind === 'amount' && num.role !== null && isTelling(num.numeral, 3));
  const byNumeral = groupBy(amounts, ({ numeral }) => numeral);
  return amounts.flatMap((num) => {
    if (num.unit !== '元' || num.exact.gte(100000)) return [];
    const other = byNumeral
      .get(num.numeral)
      ?.find((each) => each.unit === '万元' && Math.abs(each.piece.index - num.piece.index) <= FEW);
    return other === undefined ? [] : [link(num, other, 'unit', num.noun ?? '', 'contradicts')];
  });
}

const YEAR_OF = /((?:19|20)\d\d)年(?!\d{1,2}月)/g;

/** The year that the clause gives to a figure; a date of a document is none. */
function plainYear(num: Num): number | null {
  const years = [...wordsBefore(num).matchAll(YEAR_OF)];
  return years.length === 1 ? Number(years[0]?.[1]) : null;
}

function yearLinks(all: readonly Num[]): SameLink[] {
  const given = all.filter(
    (num) =>
      num.kind === 'amount' &&
      (num.role === 'allotted' || num.role === 'budget' || num.role === 'adjusted') &&
      isTelling(num.numeral, 4) &&
      !num.isEarlier &&
      !/提前|上年|结转/.test(wordsBefore(num)),
  );
  const groups = groupBy(given, (num) => `${num.numeral}${num.unit ?? ''}`);
  return [...groups.values()].flatMap((group) => {
    const dated = group.filter((num) => plainYear(num) !== null);
    const [first] = dated;
    if (first === undefined) return [];
    const other = dated.find((num) => num.piece !== first.piece && plainYear(num) !== plainYear(first));
    if (other === undefined || apartSubjects(first, other)) return [];
    return [link(other, first, 'year', other.noun ?? '', 'contradicts')];
  });
}

export function sameLinks(all: readonly Num[], pieces: readonly Piece[], links: readonly Link[]): SameLink[] {
  return [...valueLinks(all, pieces, links), ...unitLinks(all), ...yearLinks(all)];
}
