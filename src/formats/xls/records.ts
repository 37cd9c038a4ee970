/** The records that a workbook stream is made of: number, length, up to 8224 bytes. Numbers are little-endian. */

import { badRecord, truncated } from './errors.ts';

export const BOF = 0x0809;
export const EOF = 0x000a;
export const CONTINUE = 0x003c;

/** The versions that a BOF record tells. */
export const BIFF8 = 0x0600;

export function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}

export function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

/** Walks along the records of a stream. */
export class Records {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  /** The current record: its number and where its content lies. */
  id = 0;
  from = 0;
  to: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.to = at;
  }

  /** Goes on to the next record. @throws DocumentError when the stream ends before it does */
  next(): void {
    const { bytes, to } = this;
    if (to + 4 > bytes.length) throw truncated('stream ends without an end record');
    this.id = u16(bytes, to);
    this.from = to + 4;
    this.to = this.from + u16(bytes, to + 2);
    if (this.to > bytes.length) throw truncated(`record ${this.id} at ${to}`);
  }

  get length(): number {
    return this.to - this.from;
  }

  /** @throws DocumentError when the current record is shorter */
  require(length: number): void {
    if (this.to - this.from < length)
      throw badRecord(`record ${this.id} of ${this.to - this.from} bytes at ${this.from}`);
  }

  /** The content of the current record, from `skip` on, and that of the CONTINUE records after it. */
  content(skip = 0): Content {
    this.require(skip);
    const { bytes } = this;
    const ends: number[] = [this.to];
    let at = this.to;
    while (at + 4 <= bytes.length && u16(bytes, at) === CONTINUE) {
      at += 4 + u16(bytes, at + 2);
      if (at > bytes.length) throw truncated('continued record');
      ends.push(at);
    }
    return new Content(bytes, this.from + skip, ends);
  }
}

const CHUNK = 4096;
const units = new Uint16Array(CHUNK);

/** Reads on through a record and those that continue it. */
export class Content {
  readonly #bytes: Uint8Array;
  readonly #ends: readonly number[];
  #at: number;
  #index = 0;
  #end: number;

  constructor(bytes: Uint8Array, at: number, ends: readonly number[]) {
    this.#bytes = bytes;
    this.#at = at;
    this.#ends = ends;
    this.#end = ends[0] as number;
  }

  /** Whether there is nothing left. */
  get done(): boolean {
    while (this.#at >= this.#end) if (!this.#goOn()) return true;
    return false;
  }

  byte(): number {
    while (this.#at >= this.#end) if (!this.#goOn()) throw badRecord(`content ends at ${this.#at}`);
    return this.#bytes[this.#at++] as number;
  }

  word(): number {
    const low = this.byte();
    return low | (this.byte() << 8);
  }

  long(): number {
    const low = this.word();
    return low + this.word() * 65536;
  }

  skip(count: number): void {
    let left = count;
    while (left > this.#end - this.#at) {
      left -= this.#end - this.#at;
      this.#at = this.#end;
      if (!this.#goOn()) throw badRecord(`content ends at ${this.#at}`);
    }
    this.#at += left;
  }

  /**
   * So many characters, of one byte or, when bit 0 of `flags` is set, of two. Where a record ends in the middle of a text, the
   * next one begins with flags of its own.
   */
  characters(count: number, flags: number): string {
    let wide = (flags & 1) === 1;
    let text = '';
    let left = count;
    while (left > 0) {
      const room = wide ? (this.#end - this.#at) >> 1 : this.#end - this.#at;
      const part = Math.min(left, room, CHUNK);
      if (part > 0) {
        text += wide ? this.#wide(part) : this.#narrow(part);
        left -= part;
      } else {
        // An odd byte before the break belongs to no character.
        this.#at = this.#end;
        if (!this.#goOn()) throw badRecord(`text ends at ${this.#at}`);
        wide = (this.byte() & 1) === 1;
      }
    }
    return text;
  }

  /** A text after its flags, with the runs and the phonetic part that may follow it. */
  richText(count: number): string {
    const flags = this.byte();
    const runs = (flags & 8) === 0 ? 0 : this.word();
    const phonetic = (flags & 4) === 0 ? 0 : this.long();
    const text = this.characters(count, flags);
    this.skip(4 * runs + phonetic);
    return text;
  }

  #goOn(): boolean {
    const next = this.#ends[this.#index + 1];
    if (next === undefined) return false;
    this.#at = this.#end + 4;
    this.#index++;
    this.#end = next;
    return true;
  }

  #wide(count: number): string {
    const bytes = this.#bytes;
    let at = this.#at;
    for (let i = 0; i < count; i++, at += 2) units[i] = (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
    this.#at = at;
    return String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);
  }

  #narrow(count: number): string {
    const bytes = this.#bytes;
    const at = this.#at;
    this.#at = at + count;
    return String.fromCharCode.apply(null, bytes.subarray(at, at + count) as unknown as number[]);
  }
}
