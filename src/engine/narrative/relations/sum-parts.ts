/** What all kinds of sums share: which numbers go together, whether they add up, how far off they may be. */

import { type Decimal, decimal, ONE, ZERO } from '../../decimal.ts';
import { areOneSlipApart, around, figure, type Interval, meet, plus } from '../figures.ts';
import type { SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Piece } from '../pieces.ts';

export const OPEN_LIST = /等(?!级|次|于|额|效|候|待)|其余|余下|剩余部分|以及其他|……|\.{3}/;
export const MOST_PARTS = 64;

/** The numbers of one piece, with what is asked of them again and again. */
export interface Row {
  readonly piece: Piece;
  readonly nums: readonly Num[];
}

export function rowsOf(all: readonly Num[]): Row[] {
  const rows: Row[] = [];
  let from = 0;
  for (let index = 1; index <= all.length; index++) {
    const first = all[from] as Num;
    if (index < all.length && all[index]?.piece === first.piece) continue;
    if (!first.piece.isTableRow) rows.push({ piece: first.piece, nums: all.slice(from, index) });
    from = index;
  }
  return rows;
}

export function isValue({ kind }: Num): boolean {
  return kind === 'amount' || kind === 'count' || kind === 'score';
}

export function sameMeasure(a: Num, b: Num): boolean {
  return a.kind === b.kind && a.family !== null && a.family === b.family;
}

/** How much a number grew or shrank is no whole and no part. */
const CHANGE = /同比|(?:比|较)(?:上|去)?年|增长|上升|下降/;

export function isChange({ before }: Num): boolean {
  return CHANGE.test(before);
}

/** Numbers that were rounded to units don't all end in 0 or 5; one that doesn't among four may be a slip. */
function isRound(nums: readonly Num[]): boolean {
  const others = nums.filter(({ numeral }) => !/[05]$/.test(numeral)).length;
  return others === 0 || (others === 1 && nums.length >= 4);
}

/** Whole numbers are exact beside decimals, and where all of them are round. */
function intervals(nums: readonly Num[]): Interval[] {
  const isExact = nums.some(({ decimals }) => decimals > 0) || isRound(nums);
  return nums.map((num) => (num.decimals === 0 && isExact ? around(num.exact, ZERO) : num.base));
}

export function addsUp(whole: Num, parts: readonly Num[]): boolean {
  const [of, ...each] = intervals([whole, ...parts]);
  return of !== undefined && meet(of, plus(each));
}

export function total(parts: readonly Num[]): Decimal {
  return parts.reduce((all, { exact }) => all.plus(exact), ZERO);
}

export function sizeOf({ numeral, unit }: Num): string {
  return `${numeral}${unit ?? ''}`;
}

const SHOWN = 8;

function workings(whole: Num, parts: readonly Num[]): string {
  const shown =
    parts.length <= SHOWN ? parts.map(sizeOf).join(' + ') : `${parts.slice(0, SHOWN).map(sizeOf).join(' + ')} + …`;
  const scale = whole.exact.eq(ZERO) || whole.value === null ? null : whole.exact.div(whole.value);
  const sum = scale === null ? total(parts) : total(parts).div(scale);
  return `${shown} = ${figure(sum)}${whole.unit ?? ''}`;
}

/** In the whole's unit. */
export function inUnitOf(whole: Num, sum: Decimal): Decimal {
  return whole.exact.eq(ZERO) || whole.value === null ? sum : sum.times(whole.value).div(whole.exact);
}

export function link(verdict: SumLink['verdict'], whole: Num, parts: readonly Num[], slip: Num | null = null): SumLink {
  return {
    kind: whole.kind === 'score' ? 'score-sum' : 'sum',
    verdict,
    nums: [whole, ...parts],
    workings: [workings(whole, parts)],
    whole,
    parts,
    total: inUnitOf(whole, total(parts)),
    slip,
  };
}

const TEN_THOUSAND = decimal(10000);

/** The one number that makes the sum hold when 元 becomes 万元 or the other way. */
export function slipOf(whole: Num, parts: readonly Num[]): Num | null {
  if (whole.kind !== 'amount') return null;
  const sum = total(parts);
  const fits = (a: Decimal, b: Decimal): boolean =>
    a.eq(b) ||
    a
      .minus(b)
      .abs()
      .lte(b.abs().div(decimal(100000)));
  if (whole.unit === '元' && fits(whole.exact.times(TEN_THOUSAND), sum)) return whole;
  if (whole.unit === '万元' && fits(whole.exact.div(TEN_THOUSAND), sum)) return whole;
  for (const part of parts) {
    const rest = sum.minus(part.exact);
    if (part.unit === '元' && fits(rest.plus(part.exact.times(TEN_THOUSAND)), whole.exact)) return part;
    if (part.unit === '万元' && fits(rest.plus(part.exact.div(TEN_THOUSAND)), whole.exact)) return part;
  }
  return null;
}

const LIMITS: readonly (readonly [number, Decimal])[] = [
  [2, decimal('0.05')],
  [3, decimal('0.1')],
];
const LIMIT = decimal('0.3');

/** How far off a list may be and still be taken for one that should add up. */
export function isWithinLimit(whole: Num, parts: readonly Num[]): boolean {
  if (whole.exact.eq(ZERO)) return false;
  const off = total(parts).minus(whole.exact).abs().div(whole.exact);
  const limit = LIMITS.find(([count]) => parts.length <= count)?.[1] ?? LIMIT;
  return off.lte(limit);
}

const THIRD = decimal(3);

/** Off by so much that one digit can explain it, and not so much that it is something else. */
export function isNearby(whole: Num, parts: readonly Num[]): boolean {
  const sum = total(parts);
  return sum.lte(whole.exact.times(THIRD)) && whole.exact.lte(sum.times(THIRD));
}

/** Prefixes: the list may end before its sentence does. */
export function fittingPrefix(whole: Num, parts: readonly Num[]): readonly Num[] | null {
  for (let count = parts.length; count >= 2; count--) {
    const prefix = parts.slice(0, count);
    if (addsUp(whole, prefix)) return prefix;
  }
  const [only] = parts;
  return parts.length === 1 && only !== undefined && addsUp(whole, [only]) ? [only] : null;
}

/** What a number is printed to, in 元 or its measure: 0.01万元 → 100. */
export function stepOf({ exact, value, decimals }: Num): Decimal {
  const scale = value === null || value.eq(ZERO) ? ONE : exact.div(value);
  return scale.times(decimal(`1e-${decimals}`));
}

/** The more parts there are, the less likely it is that one was left out. */
const SURE_DIGITS = 5;
const MANY_PARTS = 4;

/** Nobody leaves less than that of the whole out of a list. */
const LEFT_OUT = decimal('0.02');
/** Parts have fewer digits than their whole. */
const PART_DIGITS = 2;

/** The parts come to the whole but for one slip, in the whole or in one of them: nothing is left out, something is mistyped. */
export function isMistyped(whole: Num, parts: readonly Num[]): boolean {
  const least = parts.length < MANY_PARTS ? SURE_DIGITS : SURE_DIGITS - 1;
  const step = stepOf(whole);
  const sum = total(parts);
  if (areOneSlipApart(whole.exact, sum, step, least)) return true;
  // Nothing is that near a whole of few digits but by chance.
  if (whole.exact.div(step).lt(10 ** (SURE_DIGITS - 1))) return false;
  const off = sum.minus(whole.exact);
  // What is left out of a list is mostly a round amount, which looks like one digit more.
  if (off.lt(ZERO) && off.abs().gt(whole.exact.times(LEFT_OUT))) return false;
  return parts.some(
    (part) =>
      stepOf(part).gte(step) &&
      part.exact.gt(off) &&
      areOneSlipApart(part.exact, part.exact.minus(off), stepOf(part), PART_DIGITS),
  );
}
