import { isXls } from './detect.ts';
import { beginsLikeZip, compoundDocument, holdsWorkbook, notPlainText } from './detect-document.ts';
import { type DocumentContent, readDocument, type WordContent } from './docx/read.ts';
import { readText } from './docx/text.ts';
import { DocumentError } from './error.ts';
import { packageKind } from './package-kind.ts';

/** A file with a text: a Word document, or plain text. */
export type TextDocument =
  | { readonly kind: 'document'; readonly format: 'docx'; readonly document: WordContent }
  | { readonly kind: 'document'; readonly format: 'txt'; readonly document: DocumentContent };

/**
 * Reads a Word document or a text file: which one it is, its content tells, never its name. Apart from what reads workbooks,
 * which is several times as large.
 *
 * @returns null for a workbook.
 * @throws DocumentError and nothing else: what the file is instead, or what is wrong with it
 */
export function readTextDocument(bytes: Uint8Array): TextDocument | null {
  if (bytes.length === 0) throw new DocumentError('damaged', 'empty-file', { inDocument: true });
  if (isXls(bytes)) {
    if (!holdsWorkbook(bytes)) throw compoundDocument(bytes);
    return null;
  }
  const archive = beginsLikeZip(bytes) || notPlainText(bytes) === null ? packageKind(bytes) : null;
  if (archive === 'workbook') return null;
  if (archive === 'document') return { kind: 'document', format: 'docx', document: readDocument(bytes) };
  const refused = notPlainText(bytes);
  if (refused !== null) throw refused;
  return { kind: 'document', format: 'txt', document: readText(bytes) };
}
