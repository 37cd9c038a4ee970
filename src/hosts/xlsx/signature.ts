import { HostError } from '../host.ts';
import type { ZipArchive } from './zip.ts';

/** Refuses a file with a digital signature, which any change makes invalid. @throws HostError `signed` */
export function refuseSigned(zip: ZipArchive): void {
  const part = zip.entries.find((entry) => /^_xmlsignatures\/.+/i.test(entry.name) && !entry.directory);
  if (part !== undefined) throw new HostError('protected', 'signed', { part: part.name });
}
