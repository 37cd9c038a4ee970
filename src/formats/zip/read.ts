import { Inflate, inflateSync } from 'fflate';
import { notAZip } from '../detect.ts';
import { DocumentError } from '../error.ts';
import type { ByteSource } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { dataStart, findDirectory, readEntries, truncated, type ZipEntry } from './directory.ts';
import { type NativeZlib, nativeZlib } from './native-zlib.ts';
import type { Packed, Parts } from './parts.ts';

/** What a file may cost before it is refused. The sizes are those of the inflated parts, in bytes. */
export interface ZipLimits {
  readonly fileBytes: number;
  readonly entries: number;
  readonly partBytes: number;
  /** Over everything inflated from one file. */
  readonly totalBytes: number;
  /** The inflated size may be so many times the compressed one; deflate reaches 1032 with zeros. Real sheets stay below 100. */
  readonly ratio: number;
  /** Smaller parts may have any ratio. */
  readonly ratioFrom: number;
}

const MB = 1 << 20;

export const ZIP_LIMITS: ZipLimits = {
  fileBytes: 256 * MB,
  entries: 65535,
  partBytes: 400 * MB,
  totalBytes: 1024 * MB,
  ratio: 400,
  ratioFrom: 8 * MB,
};

/** Of an entry in front of its bytes, at least; its name may be told otherwise there than in the directory. */
const SHORTEST_HEADER = 30;

/** Bytes of a part that are compared sooner than inflated. */
const SMALL_PART = 16 * 1024;
/** Compressed bytes up to this are inflated in one go; at the worst 64 MB come of them. */
const ONE_GO = 65536;
/** Node's own inflater fills its buffer in one go, so it is only given parts that may be in memory as a whole. */
const NATIVE_UP_TO = 64 * MB;
/** About so much is inflated at a time of a part that is streamed. */
const PIECE = MB / 2;

const DEFLATE64 = 9;

const SIZES_DIFFER = 'size differs from the directory';
const CHECKSUM = 'checksum differs from the directory';

/** An .xlsx file as a zip archive: what is in it, its raw bytes, its inflated bytes. */
export class ZipArchive implements Parts {
  readonly bytes: Uint8Array;
  /** In the order of the central directory, directories too. */
  readonly entries: readonly ZipEntry[];
  readonly limits: ZipLimits;
  readonly #native: NativeZlib | null;
  readonly #byName = new Map<string, ZipEntry | 'twice'>();
  #inflated = 0;

  /** See `openZip`. */
  constructor(bytes: Uint8Array, entries: readonly ZipEntry[], limits: ZipLimits, native: NativeZlib | null) {
    this.bytes = bytes;
    this.#native = native;
    this.entries = entries;
    this.limits = limits;
    for (const entry of entries) {
      if (entry.directory) continue;
      const key = entry.name.toLowerCase();
      this.#byName.set(key, this.#byName.has(key) ? 'twice' : entry);
    }
  }

  /**
   * The entry of this name, whatever its case; null when there is none.
   * @throws DocumentError `damaged` when two entries have the name: which one another program shows can't be known.
   */
  find(name: string): ZipEntry | null {
    const found = this.#byName.get(name.toLowerCase());
    if (found === 'twice')
      throw new DocumentError('damaged', 'not-a-workbook', { part: name, cause: 'two parts of the same name' });
    return found ?? null;
  }

  /** Begins anew to count what is inflated: the limit is one for each time that the file is gone through, not for as long as it is open. */
  beginCount(): void {
    this.#inflated = 0;
  }

  /** Where the compressed bytes of an entry begin, told by its local header. @throws DocumentError `truncated` */
  dataStart(entry: ZipEntry): number {
    return dataStart(this.bytes, entry);
  }

  /** The compressed bytes of an entry, a view on the file. @throws DocumentError */
  raw(entry: ZipEntry): Uint8Array {
    const start = this.dataStart(entry);
    return this.bytes.subarray(start, start + entry.compressedSize);
  }

  packed(entry: ZipEntry): Packed | null {
    const { method, flags, crc, size, compressedSize } = entry;
    if (method !== 8 || (flags & 1) !== 0 || size > SMALL_PART || compressedSize > SMALL_PART) return null;
    return { crc, size, bytes: this.raw(entry) };
  }

  /** The inflated bytes of an entry; a stored entry gives a view on the file. @throws DocumentError */
  inflate(entry: ZipEntry): Uint8Array {
    this.#admit(entry);
    const raw = this.raw(entry);
    return this.#checked(entry, this.#whole(entry, raw));
  }

  /**
   * The inflated bytes of an entry, for reading them once: as a whole, or in pieces when the part is so large that it had
   * better not be in memory at once. @throws DocumentError, for pieces also when they are asked for
   */
  read(entry: ZipEntry): Uint8Array | ByteSource {
    this.#admit(entry);
    const raw = this.raw(entry);
    const atOnce = entry.method === 0 || entry.size <= (this.#native === null ? PIECE : NATIVE_UP_TO);
    return atOnce ? this.#checked(entry, this.#whole(entry, raw)) : this.#pieces(entry, raw);
  }

  /** Refuses an entry before a byte of it is inflated. */
  #admit(entry: ZipEntry): void {
    const { limits } = this;
    const part = entry.name;
    if ((entry.flags & 1) !== 0) throw new DocumentError('encrypted', 'encrypted', { part });
    if (entry.method === DEFLATE64) throw new DocumentError('unsupported', 'deflate64', { part });
    if (entry.method !== 0 && entry.method !== 8)
      throw new DocumentError('damaged', 'not-a-workbook', { part, cause: `compression method ${entry.method}` });
    if (entry.method === 0 && entry.size !== entry.compressedSize) throw truncated(part, 'stored sizes differ');
    if (entry.size > limits.ratioFrom && entry.size > entry.compressedSize * limits.ratio) {
      throw new DocumentError('too-large', 'zip-bomb', {
        part,
        limit: limits.ratio,
        cause: `${entry.compressedSize} bytes inflate to ${entry.size}`,
      });
    }
    if (entry.size > limits.partBytes)
      throw new DocumentError('too-large', 'file-too-large', { part, limit: limits.partBytes });
    this.#inflated += entry.size;
    if (this.#inflated > limits.totalBytes)
      throw new DocumentError('too-large', 'file-too-large', { part, limit: limits.totalBytes });
  }

  /** Room for one byte more than promised shows a part that lies about its size: zlib then fails, fflate drops the rest. */
  #whole(entry: ZipEntry, raw: Uint8Array): Uint8Array {
    if (entry.method === 0) return raw;
    const native = entry.size <= NATIVE_UP_TO ? this.#native : null;
    if (native === null && raw.length > ONE_GO) return this.#joined(entry, raw);
    const whole = native === null ? inflateScript(entry, raw) : inflateNative(entry, raw, native);
    if (whole.length !== entry.size) throw truncated(entry.name, SIZES_DIFFER);
    return whole;
  }

  #checked(entry: ZipEntry, whole: Uint8Array): Uint8Array {
    if (crc32(whole, 0, this.#native) !== entry.crc) throw truncated(entry.name, CHECKSUM);
    return whole;
  }

  #joined(entry: ZipEntry, raw: Uint8Array): Uint8Array {
    const whole = roomFor(entry, entry.size);
    const source = this.#pieces(entry, raw);
    let at = 0;
    for (let piece = source(); piece !== null; piece = source()) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  #pieces(entry: ZipEntry, raw: Uint8Array): ByteSource {
    const step = Math.min(ONE_GO, Math.max(1024, Math.ceil((PIECE * raw.length) / (entry.size + 1))));
    const ready: Uint8Array[] = [];
    const inflate = new Inflate((piece) => {
      if (piece.length > 0) ready.push(piece);
    });
    let taken = 0;
    let given = 0;
    let crc = 0;
    return () => {
      while (ready.length === 0 && taken < raw.length) {
        const to = Math.min(taken + step, raw.length);
        try {
          inflate.push(raw.subarray(taken, to), to === raw.length);
        } catch (error) {
          throw truncated(entry.name, String(error));
        }
        taken = to;
      }
      const piece = ready.shift();
      if (piece === undefined) {
        if (given < entry.size) throw truncated(entry.name, SIZES_DIFFER);
        if (crc !== entry.crc) throw truncated(entry.name, CHECKSUM);
        return null;
      }
      given += piece.length;
      if (given > entry.size) throw truncated(entry.name, SIZES_DIFFER);
      crc = crc32(piece, crc, this.#native);
      return piece;
    };
  }
}

function inflateNative(entry: ZipEntry, raw: Uint8Array, native: NativeZlib): Uint8Array {
  const room = Math.max(64, entry.size + 1);
  try {
    const whole = native.inflateRawSync(raw, { maxOutputLength: room, chunkSize: room });
    return new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
  } catch (error) {
    throw truncated(entry.name, String(error));
  }
}

function inflateScript(entry: ZipEntry, raw: Uint8Array): Uint8Array {
  const out = roomFor(entry, entry.size + 1);
  try {
    return inflateSync(raw, { out });
  } catch (error) {
    throw truncated(entry.name, String(error));
  }
}

function roomFor(entry: ZipEntry, size: number): Uint8Array {
  try {
    return new Uint8Array(size);
  } catch (error) {
    throw noMemory(entry, error);
  }
}

/** The one thing that no limit foresees: the machine has less memory than the limits allow for. */
function noMemory(entry: ZipEntry, error: unknown): DocumentError {
  return new DocumentError('too-large', 'file-too-large', { part: entry.name, cause: String(error) });
}

/**
 * Refuses entries that share bytes: packed once and listed many times, they would make a small file large, past every limit of
 * its size. No program writes them. Those that would lie beyond the end can't be read anyway. @throws DocumentError `zip-bomb`
 */
function refuseOverlaps(entries: readonly ZipEntry[], length: number): void {
  const byPlace = entries
    .filter(({ compressedSize, headerStart }) => compressedSize > 0 && headerStart + compressedSize <= length)
    .sort((a, b) => a.headerStart - b.headerStart || a.compressedSize - b.compressedSize);
  for (const [i, entry] of byPlace.entries()) {
    const next = byPlace[i + 1];
    if (next !== undefined && next.headerStart < entry.headerStart + SHORTEST_HEADER + entry.compressedSize)
      throw new DocumentError('too-large', 'zip-bomb', { part: next.name, cause: `overlaps ${entry.name}` });
  }
}

/**
 * Reads the central directory of a zip archive. `native`: whether Node's inflater may be used where there is one.
 * @throws DocumentError saying what the bytes are instead (`empty-file`, `encrypted`, `legacy-xls`, `html-table`, `xml-spreadsheet`,
 * `not-a-workbook`), that they end too early (`truncated`), or that there are too many (`file-too-large`).
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS, native = true): ZipArchive {
  if (bytes.length === 0) throw new DocumentError('damaged', 'empty-file');
  if (bytes.length > limits.fileBytes)
    throw new DocumentError('too-large', 'file-too-large', { limit: limits.fileBytes });
  const directory = findDirectory(bytes);
  if (directory === null) {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw truncated(null, 'no end of central directory');
    throw notAZip(bytes);
  }
  if (directory.count > limits.entries)
    throw new DocumentError('too-large', 'zip-bomb', { limit: limits.entries, cause: `${directory.count} entries` });
  // A plain view: Node's Buffer would make everything that reads bytes slower.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  const entries = readEntries(bytes, directory);
  refuseOverlaps(entries, bytes.length);
  return new ZipArchive(plain, entries, limits, native ? nativeZlib() : null);
}
