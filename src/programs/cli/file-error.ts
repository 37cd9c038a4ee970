import '../../app/folder-words.ts';
import { fileErrorOf } from '../../app/error-advice.ts';
import type { DocumentErrorCode } from '../../formats/error.ts';
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
  ERR_WORKER_OUT_OF_MEMORY: 'file-too-large',
};

/** As `fileErrorOf`, and what this system says of files in the words of the same kinds. */
export function fileError(error: unknown): FileError {
  const system = systemCode(error);
  return fileErrorOf(error, (system === null ? undefined : SYSTEM_CODES[system]) ?? 'unknown');
}
