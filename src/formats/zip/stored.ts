/** Archives of files that are packed already: made piece by piece, so that the files never lie in memory together. */

import { crc32 } from './crc32.ts';

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
const LOCAL_LENGTH = 30;
const CENTRAL_LENGTH = 46;
const END_LENGTH = 22;
/** Names are UTF-8. */
const FLAGS = 0x800;
/** What reads it needs to know 2.0 of the format. */
const VERSION = 20;

/** What fits into an archive without ZIP64. */
export interface ArchiveLimits {
  readonly entries: number;
  readonly bytes: number;
}

const LIMITS: ArchiveLimits = { entries: 0xfffe, bytes: 0xfffffffe };

/** A date as zip archives keep it: local time, two seconds exact, from 1980 on. */
function dosTime(date: Date): number {
  const year = Math.max(1980, date.getFullYear()) - 1980;
  const day = (year << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return day * 0x10000 + time;
}

export class StoredArchive {
  readonly #made: number;
  readonly #limits: ArchiveLimits;
  readonly #central: Uint8Array[] = [];
  /** Of what was given out so far. */
  #length = 0;
  #centralLength = 0;

  /** @param made when; all entries bear that time. */
  constructor(made: Date, limits = LIMITS) {
    this.#made = dosTime(made);
    this.#limits = limits;
  }

  get isEmpty(): boolean {
    return this.#central.length === 0;
  }

  /** Whether a file of so many bytes finds room beside those that are in it. */
  hasRoom(name: string, size: number): boolean {
    const named = 3 * name.length;
    const length = this.#length + this.#centralLength + LOCAL_LENGTH + CENTRAL_LENGTH + END_LENGTH + 2 * named + size;
    return this.#central.length < this.#limits.entries && length <= this.#limits.bytes;
  }

  /**
   * @param name with its folders, `/` between them.
   * @returns what stands before the file; its bytes follow at once.
   */
  add(name: string, bytes: Uint8Array): Uint8Array {
    const path = new TextEncoder().encode(name);
    const local = new Uint8Array(LOCAL_LENGTH + path.length);
    const central = new Uint8Array(CENTRAL_LENGTH + path.length);
    const crc = crc32(bytes);
    const [localView, centralView] = [new DataView(local.buffer), new DataView(central.buffer)];
    localView.setUint32(0, LOCAL, true);
    centralView.setUint32(0, CENTRAL, true);
    centralView.setUint16(4, VERSION, true);
    // From here on both say the same, the central one two bytes further on.
    for (const [view, at] of [
      [localView, 4],
      [centralView, 6],
    ] as const) {
      view.setUint16(at, VERSION, true);
      view.setUint16(at + 2, FLAGS, true);
      view.setUint32(at + 6, this.#made, true);
      view.setUint32(at + 10, crc, true);
      view.setUint32(at + 14, bytes.length, true);
      view.setUint32(at + 18, bytes.length, true);
      view.setUint16(at + 22, path.length, true);
    }
    centralView.setUint32(42, this.#length, true);
    local.set(path, LOCAL_LENGTH);
    central.set(path, CENTRAL_LENGTH);
    this.#central.push(central);
    this.#centralLength += central.length;
    this.#length += local.length + bytes.length;
    return local;
  }

  /** What stands after the last file. */
  end(): Uint8Array {
    const whole = new Uint8Array(this.#centralLength + END_LENGTH);
    let at = 0;
    for (const piece of this.#central) {
      whole.set(piece, at);
      at += piece.length;
    }
    const view = new DataView(whole.buffer, at);
    view.setUint32(0, END, true);
    view.setUint16(8, this.#central.length, true);
    view.setUint16(10, this.#central.length, true);
    view.setUint32(12, this.#centralLength, true);
    view.setUint32(16, this.#length, true);
    return whole;
  }
}
