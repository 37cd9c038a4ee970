/** A file from its bytes to its place in a report. */

import type { ReadingNote } from '../engine/reading-notes/note.ts';
import { review } from '../engine/review.ts';
import { readAnyWorkbook } from '../formats/any.ts';
import { fileEntry } from '../reports/entry.ts';
import type { FileEntry } from '../reports/schema.ts';
import { fileErrorOf } from './error-advice.ts';
import { type PolicyChoice, policyInForce, UNDECIDED } from './policy-in-force.ts';

/** How files are reviewed. */
export interface FileTerms {
  readonly by: PolicyChoice;
  /** Forms in hidden sheets are checked too. */
  readonly hidden?: boolean;
  /** What was taught on this machine. */
  readonly readingNotes?: readonly ReadingNote[];
}

/** Reads and reviews one file. Never throws: whatever goes wrong with it is its entry. `path` is how the report names it. */
export function reviewBytes(
  path: string,
  bytes: Uint8Array,
  { by, ...terms }: FileTerms = { by: UNDECIDED },
): FileEntry {
  try {
    const { sheets } = readAnyWorkbook(bytes);
    const { policy, formPolicies } = policyInForce(sheets, by);
    return fileEntry({ path, error: null, review: review(sheets, { policy, formPolicies, ...terms }) });
  } catch (error) {
    return failedEntry(path, error);
  }
}

/** The entry of a file that couldn't be read. */
export function failedEntry(path: string, error: unknown): FileEntry {
  return fileEntry({ path, error: fileErrorOf(error), review: null });
}
