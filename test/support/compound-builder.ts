/** Writes OLE2 compound files, tidy or as odd as they may be. */

export interface CompoundOptions {
  /** Bytes a sector: 512, or 4096 in version 4. */
  readonly sectorSize?: 512 | 4096;
  /** Streams up to 4096 bytes go into the mini stream. */
  readonly mini?: boolean;
  /** Sectors of streams in descending order. */
  readonly backwards?: boolean;
  /** Streams of a storage among those at the top; they are listed before them. */
  readonly inside?: { readonly [name: string]: Uint8Array };
}

const END = 0xfffffffe;
const FREE = 0xffffffff;
const FAT = 0xfffffffd;
const DIFAT = 0xfffffffc;
const CUTOFF = 4096;

interface Node {
  readonly name: string;
  readonly type: number;
  readonly right: number;
  readonly child: number;
  start: number;
  size: number;
}

class Sectors {
  readonly parts: Uint8Array[] = [];
  readonly next: number[] = [];
  readonly size: number;
  readonly backwards: boolean;

  constructor(size: number, backwards: boolean) {
    this.size = size;
    this.backwards = backwards;
  }

  /** Puts bytes into sectors of their own; the number of the first one. */
  add(bytes: Uint8Array): number {
    const count = Math.ceil(bytes.length / this.size);
    if (count === 0) return END;
    const base = this.parts.length;
    const place = (i: number): number => base + (this.backwards ? count - 1 - i : i);
    for (let i = 0; i < count; i++) {
      const part = new Uint8Array(this.size);
      part.set(bytes.subarray(i * this.size, (i + 1) * this.size));
      this.parts[place(i)] = part;
      this.next[place(i)] = i + 1 < count ? place(i + 1) : END;
    }
    return place(0);
  }
}

function words(values: readonly number[], fill: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i * 4 < length; i++) view.setUint32(4 * i, values[i] ?? fill, true);
  return bytes;
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function entryBytes({ name, type, right, child, start, size }: Node): Uint8Array {
  const bytes = new Uint8Array(128);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < name.length; i++) view.setUint16(2 * i, name.charCodeAt(i), true);
  view.setUint16(64, 2 * (name.length + 1), true);
  bytes[66] = type;
  bytes[67] = 1;
  for (const [at, value] of [
    [68, FREE],
    [72, right],
    [76, child],
    [116, start],
    [120, size],
  ] as const) {
    view.setUint32(at, value, true);
  }
  return bytes;
}

export function buildCompound(
  streams: { readonly [name: string]: Uint8Array },
  options: CompoundOptions = {},
): Uint8Array {
  const size = options.sectorSize ?? 512;
  const sectors = new Sectors(size, options.backwards === true);
  const small = new Sectors(64, options.backwards === true);
  const inside = Object.entries(options.inside ?? {});
  const top = Object.entries(streams);
  const firstTop = 1 + (inside.length === 0 ? 0 : 1 + inside.length);
  const store = (name: string, bytes: Uint8Array, right: number): Node => {
    const mini = options.mini === true && bytes.length < CUTOFF;
    // Programs without a mini stream pad small streams instead.
    const padded = mini || bytes.length >= CUTOFF ? bytes : join([bytes, new Uint8Array(CUTOFF - bytes.length)]);
    const start = (mini ? small : sectors).add(padded);
    return { name, type: 2, right, child: FREE, start, size: padded.length };
  };
  const nodes: Node[] = [];
  if (inside.length > 0) {
    nodes.push({ name: 'MBD00000001', type: 1, right: firstTop, child: 2, start: 0, size: 0 });
    for (const [i, [name, bytes]] of inside.entries()) {
      nodes.push(store(name, bytes, i + 1 < inside.length ? i + 3 : FREE));
    }
  }
  for (const [i, [name, bytes]] of top.entries()) {
    nodes.push(store(name, bytes, i + 1 < top.length ? firstTop + i + 1 : FREE));
  }
  const miniStream = join(small.parts);
  const root = {
    name: 'Root Entry',
    type: 5,
    right: FREE,
    child: 1,
    start: sectors.add(miniStream),
    size: miniStream.length,
  };
  const miniFat = sectors.add(words(small.next, FREE, Math.ceil((small.next.length * 4) / size) * size));
  const directory = sectors.add(join([root, ...nodes].map(entryBytes)));
  return finish(sectors, directory, miniFat);
}

/** Adds the tables and the header. */
function finish(sectors: Sectors, directory: number, miniFat: number): Uint8Array {
  const { size, parts, next } = sectors;
  const perSector = size / 4;
  let tables = 0;
  let lists = 0;
  for (;;) {
    const needed = Math.ceil((parts.length + tables + lists) / perSector);
    const more = Math.max(0, Math.ceil((needed - 109) / (perSector - 1)));
    if (needed === tables && more === lists) break;
    tables = needed;
    lists = more;
  }
  const firstTable = parts.length;
  const firstList = firstTable + tables;
  const places = Array.from({ length: tables }, (_, i) => firstTable + i);
  for (const _ of places) next.push(FAT);
  for (let i = 0; i < lists; i++) next.push(DIFAT);
  for (let i = 0; i < tables; i++) parts.push(words(next.slice(i * perSector, (i + 1) * perSector), FREE, size));
  for (let i = 0; i < lists; i++) {
    const listed = places.slice(109 + i * (perSector - 1), 109 + (i + 1) * (perSector - 1));
    const list = words(listed, FREE, size);
    new DataView(list.buffer).setUint32(size - 4, i + 1 < lists ? firstList + i + 1 : END, true);
    parts.push(list);
  }
  const header = new Uint8Array(size);
  const view = new DataView(header.buffer);
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  view.setUint16(24, 0x3e, true);
  view.setUint16(26, size === 512 ? 3 : 4, true);
  view.setUint16(28, 0xfffe, true);
  view.setUint16(30, size === 512 ? 9 : 12, true);
  view.setUint16(32, 6, true);
  view.setUint32(44, tables, true);
  view.setUint32(48, directory, true);
  view.setUint32(56, CUTOFF, true);
  view.setUint32(60, miniFat, true);
  view.setUint32(68, lists === 0 ? END : firstList, true);
  view.setUint32(72, lists, true);
  for (let i = 0; i < 109; i++) view.setUint32(76 + 4 * i, places[i] ?? FREE, true);
  return join([header, ...parts]);
}
