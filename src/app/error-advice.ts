/** What went wrong, in words: the one place where an exception, expected or not, becomes a sentence. */

import { DocumentError, type DocumentErrorCode, type DocumentErrorDetail } from '../formats/error.ts';
import type { Advice } from '../messages/advice.ts';
import { describeDocumentError } from '../messages/document-errors.ts';
import type { FileError } from '../reports/entry.ts';

/**
 * @param otherwise the code whose words are said of anything that no format and no host threw.
 * @param where what is known beside the error: `inProgram` where there is no file to save as another,
 * `untouched` where no cell can have been changed.
 * @returns what is wrong, why, and what to do.
 */
export function adviceOf(
  error: unknown,
  otherwise: DocumentErrorCode = 'unknown',
  where: DocumentErrorDetail = {},
): Advice {
  return error instanceof DocumentError
    ? describeDocumentError(error.code, { ...error.detail, ...where })
    : describeDocumentError(otherwise, where);
}

/** As `adviceOf`, with the code to branch on and the technical cause for a report of a problem. */
export function fileErrorOf(
  error: unknown,
  otherwise: DocumentErrorCode = 'unknown',
  where: DocumentErrorDetail = {},
): FileError & { readonly code: DocumentErrorCode } {
  const known = error instanceof DocumentError;
  return {
    code: known ? error.code : otherwise,
    cause: known ? (error.detail.cause ?? null) : String(error),
    ...adviceOf(error, otherwise, where),
  };
}
