import { DocumentError } from '../error.ts';
import { type ByteSource, ByteWindow, bytesAre, LOW_WATER } from '../zip/bytes.ts';
import { decodeRaw, decodeText, toUtf8 } from './decode.ts';
import { TagReader } from './tags.ts';

const LESS = 0x3c;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

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
 * for a scanner made with `ofBytes` they hold for good. Every method throws DocumentError `bad-xml`, or `xml-entity` for a DOCTYPE.
 */
export class XmlScanner extends TagReader {
  private constructor(bytes: Uint8Array, limit: number, part: string, source: ByteSource | null) {
    super(bytes, limit, part, source);
  }

  /** A scanner over a whole part. Parts in other encodings are transcoded first: then `bytes` isn't the array passed in. */
  static ofBytes(bytes: Uint8Array, part: string): XmlScanner {
    const utf8 = toUtf8(bytes);
    if (utf8 === null) throw new DocumentError('damaged', 'bad-xml', { part, cause: 'unknown encoding' });
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
    for (;;) {
      if (this.limit - this.after < LOW_WATER && this.source !== null) this.moveOn();
      const { bytes, limit } = this;
      let at = this.after;
      while (at < limit && bytes[at] !== LESS) at++;
      const second = at + 1 < limit ? (bytes[at + 1] as number) : 0;
      if (second === BANG || second === QUESTION) this.after = this.#passMarkup(at);
      else {
        this.start = at;
        if (second === SLASH ? this.readClosingTag(at + 2) : second !== 0 && this.readTag(at + 1)) return true;
        // The text before the tag has been passed over: the window needn't hold it while the tag arrives.
        this.after = at;
        if (!this.more()) return this.#atEnd(at);
      }
    }
  }

  /** At the last byte of the part; `at`: where an unfinished tag stands, or the end. Checks that nothing is left open. */
  #atEnd(at: number): false {
    if (at < this.limit) this.fail('unfinished tag');
    if (this.depth !== 0) this.fail('the part ends inside an element');
    if (!this.seen) this.fail('no element');
    this.after = this.limit;
    return false;
  }

  /**
   * The text of the current element, without what its child elements hold. Goes on to its closing tag.
   * @param escapes false leaves the `_xHHHH_` of spreadsheets as it is written.
   */
  text(escapes = true): string {
    if (this.empty || this.closing) return '';
    let result = '';
    for (;;) {
      const from = this.after;
      const to = this.#textEnd(from);
      if (to > from) {
        const piece = decodeText(this.bytes, from, to, escapes) ?? this.fail('unknown reference');
        result = result === '' ? piece : result + piece;
      }
      this.after = to;
      const second = this.bytes[to + 1];
      if (second === BANG || second === QUESTION) result += this.#markupText();
      else {
        if (!this.next()) this.fail('the part ends inside an element');
        if (this.closing) return result;
        this.skip();
      }
    }
  }

  /** Passes over the comment, CDATA section or instruction ahead; tells the text it stands for. */
  #markupText(): string {
    const at = this.after;
    this.after = this.#passMarkup(at);
    return this.#isCdata(at) ? decodeRaw(this.bytes, at + 9, this.after - 3) : '';
  }

  /** Goes on to the closing tag of the current element. */
  skip(): void {
    if (this.empty || this.closing) return;
    const around = this.depth - 1;
    while (this.depth > around) if (!this.next()) this.fail('the part ends inside an element');
  }

  /**
   * Whether the current tag begins what only some programs understand: of the ways in which `mc:AlternateContent` says one thing,
   * the one for all others is `mc:Fallback`. Then it is passed over.
   */
  skipChoice(): boolean {
    if (this.closing || !this.is('Choice')) return false;
    this.skip();
    return true;
  }

  /** The text of the current element as a number; goes on to its closing tag. NaN when it is empty, Infinity when it is none. */
  number(): number {
    const text = this.text().trim();
    if (text === '') return Number.NaN;
    return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY;
  }

  /** Where the next `<` stands. */
  #textEnd(from: number): number {
    let at = from;
    for (;;) {
      const bytes = this.bytes;
      const limit = this.limit;
      while (at < limit && bytes[at] !== LESS) at++;
      if (at + 1 < limit) return at;
      if (!this.more()) this.fail('the part ends inside an element');
    }
  }

  #isCdata(at: number): boolean {
    return bytesAre(this.bytes, at, at + 9, '<![CDATA[');
  }

  /** After the comment, CDATA section or instruction at `at`. */
  #passMarkup(at: number): number {
    while (this.limit - at < 9 && this.more());
    if (this.bytes[at + 1] === QUESTION) return this.#afterWord('?>', at + 2);
    if (bytesAre(this.bytes, at, at + 4, '<!--')) return this.#afterWord('-->', at + 4);
    if (this.#isCdata(at)) return this.#afterWord(']]>', at + 9);
    throw new DocumentError('damaged', 'xml-entity', { part: this.part, cause: 'document type declaration' });
  }

  #afterWord(word: string, from: number): number {
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
