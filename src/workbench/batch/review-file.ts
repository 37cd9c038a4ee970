import { review } from '../../engine/review.ts';
import { HostError } from '../../hosts/host.ts';
import { readAnyWorkbook } from '../../hosts/read-any.ts';
import { describeHostError } from '../../messages/host-errors.ts';
import { type FileError, fileEntry } from '../../reports/entry.ts';
import type { FileEntry } from '../../reports/schema.ts';

/** What went wrong with one file, in words; any exception, expected or not. */
function fileError(error: unknown): FileError {
  if (error instanceof HostError) {
    return { code: error.code, cause: error.detail.cause ?? null, ...describeHostError(error.code, error.detail) };
  }
  return { code: 'unknown', cause: String(error), ...describeHostError('unknown') };
}

export function failedEntry(path: string, error: unknown): FileEntry {
  return fileEntry({ path, error: fileError(error), review: null });
}

/** Reviews one file. Never throws: whatever goes wrong with it is its entry. */
export function reviewBytes(path: string, bytes: Uint8Array): FileEntry {
  try {
    return fileEntry({ path, error: null, review: review(readAnyWorkbook(bytes).sheets) });
  } catch (error) {
    return failedEntry(path, error);
  }
}
