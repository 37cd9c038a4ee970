/** Turns the bytes of XML text into strings: UTF-8, references, line ends and the `_xHHHH_` escapes of spreadsheets in one pass. */

const AMPERSAND = 0x26;
const SEMICOLON = 0x3b;
const UNDERSCORE = 0x5f;
const REPLACEMENT = 0xfffd;

const UNITS_KEPT = 1 << 20;
let units = new Uint16Array(4096);

/** Repeated strings (headings, units, 万元) are looked up here instead of being made again; it also keeps them in memory once. */
const INTERNED = 4096;
const INTERNED_LENGTH = 24;
const interned: string[] = new Array<string>(INTERNED).fill('');

function hexDigit(byte: number): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -1;
}

/** The code point of the reference whose `&` stands at `at` and whose `;` at `semicolon`; -1 when it is none that XML knows. */
function reference(bytes: Uint8Array, at: number, semicolon: number): number {
  const first = bytes[at + 1] as number;
  if (first === 0x23) {
    const hexadecimal = bytes[at + 2] === 0x78;
    let code = 0;
    const start = hexadecimal ? at + 3 : at + 2;
    if (start === semicolon) return -1;
    for (let i = start; i < semicolon; i++) {
      const digit = hexDigit(bytes[i] as number);
      if (digit < 0 || (!hexadecimal && digit > 9)) return -1;
      code = code * (hexadecimal ? 16 : 10) + digit;
      if (code > 0x10ffff) return -1;
    }
    return code === 0 ? -1 : code;
  }
  const second = bytes[at + 2];
  switch (semicolon - at) {
    case 3:
      if (second !== 0x74) return -1;
      return first === 0x6c ? 0x3c : first === 0x67 ? 0x3e : -1;
    case 4:
      return first === 0x61 && second === 0x6d && bytes[at + 3] === 0x70 ? AMPERSAND : -1;
    case 5: {
      const rest = bytes[at + 4];
      if (first === 0x71 && second === 0x75 && bytes[at + 3] === 0x6f && rest === 0x74) return 0x22;
      if (first === 0x61 && second === 0x70 && bytes[at + 3] === 0x6f && rest === 0x73) return 0x27;
      return -1;
    }
    default:
      return -1;
  }
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

/** Strings of up to seven units; the switch is several times faster than `apply` on a view. */
function short(at: number, count: number): string {
  const u = units as { readonly [index: number]: number };
  const of = String.fromCharCode;
  const a = u[at] as number;
  const b = u[at + 1] as number;
  const c = u[at + 2] as number;
  const d = u[at + 3] as number;
  switch (count) {
    case 0:
      return '';
    case 1:
      return of(a);
    case 2:
      return of(a, b);
    case 3:
      return of(a, b, c);
    case 4:
      return of(a, b, c, d);
    case 5:
      return of(a, b, c, d, u[at + 4] as number);
    case 6:
      return of(a, b, c, d, u[at + 4] as number, u[at + 5] as number);
    default:
      return of(a, b, c, d, u[at + 4] as number, u[at + 5] as number, u[at + 6] as number);
  }
}

function make(count: number): string {
  if (count < 8) return short(0, count);
  // A string of up to 12 units is flat even when it is joined from two.
  if (count <= 12) return short(0, 6) + short(6, count - 6);
  const of = String.fromCharCode as (...codes: number[]) => string;
  if (count <= 8192) return of.apply(null, units.subarray(0, count) as unknown as number[]);
  const pieces: string[] = [];
  for (let i = 0; i < count; i += 8192) {
    pieces.push(of.apply(null, units.subarray(i, Math.min(i + 8192, count)) as unknown as number[]));
  }
  return pieces.join('');
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
    const byte = bytes[at] as number;
    let unit = byte;
    if (byte < 0x80) {
      at++;
      if (byte === AMPERSAND) {
        // Long enough for any sensible reference; the bound keeps a text full of `&` linear.
        const bound = Math.min(to, at + 12);
        let end = at;
        while (end < bound && bytes[end] !== SEMICOLON) end++;
        const code = end < bound ? reference(bytes, at - 1, end) : -1;
        if (code < 0) return null;
        at = end + 1;
        unit = code;
        if (code > 0xffff) {
          units[count++] = 0xd7c0 + (code >> 10);
          unit = 0xdc00 | (code & 0x3ff);
        }
      } else if (byte === 0x0d) {
        if (bytes[at] === 0x0a && at < to) at++;
        unit = 0x0a;
      } else if (byte === UNDERSCORE && escapes) {
        const escaped = escapedUnit(bytes, at - 1, to);
        if (escaped >= 0) {
          unit = escaped;
          at += 6;
        }
      }
    } else {
      const second = at + 1 < to ? (bytes[at + 1] as number) : 0;
      const third = at + 2 < to ? (bytes[at + 2] as number) : 0;
      if (byte >= 0xe0 && byte < 0xf0 && (second & 0xc0) === 0x80 && (third & 0xc0) === 0x80) {
        unit = ((byte & 15) << 12) | ((second & 63) << 6) | (third & 63);
        at += 3;
        if (unit < 0x800 || (unit >= 0xd800 && unit < 0xe000)) unit = REPLACEMENT;
      } else if (byte >= 0xc2 && byte < 0xe0 && (second & 0xc0) === 0x80) {
        unit = ((byte & 31) << 6) | (second & 63);
        at += 2;
      } else if (
        byte >= 0xf0 &&
        byte < 0xf5 &&
        (second & 0xc0) === 0x80 &&
        (third & 0xc0) === 0x80 &&
        at + 3 < to &&
        ((bytes[at + 3] as number) & 0xc0) === 0x80
      ) {
        const code =
          ((byte & 7) << 18) | ((second & 63) << 12) | ((third & 63) << 6) | ((bytes[at + 3] as number) & 63);
        at += 4;
        if (code < 0x10000 || code > 0x10ffff) unit = REPLACEMENT;
        else {
          units[count++] = 0xd7c0 + (code >> 10);
          unit = 0xdc00 | (code & 0x3ff);
        }
      } else {
        at++;
        unit = REPLACEMENT;
      }
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
  let label = '';
  if (a === 0xff && b === 0xfe) label = 'utf-16le';
  else if (a === 0xfe && b === 0xff) label = 'utf-16be';
  else if (a === 0x3c && b === 0) label = 'utf-16le';
  else if (a === 0 && b === 0x3c) label = 'utf-16be';
  else if (a === 0xef && b === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3);
  else if (a === 0x3c && b === 0x3f) label = declaredEncoding(bytes);
  if (label === '' || label === 'utf-8' || label === 'us-ascii') return bytes;
  try {
    return new TextEncoder().encode(new TextDecoder(label).decode(bytes));
  } catch {
    return null;
  }
}

function declaredEncoding(bytes: Uint8Array): string {
  let end = 2;
  const bound = Math.min(bytes.length, 200);
  while (end < bound && bytes[end] !== 0x3e) end++;
  const declaration = String.fromCharCode(...bytes.subarray(0, end));
  const label = /\sencoding\s*=\s*["']([^"']*)["']/.exec(declaration)?.[1]?.toLowerCase() ?? '';
  // A declaration that can be read byte by byte is no UTF-16, whatever it says (a known slip of .NET exporters).
  return label.startsWith('utf-16') ? '' : label;
}
