import '../../src/app/folder-words.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DocumentErrorCode, DocumentErrorDetail, WordErrorCode } from '../../src/formats/error.ts';
import { describeDocumentError } from '../../src/messages/document-errors.ts';

/** Every code has its words by type; here: that they name what is known, and read well when nothing is. */

test('an error names the cells and the sheet it is about', () => {
  const { what } = describeDocumentError('changed-meanwhile', { sheet: '自评表', cells: ['H13', 'H14'] });
  expect(what).toBe('工作表“自评表”的 H13、H14 的内容已经变了，没有写入。');
});

test('a long list of cells is cut', () => {
  const cells = Array.from({ length: 40 }, (_, index) => `H${index + 1}`);
  expect(describeDocumentError('changed-meanwhile', { cells }).what).toContain('H8 等 40 个单元格');
});

test('without any detail every sentence is still whole', () => {
  for (const code of ['changed-meanwhile', 'no-such-sheet', 'missing-part', 'file-too-large', 'bad-xml'] as const) {
    for (const words of Object.values(describeDocumentError(code)) as string[]) {
      expect(words).toMatch(/^[^，。]+.*。$/);
      expect(words).not.toMatch(/undefined|null|“”/);
    }
  }
});

test('the technical cause is not part of the words', () => {
  const words = describeDocumentError('bad-xml', { part: 'xl/workbook.xml', cause: 'unexpected < at 17' });
  expect(Object.values(words).join('')).not.toContain('unexpected');
  expect(words.why).toContain('xl/workbook.xml');
});

test('a limit is told in the unit of the thing', () => {
  expect(describeDocumentError('file-too-large', { limit: 256 * 1024 * 1024 }).why).toContain('256 MB');
  expect(describeDocumentError('too-many-cells', { limit: 5_000_000 }).why).toContain('5000000 个单元格');
});

test.each([
  [{}, '绩核出错了，没有做完。', '用 Excel 或 WPS 另存为新的 .xlsx 再试'],
  [{ inProgram: true }, '绩核出错了，没有做完。', '请看一下表格，再试一次'],
  [{ inProgram: true, untouched: true }, '绩核出错了，表格没有改动。', '请再试一次'],
] as const)('that nothing was changed is said only where it is certain: %j', (detail, what, how) => {
  const words = describeDocumentError('unknown', detail);
  expect(words.what).toBe(what);
  expect(words.how.startsWith(how)).toBe(true);
});

test('inside a spreadsheet program nobody is told to save as another file, nor that nothing was changed', () => {
  const { why, how } = describeDocumentError('unknown', { inProgram: true });
  expect(why).toBe('这是绩核没有预料到的情况。');
  expect(how).toContain('关于');
  expect(how).not.toContain('另存');
});

const CODES: { readonly [Code in Exclude<DocumentErrorCode, WordErrorCode>]: true } = {
  'not-a-workbook': true,
  'empty-file': true,
  truncated: true,
  'bad-xml': true,
  'bad-record': true,
  'xml-entity': true,
  'missing-part': true,
  'zip-bomb': true,
  'too-many-cells': true,
  'no-workbook': true,
  'not-taken': true,
  'file-too-large': true,
  'too-slow': true,
  encrypted: true,
  'legacy-xls': true,
  'old-xls': true,
  'html-table': true,
  'xml-spreadsheet': true,
  'open-document': true,
  deflate64: true,
  'strict-or-binary': true,
  'text-only': true,
  'signed-document': true,
  'protected-document': true,
  'field-cell': true,
  'locked-control': true,
  'object-cell': true,
  'nested-table': true,
  'unaccepted-revisions': true,
  'no-such-sheet': true,
  'no-such-cell': true,
  'inside-merge': true,
  'array-formula': true,
  'data-table': true,
  'table-header': true,
  'picture-cell': true,
  'protected-sheet': true,
  'protected-workbook': true,
  'hidden-sheet': true,
  'partly-written': true,
  busy: true,
  signed: true,
  'changed-meanwhile': true,
  moved: true,
  'needs-refused': true,
  editing: true,
  'duplicate-edit': true,
  'bad-value': true,
  'file-not-found': true,
  'file-unreadable': true,
  'unsupported-operation': true,
  'other-workbook': true,
  'chart-sheet': true,
  'no-permission': true,
  interrupted: true,
  disconnected: true,
  'out-of-memory': true,
  'filtered-range': true,
  'pivot-table': true,
  rejected: true,
  cancelled: true,
  unknown: true,
};

test('every code word for word: without any detail, with the sheet, with all that can be known', () => {
  const details: readonly DocumentErrorDetail[] = [
    {},
    { sheet: '自评表' },
    { sheet: '自评表', cells: ['H13', 'H14'], part: 'xl/workbook.xml', limit: 3 * 1024 * 1024, cause: '不该说' },
    { cells: [] },
  ];
  const lines = Object.keys(CODES).flatMap((code) => {
    const reported = details.map((detail) => {
      const { what, why, how } = describeDocumentError(code as DocumentErrorCode, detail);
      return [what, why, how].join('\n');
    });
    return [`# ${code}`, ...new Set(reported), ''];
  });
  const agreed = readFileSync(join(__dirname, '../fixtures/messages/host-errors.txt'), 'utf8');
  expect(lines.join('\n')).toBe(agreed);
  expect(agreed).not.toContain('不该说');
});
