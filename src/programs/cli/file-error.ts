import { DocumentError, type DocumentErrorCode } from '../../formats/error.ts';
import { describeDocumentError } from '../../messages/document-errors.ts';
import type { FileError } from '../../reports/entry.ts';
import { systemCode } from './command-error.ts';

const SYSTEM_CODES: Readonly<Record<string, DocumentErrorCode>> = {
  ENOENT: 'file-not-found',
  ENOTDIR: 'file-not-found',
  ENAMETOOLONG: 'file-not-found',
  EACCES: 'file-unreadable',
  EPERM: 'file-unreadable',
  EBUSY: 'file-unreadable',
  EIO: 'file-unreadable',
  EISDIR: 'file-unreadable',
  ELOOP: 'file-unreadable',
  ERR_FS_FILE_TOO_LARGE: 'file-too-large',
};

/** What went wrong with one file, in words; any exception, expected or not. */
export function fileError(error: unknown): FileError {
  if (error instanceof DocumentError) {
    return { code: error.code, cause: error.detail.cause ?? null, ...describeDocumentError(error.code, error.detail) };
  }
  const system = systemCode(error);
  const code = (system === null ? undefined : SYSTEM_CODES[system]) ?? 'unknown';
  return { code, cause: String(error), ...describeDocumentError(code) };
}
