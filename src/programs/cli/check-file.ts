/** Reads and reviews one file. */

import { constants, open } from 'node:fs/promises';
import { reviewBytes } from '../../app/review-file.ts';
import type { ReadingNote } from '../../engine/reading-notes/note.ts';
import { DocumentError } from '../../formats/error.ts';
import { READ_LIMITS } from '../../formats/xlsx/read/read.ts';
import { fileEntry } from '../../reports/entry.ts';
import type { FileEntry } from '../../reports/schema.ts';
import { fileError } from './file-error.ts';
import type { ReadPolicies } from './policy-option.ts';

/** @throws DocumentError or a system error */
export async function readBytes(file: string): Promise<Uint8Array> {
  // Opening a pipe to read waits for somebody who writes, unless told not to. Windows has no such pipes among its files.
  const handle = await open(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = await handle.stat();
    // A pipe or a device may never end.
    if (!stats.isFile()) throw new DocumentError('unsupported', 'file-unreadable');
    if (stats.size > READ_LIMITS.fileBytes) {
      throw new DocumentError('too-large', 'file-too-large', { limit: READ_LIMITS.fileBytes });
    }
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

/** How all files of a run are checked. */
export interface CheckSetup extends ReadPolicies {
  /** Forms in hidden sheets are checked too. */
  readonly hidden: boolean;
  readonly readingNotes: readonly ReadingNote[];
}

/** Never throws: whatever goes wrong with a file is its entry. */
export async function checkFile(
  path: string,
  file: string,
  { policy, ofForms, ...terms }: CheckSetup,
): Promise<FileEntry> {
  let bytes: Uint8Array;
  try {
    bytes = await readBytes(file);
  } catch (error) {
    return fileEntry({ path, error: fileError(error), review: null });
  }
  return reviewBytes(path, bytes, { by: { chosen: policy, ofForms, personal: null }, ...terms });
}
