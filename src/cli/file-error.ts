import { HostError, type HostErrorCode } from '../hosts/host.ts';
import { describeHostError } from '../messages/host-errors.ts';
import type { FileError } from '../reports/entry.ts';
import { systemCode } from './command-error.ts';

const SYSTEM_CODES: Readonly<Record<string, HostErrorCode>> = {
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
  if (error instanceof HostError) {
    return { code: error.code, cause: error.detail.cause ?? null, ...describeHostError(error.code, error.detail) };
  }
  const system = systemCode(error);
  const code = (system === null ? undefined : SYSTEM_CODES[system]) ?? 'unknown';
  return { code, cause: String(error), ...describeHostError(code) };
}
