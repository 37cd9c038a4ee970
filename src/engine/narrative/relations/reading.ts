/** What a percentage may be the quotient of, and how that is shown. */

import { type Decimal, HUNDRED, ZERO } from '../../decimal.ts';
import { around, figure, type Interval, meet, minus, plus } from '../figures.ts';
import type { Num } from '../mentions.ts';
import { sizeOf, total } from './sum-parts.ts';

/** One way to come to the printed rate: top ÷ bottom. Divided only where the quotient is shown. */
export interface Reading {
  readonly top: Interval;
  readonly bottom: Interval;
  readonly exactTop: Decimal;
  readonly exactBottom: Decimal;
  /** `45.5万元 ÷ 100万元`, without the result. */
  readonly formula: () => string;
  readonly nums: readonly Num[];
}

export function fitsRate(rate: Num, { top, bottom }: Reading): boolean {
  return top.low.lte(rate.base.high.times(bottom.high)) && rate.base.low.times(bottom.low).lte(top.high);
}

export function exactOf({ exactTop, exactBottom }: Reading): Decimal {
  return exactTop.div(exactBottom);
}

export function workingOf(reading: Reading): string {
  return `${reading.formula()} = ${figure(exactOf(reading).times(HUNDRED), 2)}%`;
}

function notNegative({ low, high }: Interval): Interval {
  return low.lt(ZERO) ? { low: ZERO, high } : { low, high };
}

export const MOST_BASES = 12;

/** Printed whole numbers beside decimals are exact: 45.5 of 100万元. */
function exactBeside(num: Num, other: Num): Interval {
  return num.decimals === 0 && other.decimals > 0 ? around(num.exact, ZERO) : num.base;
}

function isPositive({ low }: Interval): boolean {
  return low.gt(ZERO);
}

export function quotient(a: Num, b: Num): Reading | null {
  const [top, bottom] = [exactBeside(a, b), exactBeside(b, a)];
  if (!isPositive(bottom)) return null;
  return {
    top: notNegative(top),
    bottom,
    exactTop: a.exact,
    exactBottom: b.exact,
    formula: () => `${sizeOf(a)} ÷ ${sizeOf(b)}`,
    nums: [a, b],
  };
}

export function sumQuotient(tops: readonly Num[], bottoms: readonly Num[]): Reading | null {
  const bottom = plus(bottoms.map(({ base }) => base));
  if (!isPositive(bottom)) return null;
  const shown = (nums: readonly Num[]): string =>
    nums.length === 1 ? sizeOf(nums[0] as Num) : `(${nums.map(sizeOf).join(' + ')})`;
  return {
    top: notNegative(plus(tops.map(({ base }) => base))),
    bottom,
    exactTop: total(tops),
    exactBottom: total(bottoms),
    formula: () => `${shown(tops)} ÷ ${shown(bottoms)}`,
    nums: [...tops, ...bottoms],
  };
}

/** (a − b) ÷ b, the amount of growth known or not. */
export function growth(now: Num, then: Num): Reading | null {
  if (!isPositive(then.base)) return null;
  const [more, less] = now.exact.gte(then.exact) ? [now, then] : [then, now];
  return {
    top: notNegative(minus(more.base, less.base)),
    bottom: then.base,
    exactTop: more.exact.minus(less.exact),
    exactBottom: then.exact,
    formula: () => `(${sizeOf(more)} − ${sizeOf(less)}) ÷ ${sizeOf(then)}`,
    nums: [now, then],
  };
}

/** d ÷ (new − d), where d was added, or d ÷ (new + d), where it was taken away. */
export function growthBy(difference: Num, now: Num, was: 'added' | 'cut'): Reading | null {
  const isAdded = was === 'added';
  const bottom = isAdded ? minus(now.base, difference.base) : plus([now.base, difference.base]);
  if (!isPositive(bottom)) return null;
  return {
    top: notNegative(difference.base),
    bottom,
    exactTop: difference.exact,
    exactBottom: isAdded ? now.exact.minus(difference.exact) : now.exact.plus(difference.exact),
    formula: () => `${sizeOf(difference)} ÷ (${sizeOf(now)} ${isAdded ? '−' : '+'} ${sizeOf(difference)})`,
    nums: [difference, now],
  };
}

export interface Case {
  readonly readings: readonly Reading[];
  /** The plain quotient: what is shown where none of the readings fits. */
  readonly direct?: readonly Reading[];
  /** Further away, asked for where none of the readings fits: one that does says that nothing is wrong, others say nothing. */
  readonly distant?: () => readonly Reading[];
  readonly isNamed: boolean;
  readonly isSure?: boolean;
  /** Only a slip of the finger is told. */
  readonly isSlip?: boolean;
}

export function present<T>(list: readonly (T | null)[]): T[] {
  return list.filter((each) => each !== null);
}

/** 7个百分点: how far two percentages are apart. */
export function isPoints({ unit }: Num): boolean {
  return unit === '个百分点' || unit === '百分点';
}

/** 20余个, 近20个. */
export function isRough({ quote, before }: Num): boolean {
  return /[余多]/.test(quote) || /[约近超]$/.test(before);
}

/** Numbers since the rate before this one: what it is made of, when they are there. */
export function sinceLastRate(own: readonly Num[]): Num[] {
  const stop = own.findIndex(({ kind }) => kind === 'rate');
  return [...(stop < 0 ? own : own.slice(0, stop))];
}

/** All of them are one value. */
export function areOne(nums: readonly Num[]): boolean {
  const [first] = nums;
  return first !== undefined && nums.every(({ base }) => meet(base, first.base));
}
