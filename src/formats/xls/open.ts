/** Finds the workbook in an .xls file. */

import { isCompoundFile } from '../detect.ts';
import { DocumentError } from '../error.ts';
import { CompoundFile } from './compound-file.ts';
import { withoutLock } from './locked-structure.ts';

/** The stream of records that the workbook is. @throws DocumentError which says what the file is instead */
export function openStream(bytes: Uint8Array, limit: number): Uint8Array {
  if (bytes.length > limit) throw new DocumentError('too-large', 'file-too-large', { limit });
  return withoutLock(workbookStream(bytes));
}

function workbookStream(bytes: Uint8Array): Uint8Array {
  if (bytes.length === 0) throw new DocumentError('damaged', 'empty-file');
  if (!isCompoundFile(bytes)) return bytes;
  const file = new CompoundFile(bytes);
  // With rights management the stream of a workbook only holds a text that says so.
  if (file.has('EncryptedPackage') || file.has('\tDRMContent')) throw new DocumentError('encrypted', 'encrypted');
  const stream = file.stream('Workbook');
  if (stream !== null) return stream;
  if (file.has('Book')) throw new DocumentError('unsupported', 'old-xls', { cause: 'Book' });
  throw new DocumentError('damaged', 'not-a-workbook', { cause: 'a compound file without a workbook' });
}
