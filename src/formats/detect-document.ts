/** What a file is that is no workbook, told by its content alone, never by its name. */

import { hasStream, head, isCompoundFile, startsWith } from './detect.ts';
import { DocumentError, type DocumentErrorCode } from './error.ts';

/** Whether the bytes begin like a zip archive, as all packages do. Something may stand in front of one: then its end tells. */
export function beginsLikeZip(bytes: Uint8Array): boolean {
  return startsWith(bytes, [0x50, 0x4b]);
}

/** Whether a compound file holds a workbook. */
export function holdsWorkbook(bytes: Uint8Array): boolean {
  return !isCompoundFile(bytes) || hasStream(bytes, 'Workbook') || hasStream(bytes, 'Book');
}

/** What a compound file without a workbook is, as a document. */
export function compoundDocument(bytes: Uint8Array): DocumentError {
  if (hasStream(bytes, 'EncryptedPackage')) return new DocumentError('encrypted', 'encrypted', { inDocument: true });
  if (hasStream(bytes, 'WordDocument')) return new DocumentError('unsupported', 'legacy-doc', { inDocument: true });
  return new DocumentError('damaged', 'not-a-document', { inDocument: true, cause: 'another compound file' });
}

const SIGNATURES: readonly (readonly number[])[] = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];

/** What bytes that are neither a package nor a compound file are known to be; null where they may be plain text. */
export function notPlainText(bytes: Uint8Array): DocumentError | null {
  if (SIGNATURES.some((signature) => startsWith(bytes, signature)))
    return new DocumentError('damaged', 'not-a-document', { inDocument: true, cause: 'a picture or an archive' });
  const text = head(bytes);
  const refuse = (code: DocumentErrorCode): DocumentError =>
    new DocumentError('unsupported', code, { inDocument: true });
  // Something may stand in front of a PDF.
  if (text.slice(0, 1024).includes('%pdf-')) return refuse('pdf');
  if (text.startsWith('{\\rtf')) return refuse('rtf');
  return text.startsWith('<') || text.startsWith('mime-version:') ? markupKind(text, refuse) : null;
}

function markupKind(text: string, refuse: (code: DocumentErrorCode) => DocumentError): DocumentError | null {
  if (/<(?:[\w-]+:)?(?:worddocument|package)\b/.test(text)) return refuse('word-xml');
  if (text.includes('urn:oasis:names:tc:opendocument'))
    return refuse(text.includes('opendocument.spreadsheet') ? 'open-document' : 'odt');
  if (text.includes('urn:schemas-microsoft-com:office:spreadsheet')) return refuse('xml-spreadsheet');
  if (text.includes('urn:schemas-microsoft-com:office:excel')) return refuse('html-table');
  const isPage = /^mime-version:|<(?:!doctype\s+html|html|head|body|table|meta|style|div|tr|td|p)\b/.test(text);
  return isPage ? refuse('html-document') : null;
}
