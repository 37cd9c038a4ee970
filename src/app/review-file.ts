/** A file from its bytes to its place in a report. */

import './folder-words.ts';
import type { NarrativeDoc } from '../engine/narrative/document.ts';
import type { ReadingNote } from '../engine/reading-notes/note.ts';
import { type ReviewOptions, review } from '../engine/review.ts';
import type { Review, TableReview } from '../engine/review-types.ts';
import { readAnyWorkbook } from '../formats/any.ts';
import { type AnyDocument, readAnyDocument } from '../formats/any-document.ts';
import { type DocxWaiver, readDocxWaivers } from '../formats/docx/write/waivers.ts';
import { packageKind } from '../formats/package-kind.ts';
import { cellNames } from '../reports/cell-names.ts';
import { documentFile } from '../reports/document-entry.ts';
import { fileEntry } from '../reports/entry.ts';
import type { DocumentEntry, FileEntry } from '../reports/schema.ts';
import { reviewTables } from './document-tables.ts';
import { fileErrorOf } from './error-advice.ts';
import { type PolicyChoice, policyInForce, UNDECIDED } from './policy-in-force.ts';
import { reviewText } from './review-text.ts';
import { isWorkbookName } from './workbook-names.ts';

/** How files are reviewed. */
export interface FileTerms {
  readonly by: PolicyChoice;
  /** Forms in hidden sheets are checked too. */
  readonly hidden?: boolean;
  /** What was taught on this machine. */
  readonly readingNotes?: readonly ReadingNote[];
}

/** Forms of another file that a report is held against. */
export interface PairedForms {
  /** As the report names the file. */
  readonly path: string;
  readonly by: NonNullable<DocumentEntry['form']>['by'];
  readonly tables: readonly TableReview[];
  /** They stand in a document, whose cells people don't find by their addresses. */
  readonly inText?: boolean;
}

/** A file that a report is held against. */
export interface FormFile extends Pick<PairedForms, 'path' | 'by'> {
  readonly bytes: Uint8Array;
  /** Which of its forms; all of them otherwise. */
  readonly at?: number | null;
}

/** A file that was read, and its forms reviewed. */
export interface ReviewedForms {
  readonly review: Review;
  /** Comments of a document that say what is to be left as it is. */
  readonly waivers: readonly DocxWaiver[];
  /** A Word document, to which comments can be written. */
  readonly isWord: boolean;
  /** The text of a document; null: a workbook. */
  readonly text: NarrativeDoc | null;
  readonly policy: ReturnType<typeof policyInForce>['policy'];
}

/** The name of a file without its folders. */
function nameOf(path: string): string {
  return path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
}

/** Whether the bytes are a Word document, whatever the file is called. */
export function holdsDocument(bytes: Uint8Array): boolean {
  try {
    return packageKind(bytes) === 'document';
  } catch {
    return false;
  }
}

/** What a file is its content tells; its name decides in which words it is said what is wrong with it. */
function opened(path: string, bytes: Uint8Array): AnyDocument {
  if (!isWorkbookName(nameOf(path))) return readAnyDocument(bytes);
  try {
    return { kind: 'workbook', ...readAnyWorkbook(bytes) };
  } catch (error) {
    if (holdsDocument(bytes)) return readAnyDocument(bytes);
    throw error;
  }
}

/**
 * Reads a file and reviews its forms.
 *
 * @param path its name tells only in which words an error is put.
 * @throws DocumentError
 */
export function reviewForms(path: string, bytes: Uint8Array, { by, ...terms }: FileTerms): ReviewedForms {
  const file = opened(path, bytes);
  const sheets = file.kind === 'workbook' ? file.sheets : file.document.grids;
  const { policy, formPolicies } = policyInForce(sheets, by);
  const options: ReviewOptions = { policy, formPolicies, ...terms };
  if (file.kind === 'workbook')
    return { review: review(sheets, options), isWord: false, text: null, waivers: [], policy };
  const isWord = file.format === 'docx';
  const waivers = file.format === 'docx' ? readDocxWaivers(bytes, file.document) : [];
  return {
    review: reviewTables(review, sheets, waivers, options),
    isWord,
    text: file.document.narrative,
    waivers,
    policy,
  };
}

/** The forms of a file that a report is held against. @param at one of them alone. @throws DocumentError */
export function pairedForms({ path, bytes, by, at = null }: FormFile, terms: FileTerms): PairedForms {
  const { review: reviewed, text } = reviewForms(path, bytes, terms);
  const { tables } = reviewed;
  return { path, by, tables: at === null ? tables : tables.slice(at, at + 1), inText: text !== null };
}

/** The place of a file in a report. @param given forms of another file that its text is held against; null: its own, if any. */
export function reviewedEntry(path: string, forms: ReviewedForms, given: PairedForms | null): FileEntry {
  const { review: ofForms, text, waivers, policy } = forms;
  if (text === null) return fileEntry({ path, error: null, review: ofForms });
  const { tables } = ofForms;
  const own: PairedForms | null = tables.length === 0 ? null : { path, by: 'same-document', tables, inText: true };
  const pair = given ?? own;
  const [first] = pair?.tables ?? [];
  const form = pair === null || first === undefined ? null : { path: pair.path, sheet: first.table.sheet, by: pair.by };
  const narrative = reviewText({ text, waivers }, pair?.tables ?? [], first?.policy ?? policy);
  const names = pair?.inText === true ? { nameCell: cellNames(pair.tables) } : {};
  return documentFile(path, ofForms, { text, narrative, form, ...names });
}

/** Reads and reviews one file. Never throws: whatever goes wrong with it is its entry. `path` is how the report names it. */
export function reviewBytes(
  path: string,
  bytes: Uint8Array,
  terms: FileTerms = { by: UNDECIDED },
  given: PairedForms | null = null,
): FileEntry {
  try {
    return reviewedEntry(path, reviewForms(path, bytes, terms), given);
  } catch (error) {
    return failedEntry(path, error);
  }
}

/** The entry of a file that couldn't be read. */
export function failedEntry(path: string, error: unknown): FileEntry {
  return fileEntry({ path, error: fileErrorOf(error), review: null });
}
