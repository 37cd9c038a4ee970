import { DocumentError } from '../error.ts';

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

/** The file ends early, or what its archive says of itself doesn't hold. */
export function truncated(part: string | null, cause: string): DocumentError {
  return new DocumentError('damaged', 'truncated', part === null ? { cause } : { part, cause });
}

/** Where the records of the entries stand. */
interface Directory {
  readonly start: number;
  readonly end: number;
  readonly count: number;
  /** What offsets in the file have to be moved by: something stands in front of the archive. */
  readonly shift: number;
}

/** Finds the central directory by the record at the end of the archive; null when there is none. */
export function findDirectory(bytes: Uint8Array): Directory | null {
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
      const offset64 = u64(bytes, locator + 8);
      const end64 = offset64 + 56 <= locator && u32(bytes, offset64) === END64 ? offset64 : locator - 56;
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
    const isThere = offset + 4 <= end && u32(bytes, offset) === CENTRAL;
    return isThere && (start === offset || u32(bytes, start) !== CENTRAL)
      ? { start: offset, end, count, shift: 0 }
      : { start, end, count, shift: start - offset };
  }
  return null;
}

/** Reads the records of the central directory. @throws DocumentError `truncated` */
export function readEntries(bytes: Uint8Array, directory: Directory): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = directory.start;
  while (entries.length < directory.count) {
    if (at + 46 > directory.end || u32(bytes, at) !== CENTRAL) throw truncated(null, 'central directory ends early');
    const entry = readEntry(bytes, at, directory);
    entries.push(entry);
    at = entry.centralEnd;
  }
  return entries;
}

/** Where the compressed bytes of an entry begin, told by its local header. @throws DocumentError `truncated` */
export function dataStart(bytes: Uint8Array, entry: ZipEntry): number {
  const at = entry.headerStart;
  if (at + 30 > bytes.length || u32(bytes, at) !== LOCAL) throw truncated(entry.name, 'no local header');
  const start = at + 30 + u16(bytes, at + 26) + u16(bytes, at + 28);
  if (start + entry.compressedSize > bytes.length) throw truncated(entry.name, 'data beyond the end');
  return start;
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
