/** What a spreadsheet would take a cell's text for, had it been typed into one. */

import type { GridCell } from '../../engine/grid/grid.ts';
import { MAX_NUMERAL } from '../../engine/values/numbers.ts';
import { normalise } from '../../engine/values/text.ts';

const NUMERAL = /^([-+]?)(\d{1,3}(?:,\d{3})+|\d+)?(\.\d+)?(%?)$/;
/** Spreadsheets keep no more digits; a longer number is a code. */
const MAX_DIGITS = 15;

type Content = Pick<GridCell, 'kind' | 'value' | 'format'>;

const BLANK: Content = { kind: 'blank', value: null, format: null };

/**
 * The content of a cell. Plain numerals (full-width ones, thousands, signs) are numbers with the format of their digits,
 * percentages fractions with that of theirs; all else is text: `001`, `=100`, dates.
 */
export function typedContent(text: string): Content {
  if (text.trim() === '') return BLANK;
  return (text.length > MAX_NUMERAL ? null : numberIn(normalise(text))) ?? { kind: 'text', value: text, format: null };
}

function numberIn(text: string): Content | null {
  const match = NUMERAL.exec(text);
  if (match === null) return null;
  const [, sign = '', whole = '', decimals = '', percent = ''] = match;
  if (whole === '' && decimals === '') return null;
  const digits = whole.replaceAll(',', '');
  // Codes are written with zeros in front.
  if (/^0\d/.test(digits) || digits.length + decimals.length > MAX_DIGITS) return null;
  const places = decimals === '' ? '' : `.${'0'.repeat(decimals.length - 1)}`;
  const number = `${sign}${digits === '' ? '0' : digits}${decimals}`;
  if (percent !== '') return { kind: 'number', value: Number(`${number}e-2`), format: `0${places}%` };
  const format = whole.includes(',') ? `#,##0${places}` : places === '' ? null : `0${places}`;
  return { kind: 'number', value: Number(number), format };
}
