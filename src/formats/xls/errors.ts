/** The errors of damaged .xls files. */

import { DocumentError, type DocumentErrorDetail } from '../error.ts';

/** What the file says contradicts itself or the format. */
export function badRecord(cause: string, where: Pick<DocumentErrorDetail, 'sheet' | 'cells'> = {}): DocumentError {
  return new DocumentError('damaged', 'bad-record', { ...where, cause });
}

/** The file ends before what it says it holds. */
export function truncated(cause: string): DocumentError {
  return new DocumentError('damaged', 'truncated', { cause });
}
