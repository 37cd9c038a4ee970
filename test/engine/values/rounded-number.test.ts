import Big from 'big.js';
import fc from 'fast-check';
import { blankCell } from '../../../src/engine/grid/grid.ts';
import { roundedNumber } from '../../../src/engine/values/display.ts';

/** What a cell shows where its number format leaves digits off, and that nothing is said where another rule shows it. */

const seen = (value: number, format: string | null): string | null =>
  roundedNumber({ ...blankCell(1, 1), kind: 'number', value, format })?.shown ?? null;

test.each([
  ['0.0', '1234.6'],
  ['0', '1235'],
  ['#,##0.0', '1234.6'],
])('1234.56 as %s', (format, shown) => {
  expect(seen(1234.56, format)?.replaceAll(',', '')).toBe(shown);
});

test.each([
  ['it has no format', null],
  ['it is divided by a thousand', '0.0,'],
  ['large numbers are shown otherwise', '[>=1000]0.0;0.00'],
  ['small numbers are shown otherwise', '[<1]0.00;0.0'],
  ['it is a date', 'yyyy-mm-dd'],
  ['it is text', '@'],
])('nothing is said where %s', (_, format) => {
  expect(seen(1234.56, format)).toBeNull();
});

test('nothing is said just where the cell shows every digit that counts', () => {
  const digits = fc.integer({ min: 0, max: 3 });
  const value = fc.tuple(fc.integer({ min: 1, max: 999_999_999 }), fc.integer({ min: 1, max: 7 }));
  let silent = 0;
  fc.assert(
    fc.property(value, digits, fc.boolean(), ([number, places], most, percent) => {
      const exact = new Big(number).div(new Big(10).pow(places));
      const shown = percent ? exact.times(100) : exact;
      const format = `0${most === 0 ? '' : `.${'0'.repeat(most)}`}${percent ? '%' : ''}`;
      if (exact.round().eq(exact)) return;
      // Beyond eight digits nobody is told.
      const expected = shown.round(most, 1).eq(shown) || shown.round(8, 1).eq(shown.round(most, 1));
      if (expected) silent++;
      expect(seen(exact.toNumber(), format) === null).toBe(expected);
    }),
    { numRuns: 400 },
  );
  expect(silent).toBeGreaterThan(50);
});
