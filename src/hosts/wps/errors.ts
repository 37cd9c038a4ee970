/** WPS has no codes for what went wrong: that is told by what was being done, and by asking once more. */

import { DocumentError } from '../../formats/error.ts';
import { isNothing } from './values.ts';
import { type BoundWorkbook, noWorkbook } from './workbook.ts';

/** Whatever was thrown while this workbook was worked on, as the port's error. */
export function asDocumentError(error: unknown, workbook: BoundWorkbook): DocumentError {
  if (error instanceof DocumentError && error.code !== 'unknown') return error;
  const cause = error instanceof DocumentError ? (error.detail.cause ?? '') : String(error);
  if (!workbook.alive()) return noWorkbook(cause);
  if (isEditing(workbook)) return new DocumentError('editing', 'editing', { cause });
  const documentError = new DocumentError('unknown', 'unknown', { cause, inProgram: true });
  documentError.cause = error;
  return documentError;
}

/** Whether WPS says that it is busy with the user: a cell is being edited, or a dialog is open. */
export function isEditing({ app }: BoundWorkbook): boolean {
  try {
    const ready = app.Ready;
    return !isNothing(ready) && ready !== true && ready !== 1 && ready !== -1;
  } catch {
    return false;
  }
}
