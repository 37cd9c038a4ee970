/** Archives made from nothing; archives that exist are changed by write.ts, which leaves every other entry's bytes alone. */

import { strToU8, zipSync } from 'fflate';

/** Entries of an archive carry a time; a fixed one gives the same bytes for the same parts. */
const MADE = new Date(2024, 0, 1);

/** The bytes of a zip archive with these texts as UTF-8, by their names, in this order. */
export function newArchive(parts: Readonly<Record<string, string>>): Uint8Array {
  const files = Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)]));
  return zipSync(files, { mtime: MADE });
}
