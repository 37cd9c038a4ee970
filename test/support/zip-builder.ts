import { deflateSync } from 'fflate';
import { crc32 } from '../../src/formats/zip/crc32.ts';

/** One entry of an archive for a test, with whatever is to be wrong with it. */
export interface ZipPart {
  readonly name: string;
  readonly data: Uint8Array;
  readonly stored?: boolean;
  /** Sizes and checksum after the data instead of in the local header, as streaming writers do. */
  readonly descriptor?: boolean;
  /** Sizes and offset in a ZIP64 extra field. */
  readonly zip64?: boolean;
  /** Told instead of the truth. */
  readonly size?: number;
  readonly compressedSize?: number;
  readonly method?: number;
  readonly flags?: number;
  readonly crc?: number;
  /** Date and time as they are written. */
  readonly time?: number;
  /** Extra fields of the record in the directory, in front of that for ZIP64. */
  readonly extra?: Uint8Array;
  readonly localExtra?: Uint8Array;
  readonly comment?: Uint8Array;
}

export interface ZipShape {
  /** Bytes in front of the archive, which its offsets don't count. */
  readonly before?: Uint8Array;
  readonly comment?: Uint8Array;
  /** Bytes between the directory and what ends the archive. */
  readonly gap?: Uint8Array;
  /** Ends with the ZIP64 records too. */
  readonly zip64?: boolean;
}

const FULL = 0xffffffff;
const NOTHING = new Uint8Array(0);

/** Little-endian fields: [value, bytes] each; eight bytes hold up to 2^53. */
function fields(...list: readonly (readonly [number, number])[]): Uint8Array {
  const bytes: number[] = [];
  for (const [value, size] of list) {
    let rest = value;
    for (let i = 0; i < size; i++) {
      bytes.push(rest % 256);
      rest = Math.floor(rest / 256);
    }
  }
  return Uint8Array.from(bytes);
}

function concat(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

interface Header {
  readonly part: ZipPart;
  readonly name: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressed: number;
  readonly size: number;
}

function headerOf(part: ZipPart, packed: Uint8Array): Header {
  return {
    part,
    name: new TextEncoder().encode(part.name),
    flags: part.flags ?? (part.descriptor === true ? 0x808 : 0x800),
    method: part.method ?? (part.stored === true ? 0 : 8),
    crc: part.crc ?? crc32(part.data),
    compressed: part.compressedSize ?? packed.length,
    size: part.size ?? part.data.length,
  };
}

function localHeader(header: Header): Uint8Array {
  const { descriptor, time = 0, localExtra = NOTHING } = header.part;
  const inHeader = descriptor !== true;
  return concat([
    fields([0x04034b50, 4], [45, 2], [header.flags, 2], [header.method, 2], [time, 4], [inHeader ? header.crc : 0, 4]),
    fields([inHeader ? header.compressed : 0, 4], [inHeader ? header.size : 0, 4]),
    fields([header.name.length, 2], [localExtra.length, 2]),
    header.name,
    localExtra,
  ]);
}

function centralRecord(header: Header, offset: number): Uint8Array {
  const { zip64: wide = false, time = 0, extra: others = NOTHING, comment = NOTHING } = header.part;
  const sizes = fields([1, 2], [24, 2], [header.size, 8], [header.compressed, 8], [offset, 8]);
  const extra = wide ? concat([others, sizes]) : others;
  return concat([
    fields([0x02014b50, 4], [45, 2], [45, 2], [header.flags, 2], [header.method, 2], [time, 4], [header.crc, 4]),
    fields([wide ? FULL : header.compressed, 4], [wide ? FULL : header.size, 4], [header.name.length, 2]),
    fields([extra.length, 2], [comment.length, 2], [0, 2], [0, 2], [0, 4], [wide ? FULL : offset, 4]),
    header.name,
    extra,
    comment,
  ]);
}

/** Writes a zip archive just as it is described: also one that no program would write. */
export function buildZip(parts: readonly ZipPart[], shape: ZipShape = {}): Uint8Array {
  const { before = NOTHING, gap = NOTHING, comment = NOTHING } = shape;
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let at = 0;
  for (const part of parts) {
    const packed = part.stored === true ? part.data : deflateSync(part.data, { level: 1 });
    const header = headerOf(part, packed);
    const descriptor = fields([0x08074b50, 4], [header.crc, 4], [header.compressed, 4], [header.size, 4]);
    const entry = concat([localHeader(header), packed, part.descriptor === true ? descriptor : NOTHING]);
    central.push(centralRecord(header, at));
    local.push(entry);
    at += entry.length;
  }
  const directory = concat(central);
  const end64 = concat([
    fields([0x06064b50, 4], [44, 8], [45, 2], [45, 2], [0, 4], [0, 4], [parts.length, 8], [parts.length, 8]),
    fields([directory.length, 8], [at, 8]),
    fields([0x07064b50, 4], [0, 4], [at + directory.length + gap.length, 8], [1, 4]),
  ]);
  const wide = shape.zip64 === true;
  const end = concat([
    fields([0x06054b50, 4], [0, 2], [0, 2], [wide ? 0xffff : parts.length, 2], [wide ? 0xffff : parts.length, 2]),
    fields([wide ? FULL : directory.length, 4], [wide ? FULL : at, 4], [comment.length, 2]),
    comment,
  ]);
  return concat([before, ...local, directory, gap, wide ? end64 : NOTHING, end]);
}
