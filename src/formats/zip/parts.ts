/** The parts of a package: an archive as it was opened, or one that is being changed. What reads parts needs no more than this. */

import type { ByteSource } from './bytes.ts';

export interface PartEntry {
  readonly name: string;
  readonly directory: boolean;
}

/** A small part as it lies in its archive: two that are the same here hold the same. */
export interface Packed {
  readonly crc: number;
  /** Inflated, as promised. */
  readonly size: number;
  /** Deflated; a view on the archive. */
  readonly bytes: Uint8Array;
}

export interface Parts {
  /** In the order of the archive, directories too. */
  readonly entries: readonly PartEntry[];
  /** The entry of this name, whatever its case; null when there is none. @throws DocumentError when two have the name */
  find(name: string): PartEntry | null;
  /** The bytes of one of its entries, as a whole or in pieces. @throws DocumentError */
  read(entry: PartEntry): Uint8Array | ByteSource;
  /** The same before it is inflated; null for large parts, and those that nobody deflated. @throws DocumentError */
  packed(entry: PartEntry): Packed | null;
}
