import { readAnyDocument } from '../../src/formats/any-document.ts';
import { asDocumentError, asErrorOfDocument, DocumentError } from '../../src/formats/error.ts';
import { readRelationships, relationshipsPart, resolveTarget } from '../../src/formats/package.ts';
import { packageKind } from '../../src/formats/package-kind.ts';
import { openZip } from '../../src/formats/zip/read.ts';
import { documentErrorOf } from '../support/document-error.ts';
import { buildDocx, paragraph } from '../support/docx-maker.ts';
import { buildXlsx } from '../support/xlsx-builder.ts';
import { buildZip } from '../support/zip-builder.ts';

/** How parts of a package name each other, and what a package is. */

test.each<readonly [string, string, string]>([
  ['', 'word/document.xml', 'word/document.xml'],
  ['', '/word/document.xml', 'word/document.xml'],
  ['word/document.xml', 'styles.xml', 'word/styles.xml'],
  ['word/document.xml', './styles.xml', 'word/styles.xml'],
  ['word/document.xml', '../styles.xml', 'styles.xml'],
  ['word/a/b.xml', '../../styles.xml', 'styles.xml'],
  ['word/document.xml', '../../../styles.xml', 'styles.xml'],
  ['word/document.xml', '/styles.xml', 'styles.xml'],
  ['word/document.xml', 'a//b/styles.xml', 'word/a/b/styles.xml'],
  ['word/document.xml', 'a\\styles.xml', 'word/a/styles.xml'],
  ['word/document.xml', '\\a\\styles.xml', 'a/styles.xml'],
  ['word/document.xml', 'styles.xml?a=/b', 'word/styles.xml'],
  ['word/document.xml', 'styles.xml#a\n/b', 'word/styles.xml'],
  ['word/document.xml', '%E6%A0%B7%20%E5%BC%8F.xml', 'word/样 式.xml'],
  ['word/document.xml', '100%.xml', 'word/100%.xml'],
  ['document.xml', 'styles.xml', 'styles.xml'],
])('from %j %j is %j', (owner, target, expected) => {
  expect(resolveTarget(owner, target)).toBe(expected);
});

test.each([
  ['', '_rels/.rels'],
  ['document.xml', '_rels/document.xml.rels'],
  ['word/document.xml', 'word/_rels/document.xml.rels'],
  ['a/b/c.xml', 'a/b/_rels/c.xml.rels'],
])('the relationships of %j stand in %j', (part, expected) => {
  expect(relationshipsPart(part)).toBe(expected);
});

const zipOf = (parts: Record<string, string>): Uint8Array =>
  buildZip(Object.entries(parts).map(([name, text]) => ({ name, data: new TextEncoder().encode(text) })));

test('relationships: those outside of the file and those to nothing are none', () => {
  const content = [
    '<Relationship Id="a" Type="http://x/y/styles" Target="s.xml"/>',
    '<Relationship Id="b" Type="http://x/hyperlink" Target="http://z" TargetMode="External"/>',
    '<Relationship Id="c" Type="http://x/styles"/>',
    '<Other Id="d" Type="http://x/styles" Target="t.xml"/>',
    '<Relationship Type="comments" Target="/c.xml" TargetMode="Internal"></Relationship>',
    '<Relationship Target="d.xml"/>',
  ];
  const zip = openZip(zipOf({ 'word/_rels/document.xml.rels': `<Relationships>${content.join('')}</Relationships>` }));
  expect(readRelationships(zip, 'word/document.xml')).toEqual([
    { id: 'a', kind: 'styles', target: 'word/s.xml' },
    { id: '', kind: 'comments', target: 'c.xml' },
    { id: '', kind: '', target: 'word/d.xml' },
  ]);
  expect(readRelationships(zip, 'word/other.xml')).toEqual([]);
});

const RELS = (target: string): string =>
  `<Relationships><Relationship Id="1" Type="x/officeDocument" Target="${target}"/></Relationships>`;

test.each<readonly [string, Uint8Array, string | null]>([
  ['a document', buildDocx(paragraph('文')), 'document'],
  ['a workbook', buildXlsx([{ name: '表', cells: { A1: 1 } }]), 'workbook'],
  ['folders of a workbook alone', zipOf({ 'XL/a.xml': '<a/>' }), 'workbook'],
  [
    'a document with a workbook in it',
    zipOf({ '_rels/.rels': RELS('word/document.xml'), 'word/document.xml': '<document/>', 'xl/a.xml': '<a/>' }),
    'document',
  ],
  ['no archive', new TextEncoder().encode('自评报告'), null],
  ['one letter of one', new TextEncoder().encode('P'), null],
  ['another letter', new TextEncoder().encode('XK'), null],
])('%s', (_, bytes, expected) => {
  expect(packageKind(bytes)).toBe(expected);
});

test.each<readonly [string, Record<string, string>, string, string]>([
  [
    'a text of OpenDocument',
    { mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' },
    'unsupported',
    'odt',
  ],
  [
    'a text template',
    { mimetype: 'application/vnd.oasis.opendocument.text-template', 'content.xml': '<a/>' },
    'unsupported',
    'odt',
  ],
  [
    'a sheet of OpenDocument',
    { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<a/>' },
    'unsupported',
    'open-document',
  ],
  ['another kind', { mimetype: 'application/epub+zip', 'content.xml': '<a/>' }, 'damaged', 'not-a-document'],
  ['without its content', { mimetype: 'application/vnd.oasis.opendocument.text' }, 'damaged', 'not-a-document'],
  [
    'told too late',
    { mimetype: `${' '.repeat(200)}opendocument.text`, 'content.xml': '<a/>' },
    'damaged',
    'not-a-document',
  ],
  [
    'a main part of another kind',
    { '_rels/.rels': RELS('ppt/a.xml'), 'ppt/a.xml': '<presentation/>' },
    'damaged',
    'not-a-document',
  ],
  ['a main part that isn’t there', { '_rels/.rels': RELS('word/a.xml') }, 'damaged', 'not-a-document'],
  ['a main part without anything', { '_rels/.rels': RELS('word/a.xml'), 'word/a.xml': '' }, 'damaged', 'bad-xml'],
  ['nothing', { a: '' }, 'damaged', 'not-a-document'],
])('a package that is %s', (_, parts, kind, code) => {
  expect(documentErrorOf(() => packageKind(zipOf(parts)))).toMatchObject({ kind, code, detail: { inDocument: true } });
});

test('an archive that is cut off is one, whatever it held', () => {
  const cut = buildDocx(paragraph('文')).slice(0, 200);
  const expected = {
    kind: 'damaged',
    code: 'truncated',
    detail: { inDocument: true, cause: 'no end of central directory' },
  };
  expect(documentErrorOf(() => packageKind(cut))).toEqual(expected);
  expect(documentErrorOf(() => readAnyDocument(cut))).toEqual(expected);
});

test('something may stand in front of a document', () => {
  const bytes = buildDocx(paragraph('文'));
  const before = new Uint8Array([...new TextEncoder().encode('前面'), ...bytes]);
  expect(readAnyDocument(before)).toMatchObject({ kind: 'document', format: 'docx' });
});

test('whatever is thrown is one error, told as of a document where it is one', () => {
  const own = new DocumentError('damaged', 'not-a-workbook', { part: 'a', cause: 'b' });
  expect(asDocumentError(own)).toBe(own);
  expect(own.message).toBe('damaged/not-a-workbook in a: b');
  expect(new DocumentError('busy', 'busy').message).toBe('busy/busy');
  const shown = ({ kind, code, detail }: DocumentError): object => ({ kind, code, detail });
  expect(shown(asErrorOfDocument(own))).toEqual({
    kind: 'damaged',
    code: 'not-a-document',
    detail: { part: 'a', cause: 'b', inDocument: true },
  });
  expect(shown(asErrorOfDocument(new DocumentError('damaged', 'truncated')))).toEqual({
    kind: 'damaged',
    code: 'truncated',
    detail: { inDocument: true },
  });
  expect(shown(asDocumentError(new RangeError('no memory')))).toEqual({
    kind: 'too-large',
    code: 'file-too-large',
    detail: { cause: 'RangeError: no memory' },
  });
  expect(shown(asDocumentError(new TypeError('x')))).toEqual({
    kind: 'unknown',
    code: 'unknown',
    detail: { cause: 'TypeError: x' },
  });
  expect(shown(asDocumentError('?'))).toEqual({ kind: 'unknown', code: 'unknown', detail: { cause: '?' } });
});
