/** Rates that come out once a number of a relation is what the relation's other numbers make of it. */

import { type Decimal, ZERO } from '../../decimal.ts';
import { around, type Interval, meet, over } from '../figures.ts';
import type { DifferenceLink, RateLink, SumLink } from '../link.ts';
import type { Num } from '../mentions.ts';
import { contradicting, type NarrativeContext } from './check.ts';

/** A rate that has the same cause, as sentences show it. */
export interface SpoiledRate {
  readonly printed: string;
  readonly working: string;
}

export interface Spoiled {
  /** Their own findings join this one. */
  readonly explains: readonly Num[];
  readonly rates: readonly SpoiledRate[];
}

type Repairs = ReadonlyMap<Num, Decimal>;

function repairsOfSum({ whole, parts }: SumLink): Repairs {
  const sum = parts.reduce((all, { exact }) => all.plus(exact), ZERO);
  return new Map([[whole, sum], ...parts.map((part) => [part, whole.exact.minus(sum.minus(part.exact))] as const)]);
}

function repairsOfDifference({ first, changes, last }: DifferenceLink): Repairs {
  const change = changes.reduce(
    (all, { num, sign }) => (sign === 1 ? all.plus(num.exact) : all.minus(num.exact)),
    ZERO,
  );
  const off = last.exact.minus(first.exact.plus(change));
  return new Map([
    [last, first.exact.plus(change)],
    [first, last.exact.minus(change)],
    ...changes.map(({ num, sign }) => [num, sign === 1 ? num.exact.plus(off) : num.exact.minus(off)] as const),
  ]);
}

function repaired(num: Num, own: Num, value: Decimal): Interval {
  return num === own ? around(value, num.base.high.minus(num.exact)) : num.base;
}

function isMended(rate: Num, top: Num, base: Num, own: Num, value: Decimal): boolean {
  const [above, below] = [repaired(top, own, value), repaired(base, own, value)];
  return below.low.gt(ZERO) && !above.low.lt(ZERO) && meet(over(above, below), rate.base);
}

function isSpoiled({ rate, nums }: RateLink, at: Num, repairs: Repairs): boolean {
  if (nums.includes(at)) return true;
  const [, top, base] = nums;
  if (nums.length !== 3 || top === undefined || base === undefined) return false;
  return [...repairs].some(([own, value]) => (own === top || own === base) && isMended(rate, top, base, own, value));
}

/** The contradicting rates by each number that they rest on. */
export function ratesByNumber(context: NarrativeContext): ReadonlyMap<Num, readonly RateLink[]> {
  const byNumber = new Map<Num, RateLink[]>();
  for (const link of contradicting(context, 'rate')) {
    for (const num of new Set(link.nums)) {
      const known = byNumber.get(num);
      if (known === undefined) byNumber.set(num, [link]);
      else known.push(link);
    }
  }
  return byNumber;
}

/** Of one relation not more than this many are shown. */
const MOST_RATES = 12;

/** The contradicting rates that a wrong sum or difference accounts for: they rest on `at`, or one number sets both right. */
export function spoiledRates(byNumber: ReadonlyMap<Num, readonly RateLink[]>, link: SumLink | DifferenceLink): Spoiled {
  const near = new Set(link.nums.flatMap((num) => byNumber.get(num) ?? []));
  if (near.size === 0) return { explains: [], rates: [] };
  const [at, repairs] =
    link.kind === 'difference' ? [link.last, repairsOfDifference(link)] : [link.whole, repairsOfSum(link)];
  const found = [...near].slice(0, MOST_RATES).filter((rate) => isSpoiled(rate, at, repairs));
  return {
    explains: found.map(({ rate }) => rate),
    rates: found.map(({ rate, workings }) => ({ printed: rate.quote, working: workings[0] ?? '' })),
  };
}
