import Big, { type BigSource, type Comparison } from 'big.js';
import { BoundedMap } from './bounded-map.ts';

/** Exact decimals: every number that a user sees is computed with these, rounded half-up. */
const Decimal = Big();
Decimal.DP = 20;
Decimal.RM = Big.roundHalfUp;

export type Decimal = Big;

/**
 * big.js copies the other number before it compares or adds, and moves digits about in arrays: a fifth of all that the review of
 * a form leaves behind in memory, and a quotient is made digit by digit by subtracting. What forms hold fits into whole numbers
 * that count exactly: sums, products and quotients are made of those, digit for digit those of big.js, which still does whatever
 * is longer.
 */
const ofBig = Big.prototype as Decimal;

/** Whole numbers in rules (`times(2)`, `lte(1)`) come again with every row. */
function toDecimal(value: BigSource): Decimal {
  if (value instanceof Decimal) return value;
  return typeof value === 'number' && Number.isSafeInteger(value) ? decimal(value) : new Decimal(value);
}

function compare(this: Decimal, to: BigSource): Comparison {
  const other = toDecimal(to);
  const own = this.c;
  const others = other.c;
  if (own[0] === 0 || others[0] === 0) return (own[0] !== 0 ? this.s : others[0] === 0 ? 0 : -other.s) as Comparison;
  if (this.s !== other.s) return this.s as Comparison;
  if (this.e !== other.e) return (this.e > other.e ? this.s : -this.s) as Comparison;
  const shared = Math.min(own.length, others.length);
  for (let at = 0; at < shared; at++) {
    const digit = own[at] as number;
    const against = others[at] as number;
    if (digit !== against) return (digit > against ? this.s : -this.s) as Comparison;
  }
  return (own.length === others.length ? 0 : own.length > others.length ? this.s : -this.s) as Comparison;
}

/** So many digits count exactly, and so does the sum of two numbers of as many. */
const MAX_WHOLE = 15;

/** The power of ten of the last digit. */
function unitOf({ c, e }: Decimal): number {
  return e - c.length + 1;
}

/** The number in units of ten to the power of `unit`, without its sign. */
function wholeOf({ c, e }: Decimal, unit: number): number {
  let value = 0;
  for (const digit of c) value = value * 10 + digit;
  for (let zeros = e - c.length + 1 - unit; zeros > 0; zeros--) value *= 10;
  return value;
}

/** Points and their sums, up to where forms rarely reach, made when they are first met. */
const WHOLES: (Decimal | undefined)[] = new Array<Decimal | undefined>(256).fill(undefined);

/** @param value a whole number other than 0, in units of ten to the power of `unit` */
function ofWhole(value: number, unit: number): Decimal {
  if (unit !== 0 || value < 0 || value >= WHOLES.length) return makeWhole(value, unit);
  const known = WHOLES[value];
  if (known !== undefined) return known;
  const made = makeWhole(value, unit);
  WHOLES[value] = made;
  return made;
}

function makeWhole(value: number, unit: number): Decimal {
  let rest = Math.abs(value);
  let lowest = unit;
  for (; rest % 10 === 0; rest /= 10) lowest++;
  let count = 1;
  for (let power = 10; power <= rest; power *= 10) count++;
  const digits = new Array<number>(count);
  for (let at = count - 1; at >= 0; at--) {
    const above = Math.floor(rest / 10);
    // As a small integer: the engine would keep an array of floating-point numbers otherwise, and make it anew for the first of them.
    digits[at] = (rest - above * 10) | 0;
    rest = above;
  }
  const made = new Decimal(ZERO);
  made.s = value < 0 ? -1 : 1;
  made.e = lowest + count - 1;
  made.c = digits;
  return made;
}

/** The sum of two numbers, neither of them 0; null where that takes more digits than count exactly. */
function wholeSum(one: Decimal, other: Decimal, sign: 1 | -1): Decimal | null {
  const unit = Math.min(one.e - one.c.length, other.e - other.c.length) + 1;
  if (Math.max(one.e, other.e) - unit >= MAX_WHOLE) return null;
  const value = one.s * wholeOf(one, unit) + sign * other.s * wholeOf(other, unit);
  return value === 0 ? ZERO : ofWhole(value, unit);
}

function plus(this: Decimal, to: BigSource): Decimal {
  if (!(to instanceof Decimal)) return ofBig.plus.call(this, to);
  if (to.c[0] === 0) return this.c[0] === 0 ? ofBig.plus.call(this, to) : this;
  return this.c[0] === 0 ? to : (wholeSum(this, to, 1) ?? ofBig.plus.call(this, to));
}

function times(this: Decimal, by: BigSource): Decimal {
  const other = toDecimal(by);
  const isLong = this.c.length + other.c.length > MAX_WHOLE;
  if (isLong || this.c[0] === 0 || other.c[0] === 0) return ofBig.times.call(this, by);
  const [own, others] = [unitOf(this), unitOf(other)];
  return ofWhole(this.s * wholeOf(this, own) * other.s * wholeOf(other, others), own + others);
}

function minus(this: Decimal, what: BigSource): Decimal {
  if (!(what instanceof Decimal) || this.c[0] === 0 || what.c[0] === 0) return ofBig.minus.call(this, what);
  return wholeSum(this, what, -1) ?? ofBig.minus.call(this, what);
}

function isShort({ c }: Decimal): boolean {
  return c.length <= MAX_WHOLE && c[0] !== 0;
}

const PLACES = Decimal.DP;
/** Quotients with fewer digits than this are left to big.js, and so are those of numbers further apart. */
const LEAST_QUOTIENT = 10n ** 15n;
const MAX_SHIFT = 40;

/** A quotient that doesn't come out, in units of the last place, half up; null where it would be too small or too large. */
function longQuotient(one: number, other: number, shift: number): Decimal | null {
  if (shift < 0 || shift > MAX_SHIFT) return null;
  const divisor = BigInt(other);
  const twice = 2n * 10n ** BigInt(shift) * BigInt(one);
  const quotient = (twice + divisor) / (2n * divisor);
  if (quotient < LEAST_QUOTIENT) return null;
  const text = String(quotient);
  let count = text.length;
  while (text.charCodeAt(count - 1) === 0x30) count--;
  const digits = new Array<number>(count);
  for (let at = 0; at < count; at++) digits[at] = text.charCodeAt(at) - 0x30;
  const made = new Decimal(ZERO);
  made.e = text.length - 1 - PLACES;
  made.c = digits;
  return made;
}

function div(this: Decimal, by: BigSource): Decimal {
  const divisor = toDecimal(by);
  if (!isShort(this) || !isShort(divisor)) return ofBig.div.call(this, by);
  const [own, others] = [unitOf(this), unitOf(divisor)];
  const [one, other] = [wholeOf(this, own), wholeOf(divisor, others)];
  const unit = own - others;
  const sign = this.s * divisor.s;
  // It comes out: a target reached to the point, a percentage.
  if (one % other === 0 && unit >= -PLACES) return ofWhole((sign * one) / other, unit);
  const made = longQuotient(one, other, unit + PLACES);
  if (made === null) return ofBig.div.call(this, by);
  made.s = sign;
  return made;
}

const ownWays = { cmp: compare, plus, add: plus, minus, sub: minus, times, mul: times, div };
Object.defineProperty(Decimal, 'prototype', { value: Object.setPrototypeOf(ownWays, ofBig) });

export const ZERO: Decimal = new Decimal(0);
export const ONE: Decimal = new Decimal(1);
export const HUNDRED: Decimal = new Decimal(100);

/** The decimal of a numeral: at once where there is nothing but digits and a point between them. */
function fromNumeral(text: string): Decimal {
  const { length } = text;
  if (length > MAX_WHOLE) return new Decimal(text);
  let value = 0;
  let point = length;
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x2e && point === length && at > 0 && at < length - 1) point = at;
    else if (code < 0x30 || code > 0x39) return new Decimal(text);
    else value = value * 10 + code - 0x30;
  }
  return value === 0 ? new Decimal(text) : ofWhole(value, Math.min(0, point + 1 - length));
}

/** Decimals don't change, and forms repeat their numbers: points, percentages, an amount in cell and sum. */
const KNOWN = new BoundedMap<number, Decimal>(4096);

/**
 * A decimal from a plain numeral, or from a cell's number as a spreadsheet shows it (15 significant digits,
 * so that 8.619999999999999 is 8.62).
 *
 * @throws Error when the text is no numeral or the number isn't finite.
 */
export function decimal(value: number | string): Decimal {
  if (typeof value === 'string') return fromNumeral(value);
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
