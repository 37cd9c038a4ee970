import { HostError } from '../host.ts';
import { type ByteSource, ByteWindow, bytesAre, LOW_WATER } from './bytes.ts';
import { decodeRaw, decodeText, toUtf8 } from './decode.ts';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const EQUALS = 0x3d;
const COLON = 0x3a;

/** The code under which `XmlScanner.code` reports a local name of up to four ASCII letters. */
export function nameCode(name: string): number {
  let code = 0;
  for (let i = 0; i < name.length; i++) code = (code << 8) | name.charCodeAt(i);
  return code;
}

/**
 * Goes through an XML part tag by tag, on its bytes, without building a tree. Prefixes of element names are cut off.
 *
 * Positions (`start`, `after`, those of attributes) are offsets in `bytes` and hold until the next call of `next`, `text` or `skip`;
 * for a scanner made with `ofBytes` they hold for good. Every method throws HostError `bad-xml`, or `xml-entity` for a DOCTYPE.
 */
export class XmlScanner extends ByteWindow {
  readonly part: string;
  /** Where the current tag's `<` stands; `after` is just behind its `>`. */
  start = 0;
  /** The local name of the current tag. */
  nameStart = 0;
  nameEnd = 0;
  /** See `nameCode`; 0 when the name is longer than four bytes. */
  code = 0;
  /** `</name>` */
  closing = false;
  /** `<name/>` */
  empty = false;
  /** Open elements around the position behind the current tag. */
  depth = 0;
  private attributes = new Int32Array(64);
  private attributeCount = 0;
  private seen = false;

  private constructor(bytes: Uint8Array, limit: number, part: string, source: ByteSource | null) {
    super(bytes, limit, source);
    this.part = part;
  }

  /** A scanner over a whole part. Parts in other encodings are transcoded first: then `bytes` isn't the array passed in. */
  static ofBytes(bytes: Uint8Array, part: string): XmlScanner {
    const utf8 = toUtf8(bytes);
    if (utf8 === null) throw new HostError('damaged', 'bad-xml', { part, cause: 'unknown encoding' });
    return new XmlScanner(utf8, utf8.length, part, null);
  }

  /** A scanner over a part that arrives in pieces; only a window of it is kept in memory. */
  static ofSource(source: ByteSource, part: string): XmlScanner {
    const head = new ByteWindow(new Uint8Array(LOW_WATER), 0, source);
    head.fill(512);
    const first = head.bytes.subarray(0, head.limit);
    const utf8 = toUtf8(first);
    if (utf8 !== null && utf8.buffer === first.buffer) {
      const scanner = new XmlScanner(head.bytes, head.limit, part, source);
      scanner.after = utf8.byteOffset - first.byteOffset;
      return scanner;
    }
    head.fill(Number.POSITIVE_INFINITY);
    return XmlScanner.ofBytes(head.bytes.subarray(0, head.limit), part);
  }

  /** Goes to the next tag; false at the end of the part. Text, comments, CDATA and instructions in between are passed over. */
  next(): boolean {
    if (this.limit - this.after < LOW_WATER && this.source !== null) {
      this.moveOn();
      this.start = 0;
    }
    for (;;) {
      let at = this.after;
      const bytes = this.bytes;
      const limit = this.limit;
      while (at < limit && bytes[at] !== LESS) at++;
      if (at + 1 < limit) {
        const second = bytes[at + 1];
        if (second === BANG || second === QUESTION) {
          this.after = this.passMarkup(at);
          continue;
        }
        this.start = at;
        if (second === SLASH ? this.readClosingTag(at + 2) : this.readTag(at + 1)) return true;
      }
      if (this.more()) continue;
      if (at < limit) this.fail('unfinished tag');
      if (this.depth !== 0) this.fail('the part ends inside an element');
      if (!this.seen) this.fail('no element');
      this.after = limit;
      return false;
    }
  }

  /** Whether the current tag has this local name. */
  is(name: string): boolean {
    return bytesAre(this.bytes, this.nameStart, this.nameEnd, name);
  }

  /** The decoded value of the attribute with exactly this name (prefix and all), or null. */
  attribute(name: string): string | null {
    const at = this.find(name);
    return at < 0 ? null : this.value(at, false);
  }

  /** As `attribute`, with the `_xHHHH_` escapes of spreadsheet strings resolved. */
  stringAttribute(name: string): string | null {
    const at = this.find(name);
    return at < 0 ? null : this.value(at, true);
  }

  /** The decoded value of a prefixed attribute by its local name (`id` finds `r:id`), or null. */
  prefixedAttribute(local: string): string | null {
    const { bytes, attributes } = this;
    for (let i = 0; i < this.attributeCount; i += 4) {
      const end = attributes[i + 1] as number;
      const from = end - local.length;
      if (from > (attributes[i] as number) && bytes[from - 1] === COLON && bytesAre(bytes, from, end, local))
        return this.value(i, false);
    }
    return null;
  }

  /** A truth value as OOXML writes it; `otherwise` when the attribute is missing. */
  flag(name: string, otherwise: boolean): boolean {
    const value = this.attribute(name);
    return value === null ? otherwise : value === '1' || value === 'true' || value === 'on';
  }

  /** Where the value of an attribute stands between its quotes, for patching; null when it is missing. */
  attributeSpan(name: string): { readonly from: number; readonly to: number } | null {
    const at = this.find(name);
    return at < 0 ? null : { from: this.attributes[at + 2] as number, to: this.attributes[at + 3] as number };
  }

  /** The index of the attribute whose name is this one byte, for `valueStart` and `valueEnd`; -1 when it is missing. */
  findByte(name: number): number {
    const { bytes, attributes, attributeCount } = this;
    for (let i = 0; i < attributeCount; i += 4) {
      const from = attributes[i] as number;
      if (bytes[from] === name && attributes[i + 1] === from + 1) return i;
    }
    return -1;
  }

  /** The value of the attribute whose name is this one byte as a whole number; -1 when it is missing, NaN when it is none. */
  wholeNumber(name: number): number {
    const index = this.findByte(name);
    if (index < 0) return -1;
    const { bytes } = this;
    const to = this.valueEnd(index);
    let at = this.valueStart(index);
    if (at === to || to - at > 10) return Number.NaN;
    let value = 0;
    for (; at < to; at++) {
      const digit = (bytes[at] as number) - 0x30;
      if (digit < 0 || digit > 9) return Number.NaN;
      value = value * 10 + digit;
    }
    return value;
  }

  valueStart(index: number): number {
    return this.attributes[index + 2] as number;
  }

  valueEnd(index: number): number {
    return this.attributes[index + 3] as number;
  }

  /** The text of the current element, without what its child elements hold. Goes on to its closing tag. */
  text(): string {
    if (this.empty || this.closing) return '';
    let result = '';
    for (;;) {
      const from = this.after;
      const to = this.textEnd(from);
      if (to > from) {
        const piece = decodeText(this.bytes, from, to, true);
        if (piece === null) this.fail('unknown reference');
        result = result === '' ? piece : result + piece;
      }
      this.after = to;
      const second = this.bytes[to + 1];
      if (second === BANG || second === QUESTION) {
        const end = this.passMarkup(to);
        if (this.isCdata(to)) result += decodeRaw(this.bytes, to + 9, end - 3);
        this.after = end;
        continue;
      }
      if (!this.next()) this.fail('the part ends inside an element');
      if (this.closing) return result;
      this.skip();
    }
  }

  /** Goes on to the closing tag of the current element. */
  skip(): void {
    if (this.empty || this.closing) return;
    const around = this.depth - 1;
    while (this.depth > around) if (!this.next()) this.fail('the part ends inside an element');
  }

  /**
   * The text of the current element as a number; goes on to its closing tag. NaN when it is empty, Infinity when it is no
   * finite number. Up to 15 digits are read without making a string: both the digits and the power of ten are exact then.
   */
  number(): number {
    if (this.empty || this.closing) return Number.NaN;
    const bytes = this.bytes;
    const limit = this.limit;
    let at = this.after;
    const negative = bytes[at] === 0x2d;
    if (negative) at++;
    const from = at;
    let digits = 0;
    let point = -1;
    let byte = 0;
    for (; at < limit; at++) {
      byte = bytes[at] as number;
      if (byte >= 0x30 && byte <= 0x39) digits = digits * 10 + byte - 0x30;
      else if (byte === 0x2e && point < 0) point = at;
      else break;
    }
    const length = at - from - (point < 0 ? 0 : 1);
    if (byte !== LESS || at >= limit || length === 0 || length > 15 || bytes[at + 1] !== SLASH)
      return this.slowNumber();
    this.after = at;
    this.next();
    const value = point < 0 ? digits : digits / (POWERS[at - point - 1] as number);
    return negative && value !== 0 ? -value : value;
  }

  /** @throws HostError always */
  fail(cause: string): never {
    throw new HostError('damaged', 'bad-xml', { part: this.part, cause });
  }

  private slowNumber(): number {
    const text = this.text().trim();
    if (text === '') return Number.NaN;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  }

  private find(name: string): number {
    const { bytes, attributes } = this;
    for (let i = 0; i < this.attributeCount; i += 4) {
      if (bytesAre(bytes, attributes[i] as number, attributes[i + 1] as number, name)) return i;
    }
    return -1;
  }

  private value(index: number, escapes: boolean): string {
    const text = decodeText(
      this.bytes,
      this.attributes[index + 2] as number,
      this.attributes[index + 3] as number,
      escapes,
    );
    return text ?? this.fail('unknown reference');
  }

  /** Reads `name>`; false when the window ends first. */
  private readClosingTag(from: number): boolean {
    const bytes = this.bytes;
    const limit = this.limit;
    let at = from;
    let name = from;
    let code = 0;
    let byte = 0;
    for (; at < limit; at++) {
      byte = bytes[at] as number;
      if (byte <= 0x20 || byte === GREATER) break;
      if (byte === COLON) {
        name = at + 1;
        code = 0;
      } else code = (code << 8) | byte;
    }
    const nameEnd = at;
    while (at < limit && (bytes[at] as number) <= 0x20) at++;
    if (at >= limit) return false;
    if (bytes[at] !== GREATER || nameEnd === name) this.fail('malformed closing tag');
    if (this.depth === 0) this.fail('closing tag without an opening one');
    this.depth--;
    this.nameStart = name;
    this.nameEnd = nameEnd;
    this.code = nameEnd - name > 4 ? 0 : code;
    this.closing = true;
    this.empty = false;
    this.attributeCount = 0;
    this.after = at + 1;
    return true;
  }

  /** Reads `name attributes>`; false when the window ends first. */
  private readTag(from: number): boolean {
    const bytes = this.bytes;
    const limit = this.limit;
    let at = from;
    let name = from;
    let code = 0;
    let byte = 0;
    for (; at < limit; at++) {
      byte = bytes[at] as number;
      if (byte <= 0x20 || byte === GREATER || byte === SLASH) break;
      if (byte === COLON) {
        name = at + 1;
        code = 0;
      } else code = (code << 8) | byte;
    }
    const nameEnd = at;
    let count = 0;
    for (;;) {
      while (at < limit && (byte = bytes[at] as number) <= 0x20) at++;
      if (at >= limit) return false;
      if (byte === GREATER || byte === SLASH) break;
      const attribute = at;
      while (at < limit && (byte = bytes[at] as number) !== EQUALS && byte > 0x20 && byte !== GREATER && byte !== LESS)
        at++;
      const attributeEnd = at;
      while (at < limit && (bytes[at] as number) <= 0x20) at++;
      if (at >= limit) return false;
      if (bytes[at] !== EQUALS || attributeEnd === attribute) this.fail('malformed attribute');
      at++;
      while (at < limit && (bytes[at] as number) <= 0x20) at++;
      if (at >= limit) return false;
      const quote = bytes[at] as number;
      if (quote !== 0x22 && quote !== 0x27) this.fail('attribute value without quotes');
      at++;
      const value = at;
      while (at < limit && (byte = bytes[at] as number) !== quote && byte !== LESS) at++;
      if (at >= limit) return false;
      if (byte !== quote) this.fail('< in an attribute value');
      if (count === this.attributes.length) this.growAttributes();
      const attributes = this.attributes;
      attributes[count] = attribute;
      attributes[count + 1] = attributeEnd;
      attributes[count + 2] = value;
      attributes[count + 3] = at;
      count += 4;
      at++;
    }
    const empty = byte === SLASH;
    if (empty) {
      at++;
      if (at >= limit) return false;
      if (bytes[at] !== GREATER) this.fail('malformed tag');
    }
    if (nameEnd === name) this.fail('tag without a name');
    if (!empty) this.depth++;
    this.seen = true;
    this.nameStart = name;
    this.nameEnd = nameEnd;
    this.code = nameEnd - name > 4 ? 0 : code;
    this.closing = false;
    this.empty = empty;
    this.attributeCount = count;
    this.after = at + 1;
    return true;
  }

  private growAttributes(): void {
    const grown = new Int32Array(this.attributes.length * 2);
    grown.set(this.attributes);
    this.attributes = grown;
  }

  /** Where the next `<` stands. */
  private textEnd(from: number): number {
    let at = from;
    for (;;) {
      const bytes = this.bytes;
      const limit = this.limit;
      while (at < limit && bytes[at] !== LESS) at++;
      if (at + 1 < limit) return at;
      if (!this.more()) this.fail('the part ends inside an element');
    }
  }

  private isCdata(at: number): boolean {
    return bytesAre(this.bytes, at, at + 9, '<![CDATA[');
  }

  /** Behind the comment, CDATA section or instruction at `at`. */
  private passMarkup(at: number): number {
    while (this.limit - at < 9 && this.more());
    if (this.bytes[at + 1] === QUESTION) return this.behind('?>', at + 2);
    if (bytesAre(this.bytes, at, at + 4, '<!--')) return this.behind('-->', at + 4);
    if (this.isCdata(at)) return this.behind(']]>', at + 9);
    throw new HostError('damaged', 'xml-entity', { part: this.part, cause: 'document type declaration' });
  }

  private behind(word: string, from: number): number {
    const last = word.charCodeAt(word.length - 1);
    let at = from + word.length - 1;
    for (;;) {
      const bytes = this.bytes;
      const limit = this.limit;
      for (; at < limit; at++) {
        if (bytes[at] === last && bytesAre(bytes, at + 1 - word.length, at + 1, word)) return at + 1;
      }
      if (!this.more()) this.fail(`no ${word}`);
    }
  }
}

const POWERS = [1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15];
