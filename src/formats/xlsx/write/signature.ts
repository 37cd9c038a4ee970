import { DocumentError } from '../../error.ts';
import type { Parts } from '../../zip/parts.ts';

function signatureOf(parts: Parts): string | undefined {
  return parts.entries.find((entry) => /^_xmlsignatures\/.+/i.test(entry.name) && !entry.directory)?.name;
}

/** Whether the file has a digital signature. */
export function isSigned(parts: Parts): boolean {
  return signatureOf(parts) !== undefined;
}

/** Refuses a file with a digital signature, which any change makes invalid. @throws DocumentError `signed` */
export function refuseSigned(parts: Parts): void {
  const part = signatureOf(parts);
  if (part !== undefined) throw new DocumentError('protected', 'signed', { part });
}
