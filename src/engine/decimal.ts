import Big from 'big.js';
import { BoundedMap } from './bounded-map.ts';

/** Exact decimals: every number that a user sees is computed with these, rounded half-up. */
const Decimal = Big();
Decimal.DP = 20;
Decimal.RM = Big.roundHalfUp;

export type Decimal = Big;

export const ZERO: Decimal = new Decimal(0);
export const ONE: Decimal = new Decimal(1);
export const HUNDRED: Decimal = new Decimal(100);

/** Decimals don't change, and forms repeat their numbers: points, percentages, an amount in cell and sum. */
const KNOWN = new BoundedMap<number, Decimal>(4096);

/**
 * A decimal from a plain numeral, or from a cell's number as a spreadsheet shows it (15 significant digits,
 * so that 8.619999999999999 is 8.62).
 *
 * @throws Error when the text is no numeral or the number isn't finite.
 */
export function decimal(value: number | string): Decimal {
  if (typeof value === 'string') return new Decimal(value);
  if (value === 0) return ZERO;
  const known = KNOWN.get(value);
  if (known !== undefined) return known;
  const made = new Decimal(Number.isSafeInteger(value) ? value : value.toPrecision(15));
  KNOWN.set(value, made);
  return made;
}

/** Rounds half-up to so many digits after the point. */
export function roundTo(value: Decimal, digits: number): Decimal {
  return value.round(digits, Big.roundHalfUp);
}

/** The plain numeral without trailing zeros: `8.62`, `10`. */
export function plain(value: Decimal): string {
  // biome-ignore lint/suspicious/useNumberToFixedDigitsArgument: a decimal's toFixed without digits is exact, unlike a number's
  return value.toFixed();
}

export function sum(values: Iterable<Decimal>): Decimal {
  let result = ZERO;
  for (const value of values) result = result.plus(value);
  return result;
}

export function smaller(a: Decimal, b: Decimal): Decimal {
  return a.lte(b) ? a : b;
}

export function larger(a: Decimal, b: Decimal): Decimal {
  return a.gte(b) ? a : b;
}

/** Half a unit of the digit so many places after the point: 2 → 0.005. */
export function halfUnit(digits: number): Decimal {
  return decimal(`0.${'0'.repeat(digits)}5`);
}

/** Further apart than the tolerance. */
export function differ(a: Decimal, b: Decimal, tolerance: Decimal): boolean {
  return a.minus(b).abs().gt(tolerance);
}
