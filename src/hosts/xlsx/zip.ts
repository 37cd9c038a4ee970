import { Inflate, inflateSync } from 'fflate';
import { HostError } from '../host.ts';
import type { ByteSource } from './bytes.ts';
import { crc32 } from './crc32.ts';
import { type NativeZlib, nativeZlib } from './native-zlib.ts';
import { notAZip } from './sniff.ts';

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

/** One entry of the archive, as its central directory tells it. */
export interface ZipEntry {
  /** With forward slashes and without a leading one. */
  readonly name: string;
  readonly directory: boolean;
  /** 0 stored, 8 deflated; others can't be inflated. */
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its local header stands. */
  readonly headerStart: number;
  /** Its record in the central directory. */
  readonly centralStart: number;
  readonly centralEnd: number;
}

/** Compressed bytes up to this are inflated in one go; at the worst 64 MB come of them. */
const ONE_GO = 65536;
/** Node's own inflater fills its buffer in one go, so it is only given parts that may be in memory as a whole. */
const NATIVE_UP_TO = 64 * MB;
/** About so much is inflated at a time of a part that is streamed. */
const PIECE = MB / 2;

const SIZES_DIFFER = 'size differs from the directory';
const CHECKSUM = 'checksum differs from the directory';

/** An .xlsx file as a zip archive: what is in it, its raw bytes, its inflated bytes. */
export class ZipArchive {
  readonly bytes: Uint8Array;
  /** In the order of the central directory, directories too. */
  readonly entries: readonly ZipEntry[];
  readonly limits: ZipLimits;
  private readonly native: NativeZlib | null;
  private readonly byName = new Map<string, ZipEntry | 'twice'>();
  private inflated = 0;

  /** See `openZip`. */
  constructor(bytes: Uint8Array, entries: readonly ZipEntry[], limits: ZipLimits, native: NativeZlib | null) {
    this.bytes = bytes;
    this.native = native;
    this.entries = entries;
    this.limits = limits;
    for (const entry of entries) {
      if (entry.directory) continue;
      const key = entry.name.toLowerCase();
      this.byName.set(key, this.byName.has(key) ? 'twice' : entry);
    }
  }

  /**
   * The entry of this name, whatever its case; null when there is none.
   * @throws HostError `damaged` when two entries have the name: which one another program shows can't be known.
   */
  find(name: string): ZipEntry | null {
    const found = this.byName.get(name.toLowerCase());
    if (found === 'twice')
      throw new HostError('damaged', 'not-a-workbook', { part: name, cause: 'two parts of the same name' });
    return found ?? null;
  }

  /** Where the compressed bytes of an entry begin, told by its local header. @throws HostError `truncated` */
  dataStart(entry: ZipEntry): number {
    const at = entry.headerStart;
    const { bytes } = this;
    if (at + 30 > bytes.length || u32(bytes, at) !== LOCAL) throw truncated(entry.name, 'no local header');
    const start = at + 30 + u16(bytes, at + 26) + u16(bytes, at + 28);
    if (start + entry.compressedSize > bytes.length) throw truncated(entry.name, 'data beyond the end');
    return start;
  }

  /** The compressed bytes of an entry, a view on the file. @throws HostError */
  raw(entry: ZipEntry): Uint8Array {
    const start = this.dataStart(entry);
    return this.bytes.subarray(start, start + entry.compressedSize);
  }

  /** The inflated bytes of an entry; a stored entry gives a view on the file. @throws HostError */
  inflate(entry: ZipEntry): Uint8Array {
    this.admit(entry);
    const raw = this.raw(entry);
    return this.checked(entry, this.whole(entry, raw));
  }

  /**
   * The inflated bytes of an entry, for reading them once: as a whole, or in pieces when the part is so large that it had
   * better not be in memory at once. @throws HostError, for pieces also when they are asked for
   */
  read(entry: ZipEntry): Uint8Array | ByteSource {
    this.admit(entry);
    const raw = this.raw(entry);
    const atOnce = entry.method === 0 || entry.size <= (this.native === null ? PIECE : NATIVE_UP_TO);
    return atOnce ? this.checked(entry, this.whole(entry, raw)) : this.pieces(entry, raw);
  }

  /** Refuses an entry before a byte of it is inflated. */
  private admit(entry: ZipEntry): void {
    const { limits } = this;
    const part = entry.name;
    if ((entry.flags & 1) !== 0) throw new HostError('encrypted', 'encrypted', { part });
    if (entry.method !== 0 && entry.method !== 8)
      throw new HostError('damaged', 'not-a-workbook', { part, cause: `compression method ${entry.method}` });
    if (entry.method === 0 && entry.size !== entry.compressedSize) throw truncated(part, 'stored sizes differ');
    if (entry.size > limits.ratioFrom && entry.size > entry.compressedSize * limits.ratio) {
      throw new HostError('too-large', 'zip-bomb', {
        part,
        limit: limits.ratio,
        cause: `${entry.compressedSize} bytes inflate to ${entry.size}`,
      });
    }
    if (entry.size > limits.partBytes)
      throw new HostError('too-large', 'file-too-large', { part, limit: limits.partBytes });
    this.inflated += entry.size;
    if (this.inflated > limits.totalBytes)
      throw new HostError('too-large', 'file-too-large', { part, limit: limits.totalBytes });
  }

  /** Room for one byte more than promised shows a part that lies about its size: zlib then fails, fflate drops the rest. */
  private whole(entry: ZipEntry, raw: Uint8Array): Uint8Array {
    if (entry.method === 0) return raw;
    try {
      if (this.native !== null) {
        const room = Math.max(64, entry.size + 1);
        const whole = this.native.inflateRawSync(raw, { maxOutputLength: room, chunkSize: room });
        if (whole.length === entry.size) return new Uint8Array(whole.buffer, whole.byteOffset, whole.length);
      } else if (raw.length <= ONE_GO) {
        const whole = inflateSync(raw, { out: new Uint8Array(entry.size + 1) });
        if (whole.length === entry.size) return whole;
      } else return this.joined(entry, raw);
    } catch (error) {
      throw error instanceof HostError ? error : truncated(entry.name, String(error));
    }
    throw truncated(entry.name, SIZES_DIFFER);
  }

  private checked(entry: ZipEntry, whole: Uint8Array): Uint8Array {
    if (crc32(whole, 0, this.native) !== entry.crc) throw truncated(entry.name, CHECKSUM);
    return whole;
  }

  private joined(entry: ZipEntry, raw: Uint8Array): Uint8Array {
    const whole = new Uint8Array(entry.size);
    const source = this.pieces(entry, raw);
    let at = 0;
    for (let piece = source(); piece !== null; piece = source()) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }

  private pieces(entry: ZipEntry, raw: Uint8Array): ByteSource {
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
      crc = crc32(piece, crc, this.native);
      return piece;
    };
  }
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const U32_FULL = 0xffffffff;

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] as number) | ((bytes[at + 1] as number) << 8);
}

function u32(bytes: Uint8Array, at: number): number {
  return (u16(bytes, at) | (u16(bytes, at + 2) << 16)) >>> 0;
}

/** Beyond 2^53 it isn't exact, and far beyond the end of any file either way. */
function u64(bytes: Uint8Array, at: number): number {
  return u32(bytes, at) + u32(bytes, at + 4) * 0x100000000;
}

function truncated(part: string | null, cause: string): HostError {
  return new HostError('damaged', 'truncated', part === null ? { cause } : { part, cause });
}

interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** What offsets in the file have to be moved by: something stands in front of the archive. */
  readonly shift: number;
}

/**
 * Reads the central directory of a zip archive. `native`: whether Node's inflater may be used where there is one.
 * @throws HostError saying what the bytes are instead (`empty-file`, `encrypted`, `legacy-xls`, `html-table`, `xml-spreadsheet`,
 * `not-a-workbook`), that they end too early (`truncated`), or that there are too many (`file-too-large`).
 */
export function openZip(bytes: Uint8Array, limits: ZipLimits = ZIP_LIMITS, native = true): ZipArchive {
  if (bytes.length === 0) throw new HostError('damaged', 'empty-file');
  if (bytes.length > limits.fileBytes) throw new HostError('too-large', 'file-too-large', { limit: limits.fileBytes });
  const directory = findDirectory(bytes);
  if (directory === null) {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) throw truncated(null, 'no end of central directory');
    throw notAZip(bytes);
  }
  if (directory.count > limits.entries)
    throw new HostError('too-large', 'zip-bomb', { limit: limits.entries, cause: `${directory.count} entries` });
  const entries: ZipEntry[] = [];
  let at = directory.start;
  while (entries.length < directory.count) {
    if (at + 46 > directory.end || u32(bytes, at) !== CENTRAL) throw truncated(null, 'central directory ends early');
    const entry = readEntry(bytes, at, directory);
    entries.push(entry);
    at = entry.centralEnd;
  }
  // A plain view: Node's Buffer would make everything that reads bytes slower.
  const plain = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  return new ZipArchive(plain, entries, limits, native ? nativeZlib() : null);
}

function findDirectory(bytes: Uint8Array): Directory | null {
  const lowest = Math.max(0, bytes.length - 22 - 65535);
  for (let at = bytes.length - 22; at >= lowest; at--) {
    if (bytes[at] !== 0x50 || u32(bytes, at) !== END) continue;
    let count = u16(bytes, at + 10);
    let size = u32(bytes, at + 12);
    let offset = u32(bytes, at + 16);
    let end = at;
    const locator = at - 20;
    if (locator >= 0 && u32(bytes, locator) === LOCATOR64) {
      // Its offset is wrong when something stands in front of the archive; the record then ends where the locator begins.
      const told = u64(bytes, locator + 8);
      const end64 = told + 56 <= locator && u32(bytes, told) === END64 ? told : locator - 56;
      if (end64 >= 0 && u32(bytes, end64) === END64) {
        count = u64(bytes, end64 + 32);
        size = u64(bytes, end64 + 40);
        offset = u64(bytes, end64 + 48);
        end = end64;
      }
    }
    const start = end - size;
    if (start < 0 || start < offset) continue;
    // Some writers leave a gap before the end record; then the offset is right and the distance isn't.
    const told = count === 0 || (offset + 4 <= end && u32(bytes, offset) === CENTRAL);
    return told && (start === offset || u32(bytes, start) !== CENTRAL)
      ? { start: offset, end, count, shift: 0 }
      : { start, end, count, shift: start - offset };
  }
  return null;
}

function readEntry(bytes: Uint8Array, at: number, directory: Directory): ZipEntry {
  const flags = u16(bytes, at + 8);
  const nameLength = u16(bytes, at + 28);
  const extraLength = u16(bytes, at + 30);
  const centralEnd = at + 46 + nameLength + extraLength + u16(bytes, at + 32);
  if (centralEnd > directory.end) throw truncated(null, 'central directory ends early');
  let compressedSize = u32(bytes, at + 20);
  let size = u32(bytes, at + 24);
  let headerStart = u32(bytes, at + 42);
  if (size === U32_FULL || compressedSize === U32_FULL || headerStart === U32_FULL) {
    let extra = at + 46 + nameLength;
    const extraEnd = extra + extraLength;
    while (extra + 4 <= extraEnd) {
      const end = extra + 4 + u16(bytes, extra + 2);
      if (u16(bytes, extra) === 1 && end <= extraEnd) {
        let field = extra + 4;
        const take = (): number => {
          if (field + 8 > end) throw truncated(null, 'ZIP64 sizes missing');
          field += 8;
          return u64(bytes, field - 8);
        };
        if (size === U32_FULL) size = take();
        if (compressedSize === U32_FULL) compressedSize = take();
        if (headerStart === U32_FULL) headerStart = take();
        break;
      }
      extra = end;
    }
  }
  const written = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength));
  const name = written.replace(/\\/g, '/').replace(/^\/+/, '');
  return {
    name,
    directory: name === '' || name.endsWith('/'),
    method: u16(bytes, at + 10),
    flags,
    crc: u32(bytes, at + 16),
    compressedSize,
    size,
    headerStart: headerStart + directory.shift,
    centralStart: at,
    centralEnd,
  };
}
