import type { FileEntry } from './schema.ts';

/**
 * A report being written: the pieces that the three return, in this order, are its text. Formats that can hand out each
 * file at once do, so that the number of files doesn't matter; others keep what they need until the end.
 */
export interface Report {
  begin(): string;
  /** `whole`: the entry with all of its findings, where `entry` lists only some. */
  file(entry: FileEntry, whole?: FileEntry): string;
  end(): string;
}

/**
 * What a report says of a file, and the entry it said it of: `instead`'s, where the file's own can't be put into words.
 *
 * @param listed the entry with the findings that the report is to list.
 */
export function reportedFile(
  report: Report,
  entry: FileEntry,
  instead: (entry: FileEntry, error: unknown) => FileEntry,
  listed: (entry: FileEntry) => FileEntry = (all) => all,
): { readonly text: string; readonly entry: FileEntry } {
  try {
    return { text: report.file(listed(entry), entry), entry };
  } catch (error) {
    // One file is one line then, and the others are whole.
    const failed = instead(entry, error);
    return { text: report.file(failed), entry: failed };
  }
}

/** The whole report of files that are all known. */
export function wholeReport(report: Report, entries: Iterable<FileEntry>): string {
  const parts = [report.begin()];
  for (const entry of entries) parts.push(report.file(entry));
  parts.push(report.end());
  return parts.join('');
}
