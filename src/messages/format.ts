/** Numbers as a reader of the form writes them. */

import { type Decimal, HUNDRED, plain, roundTo } from '../engine/decimal.ts';
import type { Operator } from '../engine/values/reading.ts';
import { shortened } from './words.ts';

/** A share (0–1) as a percentage with at most so many digits, without trailing zeros: 0.9775 → `97.75%`. */
export function percent(share: Decimal, digits = 2): string {
  return `${plain(roundTo(share.times(HUNDRED), digits))}%`;
}

/** Points and scores, at most four digits: `8.62`, `10`. */
export function points(value: Decimal): string {
  return plain(roundTo(value, 4));
}

/** Amounts and other values as they stand in the form, at most eight digits. */
export function amount(value: Decimal): string {
  return plain(roundTo(value, 8));
}

/** A value with its unit: `95%`, `0.8万元`. */
export function quantity(value: Decimal, unit: string | null): string {
  return `${amount(value)}${shortened(unit ?? '', 12)}`;
}

const SIGNS: { readonly [Sign in Operator]: string } = { '>=': '≥', '>': '＞', '<=': '≤', '<': '＜', '=': '=' };

export function operatorSign(operator: Operator): string {
  return SIGNS[operator];
}
