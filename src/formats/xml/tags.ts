import { DocumentError } from '../error.ts';
import { type ByteSource, ByteWindow, bytesAre } from '../zip/bytes.ts';
import { decodeText } from './decode.ts';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const COLON = 0x3a;

/** The current tag of a scanner: its name, its attributes, and how to read them from the bytes. */
export class TagReader extends ByteWindow {
  readonly part: string;
  /** Where the current tag's `<` stands; `after` is just after its `>`. */
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
  /** Open elements around the position after the current tag. */
  depth = 0;
  #attributes = new Int32Array(64);
  #attributeCount = 0;
  protected seen = false;

  protected constructor(bytes: Uint8Array, limit: number, part: string, source: ByteSource | null) {
    super(bytes, limit, source);
    this.part = part;
  }

  /** Whether the current tag has this local name. */
  is(name: string): boolean {
    return bytesAre(this.bytes, this.nameStart, this.nameEnd, name);
  }

  /** The decoded value of the attribute with exactly this name (prefix and all), or null. */
  attribute(name: string): string | null {
    const at = this.#find(name);
    return at < 0 ? null : this.#value(at, false);
  }

  /** As `attribute`, with the `_xHHHH_` escapes of spreadsheet strings resolved. */
  stringAttribute(name: string): string | null {
    const at = this.#find(name);
    return at < 0 ? null : this.#value(at, true);
  }

  /** The decoded value of a prefixed attribute by its local name (`id` finds `r:id`), or null. */
  prefixedAttribute(local: string): string | null {
    const attributes = this.#attributes;
    const { bytes } = this;
    for (let i = 0; i < this.#attributeCount; i += 4) {
      const end = attributes[i + 1] as number;
      const from = end - local.length;
      if (from > (attributes[i] as number) && bytes[from - 1] === COLON && bytesAre(bytes, from, end, local))
        return this.#value(i, false);
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
    const at = this.#find(name);
    return at < 0 ? null : { from: this.#attributes[at + 2] as number, to: this.#attributes[at + 3] as number };
  }

  /** The index of the attribute whose name is this one byte, for `valueStart` and `valueEnd`; -1 when it is missing. */
  findByte(name: number): number {
    const attributes = this.#attributes;
    const attributeCount = this.#attributeCount;
    const { bytes } = this;
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
    return this.#attributes[index + 2] as number;
  }

  valueEnd(index: number): number {
    return this.#attributes[index + 3] as number;
  }

  /** @throws DocumentError always */
  fail(cause: string): never {
    throw new DocumentError('damaged', 'bad-xml', { part: this.part, cause });
  }

  #find(name: string): number {
    const attributes = this.#attributes;
    const { bytes } = this;
    for (let i = 0; i < this.#attributeCount; i += 4) {
      if (bytesAre(bytes, attributes[i] as number, attributes[i + 1] as number, name)) return i;
    }
    return -1;
  }

  #value(index: number, escapes: boolean): string {
    const text = decodeText(
      this.bytes,
      this.#attributes[index + 2] as number,
      this.#attributes[index + 3] as number,
      escapes,
    );
    return text ?? this.fail('unknown reference');
  }

  /** Reads the name at `from`; tells where it ends, which may be the end of the window. */
  #readName(from: number): number {
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

  #passSpace(from: number): number {
    const { bytes, limit } = this;
    let at = from;
    while (at < limit && (bytes[at] as number) <= 0x20) at++;
    return at;
  }

  /** Reads `name>`; false when the window ends first. */
  protected readClosingTag(from: number): boolean {
    const at = this.#passSpace(this.#readName(from));
    if (at >= this.limit) return false;
    if (this.bytes[at] !== GREATER) this.fail('malformed closing tag');
    if (this.depth === 0) this.fail('closing tag without an opening one');
    this.depth--;
    this.closing = true;
    this.empty = false;
    this.#attributeCount = 0;
    this.after = at + 1;
    return true;
  }

  /** Reads `name attributes>`; false when the window ends first. */
  protected readTag(from: number): boolean {
    const { bytes, limit } = this;
    let at = this.#readName(from);
    let count = 0;
    for (;;) {
      while (at < limit && (bytes[at] as number) <= 0x20) at++;
      if (at + 1 >= limit) {
        if (bytes[at] !== GREATER || at >= limit) return false;
        break;
      }
      const byte = bytes[at];
      if (byte === GREATER || byte === SLASH) break;
      if (count === this.#attributes.length) this.#growAttributes();
      at = this.#readAttribute(at, count);
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
    this.#attributeCount = count;
    this.after = at + 1;
    return true;
  }

  /** Reads the attribute at `from` into the list; tells where it ends, -1 when the window ends first. */
  #readAttribute(from: number, index: number): number {
    const attributes = this.#attributes;
    const { bytes, limit } = this;
    let at = from;
    let byte = 0;
    for (; at < limit; at++) {
      byte = bytes[at] as number;
      if (byte === EQUALS || byte <= 0x20 || byte === GREATER || byte === LESS) break;
    }
    attributes[index] = from;
    attributes[index + 1] = at;
    // Hardly anybody writes a blank on either side of the sign.
    if (byte !== EQUALS) at = this.#passSpace(at);
    if (at >= limit) return -1;
    if (bytes[at] !== EQUALS || at === from) this.fail('malformed attribute');
    at++;
    if (at < limit && (bytes[at] as number) <= 0x20) at = this.#passSpace(at);
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

  #growAttributes(): void {
    const grown = new Int32Array(this.#attributes.length * 2);
    grown.set(this.#attributes);
    this.#attributes = grown;
  }
}
