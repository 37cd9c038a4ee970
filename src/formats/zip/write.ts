import { deflateSync } from 'fflate';
import { DocumentError } from '../error.ts';
import { crc32 } from './crc32.ts';
import type { ZipEntry } from './directory.ts';
import { nativeZlib } from './native-zlib.ts';
import type { ZipArchive } from './read.ts';

const LOCAL = 0x04034b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
/** Sizes stand after the data instead of in the header. */
const DESCRIPTOR_FLAG = 8;
const ZIP64_FIELD = 1;
/** What fits into an archive without ZIP64. */
const MAX_ENTRIES = 0xfffe;
const MAX_BYTES = 0xfffffffe;

/** Extra fields without the one for ZIP64: the sizes are written where they belong. */
function withoutZip64(extra: Uint8Array): Uint8Array {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.length);
  const kept: number[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = Math.min(extra.length, at + 4 + view.getUint16(at + 2, true));
    if (view.getUint16(at, true) !== ZIP64_FIELD) kept.push(...extra.subarray(at, end));
    at = end;
  }
  kept.push(...extra.subarray(at));
  return Uint8Array.from(kept);
}

class Output {
  readonly pieces: Uint8Array[] = [];
  length = 0;

  push(piece: Uint8Array): void {
    this.pieces.push(piece);
    this.length += piece.length;
    if (this.length > MAX_BYTES) throw new DocumentError('too-large', 'file-too-large', { limit: MAX_BYTES });
  }

  joined(): Uint8Array {
    const whole = new Uint8Array(this.length);
    let at = 0;
    for (const piece of this.pieces) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

function deflate(bytes: Uint8Array): Uint8Array {
  return nativeZlib()?.deflateRawSync(bytes) ?? deflateSync(bytes);
}

/** A part that the archive doesn't have yet. */
export interface NewPart {
  readonly name: string;
  readonly bytes: Uint8Array;
}

const NOTHING = new Uint8Array(0);
const UTF8_FLAG = 0x800;

/** What an entry is called, and what is said about it besides. */
interface Labels {
  readonly name: Uint8Array;
  readonly extra: Uint8Array;
  readonly comment: Uint8Array;
  readonly localExtra: Uint8Array;
}

function labelsOf(zip: ZipArchive, entry: ZipEntry): Labels {
  const source = zip.bytes;
  const u16 = (at: number): number => (source[at] as number) | ((source[at + 1] as number) << 8);
  const nameStart = entry.centralStart + CENTRAL_LENGTH;
  const extraStart = nameStart + u16(entry.centralStart + 28);
  const commentStart = extraStart + u16(entry.centralStart + 30);
  const localExtraStart = entry.headerStart + LOCAL_LENGTH + u16(entry.headerStart + 26);
  return {
    name: source.subarray(nameStart, extraStart),
    extra: withoutZip64(source.subarray(extraStart, commentStart)),
    comment: source.subarray(commentStart, entry.centralEnd),
    localExtra: withoutZip64(source.subarray(localExtraStart, zip.dataStart(entry))),
  };
}

/** Writes an entry, with other bytes when it was changed; with `part`, that one, with the entry's time and attributes. */
function writeEntry(
  zip: ZipArchive,
  entry: ZipEntry,
  changed: Uint8Array | undefined,
  out: Output,
  part?: NewPart,
): Uint8Array {
  const source = zip.bytes;
  const data = changed === undefined ? zip.raw(entry) : deflate(changed);
  const crc = changed === undefined ? entry.crc : crc32(changed);
  const size = changed === undefined ? entry.size : changed.length;
  const method = changed === undefined ? entry.method : 8;
  const flags = part === undefined ? entry.flags & ~DESCRIPTOR_FLAG : UTF8_FLAG;
  const before = new DataView(source.buffer, source.byteOffset + entry.centralStart, CENTRAL_LENGTH);
  const { name, extra, comment, localExtra } =
    part === undefined
      ? labelsOf(zip, entry)
      : { name: new TextEncoder().encode(part.name), extra: NOTHING, comment: NOTHING, localExtra: NOTHING };

  const central = new Uint8Array(CENTRAL_LENGTH + name.length + extra.length + comment.length);
  central.set(source.subarray(entry.centralStart, entry.centralStart + CENTRAL_LENGTH));
  const centralView = new DataView(central.buffer);
  const local = new Uint8Array(LOCAL_LENGTH + name.length + localExtra.length);
  const localView = new DataView(local.buffer);
  localView.setUint32(0, LOCAL, true);
  localView.setUint16(4, before.getUint16(6, true), true);
  // From the flags on both headers say the same, the central one two bytes further on.
  for (const [view, at] of [
    [localView, 6],
    [centralView, 8],
  ] as const) {
    view.setUint16(at, flags, true);
    view.setUint16(at + 2, method, true);
    view.setUint32(at + 4, before.getUint32(12, true), true);
    view.setUint32(at + 8, crc, true);
    view.setUint32(at + 12, data.length, true);
    view.setUint32(at + 16, size, true);
    view.setUint16(at + 20, name.length, true);
  }
  localView.setUint16(28, localExtra.length, true);
  centralView.setUint16(30, extra.length, true);
  centralView.setUint16(32, comment.length, true);
  centralView.setUint32(42, out.length, true);
  local.set(name, LOCAL_LENGTH);
  local.set(localExtra, LOCAL_LENGTH + name.length);
  central.set(name, CENTRAL_LENGTH);
  central.set(extra, CENTRAL_LENGTH + name.length);
  central.set(comment, CENTRAL_LENGTH + name.length + extra.length);
  out.push(local);
  out.push(data);
  return central;
}

/**
 * Writes an archive again: same entries, same order, names, times and comments. The entries in `changes` get new bytes, or, with
 * null, are left out; of all others the compressed bytes are copied as they are. Those in `added` come after them.
 * @throws DocumentError `truncated`, `file-too-large`
 */
export function rewriteZip(
  zip: ZipArchive,
  changes: ReadonlyMap<ZipEntry, Uint8Array | null>,
  added: readonly NewPart[] = [],
): Uint8Array {
  const out = new Output();
  const directory: Uint8Array[] = [];
  for (const entry of zip.entries) {
    const changed = changes.get(entry);
    if (changed !== null) directory.push(writeEntry(zip, entry, changed, out));
  }
  const model = zip.entries.find((entry) => !entry.directory);
  if (model !== undefined) for (const part of added) directory.push(writeEntry(zip, model, part.bytes, out, part));
  if (directory.length > MAX_ENTRIES) throw new DocumentError('too-large', 'file-too-large', { limit: MAX_ENTRIES });
  const start = out.length;
  for (const central of directory) out.push(central);
  const end = new Uint8Array(22);
  const view = new DataView(end.buffer);
  view.setUint32(0, END, true);
  view.setUint16(8, directory.length, true);
  view.setUint16(10, directory.length, true);
  view.setUint32(12, out.length - start, true);
  view.setUint32(16, start, true);
  out.push(end);
  return out.joined();
}
