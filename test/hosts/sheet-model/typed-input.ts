import { type CellValue, GENERAL } from './cell.ts';
import { serialOf } from './dates.ts';

/**
 * What Excel makes of something typed or written into a cell. Public description: "Range.values" and "Work with ranges" of
 * the Office documentation, and "Control data formatting" of Excel's help. Everything here is an assumption in so far
 * as it wasn't compared with a running Excel; it covers what forms hold, in a Chinese locale.
 */

export type TypedInput =
  | { readonly kind: 'value'; readonly value: CellValue | null; readonly format?: string }
  | { readonly kind: 'formula'; readonly formula: string };

const ERRORS = ['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A'];
const text = (value: string): TypedInput => ({ kind: 'value', value });

/** Excel keeps 15 significant digits of what is typed: an identity number typed as a number loses its end. */
const fifteenDigits = (value: number): number => Number(value.toPrecision(15));

/** Characters a cell can hold: "Excel specifications and limits". */
export const LONGEST_TEXT = 32_767;

export function typedInput(input: number | string | boolean, format: string): TypedInput {
  // Cells formatted as text make a text of numbers too, as with Range.Value in VBA.
  if (typeof input === 'boolean')
    return format === '@' ? text(input ? 'TRUE' : 'FALSE') : { kind: 'value', value: input };
  if (typeof input === 'number') return format === '@' ? text(String(input)) : { kind: 'value', value: input };
  if (input === '') return { kind: 'value', value: null };
  // In cells formatted as text even a formula stays text.
  if (format === '@') return text(input);
  if (input.startsWith("'")) return text(input.slice(1));
  if (input.startsWith('=')) return input.length === 1 ? text(input) : { kind: 'formula', formula: input };
  const constant = typedConstant(input);
  if (constant !== null) return format === GENERAL ? constant : { kind: 'value', value: constant.value };
  // Lotus habits: what begins like arithmetic is taken for a formula.
  if (/^[+\-@]./.test(input)) return { kind: 'formula', formula: `=${input.replace(/^[+@]/, '')}` };
  return text(input);
}

type Constant = Extract<TypedInput, { kind: 'value' }>;

function typedConstant(input: string): Constant | null {
  // Full-width digits and signs count like the usual ones in an East Asian Excel.
  const plain = input.normalize('NFKC').trim();
  const upper = plain.toUpperCase();
  if (upper === 'TRUE' || upper === 'FALSE') return { kind: 'value', value: upper === 'TRUE' };
  if (ERRORS.includes(upper)) return { kind: 'value', value: { error: upper } };
  return typedNumber(plain) ?? typedDate(plain) ?? typedTime(plain);
}

const NUMBER = /^([+-]?)(\()?([+-]?)([¥￥$])?(\d{1,3}(?:,\d{3})+|\d*)(\.\d*)?(E[+-]?\d+)?(%)?(\))?$/i;

function typedNumber(plain: string): Constant | null {
  const match = NUMBER.exec(plain);
  if (match === null) return null;
  const [, sign, open, inner, currency, whole = '', fraction = '', exponent = '', percent, close] = match;
  if ((open === undefined) !== (close === undefined) || (sign !== '' && (inner !== '' || open !== undefined)))
    return null;
  if (!/\d/.test(whole + fraction)) return null;
  const size = Number(`${whole.replaceAll(',', '')}${fraction === '.' ? '' : fraction}${exponent}`);
  if (!Number.isFinite(size)) return null;
  const negative = sign === '-' || inner === '-' || open !== undefined;
  const value = fifteenDigits((negative ? -size : size) / (percent === undefined ? 1 : 100));
  const decimals = fraction.length > 1 ? '0.00' : '0';
  const grouped = fraction.length > 1 ? '#,##0.00' : '#,##0';
  if (percent !== undefined) return { kind: 'value', value, format: `${decimals}%` };
  if (currency !== undefined) return { kind: 'value', value, format: `${currency}${grouped}` };
  if (whole.includes(',')) return { kind: 'value', value, format: grouped };
  return exponent === '' ? { kind: 'value', value } : { kind: 'value', value, format: '0.00E+00' };
}

function typedDate(plain: string): Constant | null {
  const full = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(plain) ?? /^(\d{4})年(\d{1,2})月(\d{1,2})日$/.exec(plain);
  if (full !== null) return dated(full[1], full[2], full[3], plain.includes('年') ? 'yyyy"年"m"月"d"日"' : 'yyyy/m/d');
  const month = /^(\d{4})[-/](\d{1,2})$/.exec(plain);
  if (month !== null) return dated(month[1], month[2], '1', 'mmm-yy');
  const words = /^(\d{4})年(\d{1,2})月$/.exec(plain);
  if (words !== null) return dated(words[1], words[2], '1', 'yyyy"年"m"月"');
  // `3/5` and `3-5` become a day of this year; the emulator has no clock, so the year is always 2024.
  const day = /^(\d{1,2})[-/](\d{1,2})$/.exec(plain) ?? /^(\d{1,2})月(\d{1,2})日$/.exec(plain);
  return day === null ? null : dated('2024', day[1], day[2], 'm"月"d"日"');
}

function dated(year = '', month = '', day = '', format = ''): Constant | null {
  const value = serialOf(Number(year), Number(month), Number(day));
  return value === null ? null : { kind: 'value', value, format };
}

function typedTime(plain: string): Constant | null {
  const match = /^(\d{1,2}):([0-5]\d)(?::([0-5]\d))?$/.exec(plain);
  if (match === null) return null;
  const seconds = Number(match[1]) * 3600 + Number(match[2]) * 60 + Number(match[3] ?? 0);
  return { kind: 'value', value: seconds / 86_400, format: match[3] === undefined ? 'h:mm' : 'h:mm:ss' };
}
