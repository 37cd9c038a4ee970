/** Label and value in one cell (`总分：97分`): a new value must leave the label where it is. */

import type { Field } from '../layout/self-evaluation.ts';
import { cellText } from './display.ts';

const NUMERAL = /[-+]?[\d０-９]+(?:[,，][\d０-９]{3})*(?:[.．][\d０-９]+)?/;

/** What stands before the field's own text in its cell; `''` where the field is the whole cell. */
function leadOf({ cell, text }: Field): string {
  if (cell.kind !== 'text') return '';
  const whole = cellText(cell);
  return whole.endsWith(text) ? whole.slice(0, whole.length - text.length) : '';
}

/** Whether the cell holds more than the field: no formula can take its place. */
export function isInline(field: Field): boolean {
  return leadOf(field) !== '';
}

/** What the cell holds once its field has the value: the value alone, or the label and the value. */
export function valueInPlace<Value extends number | string | boolean | null>(
  field: Field,
  value: Value,
): Value | string {
  const lead = leadOf(field);
  if (lead === '') return value;
  const text =
    typeof value === 'number' && NUMERAL.test(field.text) ? field.text.replace(NUMERAL, `${value}`) : `${value ?? ''}`;
  return `${lead}${text}`;
}
