import { type AnyWorkbook, readAnyWorkbook } from './any.ts';
import { isXls } from './detect.ts';
import { beginsLikeZip, compoundDocument, holdsWorkbook, notPlainText } from './detect-document.ts';
import { type DocumentContent, readDocument, type WordContent } from './docx/read.ts';
import { readText } from './docx/text.ts';
import { DocumentError } from './error.ts';
import { packageKind } from './package-kind.ts';

/** A file of whichever kind: a workbook, or a document with its text. */
export type AnyDocument =
  | ({ readonly kind: 'workbook' } & AnyWorkbook)
  | { readonly kind: 'document'; readonly format: 'docx'; readonly document: WordContent }
  | { readonly kind: 'document'; readonly format: 'txt'; readonly document: DocumentContent };

/**
 * Reads a workbook, a Word document or a text file: which one it is, its content tells, never its name.
 * @throws DocumentError and nothing else: what the file is instead, or what is wrong with it
 */
export function readAnyDocument(bytes: Uint8Array): AnyDocument {
  if (bytes.length === 0) throw new DocumentError('damaged', 'empty-file', { inDocument: true });
  if (isXls(bytes)) {
    if (!holdsWorkbook(bytes)) throw compoundDocument(bytes);
    return { kind: 'workbook', ...readAnyWorkbook(bytes) };
  }
  const archive = beginsLikeZip(bytes) || notPlainText(bytes) === null ? packageKind(bytes) : null;
  if (archive === 'workbook') return { kind: 'workbook', ...readAnyWorkbook(bytes) };
  if (archive === 'document') return { kind: 'document', format: 'docx', document: readDocument(bytes) };
  const refused = notPlainText(bytes);
  if (refused !== null) throw refused;
  return { kind: 'document', format: 'txt', document: readText(bytes) };
}
