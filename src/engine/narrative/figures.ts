/** Arithmetic with printed numbers: each stands for all that round to it. */

import { type Decimal, plain, ZERO } from '../decimal.ts';

/** All numbers from `low` to `high`, both included. */
export interface Interval {
  readonly low: Decimal;
  readonly high: Decimal;
}

export function around(value: Decimal, slack: Decimal): Interval {
  return { low: value.minus(slack), high: value.plus(slack) };
}

export function meet(a: Interval, b: Interval): boolean {
  return a.low.lte(b.high) && b.low.lte(a.high);
}

export function plus(parts: readonly Interval[]): Interval {
  let low = ZERO;
  let high = ZERO;
  for (const part of parts) {
    low = low.plus(part.low);
    high = high.plus(part.high);
  }
  return { low, high };
}

export function minus(a: Interval, b: Interval): Interval {
  return { low: a.low.minus(b.high), high: a.high.minus(b.low) };
}

/** Both positive. */
export function over(a: Interval, b: Interval): Interval {
  return { low: a.low.div(b.high), high: a.high.div(b.low) };
}

/** A numeral of at most eight digits after the point, as sentences show it. */
export function figure(value: Decimal, digits = 8): string {
  return plain(value.round(digits));
}

/** How many digits are left of a whole numeral without the zeros at its end. */
function telling(digits: string): number {
  return digits.replace(/0{1,24}$/, '').length;
}

/**
 * Whether the two are the same but for one digit, as a slip of the finger leaves it.
 *
 * @param step what both are printed to: 0.01, 10000.
 * @param least so many digits they must have for that to be no chance, zeros at the end not counted.
 */
export function areOneDigitApart(a: Decimal, b: Decimal, step: Decimal, least: number): boolean {
  const [first, second] = [plain(a.div(step).round()), plain(b.div(step).round())];
  if (first.length !== second.length || Math.max(telling(first), telling(second)) < least) return false;
  let apart = 0;
  for (let at = 0; at < first.length; at++) if (first.charAt(at) !== second.charAt(at)) apart++;
  return apart === 1;
}
