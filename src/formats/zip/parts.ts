/** The parts of a package: an archive as it was opened, or one that is being changed. What reads parts needs no more than this. */

import type { ByteSource } from './bytes.ts';

export interface PartEntry {
  readonly name: string;
  readonly directory: boolean;
}

export interface Parts {
  /** In the order of the archive, directories too. */
  readonly entries: readonly PartEntry[];
  /** The entry of this name, whatever its case; null when there is none. @throws DocumentError when two have the name */
  find(name: string): PartEntry | null;
  /** The bytes of one of its entries, as a whole or in pieces. @throws DocumentError */
  read(entry: PartEntry): Uint8Array | ByteSource;
}
