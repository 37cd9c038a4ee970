import { isCompoundFile, isXls, notAZip } from '../../src/formats/detect.ts';

/** What bytes are, by their first ones and the names of streams in them. */

const OLE2 = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A compound file of this length, with a stream's name at this offset. */
function compound(name: string, at = 512, length = 2048): Uint8Array {
  const bytes = new Uint8Array(length);
  bytes.set(OLE2);
  for (let i = 0; i < name.length; i++) bytes[at + 2 * i] = name.charCodeAt(i);
  return bytes;
}

const what = (bytes: Uint8Array): string => {
  const { kind, code, detail } = notAZip(bytes);
  return [kind, code, ...(detail.cause === undefined ? [] : [detail.cause])].join(' ');
};

const NOTHING_KNOWN = 'damaged not-a-workbook neither a zip archive nor a format known';

test('a compound file begins with all of its eight bytes', () => {
  expect(isCompoundFile(Uint8Array.from(OLE2))).toBe(true);
  expect(isCompoundFile(Uint8Array.from([...OLE2, 1]))).toBe(true);
  for (let at = 0; at < OLE2.length; at++) {
    expect([at, isCompoundFile(Uint8Array.from(OLE2.slice(0, at)))]).toEqual([at, false]);
    expect([at, isCompoundFile(Uint8Array.from(OLE2.map((byte, i) => (i === at ? 0 : byte))))]).toEqual([at, false]);
  }
});

test.each<[string, readonly number[], boolean]>([
  ['Excel 2', [0x09, 0x00, 0x04, 0x00], true],
  ['Excel 3', [0x09, 0x02, 0x06, 0x00], true],
  ['Excel 4', [0x09, 0x04, 0x06, 0x00], true],
  ['Excel 5 and 95', [0x09, 0x08, 0x08, 0x00], true],
  ['Excel 97', [0x09, 0x08, 0x10, 0x00], true],
  ['another record', [0x0a, 0x08, 0x10, 0x00], false],
  ['a version that there never was', [0x09, 0x06, 0x10, 0x00], false],
  ['another length', [0x09, 0x08, 0x05, 0x00], false],
  ['a length of two bytes', [0x09, 0x08, 0x10, 0x01], false],
  ['a tab and words', [0x09, 0x41, 0x42, 0x43], false],
  ['a tab', [0x09], false],
  ['nothing', [], false],
  ['a compound file', OLE2, true],
])('an .xls file: %s', (_, bytes, expected) => {
  expect(isXls(Uint8Array.from(bytes))).toBe(expected);
});

test.each<[string, Uint8Array, string]>([
  ['with a password', compound('EncryptedPackage'), 'encrypted encrypted'],
  ['of Excel 97', compound('Workbook'), 'unsupported legacy-xls'],
  ['of Excel 95', compound('Book'), 'unsupported old-xls'],
  ['of Word', compound('WordDocument'), 'damaged not-a-workbook a compound file without a workbook'],
  ['too short for a name', compound('', 512, 639), 'damaged not-a-workbook a compound file without a workbook'],
  ['whose last entry has the name', compound('Workbook', 1920), 'unsupported legacy-xls'],
  ['with the name in its head', compound('Workbook', 384), 'damaged not-a-workbook a compound file without a workbook'],
  [
    'with the name off its place',
    compound('Workbook', 513),
    'damaged not-a-workbook a compound file without a workbook',
  ],
  ['with half of the name', compound('Workboo'), 'damaged not-a-workbook a compound file without a workbook'],
])('a compound file %s', (_, bytes, expected) => {
  expect(what(bytes)).toBe(expected);
});

test('the letters of a name are two bytes each', () => {
  const bytes = compound('Workbook');
  for (let i = 0; i < 8; i++) {
    const other = bytes.slice();
    other[512 + 2 * i + 1] = 1;
    expect([i, what(other)]).toEqual([i, 'damaged not-a-workbook a compound file without a workbook']);
  }
});

test.each<[string, Uint8Array, string]>([
  ['Excel 2', Uint8Array.of(0x09, 0x00, 0x04, 0x00), 'unsupported old-xls'],
  ['Excel 3', Uint8Array.of(0x09, 0x02, 0x06, 0x00), 'unsupported old-xls'],
  ['Excel 4', Uint8Array.of(0x09, 0x04, 0x06, 0x00), 'unsupported old-xls'],
  ['no Excel', Uint8Array.of(0x09, 0x03, 0x06, 0x00), NOTHING_KNOWN],
  ['no Excel either', Uint8Array.of(0x09, 0x04, 0x05, 0x00), NOTHING_KNOWN],
  ['nor this', Uint8Array.of(0x09, 0x04, 0x06, 0x01), NOTHING_KNOWN],
  ['words', ascii('项目\t预算数'), NOTHING_KNOWN],
  ['words that speak of HTML', ascii('see <html>'), NOTHING_KNOWN],
  ['HTML', ascii('\n <HTML>'), 'unsupported html-table'],
  ...['!doctype html', 'head', 'body', 'table', 'meta', 'style', 'div', 'tr', 'td'].map(
    (tag): [string, Uint8Array, string] => [tag, ascii(`<${tag}>`), 'unsupported html-table'],
  ),
  ['another tag', ascii('<trace>'), NOTHING_KNOWN],
  ['MHTML', ascii('MIME-Version: 1.0'), 'unsupported html-table'],
  ['HTML in UTF-16', Uint8Array.from([0xff, 0xfe, ...Buffer.from('<html>', 'utf16le')]), 'unsupported html-table'],
  [
    'HTML in UTF-16, the other way round',
    Uint8Array.from([0xfe, 0xff, ...Buffer.from('<html>', 'utf16le').swap16()]),
    'unsupported html-table',
  ],
  [
    'XML of Excel',
    ascii('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">'),
    'unsupported xml-spreadsheet',
  ],
  [
    'XML of OpenDocument',
    ascii('<?xml version="1.0"?>\n<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
    'unsupported open-document flat',
  ],
  [
    'the same without a declaration',
    ascii('<document xmlns="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
    'unsupported open-document flat',
  ],
  ['a document of another kind', ascii('<document xmlns="urn:other">'), NOTHING_KNOWN],
  ['other XML', ascii('<?xml version="1.0"?><a xmlns="urn:oasis:names:tc:opendocument"/>'), NOTHING_KNOWN],
  ['what would be told too late', ascii(`<x>${' '.repeat(4096)}<html>`), NOTHING_KNOWN],
  ['what is told just in time', ascii(`<x>${' '.repeat(4096 - 9)}<html>`), 'unsupported html-table'],
])('%s', (_, bytes, expected) => {
  expect(what(bytes)).toBe(expected);
});
