/** Turns the bytes of XML text into strings: UTF-8, references, line ends and the `_xHHHH_` escapes of spreadsheets in one pass. */

import { bytesAre } from '../zip/bytes.ts';

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const UNDERSCORE = 0x5f;
const CARRIAGE_RETURN = 0x0d;
const LINE_FEED = 0x0a;
/** What `sequence` tells of a byte that begins no UTF-8 sequence: U+FFFD, one byte long. */
const BROKEN = 0xfffd * 8 + 1;

const UNITS_KEPT = 1 << 20;
let units = new Uint16Array(4096);

/** Repeated strings (headings, units, 万元) are looked up here instead of being made again; it also keeps them in memory once. */
const INTERNED = 4096;
const INTERNED_LENGTH = 24;
const interned: string[] = new Array<string>(INTERNED).fill('');

/** For short strings `fromCharCode` over a plain array of just their length is several times faster than anything else. */
const SHORT = 40;
const shorts: number[][] = Array.from({ length: SHORT + 1 }, (_, length) => new Array<number>(length).fill(0));
const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

const ENTITIES: ReadonlyMap<string, number> = new Map([
  ['lt', 0x3c],
  ['gt', 0x3e],
  ['amp', 0x26],
  ['quot', 0x22],
  ['apos', 0x27],
]);

/** The reference whose `&` stands before `at`: its code point × 16 + its length up to the `;`; -1 when XML knows none such. */
function reference(bytes: Uint8Array, at: number, to: number): number {
  if (bytes[at] !== 0x23) return namedReference(bytes, at, to);
  const hexadecimal = bytes[at + 1] === 0x78;
  const base = hexadecimal ? 16 : 10;
  const from = hexadecimal ? at + 2 : at + 1;
  let code = 0;
  // No code point needs more digits; the bound keeps a text full of `&` linear and the length within four bits.
  const bound = Math.min(to, from + 12);
  for (let i = from; i < bound; i++) {
    const byte = bytes[i] as number;
    if (byte === SEMICOLON) return code === 0 || code > 0x10ffff ? -1 : code * 16 + (i - at);
    const digit = hexDigit(byte);
    if (digit < 0 || digit >= base) return -1;
    code = code * base + digit;
  }
  return -1;
}

function namedReference(bytes: Uint8Array, at: number, to: number): number {
  let end = at;
  while (end < to && end < at + 5 && bytes[end] !== SEMICOLON) end++;
  // Where no semicolon ended it, it is longer than any name.
  const code = end < to ? ENTITIES.get(String.fromCharCode(...bytes.subarray(at, end))) : undefined;
  return code === undefined ? -1 : code * 16 + (end - at);
}

/** The code unit of an escape `_xHHHH_` at `at`, or -1. */
function escapedUnit(bytes: Uint8Array, at: number, to: number): number {
  if (at + 7 > to || bytes[at + 1] !== 0x78 || bytes[at + 6] !== UNDERSCORE) return -1;
  let unit = 0;
  for (let i = at + 2; i < at + 6; i++) {
    const digit = hexDigit(bytes[i] as number);
    if (digit < 0) return -1;
    unit = unit * 16 + digit;
  }
  return unit;
}

function make(count: number): string {
  const short = shorts[count];
  if (short === undefined) return utf16.decode(units.subarray(0, count));
  for (let i = 0; i < count; i++) short[i] = units[i] as number;
  return String.fromCharCode.apply(null, short);
}

function stringOf(count: number, hash: number): string {
  if (count > INTERNED_LENGTH) return make(count);
  const slot = (hash ^ (hash >>> 15)) & (INTERNED - 1);
  const known = interned[slot] as string;
  if (known.length === count) {
    let i = 0;
    while (i < count && known.charCodeAt(i) === units[i]) i++;
    if (i === count) return known;
  }
  const made = make(count);
  interned[slot] = made;
  return made;
}

/** The code point of the UTF-8 sequence at `at` (its first byte isn't ASCII) × 8 + its length; U+FFFD and 1 when it is none. */
function sequence(bytes: Uint8Array, at: number, to: number): number {
  const first = bytes[at] as number;
  const second = at + 1 < to ? (bytes[at + 1] as number) ^ 0x80 : 255;
  const third = at + 2 < to ? (bytes[at + 2] as number) ^ 0x80 : 255;
  if (first >= 0xe0 && first < 0xf0) {
    const code = ((first & 15) << 12) | (second << 6) | third;
    return second > 63 || third > 63 || code < 0x800 || (code >= 0xd800 && code < 0xe000) ? BROKEN : code * 8 + 3;
  }
  if (first >= 0xc2 && first < 0xe0) return second > 63 ? BROKEN : (((first & 31) << 6) | second) * 8 + 2;
  const fourth = at + 3 < to ? (bytes[at + 3] as number) ^ 0x80 : 255;
  const code = ((first & 7) << 18) | (second << 12) | (third << 6) | fourth;
  const broken = first < 0xf0 || first > 0xf4 || second > 63 || third > 63 || fourth > 63;
  return broken || code < 0x10000 || code > 0x10ffff ? BROKEN : code * 8 + 4;
}

/**
 * The text between `from` and `to`: UTF-8 (a byte that is none becomes U+FFFD), `&…;` references and line ends resolved.
 * `escapes` also resolves `_xHHHH_`, which spreadsheets use for characters XML can't hold.
 * Returns null when it holds an `&` that is no reference of XML's own.
 */
export function decodeText(bytes: Uint8Array, from: number, to: number, escapes: boolean): string | null {
  if (to - from > units.length) units = new Uint16Array(Math.max(to - from, units.length * 2));
  let count = 0;
  let hash = 0;
  let at = from;
  while (at < to) {
    let unit = bytes[at] as number;
    at++;
    if (unit >= 0x80) {
      const found = sequence(bytes, at - 1, to);
      unit = found >> 3;
      at += (found & 7) - 1;
    } else if (unit === AMPERSAND) {
      const found = reference(bytes, at, to);
      if (found < 0) return null;
      unit = found >> 4;
      at += (found & 15) + 1;
    } else if (unit === CARRIAGE_RETURN) {
      if (bytes[at] === LINE_FEED && at < to) at++;
      unit = LINE_FEED;
    } else if (unit === UNDERSCORE && escapes) {
      const escaped = escapedUnit(bytes, at - 1, to);
      if (escaped >= 0) {
        unit = escaped;
        at += 6;
      }
    }
    if (unit > 0xffff) {
      units[count++] = 0xd7c0 + (unit >> 10);
      unit = 0xdc00 | (unit & 0x3ff);
    }
    units[count++] = unit;
    hash = (Math.imul(hash, 31) + unit) | 0;
  }
  const text = stringOf(count, hash);
  if (units.length > UNITS_KEPT) units = new Uint16Array(4096);
  return text;
}

/** The text between `from` and `to` as it stands in a CDATA section: UTF-8 and line ends only. */
export function decodeRaw(bytes: Uint8Array, from: number, to: number): string {
  return new TextDecoder().decode(bytes.subarray(from, to)).replace(/\r\n?/g, '\n');
}

/**
 * The bytes of an XML part as UTF-8 without a byte order mark; the same array when it is that already.
 * Parts in UTF-16, or in the encoding their declaration names, are transcoded. Returns null for an encoding nobody knows.
 */
export function toUtf8(bytes: Uint8Array): Uint8Array | null {
  const a = bytes[0];
  const b = bytes[1];
  let label: string = utf16Of(bytes) ?? '';
  if (a === 0xef && b === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  if (a === 0x3c && b === 0x3f) label = declaredEncoding(bytes);
  if (label === '' || label === 'utf-8' || label === 'us-ascii') return bytes;
  try {
    return new TextEncoder().encode(new TextDecoder(label).decode(bytes));
  } catch {
    return null;
  }
}

/** Which UTF-16 the bytes of an XML part are; null when they are none. */
export function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const a = bytes[0];
  const b = bytes[1];
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c) ? 'utf-16be' : null;
}

/** Text as UTF-16, with a byte order mark where `mark` says so. */
export function toUtf16(text: string, encoding: 'utf-16le' | 'utf-16be', mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(2 * marked.length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(2 * i, marked.charCodeAt(i), encoding === 'utf-16le');
  return bytes;
}

/** How nearly every program begins a part. */
const USUAL = '<?xml version="1.0" encoding="UTF-8"';

function declaredEncoding(bytes: Uint8Array): string {
  if (bytesAre(bytes, 0, Math.min(bytes.length, USUAL.length), USUAL)) return 'utf-8';
  let end = 2;
  const bound = Math.min(bytes.length, 200);
  while (end < bound && bytes[end] !== 0x3e) end++;
  const declaration = String.fromCharCode(...bytes.subarray(0, end));
  const label = /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1]?.toLowerCase() ?? '';
  // A declaration that can be read byte by byte is no UTF-16, whatever it says (a known slip of .NET exporters).
  return label.startsWith('utf-16') ? '' : label;
}
