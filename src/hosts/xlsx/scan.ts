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
      const { bytes, limit } = this;
      let at = this.after;
      while (at < limit && bytes[at] !== LESS) at++;
      const second = at + 1 < limit ? (bytes[at + 1] as number) : 0;
      if (second === BANG || second === QUESTION) this.after = this.passMarkup(at);
      else {
        this.start = at;
        if (second === SLASH ? this.readClosingTag(at + 2) : second !== 0 && this.readTag(at + 1)) return true;
        if (!this.more()) return this.atEnd(at);
      }
    }
  }

  /** At the last byte of the part; `at`: where an unfinished tag stands, or the end. Checks that nothing is left open. */
  private atEnd(at: number): false {
    if (at < this.limit) this.fail('unfinished tag');
    if (this.depth !== 0) this.fail('the part ends inside an element');
    if (!this.seen) this.fail('no element');
    this.after = this.limit;
    return false;
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
        const piece = decodeText(this.bytes, from, to, true) ?? this.fail('unknown reference');
        result = result === '' ? piece : result + piece;
      }
      this.after = to;
      const second = this.bytes[to + 1];
      if (second === BANG || second === QUESTION) result += this.markupText();
      else {
        if (!this.next()) this.fail('the part ends inside an element');
        if (this.closing) return result;
        this.skip();
      }
    }
  }

  /** Passes over the comment, CDATA section or instruction ahead; tells the text it stands for. */
  private markupText(): string {
    const at = this.after;
    this.after = this.passMarkup(at);
    return this.isCdata(at) ? decodeRaw(this.bytes, at + 9, this.after - 3) : '';
  }

  /** Goes on to the closing tag of the current element. */
  skip(): void {
    if (this.empty || this.closing) return;
    const around = this.depth - 1;
    while (this.depth > around) if (!this.next()) this.fail('the part ends inside an element');
  }

  /** The text of the current element as a number; goes on to its closing tag. NaN when it is empty, Infinity when it is none. */
  number(): number {
    const text = this.text().trim();
    if (text === '') return Number.NaN;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  }

  /** @throws HostError always */
  fail(cause: string): never {
    throw new HostError('damaged', 'bad-xml', { part: this.part, cause });
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

  /** Reads the name at `from`; tells where it ends, which may be the end of the window. */
  private readName(from: number): number {
    const { bytes, limit } = this;
    let at = from;
    let name = from;
    let code = 0;
    for (; at < limit; at++) {
      const byte = bytes[at] as number;
      if (byte <= 0x20 || byte === GREATER || byte === SLASH) break;
      if (byte === COLON) {
        name = at + 1;
        code = 0;
      } else code = (code << 8) | byte;
    }
    if (at === name && at < limit) this.fail('tag without a name');
    this.nameStart = name;
    this.nameEnd = at;
    this.code = at - name > 4 ? 0 : code;
    return at;
  }

  private passSpace(from: number): number {
    const { bytes, limit } = this;
    let at = from;
    while (at < limit && (bytes[at] as number) <= 0x20) at++;
    return at;
  }

  /** Reads `name>`; false when the window ends first. */
  private readClosingTag(from: number): boolean {
    const at = this.passSpace(this.readName(from));
    if (at >= this.limit) return false;
    if (this.bytes[at] !== GREATER) this.fail('malformed closing tag');
    if (this.depth === 0) this.fail('closing tag without an opening one');
    this.depth--;
    this.closing = true;
    this.empty = false;
    this.attributeCount = 0;
    this.after = at + 1;
    return true;
  }

  /** Reads `name attributes>`; false when the window ends first. */
  private readTag(from: number): boolean {
    const { bytes, limit } = this;
    let at = this.readName(from);
    let count = 0;
    for (;;) {
      at = this.passSpace(at);
      if (at + 1 >= limit) {
        if (bytes[at] !== GREATER || at >= limit) return false;
        break;
      }
      const byte = bytes[at];
      if (byte === GREATER || byte === SLASH) break;
      if (count === this.attributes.length) this.growAttributes();
      at = this.readAttribute(at, count);
      if (at < 0) return false;
      count += 4;
    }
    const empty = bytes[at] === SLASH;
    if (empty) {
      at++;
      if (bytes[at] !== GREATER) this.fail('malformed tag');
    } else this.depth++;
    this.seen = true;
    this.closing = false;
    this.empty = empty;
    this.attributeCount = count;
    this.after = at + 1;
    return true;
  }

  /** Reads the attribute at `from` into the list; tells where it ends, -1 when the window ends first. */
  private readAttribute(from: number, index: number): number {
    const { bytes, limit, attributes } = this;
    let at = from;
    let byte = 0;
    for (; at < limit; at++) {
      byte = bytes[at] as number;
      if (byte === EQUALS || byte <= 0x20 || byte === GREATER || byte === LESS) break;
    }
    attributes[index] = from;
    attributes[index + 1] = at;
    at = this.passSpace(at);
    if (at >= limit) return -1;
    if (bytes[at] !== EQUALS || at === from) this.fail('malformed attribute');
    at = this.passSpace(at + 1);
    if (at >= limit) return -1;
    const quote = bytes[at];
    if (quote !== 0x22 && quote !== 0x27) this.fail('attribute value without quotes');
    at++;
    attributes[index + 2] = at;
    for (; at < limit; at++) {
      byte = bytes[at] as number;
      if (byte === quote || byte === LESS) break;
    }
    attributes[index + 3] = at;
    if (at >= limit) return -1;
    if (byte !== quote) this.fail('< in an attribute value');
    return at + 1;
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
