/** Which forms the reports of a batch are held against: those of the same folder, as the command line does. */

import { openReport } from '../../../app/open-report.ts';
import { type PairCandidate, pairOf } from '../../../app/pairing.ts';
import { type FileTerms, type PairedForms, pairedForms } from '../../../app/review-file.ts';
import type { FileEntry } from '../../../reports/schema.ts';
import { bytesOf, type PickedFile } from '../files.ts';

export interface BatchPair {
  /** The index of the file that the form is in. */
  readonly file: number;
  /** Where it is among the forms of that file. */
  readonly at: number;
  readonly by: PairedForms['by'];
}

interface Candidate extends PairCandidate {
  readonly file: number;
  readonly at: number;
}

interface Folder {
  readonly forms: Candidate[];
  /** Documents without a form. */
  readonly reports: number[];
}

function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

function foldersOf(files: readonly PickedFile[], entries: readonly (FileEntry | null)[]): Iterable<Folder> {
  const folders = new Map<string, Folder>();
  for (const [file, entry] of entries.entries()) {
    const path = files[file]?.path;
    if (path === undefined || entry === null || entry.verdict === null) continue;
    const folder = folders.get(folderOf(path)) ?? { forms: [], reports: [] };
    folders.set(folderOf(path), folder);
    for (const [at, { project }] of entry.tables.entries())
      folder.forms.push({ file, at, project: String(project?.value ?? '') });
    if (entry.document !== null && entry.tables.length === 0) folder.reports.push(file);
  }
  return folders.values();
}

/**
 * The pairs, by the index of the report; a report without a form is read for it once more.
 *
 * @param entries what was found in the files, in their order.
 * @param isCancelled asked between two reports.
 */
export async function pairsOf(
  files: readonly PickedFile[],
  entries: readonly (FileEntry | null)[],
  isCancelled: () => boolean,
): Promise<ReadonlyMap<number, BatchPair>> {
  const pairs = new Map<number, BatchPair>();
  for (const { forms, reports } of foldersOf(files, entries)) {
    if (forms.length === 0) continue;
    for (const at of reports) {
      if (isCancelled()) return pairs;
      try {
        const { path, file } = files[at] as PickedFile;
        const pair = pairOf(openReport(path, await bytesOf(file)).text, forms, reports.length);
        if (pair !== null) pairs.set(at, { file: pair.candidate.file, at: pair.candidate.at, by: pair.by });
      } catch {
        // It was readable a moment ago; its entry tells what was found then.
      }
    }
  }
  return pairs;
}

interface Paired {
  readonly files: readonly PickedFile[];
  readonly terms: FileTerms;
  pairOf(file: number): BatchPair | null;
}

/** The form that a report of a batch was held against, reviewed anew; null: its own, none, or one that can't be read any more. */
export async function formsBeside(batch: Paired, file: number): Promise<PairedForms | null> {
  const pair = batch.pairOf(file);
  const form = pair === null ? undefined : batch.files[pair.file];
  if (pair === null || form === undefined) return null;
  try {
    return pairedForms({ path: form.path, by: pair.by, at: pair.at, bytes: await bytesOf(form.file) }, batch.terms);
  } catch {
    return null;
  }
}
