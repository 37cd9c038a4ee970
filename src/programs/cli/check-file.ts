/** Reads and reviews one file. */

import {
  type FileTerms,
  failedEntry,
  type PairedForms,
  type ReviewedForms,
  reviewedEntry,
  reviewForms,
} from '../../app/review-file.ts';
import type { ReadingNote } from '../../engine/reading-notes/note.ts';
import { fileEntry } from '../../reports/entry.ts';
import type { FileEntry } from '../../reports/schema.ts';
import { type CopyPlace, withCopy } from './copies.ts';
import { fileError } from './file-error.ts';
import { type Folders, formsOf, type NamedFile } from './pairs.ts';
import type { ReadPolicies } from './policy-option.ts';
import { readBytes } from './read-bytes.ts';

/** How all files of a run are checked. */
export interface CheckSetup extends ReadPolicies {
  /** Forms in hidden sheets are checked too. */
  readonly hidden: boolean;
  readonly readingNotes: readonly ReadingNote[];
  /** The file whose form all reports are held against. */
  readonly form: NamedFile | null;
  /** All files of the run: the form of a report may be among those beside it. */
  readonly files: readonly NamedFile[];
  /** Where copies of documents go with their findings as comments; null: none are made. */
  readonly copies: CopyPlace | null;
}

export function termsOf({
  policy,
  ofForms,
  hidden,
  readingNotes,
}: Omit<CheckSetup, 'form' | 'files' | 'copies'>): FileTerms {
  return { by: { chosen: policy, ofForms, personal: null }, hidden, readingNotes };
}

/** The forms of another file that a report without one is held against. */
async function pairedForms(
  file: string,
  { text, review: { tables } }: ReviewedForms,
  setup: CheckSetup,
  folders: Folders,
): Promise<PairedForms | null> {
  if (text === null || file === setup.form?.file) return null;
  if (setup.form !== null) return await formsOf(setup.form, 'option', termsOf(setup));
  return tables.length > 0 ? null : await folders.pairFor(file, text, termsOf(setup));
}

/** The entry of a file over which its thread came to its end. */
export function unreadEntry({ path }: Pick<NamedFile, 'path'>, error: unknown): FileEntry {
  return fileEntry({ path, error: fileError(error), review: null });
}

/** Never throws: whatever goes wrong with a file is its entry. `folders`: what is known of the files beside it. */
export async function checkFile(
  { path, file, bytes: given }: NamedFile & { readonly bytes?: Uint8Array | undefined },
  setup: CheckSetup,
  folders: Folders,
): Promise<FileEntry> {
  let bytes: Uint8Array;
  try {
    bytes = given ?? (await readBytes(file));
  } catch (error) {
    return unreadEntry({ path }, error);
  }
  try {
    const forms = reviewForms(path, bytes, termsOf(setup));
    const entry = reviewedEntry(path, forms, await pairedForms(file, forms, setup, folders));
    const { copies } = setup;
    return copies === null || !forms.isWord ? entry : await withCopy(entry, bytes, { path, file }, copies);
  } catch (error) {
    return failedEntry(path, error);
  }
}
