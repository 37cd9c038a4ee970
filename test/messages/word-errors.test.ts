import '../../src/app/file-words.ts';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { WordErrorCode } from '../../src/formats/error.ts';
import { describeDocumentError, describeProgramError } from '../../src/messages/document-errors.ts';
import { describeFileError } from '../../src/messages/word-errors.ts';

/** What is told of documents that can't be read. */

const CODES: { readonly [Code in WordErrorCode]: true } = {
  'legacy-doc': true,
  'word-xml': true,
  'html-document': true,
  rtf: true,
  odt: true,
  pdf: true,
  'not-a-document': true,
  'not-text': true,
  'no-text': true,
  'document-too-large': true,
};

test('every code word for word', () => {
  const lines = Object.keys(CODES).flatMap((code) => {
    const { what, why, how } = describeFileError(code as WordErrorCode, { cause: '不该说' });
    return [`# ${code}`, what, why, how, ''];
  });
  expect(lines).toHaveLength(50);
  expect(lines.join('\n')).toBe(readFileSync(join(__dirname, '../fixtures/messages/word-errors.txt'), 'utf8'));
});

test.each(['bad-xml', 'missing-part', 'zip-bomb', 'file-too-large', 'encrypted', 'deflate64', 'truncated'] as const)(
  '%s of a document: nobody is told to open it in Excel',
  (code) => {
    const { what, why, how } = describeFileError(code, { inDocument: true });
    expect([what, why, how].join('')).not.toMatch(/Excel|工作簿|xlsx|WPS 表格/);
    expect(describeFileError(code)).toEqual(describeDocumentError(code));
  },
);

test('words of documents are the programs’ own', () => {
  expect(describeFileError('encrypted', { inDocument: true }).how).toContain('文件→信息→保护文档→用密码进行加密');
  expect(describeFileError('bad-xml', { inDocument: true }).what).toBe('文档已损坏，读不出来。');
});

test('a program that opens no files hasn’t their words, and says so much', () => {
  expect(describeProgramError('legacy-doc', {})).toEqual(describeProgramError('unknown', {}));
  expect(describeDocumentError('legacy-doc')).toEqual(describeFileError('legacy-doc'));
});
