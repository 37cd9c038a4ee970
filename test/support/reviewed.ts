import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import { fileEntry } from '../../src/reports/entry.ts';
import type { FailedFile, FileEntry, ReviewedFile } from '../../src/reports/schema.ts';
import { exampleForm, withCells } from './form-text.ts';

/** Entries of files as the reports get them, reviewed for real. */

export function reviewedFile(path: string, grids: readonly SheetGrid[], policy = 'national'): ReviewedFile {
  const found = policyById(policy);
  if (found === null) throw new Error(`no such policy: ${policy}`);
  const entry = fileEntry({ path, error: null, review: review(grids, { policy: found }) });
  if (entry.verdict === null) throw new Error('not reviewed');
  return entry;
}

/** The faultless national form, with some cells typed over. */
export function nationalFile(path: string, changes: Readonly<Record<string, string>> = {}): ReviewedFile {
  return reviewedFile(path, [withCells(exampleForm('national'), changes)]);
}

export function failedFile(path: string): FailedFile {
  const error = {
    code: 'encrypted',
    what: '文件设了打开密码，读不出来。',
    why: '没有密码。',
    how: '去掉密码。',
    cause: 'x',
  };
  const entry: FileEntry = fileEntry({ path, error, review: null });
  if (entry.verdict !== null) throw new Error('not failed');
  return entry;
}
