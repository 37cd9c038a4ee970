import Big from 'big.js';
import fc from 'fast-check';
import { type Decimal, decimal, plain, ZERO } from '../../src/engine/decimal.ts';

/** Numerals as forms have them, and longer ones than count exactly: with and without a sign, zeros at either end. */
const numeral = fc.oneof(
  fc.tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: 0, max: 4 })).map(([units, places]) => {
    return (units / 10 ** places).toFixed(places);
  }),
  fc
    .tuple(fc.bigInt({ min: -(10n ** 22n), max: 10n ** 22n }), fc.integer({ min: -12, max: 12 }))
    .map(([units, exponent]) => `${units}e${exponent}`),
  fc.constantFrom(
    '0',
    '-0',
    '0.1',
    '0.2',
    '-0.3',
    '1e15',
    '999999999999999',
    '1e-15',
    '0.000000000000001',
    '1e22',
    '3',
    '-7',
    '1e-20',
    '100',
  ),
);

const WAYS = ['plus', 'minus', 'cmp', 'eq', 'lt', 'lte', 'gt', 'gte'] as const;

/** Sign, digits and exponent: all that a decimal is. */
function parts(value: Decimal | number | boolean): string {
  return typeof value === 'object' ? `${value.s} ${value.c.join('')} ${value.e}` : String(value);
}

/** A quotient's parts; what has none says so alike. */
function quotient(one: Decimal, other: Decimal | string): string {
  try {
    return parts(one.div(other));
  } catch (error) {
    return String(error);
  }
}

/** What comes of two numerals in every way, and what they are afterwards. */
function allOf(make: (text: string) => Decimal, one: string, other: string): string {
  const [own, by] = [make(one), make(other)];
  // A numeral beside it counts as well.
  const results = WAYS.flatMap((way) => [own[way](by), own[way](other)]);
  const others = [own.add(by), own.sub(by), own.times(by), own.times(other), own.mul(by), own, by];
  return [...results, ...others].map(parts).concat(quotient(own, by), quotient(own, other)).join('; ');
}

/** big.js with the project's places and rounding. */
const Exact = Big();
Exact.DP = 20;
Exact.RM = Big.roundHalfUp;

/** So many pairs; a long run takes a million. */
const PAIRS = Number(process.env['JIHE_DECIMALS'] ?? 20_000);

test('sums, products, quotients and comparisons are those of big.js, digit for digit', () => {
  let pairs = 0;
  fc.assert(
    fc.property(numeral, numeral, (one, other) => {
      pairs++;
      expect(allOf(decimal, one, other)).toBe(allOf(Exact, one, other));
    }),
    { numRuns: PAIRS },
  );
  expect(pairs).toBeGreaterThanOrEqual(PAIRS);
});

test('what is made of sums goes on as any other decimal', () => {
  fc.assert(
    fc.property(fc.array(numeral, { minLength: 1, maxLength: 6 }), numeral, (summands, factor) => {
      let [own, expected] = [ZERO, new Big(0)];
      for (const each of summands) [own, expected] = [own.plus(decimal(each)), expected.plus(each)];
      expect(parts(own)).toBe(parts(expected));
      const times = decimal(factor);
      expect(parts(own.times(times))).toBe(parts(expected.times(factor)));
      expect(parts(own.round(2, Big.roundHalfUp))).toBe(parts(expected.round(2, Big.roundHalfUp)));
      expect(parts(own.minus(own))).toBe(parts(expected.minus(expected)));
      expect(plain(own)).toBe(plain(expected));
      expect(JSON.stringify(own)).toBe(JSON.stringify(expected));
    }),
    { numRuns: 2000 },
  );
});
