/** What a package is: told by its main part, and by what programs of other formats put into theirs. */

import { asErrorOfDocument, DocumentError } from './error.ts';
import { openEntry, readRelationships } from './package.ts';
import { findDirectory } from './zip/directory.ts';
import { openZip, type ZipArchive } from './zip/read.ts';

const MIMETYPE = 'mimetype';

/** What an OpenDocument package says of itself; null for others. */
function openDocumentKind(zip: ZipArchive): DocumentError | null {
  const entry = zip.find(MIMETYPE);
  if (entry === null || zip.find('content.xml') === null) return null;
  const type = new TextDecoder().decode(zip.inflate(entry).subarray(0, 200));
  if (!type.includes('opendocument')) return null;
  const code = type.includes('opendocument.text') ? 'odt' : 'open-document';
  return new DocumentError('unsupported', code, { inDocument: true });
}

/** The local name of the root element of the main part; null where there is none. */
function rootOf(zip: ZipArchive): string | null {
  const target = readRelationships(zip, '').find(({ kind }) => kind === 'officeDocument')?.target;
  const entry = target === undefined ? null : zip.find(target);
  if (entry === null) return null;
  const xml = openEntry(zip, entry);
  if (!xml.next()) return null;
  return xml.is('document') ? 'document' : xml.is('workbook') ? 'workbook' : 'other';
}

/** Whether there is anything of a workbook: what is wrong with it, its own reader tells best. */
function isLikeWorkbook(zip: ZipArchive): boolean {
  const has = (folder: RegExp): boolean => zip.entries.some(({ name }) => folder.test(name));
  return has(/^xl\//i) && !has(/^word\//i);
}

/**
 * Whether a zip archive holds a document or a workbook; null when the bytes are no archive.
 * @throws DocumentError when it holds neither, or is damaged
 */
export function packageKind(bytes: Uint8Array): 'document' | 'workbook' | null {
  if (findDirectory(bytes) === null) {
    if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
    throw new DocumentError('damaged', 'truncated', { inDocument: true, cause: 'no end of central directory' });
  }
  let zip: ZipArchive;
  try {
    zip = openZip(bytes);
    const other = openDocumentKind(zip);
    if (other !== null) throw other;
    if (isLikeWorkbook(zip)) return 'workbook';
    if (rootOf(zip) === 'document') return 'document';
  } catch (error) {
    throw asErrorOfDocument(error);
  }
  throw new DocumentError('damaged', 'not-a-document', { inDocument: true, cause: 'a package of another kind' });
}
