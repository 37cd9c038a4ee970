import { DocumentError } from '../../error.ts';
import type { ZipArchive } from '../../zip/read.ts';

/** Refuses a file with a digital signature, which any change makes invalid. @throws DocumentError `signed` */
export function refuseSigned(zip: ZipArchive): void {
  const part = zip.entries.find((entry) => /^_xmlsignatures\/.+/i.test(entry.name) && !entry.directory);
  if (part !== undefined) throw new DocumentError('protected', 'signed', { part: part.name });
}
