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
