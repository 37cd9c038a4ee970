import '../../src/app/file-words.ts';
import { adviceOf, fileErrorOf } from '../../src/app/error-advice.ts';
import { DocumentError } from '../../src/formats/error.ts';
import { describeDocumentError } from '../../src/messages/document-errors.ts';

/** Whatever was thrown is told in words, and keeps for a report of the problem what nobody is shown. */

test('what formats and hosts throw is told by its own words, with its details', () => {
  const error = new DocumentError('gone', 'no-such-sheet', { sheet: '自评表', cause: 'ItemNotFound' });
  const words = describeDocumentError('no-such-sheet', { sheet: '自评表' });
  expect(words.what).toContain('自评表');
  expect(adviceOf(error, 'file-unreadable')).toEqual(words);
  expect(fileErrorOf(error, 'file-unreadable')).toEqual({ code: 'no-such-sheet', cause: 'ItemNotFound', ...words });
  expect(fileErrorOf(new DocumentError('busy', 'editing')).cause).toBeNull();
});

test('anything else is told as what was being done, or as something unexpected', () => {
  const error = new TypeError('x is undefined');
  expect(adviceOf(error)).toEqual(describeDocumentError('unknown'));
  expect(adviceOf(error, 'file-unreadable')).toEqual(describeDocumentError('file-unreadable'));
  expect(describeDocumentError('file-unreadable').what).not.toBe(describeDocumentError('unknown').what);
  expect(fileErrorOf(error)).toEqual({
    code: 'unknown',
    cause: 'TypeError: x is undefined',
    ...describeDocumentError('unknown'),
  });
  expect(fileErrorOf('?', 'file-unreadable')).toMatchObject({ code: 'file-unreadable', cause: '?' });
});
