/**
 * OLE2 compound files: a small file system within a file, of sectors chained by a table (FAT), and small sectors for small
 * streams chained by another (mini FAT). Every walk along a chain is bounded by the number of sectors, so that no file can
 * lead round for ever or be made larger than it is.
 */

import { badRecord, truncated } from './errors.ts';

const HEADER = 512;
/** Sector numbers from here on aren't sectors: end of chain, free, table. */
const MAX_SECTOR = 0xfffffffa;
const END_OF_CHAIN = 0xfffffffe;
const NONE = 0xffffffff;
const ENTRY = 128;
const TABLE_IN_HEADER = 109;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Sectors of one size, and which follows which. */
interface Sectors {
  readonly bytes: Uint8Array;
  /** Where sector 0 begins. */
  readonly base: number;
  readonly size: number;
  readonly next: Uint32Array;
}

export class CompoundFile {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #sectors: Sectors;
  readonly #cutoff: number;
  readonly #entries: readonly Entry[];
  #mini: Sectors | null = null;

  /** @throws DocumentError when the file is damaged */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    if (bytes.length < HEADER) throw truncated('compound file header');
    const shift = this.#view.getUint16(30, true);
    // 512 bytes, or 4096 in version 4.
    if ((shift !== 9 && shift !== 12) || this.#view.getUint16(32, true) !== 6) throw badRecord(`sectors of 2^${shift}`);
    const size = 1 << shift;
    this.#sectors = { bytes, base: size, size, next: new Uint32Array(0) };
    this.#sectors = { ...this.#sectors, next: this.#readTable() };
    this.#cutoff = this.#view.getUint32(56, true);
    this.#entries = readDirectory(chain(this.#sectors, this.#view.getUint32(48, true), null, 'directory'));
  }

  /** The bytes of a stream that lies at the top of the file, whatever the case of its name; null when there is none. */
  stream(name: string): Uint8Array | null {
    const entry = this.#find(name);
    if (entry === null) return null;
    if (entry.size >= this.#cutoff) return chain(this.#sectors, entry.start, entry.size, name);
    this.#mini ??= this.#openMini();
    return chain(this.#mini, entry.start, entry.size, name);
  }

  has(name: string): boolean {
    return this.#find(name) !== null;
  }

  /** Looks through the tree of the root's entries: workbooks embedded in cells have streams of the same names further down. */
  #find(name: string): Entry | null {
    const wanted = name.toLowerCase();
    const seen = new Set<number>();
    const open = [this.#entries[0]?.child ?? NONE];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const entry = this.#entries[at];
      if (entry === undefined || seen.has(at)) continue;
      seen.add(at);
      if (entry.type === STREAM && entry.name.toLowerCase() === wanted) return entry;
      open.push(entry.left, entry.right);
    }
    return null;
  }

  /** The FAT: its sectors are listed in the header and, beyond 109 of them, in a chain of their own (DIFAT). */
  #readTable(): Uint32Array {
    const view = this.#view;
    const bytes = this.#bytes;
    const { size } = this.#sectors;
    const most = Math.ceil(bytes.length / size);
    const perSector = size / 4;
    const table: number[] = [];
    const wanted = Math.min(view.getUint32(44, true), most);
    for (let i = 0; i < TABLE_IN_HEADER && table.length < wanted; i++) table.push(view.getUint32(76 + 4 * i, true));
    let more = view.getUint32(68, true);
    for (let steps = 0; table.length < wanted && more < MAX_SECTOR; steps++) {
      const at = this.#sectorAt(more);
      if (steps > most) throw badRecord('endless sector list');
      for (let i = 0; i < perSector - 1 && table.length < wanted; i++) table.push(this.#tableAt(at + 4 * i));
      more = this.#tableAt(at + size - 4);
    }
    const next = new Uint32Array(table.length * perSector);
    for (const [i, sector] of table.entries()) {
      const at = this.#sectorAt(sector);
      for (let j = 0; j < perSector; j++) next[i * perSector + j] = this.#tableAt(at + 4 * j);
    }
    return next;
  }

  /** Where a sector of a table begins. The last sector of a file may be cut short. */
  #sectorAt(sector: number): number {
    const { base, size } = this.#sectors;
    if (sector >= MAX_SECTOR) throw badRecord('sector list ends early');
    const at = base + sector * size;
    if (at >= this.#bytes.length) throw truncated(`sector ${sector} of ${this.#bytes.length} bytes`);
    return at;
  }

  /** A number of a table; what a cut sector no longer tells is free. */
  #tableAt(at: number): number {
    return at + 4 > this.#bytes.length ? NONE : this.#view.getUint32(at, true);
  }

  #openMini(): Sectors {
    const table = chain(this.#sectors, this.#view.getUint32(60, true), null, 'mini FAT');
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const next = Uint32Array.from({ length: table.length >> 2 }, (_, i) => view.getUint32(4 * i, true));
    const root = this.#entries[0];
    if (root === undefined || root.type !== ROOT) throw badRecord('no root entry');
    return { bytes: chain(this.#sectors, root.start, root.size, 'mini stream', true), base: 0, size: 64, next };
  }
}

/**
 * The bytes of a chain of sectors; `length` null: as long as the chain. The last sector of a file may be cut short: a stream of
 * a known length has to be whole all the same, unless `short`, what holds smaller things ends where the file does.
 */
function chain(
  sectors: Sectors,
  start: number,
  length: number | null,
  name: string,
  short = length === null,
): Uint8Array {
  const { bytes, base, size, next } = sectors;
  if (length !== null && length > bytes.length) throw truncated(`${name}: ${length} bytes`);
  const needed = length === null ? next.length : Math.ceil(length / size);
  const places: number[] = [];
  let adjoining = true;
  let sector = start;
  while (places.length < needed && sector < MAX_SECTOR) {
    const at = base + sector * size;
    if (at >= bytes.length) throw truncated(`${name}: sector ${sector}`);
    if (places.length > 0 && at !== (places[places.length - 1] as number) + size) adjoining = false;
    places.push(at);
    // Stops, too, at a sector that the table doesn't know.
    sector = next[sector] ?? END_OF_CHAIN;
  }
  // As many sectors as there are and still no end: the chain runs in a circle.
  if (length === null && sector < MAX_SECTOR) throw badRecord(`${name}: endless`);
  const total = length ?? places.length * size;
  if (places.length < needed && length !== null) throw badRecord(`${name}: chain ends early`);
  const first = places[0] ?? 0;
  if (adjoining) {
    if (first + total > bytes.length && !short) throw truncated(name);
    return bytes.subarray(first, first + total);
  }
  const joined = new Uint8Array(total);
  for (const [i, at] of places.entries()) {
    const part = bytes.subarray(at, Math.min(at + size, at + total - i * size));
    if (part.length < Math.min(size, total - i * size) && !short) throw truncated(name);
    joined.set(part, i * size);
  }
  return joined;
}

function readDirectory(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY <= bytes.length; at += ENTRY) {
    // The length counts the zero after the name.
    const length = Math.min(31, Math.max(0, (view.getUint16(at + 64, true) >> 1) - 1));
    let name = '';
    for (let i = 0; i < length; i++) name += String.fromCharCode(view.getUint16(at + 2 * i, true));
    entries.push({
      name,
      type: bytes[at + 66] as number,
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}
