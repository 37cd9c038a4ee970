/**
 * Short cuts for the shapes nearly every cell has: `<v>1.5</v></c>` and `<is><t>…</t></is></c>` after the tag `<c …>`.
 * They read such a cell in one go and leave the scanner after it; met with anything else they leave the scanner as it was.
 */

import { decodeText } from '../../xml/decode.ts';
import type { XmlScanner } from '../../xml/scan.ts';

const LESS = 0x3c;
const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
const VALUE_END = Uint8Array.from('</v></c>', (letter) => letter.charCodeAt(0));
const TEXT_START = Uint8Array.from('<is><t>', (letter) => letter.charCodeAt(0));
const TEXT_END = Uint8Array.from('</t></is></c>', (letter) => letter.charCodeAt(0));

function matches(bytes: Uint8Array, at: number, expected: Uint8Array): boolean {
  for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return false;
  return true;
}

function leave(xml: XmlScanner, after: number): void {
  xml.after = after;
  xml.depth--;
}

/** Whether the current cell ends right after its tag: `</c>`. */
export function plainBlank(xml: XmlScanner): boolean {
  const { bytes, after } = xml;
  if (bytes[after + 1] !== 0x2f || bytes[after + 2] !== 0x63 || bytes[after + 3] !== 0x3e || bytes[after] !== LESS)
    return false;
  if (after + 4 > xml.limit) return false;
  leave(xml, after + 4);
  return true;
}

/**
 * The number of a plain cell, or NaN. Up to 15 digits are read without making a string: the digits and the power of ten are
 * exact then, so their quotient is the nearest number.
 */
export function plainNumber(xml: XmlScanner): number {
  const { bytes, limit } = xml;
  let at = xml.after;
  if (bytes[at] !== LESS || bytes[at + 1] !== 0x76 || bytes[at + 2] !== 0x3e) return Number.NaN;
  at += 3;
  const negative = bytes[at] === 0x2d;
  if (negative) at++;
  const from = at;
  let digits = 0;
  let point = -1;
  for (; at < limit; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit >= 0 && digit <= 9) digits = digits * 10 + digit;
    else if (digit === -2 && point < 0) point = at;
    else break;
  }
  const length = at - from - (point < 0 ? 0 : 1);
  const end = at + VALUE_END.length;
  if (length === 0 || length > 15 || end > limit || !matches(bytes, at, VALUE_END)) return Number.NaN;
  leave(xml, end);
  const value = point < 0 ? digits : digits / (POWERS[at - point - 1] as number);
  return negative ? -value : value;
}

/** The text of a plain cell, or null. */
export function plainText(xml: XmlScanner): string | null {
  const { bytes, limit, after } = xml;
  if (!matches(bytes, after, TEXT_START)) return null;
  const from = after + TEXT_START.length;
  let to = from;
  while (to < limit && bytes[to] !== LESS) to++;
  const end = to + TEXT_END.length;
  if (end > limit || !matches(bytes, to, TEXT_END)) return null;
  const text = decodeText(bytes, from, to, true);
  if (text === null) return null;
  leave(xml, end);
  return text;
}
