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

/** @param factor positive */
export function times({ low, high }: Interval, factor: Decimal): Interval {
  return { low: low.times(factor), high: high.times(factor) };
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

/** One digit is another, or two neighbours have changed places. */
function differByOneSlip(first: string, second: string): boolean {
  if (first.length !== second.length) return false;
  const apart: number[] = [];
  for (let at = 0; at < first.length && apart.length <= 2; at++) {
    if (first.charAt(at) !== second.charAt(at)) apart.push(at);
  }
  const [one, other] = apart;
  if (one === undefined || apart.length > 2) return false;
  if (other === undefined) return true;
  const isSwapped = first.charAt(one) === second.charAt(other) && first.charAt(other) === second.charAt(one);
  return other - one === 1 && isSwapped;
}

/**
 * Whether the two are the same but for a slip of the finger: one digit, or two neighbours that changed places.
 *
 * @param step what both are printed to: 0.01, 10000.
 * @param least so many digits they must have for that to be no chance, zeros at the end not counted.
 */
export function areOneSlipApart(a: Decimal, b: Decimal, step: Decimal, least: number): boolean {
  const [first, second] = [plain(a.div(step).round()), plain(b.div(step).round())];
  return Math.max(telling(first), telling(second)) >= least && differByOneSlip(first, second);
}
