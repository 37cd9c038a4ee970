import { DocumentError, type DocumentErrorCode } from '../formats/error.ts';
import type { Advice } from '../messages/advice.ts';
import { describeDocumentError } from '../messages/document-errors.ts';
import type { FileError } from '../reports/entry.ts';

/** What went wrong, in words: the one place where an exception, expected or not, becomes a sentence. */

/**
 * @param otherwise the code whose words are said of anything that no format and no host threw.
 * @returns what is wrong, why, and what to do.
 */
export function adviceOf(error: unknown, otherwise: DocumentErrorCode = 'unknown'): Advice {
  return error instanceof DocumentError
    ? describeDocumentError(error.code, error.detail)
    : describeDocumentError(otherwise);
}

/** As `adviceOf`, with the code to branch on and the technical cause for a report of a problem. */
export function fileErrorOf(
  error: unknown,
  otherwise: DocumentErrorCode = 'unknown',
): FileError & { readonly code: DocumentErrorCode } {
  const known = error instanceof DocumentError;
  return {
    code: known ? error.code : otherwise,
    cause: known ? (error.detail.cause ?? null) : String(error),
    ...adviceOf(error, otherwise),
  };
}
