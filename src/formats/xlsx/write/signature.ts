import { DocumentError } from '../../error.ts';
import type { Parts } from '../../zip/parts.ts';

/** Refuses a file with a digital signature, which any change makes invalid. @throws DocumentError `signed` */
export function refuseSigned(parts: Parts): void {
  const part = parts.entries.find((entry) => /^_xmlsignatures\/.+/i.test(entry.name) && !entry.directory);
  if (part !== undefined) throw new DocumentError('protected', 'signed', { part: part.name });
}
