import { readAnyDocument } from '../../../src/formats/any-document.ts';
import { readDocument } from '../../../src/formats/docx/read.ts';
import { readText } from '../../../src/formats/docx/text.ts';
import { describeFileError } from '../../../src/messages/word-errors.ts';
import { buildCompound } from '../../support/compound-builder.ts';
import { documentErrorOf } from '../../support/document-error.ts';
import { buildDocx, docxEntries, paragraph, partXml, run } from '../../support/docx-maker.ts';
import { exampleForm } from '../../support/form-text.ts';
import { gridToXlsx } from '../../support/xlsx-builder.ts';
import { buildZip } from '../../support/zip-builder.ts';

/** What a file is, told by its content; what can't be read is refused with a reason and a way out. */

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const wide = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'utf16le'));
const NOTHING = new Uint8Array(600);
const DOCX = buildDocx(paragraph('正文'));

const odf = (type: string): Uint8Array =>
  buildZip([
    { name: 'mimetype', data: bytesOf(`application/vnd.oasis.opendocument.${type}`), stored: true },
    { name: 'content.xml', data: bytesOf('<office:document-content xmlns:office="o"/>') },
  ]);

const bomb = buildZip(
  docxEntries('').map((part) =>
    part.name === 'word/document.xml'
      ? { ...part, data: bytesOf(partXml('document', `<w:body>${' '.repeat(30_000_000)}</w:body>`)) }
      : part,
  ),
);

const REFUSED: readonly (readonly [code: string, name: string, bytes: Uint8Array])[] = [
  ['legacy-doc', '.doc', buildCompound({ WordDocument: NOTHING, '1Table': NOTHING })],
  ['encrypted', 'a .docx with a password', buildCompound({ EncryptedPackage: NOTHING, EncryptionInfo: NOTHING })],
  ['not-a-document', 'a compound file of another kind', buildCompound({ 'PowerPoint Document': NOTHING })],
  [
    'word-xml',
    'XML of Word 2003',
    bytesOf(
      '<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>',
    ),
  ],
  [
    'word-xml',
    'a package laid flat',
    bytesOf(
      '<?xml version="1.0" standalone="yes"?><pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part/></pkg:package>',
    ),
  ],
  ['html-document', 'a page', bytesOf('\ufeff<!DOCTYPE html><html><body><p>自评报告</p></body></html>')],
  [
    'html-document',
    'what Word calls a page',
    bytesOf('<html xmlns:w="urn:schemas-microsoft-com:office:word"><body>自评</body></html>'),
  ],
  ...['!doctype html', 'html', 'head', 'body', 'table', 'meta', 'style', 'div', 'tr', 'td', 'p', 'P class="a"'].map(
    (tag) => ['html-document', `a page from <${tag}> on`, bytesOf(`<${tag}>自评</${tag}>`)] as const,
  ),
  ['html-document', 'a page in UTF-16', wide('\ufeff<html><body>自评</body></html>')],
  ['html-document', '.mht', bytesOf('MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n')],
  [
    'html-table',
    'what Excel calls a page',
    bytesOf('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><table></table></html>'),
  ],
  ['rtf', '.rtf', bytesOf('{\\rtf1\\ansi\\ansicpg936 \\u33258?\\u35780?}')],
  ['odt', '.odt', odf('text')],
  ['open-document', '.ods', odf('spreadsheet')],
  [
    'odt',
    '.fodt',
    bytesOf(
      '<?xml version="1.0"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:mimetype="application/vnd.oasis.opendocument.text"/>',
    ),
  ],
  ['pdf', '.pdf', bytesOf('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj')],
  ['pdf', '.pdf with something in front', bytesOf('\n\n%PDF-1.4\n')],
  ['not-a-document', 'an archive of pictures', buildZip([{ name: '照片.jpg', data: NOTHING }])],
  [
    'not-a-document',
    'a presentation',
    buildZip([
      {
        name: '_rels/.rels',
        data: bytesOf(
          '<Relationships><Relationship Id="1" Type="x/officeDocument" Target="ppt/presentation.xml"/></Relationships>',
        ),
      },
      { name: 'ppt/presentation.xml', data: bytesOf('<p:presentation xmlns:p="p"/>') },
    ]),
  ],
  [
    'not-a-document',
    'a document without its relationship',
    buildDocx(paragraph('正文'), { parts: { '_rels/.rels': null } }),
  ],
  ['not-a-document', 'a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0])],
  ['not-text', 'bytes with zeros', Uint8Array.from([0x41, 0, 0x42, 0, 0x43])],
  ['not-text', 'bytes of no encoding', Uint8Array.from([0x41, 0xff, 0xff, 0xff])],
  ['no-text', 'a document of pictures', buildDocx(paragraph('<w:r><w:drawing/></w:r>'))],
  ['no-text', 'a blank text', bytesOf(' \n\t\r\n')],
  ['empty-file', 'nothing', new Uint8Array(0)],
  ['truncated', 'a document that ends early', DOCX.subarray(0, DOCX.length - 40)],
  ['truncated', 'a damaged part', DOCX.map((byte, at) => (at > 700 && at < 760 ? byte ^ 0x55 : byte))],
  [
    'xml-entity',
    'entities',
    buildDocx('', {
      parts: {
        'word/document.xml': '<!DOCTYPE w:document [<!ENTITY a "aaaa">]><w:document><w:body>&a;</w:body></w:document>',
      },
    }),
  ],
  ['bad-xml', 'a reference to nothing', buildDocx('<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>')],
  ['bad-xml', 'an open element', buildDocx('<w:p><w:r>')],
  ['zip-bomb', 'a bomb', bomb],
  ['document-too-large', 'too many paragraphs', buildDocx('<w:p/>'.repeat(200_001))],
  ['document-too-large', 'too many tables', buildDocx('<w:tbl/>'.repeat(5_001))],
  [
    'document-too-large',
    'tables within tables',
    buildDocx('<w:tbl><w:tr><w:tc>'.repeat(65) + '</w:tc></w:tr></w:tbl>'.repeat(65)),
  ],
  [
    'document-too-large',
    'controls within controls',
    buildDocx('<w:sdt><w:sdtContent>'.repeat(10_000) + '</w:sdtContent></w:sdt>'.repeat(10_000)),
  ],
  [
    'document-too-large',
    'controls around a run',
    buildDocx(
      `<w:p>${'<w:sdt><w:sdtContent>'.repeat(10_000)}${run('甲')}${'</w:sdtContent></w:sdt>'.repeat(10_000)}</w:p>`,
    ),
  ],
  [
    'document-too-large',
    'a cell over 2³¹ columns',
    buildDocx(
      `<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="2147483648"/></w:tcPr>${paragraph('甲')}</w:tc></w:tr></w:tbl>`,
    ),
  ],
  [
    'document-too-large',
    'cells over many columns',
    buildDocx(
      `<w:tbl><w:tr>${`<w:tc><w:tcPr><w:gridSpan w:val="16000"/></w:tcPr>${paragraph('甲')}</w:tc>`.repeat(3)}</w:tr></w:tbl>`,
    ),
  ],
  ['document-too-large', 'too many cells', buildDocx(`<w:tbl><w:tr>${'<w:tc/>'.repeat(500_001)}</w:tr></w:tbl>`)],
  [
    'document-too-large',
    'text boxes within text boxes',
    buildDocx(
      '<w:p><w:r><w:drawing><w:txbxContent>'.repeat(200) + '</w:txbxContent></w:drawing></w:r></w:p>'.repeat(200),
    ),
  ],
  ['document-too-large', 'too many lines', bytesOf('行\n'.repeat(200_001))],
];

test.each(REFUSED)('%s: %s', (code, _, bytes) => {
  const error = documentErrorOf(() => readAnyDocument(bytes));
  expect(error.code).toBe(code);
  expect(error.detail.inDocument).toBe(true);
  const { what, why, how } = describeFileError(error.code, error.detail);
  expect([what, why, how].every((words) => words.endsWith('。') || words.endsWith('再核对。'))).toBe(true);
});

test.each<[string, object]>([
  ['a compound file of another kind', { cause: 'another compound file' }],
  ['an archive of pictures', { cause: 'a package of another kind' }],
  ['a presentation', { cause: 'a package of another kind' }],
  ['a picture', { cause: 'a picture or an archive' }],
  ['bytes with zeros', { cause: 'NUL' }],
  ['bytes of no encoding', { cause: 'no encoding fits' }],
  ['entities', { part: 'word/document.xml', cause: 'document type declaration' }],
  ['a reference to nothing', { part: 'word/document.xml', cause: 'unknown reference' }],
  ['an open element', { part: 'word/document.xml', cause: 'the part ends inside an element' }],
  ['a bomb', { part: 'word/document.xml', limit: 400 }],
  ['too many paragraphs', { cause: 'paragraphs', limit: 200_000 }],
  ['too many tables', { cause: 'tables', limit: 5_000 }],
  ['tables within tables', { cause: 'nesting', limit: 64 }],
  ['controls around a run', { cause: 'nesting', limit: 64 }],
  ['text boxes within text boxes', { cause: 'nesting', limit: 64 }],
  ['cells over many columns', { cause: 'columns', limit: 16_384 }],
  ['too many lines', { cause: 'lines', limit: 200_000 }],
])('%s: why, in short', (wanted, detail) => {
  const found = REFUSED.filter(([, name]) => name === wanted);
  expect(found).toHaveLength(1);
  for (const [, , bytes] of found) expect(documentErrorOf(() => readAnyDocument(bytes)).detail).toMatchObject(detail);
});

test.each([
  ['PNG', [0x89, 0x50, 0x4e, 0x47]],
  ['JPEG', [0xff, 0xd8, 0xff]],
  ['GIF', [0x47, 0x49, 0x46, 0x38]],
  ['RAR', [0x52, 0x61, 0x72, 0x21]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf]],
  ['gzip', [0x1f, 0x8b]],
])('%s is known by its first bytes, all of them', (_, start) => {
  const text = [...bytesOf('自评报告正文。')];
  const causeOf = (bytes: readonly number[]): unknown => {
    try {
      readAnyDocument(Uint8Array.from(bytes));
      return null;
    } catch (error) {
      return (error as { detail?: { cause?: unknown } }).detail?.cause;
    }
  };
  expect(causeOf([...start, ...text])).toBe('a picture or an archive');
  for (let at = 0; at < start.length; at++) {
    const other = start.map((byte, index) => (index === at ? 0x41 : byte));
    expect([at, causeOf([...other, ...text]) === 'a picture or an archive']).toEqual([at, false]);
  }
});

test('a workbook by any name is read as a workbook', () => {
  const read = readAnyDocument(gridToXlsx([exampleForm('national')]));
  expect(read).toMatchObject({ kind: 'workbook', format: 'xlsx' });
  expect(read.kind === 'workbook' && read.sheets.map(({ name }) => name)).toEqual(['自评表']);
});

test('a document by any name is read as a document', () => {
  for (const options of [{}, { strict: true }, { prefix: 'x' }]) {
    const read = readAnyDocument(buildDocx(paragraph('正文'), options));
    expect(read).toMatchObject({ kind: 'document', format: 'docx' });
    expect(read.kind === 'document' && read.document.narrative.paragraphs).toHaveLength(1);
  }
});

test('the main part is found by its relationship, whatever it is called', () => {
  const entries = docxEntries(paragraph('正文')).map((part) => ({
    ...part,
    name: part.name.replace('word/document', 'ppt/内容'),
    data:
      part.name === '_rels/.rels'
        ? bytesOf(new TextDecoder().decode(part.data).replace('word/document', '/ppt/内容'))
        : part.data,
  }));
  expect(readDocument(buildZip(entries)).anchors.main).toBe('ppt/内容.xml');
});

test.each([
  ['UTF-8', bytesOf('一、概况\n\n预算100万元。\r\n执行率100%。')],
  ['UTF-8 with its mark', bytesOf('\ufeff一、概况\r\n预算100万元。\r执行率100%。')],
  ['UTF-16', wide('\ufeff一、概况\n预算100万元。\n执行率100%。')],
  [
    'UTF-16 the other way round',
    wide('\ufeff一、概况\n预算100万元。\n执行率100%。').map((_, at, all) => all[at ^ 1] as number),
  ],
  [
    'GB18030',
    Uint8Array.from([
      0xd2, 0xbb, 0xa1, 0xa2, 0xb8, 0xc5, 0xbf, 0xf6, 10, 0xd4, 0xa4, 0xcb, 0xe3, 0x31, 0x30, 0x30, 0xcd, 0xf2, 0xd4,
      0xaa, 0xa1, 0xa3, 10, 0xd6, 0xb4, 0xd0, 0xd0, 0xc2, 0xca, 0x31, 0x30, 0x30, 0x25, 0xa1, 0xa3,
    ]),
  ],
])('a text in %s', (_, bytes) => {
  const { grids, narrative } = readText(bytes);
  expect(grids).toEqual([]);
  expect(narrative.paragraphs.map(({ n, text }) => [n, text])).toEqual([
    [1, '一、概况'],
    [2, '预算100万元。'],
    [3, '执行率100%。'],
  ]);
  expect(readAnyDocument(bytes)).toMatchObject({ kind: 'document', format: 'txt' });
});
