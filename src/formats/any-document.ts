import { type AnyWorkbook, readAnyWorkbook } from './any.ts';
import { readTextDocument, type TextDocument } from './text-document.ts';

/** A file of whichever kind: a workbook, or a document with its text. */
export type AnyDocument = ({ readonly kind: 'workbook' } & AnyWorkbook) | TextDocument;

/**
 * Reads a workbook, a Word document or a text file: which one it is, its content tells, never its name.
 * @throws DocumentError and nothing else: what the file is instead, or what is wrong with it
 */
export function readAnyDocument(bytes: Uint8Array): AnyDocument {
  return readTextDocument(bytes) ?? { kind: 'workbook', ...readAnyWorkbook(bytes) };
}
