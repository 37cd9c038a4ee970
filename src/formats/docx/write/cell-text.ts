/** What is typed into a cell of a document for the content of an edit. */

import { decimal, HUNDRED, plain } from '../../../engine/decimal.ts';
import type { CellContent } from '../../../engine/edits/edit.ts';
import { formatKind } from '../../../engine/values/display.ts';
import { whyImpossible } from '../../edits.ts';
import { isWritable } from './names.ts';

/** The digits after the point that the cell's number has so far. */
function placesOf(format: string): number {
  return /\.(0+)/.exec(format)?.[1]?.length ?? 0;
}

function grouped(numeral: string): string {
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)(.*)$/.exec(numeral) ?? [];
  return `${sign}${whole.replace(/\B(?=(?:\d{3})+$)/g, ',')}${rest}`;
}

/**
 * The text of a cell that holds this; null where no text can. A number keeps the look of the one before: at least its digits
 * after the point, its thousands, its percent sign.
 * @param format of the number that stands there now (`0.00`, `#,##0`, `0.0%`); null for other content.
 */
export function cellTextOf({ value, formula, error, ...rest }: CellContent, format: string | null): string | null {
  if (formula !== undefined || error !== undefined || typeof value === 'boolean') return null;
  if (whyImpossible({ value, ...rest }) !== null) return null;
  if (value === null) return '';
  if (typeof value === 'string') {
    const text = value.replace(/\r\n?/g, '\n');
    return isWritable(text) ? text : null;
  }
  const isPercent = formatKind(format) === 'percent';
  const number = isPercent ? decimal(value).times(HUNDRED) : decimal(value);
  const short = plain(number);
  const places = placesOf(format ?? '');
  const numeral = (short.split('.')[1]?.length ?? 0) < places ? number.toFixed(places) : short;
  return `${format?.includes(',') === true ? grouped(numeral) : numeral}${isPercent ? '%' : ''}`;
}
