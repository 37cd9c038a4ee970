import '../../../../src/app/file-words.ts';
import type { CellEdit } from '../../../../src/engine/edits/edit.ts';
import { readDocument } from '../../../../src/formats/docx/read.ts';
import { removeDocxComments, writeDocxComments } from '../../../../src/formats/docx/write/comments.ts';
import { writeDocxEdits } from '../../../../src/formats/docx/write/edits.ts';
import { whyClosed } from '../../../../src/formats/docx/write/package.ts';
import { writeDocxWaivers } from '../../../../src/formats/docx/write/waivers.ts';
import { describeDocumentError } from '../../../../src/messages/document-errors.ts';
import { refusalReason } from '../../../../src/messages/refused-edits.ts';
import { comparePackages, partText } from '../../../support/compare-packages.ts';
import { documentErrorOf } from '../../../support/document-error.ts';
import { buildDocx, docxEntries, partXml, tableXml } from '../../../support/docx-maker.ts';
import { buildZip } from '../../../support/zip-builder.ts';

const BODY = tableXml({ rows: [[{ text: '得分' }, { text: '10' }]] });
const EDITS: readonly CellEdit[] = [{ sheet: '表1', cell: 'B1', from: { value: 10 }, to: { value: 9 } }];
const COMMENTS = [{ at: { sheet: '表1', cell: 'B1' }, paragraphs: ['[错误] 超过分值'] }] as const;

const WAYS = {
  comments: (bytes: Uint8Array) => writeDocxComments(bytes, COMMENTS).bytes,
  tracked: (bytes: Uint8Array) => writeDocxEdits(bytes, EDITS, { mode: 'tracked' }).bytes,
  plain: (bytes: Uint8Array) => writeDocxEdits(bytes, EDITS, { mode: 'plain' }).bytes,
} as const;

function protectedBy(element: string): Uint8Array {
  return buildDocx(BODY, { parts: { 'word/settings.xml': partXml('settings', element) } });
}

test('a signed document is read, and never written', () => {
  const signed = buildDocx(BODY, { parts: { '_xmlsignatures/sig1.xml': '<Signature/>' } });
  expect(readDocument(signed).grids).toHaveLength(1);
  const ways = [
    ...Object.values(WAYS),
    (bytes: Uint8Array) => writeDocxWaivers(bytes, [{ at: COMMENTS[0].at, check: 'a', reason: 'b' }]).bytes,
    (bytes: Uint8Array) => removeDocxComments(bytes, ['0']),
  ];
  for (const write of ways)
    expect(documentErrorOf(() => write(signed))).toMatchObject({ kind: 'protected', code: 'signed-document' });
  const advice = describeDocumentError('signed-document', { inDocument: true });
  expect(advice).toEqual({
    what: '文档带有数字签名，没有写入。',
    why: '写入会使签名失效。',
    how: '请在签名之前填写和批注；确需改动时，先在 Word 里移除签名，另存后再试。',
  });
});

test('of several signatures the first is named; a folder for them, or another of a like name, is none', () => {
  const parts = {
    '_xmlsignatures/': new Uint8Array(0),
    'word/_xmlsignatures/sig1.xml': '<Signature/>',
    '_xmlsignatures2/sig1.xml': '<Signature/>',
  };
  for (const write of Object.values(WAYS)) expect(write(buildDocx(BODY, { parts })).length).toBeGreaterThan(0);
  const signed = buildDocx(BODY, {
    parts: { ...parts, '_XMLSignatures/one.xml': '<Signature/>', '_xmlsignatures/two.xml': '<Signature/>' },
  });
  for (const write of Object.values(WAYS))
    expect(documentErrorOf(() => write(signed)).detail.part).toBe('_XMLSignatures/one.xml');
});

test.each([
  ['<w:documentProtection w:edit="readOnly" w:enforcement="1"/>', []],
  ['<w:documentProtection w:edit="forms" w:enforcement="true"/>', []],
  ['<w:documentProtection w:edit="comments" w:enforcement="1"/>', ['comments']],
  ['<w:documentProtection w:edit="trackedChanges" w:enforcement="on"/>', ['comments', 'tracked']],
  ['<w:documentProtection w:edit="none" w:enforcement="1"/>', ['comments', 'tracked', 'plain']],
  ['<w:documentProtection w:formatting="1" w:enforcement="1"/>', ['comments', 'tracked', 'plain']],
  ['<w:documentProtection w:edit="readOnly" w:enforcement="0"/>', ['comments', 'tracked', 'plain']],
  ['<w:documentProtection w:edit="readOnly"/>', ['comments', 'tracked', 'plain']],
  ['<w:documentProtection w:edit="comment" w:enforcement="1"/>', []],
  ['<w:documentProtection w:edit="toString" w:enforcement="1"/>', []],
  [
    '<w:x w:enforcement="1" w:edit="forms"/><w:y><w:documentProtection w:edit="comments" w:enforcement="1"/></w:y>',
    ['comments'],
  ],
  // The first that is switched on counts.
  [
    '<w:documentProtection w:edit="readOnly" w:enforcement="0"/><w:documentProtection w:edit="comments" w:enforcement="1"/><w:documentProtection w:edit="none" w:enforcement="1"/>',
    ['comments'],
  ],
  ...['11', 'x1', '1x', 'trues', 'untrue', 'only', 'icon', ' 1', 'false', 'off'].map((word): [string, string[]] => [
    `<w:documentProtection w:edit="readOnly" w:enforcement="${word}"/>`,
    ['comments', 'tracked', 'plain'],
  ]),
])('%s lets through %j', (element, allowed) => {
  const bytes = protectedBy(element);
  for (const [way, write] of Object.entries(WAYS)) {
    if (allowed.includes(way)) expect(comparePackages(bytes, write(bytes)).same).toContain('word/settings.xml');
    else expect(documentErrorOf(() => write(bytes))).toMatchObject({ kind: 'protected', code: 'protected-document' });
  }
});

test('whether not even a comment may be written is known beforehand', () => {
  const main = 'word/document.xml';
  const restricted = (edit: string): Uint8Array =>
    protectedBy(`<w:documentProtection w:edit="${edit}" w:enforcement="1"/>`);
  const signed = buildDocx(BODY, { parts: { '_xmlsignatures/sig1.xml': '<Signature/>' } });
  const documents = [signed, ...['readOnly', 'forms', 'comments', 'trackedChanges', 'none'].map(restricted)];
  const broken = buildDocx(BODY, { parts: { 'word/settings.xml': '<w:settings' } });
  expect([...documents, buildDocx(BODY), broken].map((bytes) => whyClosed(bytes, main))).toEqual([
    'signed-document',
    'protected-document',
    'protected-document',
    ...new Array<undefined>(5).fill(undefined),
  ]);
});

test('what to do about a restriction is told', () => {
  expect(describeDocumentError('protected-document', { inDocument: true })).toEqual({
    what: '文档限制编辑，没有写入。',
    why: '文档设了编辑限制，不允许这样改动；绩核不会替您解除。',
    how: '在“审阅→限制编辑”里停止保护，保存后再试。',
  });
});

test('cells that are left alone are named in the user’s words', () => {
  const codes = ['field-cell', 'locked-control', 'object-cell', 'nested-table', 'unaccepted-revisions'] as const;
  expect(codes.map((code) => refusalReason({ code }))).toEqual([
    '内容由域生成',
    '在锁定或相连的内容控件里',
    '里面不只是文字',
    '里面还套着表格',
    '有未处理的修订',
  ]);
  for (const code of codes) {
    const { what, why, how } = describeDocumentError(code, { sheet: '表1', cells: ['B2'], inDocument: true });
    expect(what).toMatch(/^表1的 B2/);
    expect(why.length * how.length).toBeGreaterThan(0);
  }
});

test('templates and documents with macros stay what they are', () => {
  const types = (main: string): string =>
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`;
  for (const kind of [
    'application/vnd.ms-word.document.macroEnabled.main+xml',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml',
  ]) {
    const parts = { '[Content_Types].xml': types(kind), 'word/vbaProject.bin': new Uint8Array([1, 2, 3]) };
    const bytes = buildDocx(BODY, { parts });
    for (const write of Object.values(WAYS)) {
      const copy = write(bytes);
      expect(comparePackages(bytes, copy).same).toContain('word/vbaProject.bin');
      expect(partText(copy, '[Content_Types].xml')).toContain(`PartName="/word/document.xml" ContentType="${kind}"`);
    }
    const commented = comparePackages(bytes, WAYS.comments(bytes));
    expect(commented).toMatchObject({
      changed: ['[Content_Types].xml', 'word/_rels/document.xml.rels', 'word/document.xml'],
      added: ['word/comments.xml'],
      recompressed: [],
      sameOrder: true,
    });
  }
});

test('what is no document, or a damaged one, is refused as when it is read', () => {
  const entries = docxEntries(BODY);
  const cut = buildZip(entries).subarray(0, 300);
  for (const write of Object.values(WAYS)) {
    expect(documentErrorOf(() => write(cut))).toMatchObject({ code: 'truncated', detail: { inDocument: true } });
    expect(documentErrorOf(() => write(new Uint8Array(0)))).toMatchObject({ code: 'empty-file' });
    const broken = buildDocx('', { parts: { 'word/document.xml': '<w:document' } });
    expect(documentErrorOf(() => write(broken))).toMatchObject({ code: 'bad-xml' });
  }
  const comments = buildDocx(BODY, { parts: { 'word/comments.xml': '<w:comments><w:comment' } });
  expect(documentErrorOf(() => WAYS.comments(comments))).toMatchObject({
    code: 'bad-xml',
    detail: { part: 'word/comments.xml' },
  });
});
