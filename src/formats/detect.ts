import { DocumentError } from './error.ts';

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/** What a file is, told by its content alone, never by its name. */

/** Whether these are the first bytes. */
export function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, i) => bytes[i] === byte);
}

/** Whether the bytes are an OLE2 compound file: an .xls, an encrypted .xlsx, an old Word document … */
export function isCompoundFile(bytes: Uint8Array): boolean {
  return startsWith(bytes, OLE2);
}

/** Whether the bytes are a compound file, as an .xls and an encrypted .xlsx are, or begin like a workbook without one around it. */
export function isXls(bytes: Uint8Array): boolean {
  return isCompoundFile(bytes) || beginsWithBof(bytes);
}

/** A BOF record: of Excel 2, 3, 4, or 5 and later, each of a length of its own. */
function beginsWithBof([first, version, length, zero]: Uint8Array): boolean {
  return (
    first === 0x09 &&
    zero === 0 &&
    [0x00, 0x02, 0x04, 0x08].includes(version ?? -1) &&
    [4, 6, 8, 16].includes(length ?? -1)
  );
}

/** Whether an OLE2 file has a stream of this name. Directory entries are 128 bytes long and lie on multiples of that. */
export function hasStream(bytes: Uint8Array, name: string): boolean {
  for (let at = 512; at + 128 <= bytes.length; at += 128) {
    let i = 0;
    while (i < name.length && bytes[at + 2 * i] === name.charCodeAt(i) && bytes[at + 2 * i + 1] === 0) i++;
    if (i === name.length) return true;
  }
  return false;
}

function encodingOf(bytes: Uint8Array): string {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  return startsWith(bytes, [0xfe, 0xff]) ? 'utf-16be' : 'utf-8';
}

/** The first of a text, in lower case. */
export function head(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes.subarray(0, 4096)).trimStart().toLowerCase();
}

/** Says what bytes that are no zip archive are instead: decided by the content, never by a file's name. */
export function notAZip(bytes: Uint8Array): DocumentError {
  if (isCompoundFile(bytes)) {
    if (hasStream(bytes, 'EncryptedPackage')) return new DocumentError('encrypted', 'encrypted');
    if (hasStream(bytes, 'Workbook')) return new DocumentError('unsupported', 'legacy-xls');
    if (hasStream(bytes, 'Book')) return new DocumentError('unsupported', 'old-xls');
    return new DocumentError('damaged', 'not-a-workbook', { cause: 'a compound file without a workbook' });
  }
  // Workbooks of Excel 2 to 4: a bare BOF record.
  if (
    bytes[0] === 0x09 &&
    [0x00, 0x02, 0x04].includes(bytes[1] as number) &&
    [0x04, 0x06].includes(bytes[2] as number) &&
    bytes[3] === 0
  ) {
    return new DocumentError('unsupported', 'old-xls');
  }
  const text = head(bytes);
  if (text.startsWith('<') || text.startsWith('mime-version:')) {
    if (/^(?:<\?xml[^>]*>\s*)?<(?:[\w-]+:)?document\b/.test(text) && text.includes('urn:oasis:names:tc:opendocument'))
      return new DocumentError('unsupported', 'open-document', { cause: 'flat' });
    if (text.includes('urn:schemas-microsoft-com:office:spreadsheet'))
      return new DocumentError('unsupported', 'xml-spreadsheet');
    if (/^mime-version:|<(?:!doctype\s+html|html|head|body|table|meta|style|div|tr|td)\b/.test(text))
      return new DocumentError('unsupported', 'html-table');
  }
  return new DocumentError('damaged', 'not-a-workbook', { cause: 'neither a zip archive nor a format known' });
}
