import type { SheetGrid } from '../../../engine/grid/grid.ts';
import { review } from '../../../engine/review.ts';
import { findWaiverSheet, readWaiverSheet } from '../../../engine/waivers/read-sheet.ts';
import { readAnyWorkbook } from '../../../formats/any.ts';
import { DocumentError } from '../../../formats/error.ts';
import { describeDocumentError } from '../../../messages/document-errors.ts';
import { type FileError, fileEntry } from '../../../reports/entry.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import { type BatchPolicy, NATIONAL } from './policy.ts';

/** What went wrong with one file, in words; any exception, expected or not. */
function fileError(error: unknown): FileError {
  if (error instanceof DocumentError) {
    return { code: error.code, cause: error.detail.cause ?? null, ...describeDocumentError(error.code, error.detail) };
  }
  return { code: 'unknown', cause: String(error), ...describeDocumentError('unknown') };
}

export function failedEntry(path: string, error: unknown): FileEntry {
  return fileEntry({ path, error: fileError(error), review: null });
}

function recordsPolicy(sheets: readonly SheetGrid[]): boolean {
  const sheet = findWaiverSheet(sheets);
  return sheet !== null && readWaiverSheet(sheet).policy !== null;
}

/** Reviews one file. Never throws: whatever goes wrong with it is its entry. */
export function reviewBytes(path: string, bytes: Uint8Array, by: BatchPolicy = NATIONAL): FileEntry {
  try {
    const { sheets } = readAnyWorkbook(bytes);
    const options = by.everywhere || !recordsPolicy(sheets) ? { policy: by.policy } : {};
    return fileEntry({ path, error: null, review: review(sheets, options) });
  } catch (error) {
    return failedEntry(path, error);
  }
}
