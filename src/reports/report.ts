import type { FileEntry } from './schema.ts';

/**
 * A report being written: the pieces that the three return, in this order, are its text. Formats that can hand out each
 * file at once do, so that the number of files doesn't matter; others keep what they need until the end.
 */
export interface Report {
  begin(): string;
  file(entry: FileEntry): string;
  end(): string;
}

/** The whole report of files that are all known. */
export function wholeReport(report: Report, entries: Iterable<FileEntry>): string {
  const parts = [report.begin()];
  for (const entry of entries) parts.push(report.file(entry));
  parts.push(report.end());
  return parts.join('');
}
