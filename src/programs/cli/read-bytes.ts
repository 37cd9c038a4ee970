/** The bytes of a file, whatever stands at its path. */

import { constants, open } from 'node:fs/promises';
import { DocumentError } from '../../formats/error.ts';
import { READ_LIMITS } from '../../formats/xlsx/read/read.ts';

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
