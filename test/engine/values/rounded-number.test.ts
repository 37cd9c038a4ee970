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
