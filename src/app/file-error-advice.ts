/** What is wrong with a file, in words: as `error-advice.ts`, for programs that open documents beside workbooks. */

import { DocumentError } from '../formats/error.ts';
import type { Advice } from '../messages/advice.ts';
import { describeFileError } from '../messages/word-errors.ts';
import type { FileError } from '../reports/entry.ts';
import { fileErrorOf } from './error-advice.ts';

export function fileAdviceOf(error: unknown): Advice {
  return error instanceof DocumentError
    ? describeFileError(error.code, error.detail)
    : describeFileError('file-unreadable', { inDocument: true });
}

/** With the code to branch on and the technical cause. */
export function anyFileErrorOf(error: unknown): FileError {
  const known = fileErrorOf(error);
  return error instanceof DocumentError ? { ...known, ...describeFileError(error.code, error.detail) } : known;
}
