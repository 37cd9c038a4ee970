import { DocumentError } from './error.ts';
import { toUtf16, utf16Of } from './xml/decode.ts';
import { XmlScanner } from './xml/scan.ts';
import type { ByteSource } from './zip/bytes.ts';
import { crc32 } from './zip/crc32.ts';
import type { ZipEntry } from './zip/directory.ts';
import type { PartEntry, Parts } from './zip/parts.ts';
import { openZip, type ZipArchive, type ZipLimits } from './zip/read.ts';
import { type NewPart, rewriteZip } from './zip/write.ts';

const NONE = new Uint8Array(0);

/** An XML part that is changed by replacing stretches of its bytes; all others stay what they were. */
export class XmlPatch {
  readonly xml: XmlScanner;
  /** What stands before the bytes that the scanner sees: a byte order mark. */
  readonly #lead: Uint8Array;
  readonly #transcoded: boolean;
  /** What a part in UTF-16 is put back into. */
  readonly #utf16: { readonly encoding: 'utf-16le' | 'utf-16be'; readonly mark: boolean } | null;
  readonly #splices: { readonly from: number; readonly to: number; readonly text: string }[] = [];

  constructor(bytes: Uint8Array, part: string) {
    this.xml = XmlScanner.ofBytes(bytes, part);
    const seen = this.xml.bytes;
    this.#transcoded = seen.buffer !== bytes.buffer;
    const encoding = this.#transcoded ? utf16Of(bytes) : null;
    this.#utf16 = encoding === null ? null : { encoding, mark: (bytes[0] as number) >= 0xfe };
    this.#lead = this.#transcoded ? NONE : bytes.subarray(0, seen.byteOffset - bytes.byteOffset);
  }

  /** The text of a stretch of bytes, undecoded. */
  raw(from: number, to: number): string {
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.xml.bytes.subarray(from, to));
  }

  /** Whether these bytes spell this text. */
  holds(from: number, to: number, text: string): boolean {
    return this.raw(from, to) === text;
  }

  /** Puts text in place of the bytes from `from` to `to`. What is put at one place stands there in the order it was given. */
  replace(from: number, to: number, text: string): void {
    this.#splices.push({ from, to, text });
  }

  insert(at: number, text: string): void {
    this.replace(at, at, text);
  }

  /** The prefix of the current element's name with its colon, or `''`. */
  prefix(): string {
    return this.raw(this.xml.start + 1, this.xml.nameStart);
  }

  get changed(): boolean {
    return this.#splices.length > 0;
  }

  /** The bytes with all that was asked for, in the encoding they came in; of encodings other than Unicode, in UTF-8. */
  result(): Uint8Array {
    if (this.#utf16 !== null) {
      const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(this.#spliced());
      return toUtf16(text, this.#utf16.encoding, this.#utf16.mark);
    }
    if (this.#transcoded) this.#declareUtf8();
    return this.#spliced();
  }

  #spliced(): Uint8Array {
    const source = this.xml.bytes;
    const encoder = new TextEncoder();
    const splices = this.#splices
      .map(({ from, to, text }) => ({ from, to, bytes: encoder.encode(text) }))
      .sort((a, b) => a.from - b.from || a.to - b.to);
    let length = this.#lead.length + source.length;
    for (const { from, to, bytes } of splices) length += bytes.length - (to - from);
    const result = new Uint8Array(length);
    result.set(this.#lead);
    let at = this.#lead.length;
    let done = 0;
    for (const { from, to, bytes } of splices) {
      if (from < done) throw new Error('overlapping changes');
      result.set(source.subarray(done, from), at);
      at += from - done;
      result.set(bytes, at);
      at += bytes.length;
      done = to;
    }
    result.set(source.subarray(done), at);
    return result;
  }

  /** A part in an encoding that can't be written is written as UTF-8; its declaration mustn't say otherwise. */
  #declareUtf8(): void {
    const head = this.raw(0, Math.min(200, this.xml.bytes.length));
    const declaration = /^<\?xml[^>]*?\sencoding\s*=\s*(["'])(.*?)\1/.exec(head);
    if (declaration === null) return;
    const end = declaration[0].length - 1;
    this.#splices.push({ from: end - (declaration[2] as string).length, to: end, text: 'UTF-8' });
  }
}

/** The parts of a package with the changes made to them so far. Nothing is packed until `save`. */
export class PackageEditor implements Parts {
  readonly #zip: ZipArchive;
  readonly #given: Uint8Array;
  #changes = new Map<ZipEntry, Uint8Array | null>();
  #added = new Map<string, NewPart>();

  /** @throws DocumentError as `openZip` */
  constructor(bytes: Uint8Array, limits: ZipLimits) {
    this.#given = bytes;
    this.#zip = openZip(bytes, limits);
  }

  /** As `ZipArchive.beginCount`. */
  beginCount(): void {
    this.#zip.beginCount();
  }

  get entries(): readonly PartEntry[] {
    const left = this.#zip.entries.filter((entry) => this.#changes.get(entry) !== null);
    return [...left, ...[...this.#added.values()].map(({ name }) => ({ name, directory: false }))];
  }

  find(name: string): PartEntry | null {
    const added = this.#added.get(name.toLowerCase());
    if (added !== undefined) return { name: added.name, directory: false };
    const entry = this.#zip.find(name);
    return entry === null || this.#changes.get(entry) === null ? null : entry;
  }

  read({ name }: PartEntry): Uint8Array | ByteSource {
    const added = this.#added.get(name.toLowerCase());
    if (added !== undefined) return added.bytes;
    const entry = this.#entry(name);
    return this.#changes.get(entry) ?? this.#zip.read(entry);
  }

  /** Parts that may change aren't compared. */
  packed(): null {
    return null;
  }

  /** The part as it is now. @throws DocumentError `missing-part` */
  bytesOf(part: string): Uint8Array {
    const added = this.#added.get(part.toLowerCase());
    if (added !== undefined) return added.bytes;
    const entry = this.#entry(part);
    return this.#changes.get(entry) ?? this.#zip.inflate(entry);
  }

  /** What tells this state of a part from its others: as long as it is the same, so are the bytes. @throws DocumentError `missing-part` */
  stateOf(part: string): object {
    const added = this.#added.get(part.toLowerCase());
    if (added !== undefined) return added.bytes;
    const entry = this.#entry(part);
    return this.#changes.get(entry) ?? entry;
  }

  /** Whether a part holds now what it held in another state of its. @throws DocumentError `missing-part` */
  isContent(part: string, state: object): boolean {
    const before = state instanceof Uint8Array ? state : this.#zip.inflate(this.#zip.find(part) ?? this.#entry(part));
    const now = this.bytesOf(part);
    return before.length === now.length && before.every((byte, i) => byte === now[i]);
  }

  open(part: string): XmlPatch {
    return new XmlPatch(this.bytesOf(part), part);
  }

  /** Takes over what was done to a part, if anything was. */
  close(part: string, patch: XmlPatch): void {
    if (!patch.changed) return;
    const added = this.#added.get(part.toLowerCase());
    if (added === undefined) this.#changes.set(this.#entry(part), patch.result());
    else this.#added.set(part.toLowerCase(), { name: added.name, bytes: patch.result() });
  }

  /** Adds a part under a name that no other has. */
  add(part: NewPart): void {
    this.#added.set(part.name.toLowerCase(), part);
  }

  remove(part: string): void {
    if (!this.#added.delete(part.toLowerCase())) this.#changes.set(this.#entry(part), null);
  }

  /** @returns what puts all parts back to how they are now. */
  checkpoint(): () => void {
    const [changes, added] = [new Map(this.#changes), new Map(this.#added)];
    return () => {
      this.#changes = changes;
      this.#added = added;
    };
  }

  /** The file with all changes; the very bytes given when there are none. */
  save(): Uint8Array {
    for (const [entry, bytes] of this.#changes)
      if (bytes !== null && this.#isOriginal(entry, bytes)) this.#changes.delete(entry);
    if (this.#changes.size === 0 && this.#added.size === 0) return this.#given;
    return rewriteZip(this.#zip, this.#changes, [...this.#added.values()]);
  }

  /** Changes may have undone each other. */
  #isOriginal(entry: ZipEntry, bytes: Uint8Array): boolean {
    if (entry.size !== bytes.length || entry.crc !== crc32(bytes)) return false;
    return this.#zip.inflate(entry).every((byte, i) => byte === bytes[i]);
  }

  #entry(part: string): ZipEntry {
    const entry = this.#zip.find(part);
    if (entry === null || this.#changes.get(entry) === null)
      throw new DocumentError('damaged', 'missing-part', { part });
    return entry;
  }
}
