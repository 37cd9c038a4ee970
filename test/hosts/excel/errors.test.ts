import { asDocumentError, isTooLarge } from '../../../src/hosts/excel/errors.ts';

/** What an error of Office.js means: the sentence goes by that. */

/** As the library throws them. */
function thrown(code: string, errorLocation?: string): unknown {
  return Object.assign(new Error('英文的说明'), { code, debugInfo: { errorLocation } });
}

test.each([
  ['InvalidOperationInCellEditMode', 'editing', 'editing'],
  ['AccessDenied', 'unsupported', 'no-permission'],
  ['ItemNotFound', 'gone', 'no-such-sheet'],
  ['InvalidReference', 'gone', 'no-such-sheet'],
  ['RequestPayloadSizeLimitExceeded', 'too-large', 'too-many-cells'],
  ['ResponsePayloadSizeLimitExceeded', 'too-large', 'too-many-cells'],
  ['RangeExceedsLimit', 'too-large', 'too-many-cells'],
  ['OperationCellsExceedLimit', 'too-large', 'too-many-cells'],
  ['MemoryLimitReached', 'too-large', 'out-of-memory'],
  ['ActivityLimitReached', 'busy', 'busy'],
  ['WriteNotSupportedWhenModalDialogOpen', 'busy', 'busy'],
  ['TooManyRequests', 'unknown', 'busy'],
  ['RequestAborted', 'unknown', 'interrupted'],
  ['Conflict', 'unknown', 'interrupted'],
  ['ServiceNotAvailable', 'unknown', 'disconnected'],
  ['InvalidOrTimedOutSession', 'unknown', 'disconnected'],
  ['InvalidRequestContext', 'unknown', 'disconnected'],
  ['InvalidSelection', 'unsupported', 'other-workbook'],
  ['InactiveWorkbook', 'unsupported', 'other-workbook'],
  ['UnsupportedSheet', 'unsupported', 'chart-sheet'],
  ['InvalidOperation', 'unsupported', 'rejected'],
  ['InvalidArgument', 'unsupported', 'rejected'],
  ['MergedRangeConflict', 'unsupported', 'inside-merge'],
  ['FilteredRangeConflict', 'unsupported', 'filtered-range'],
  ['PivotTableRangeConflict', 'unsupported', 'pivot-table'],
  ['FormulaLengthExceedsLimit', 'unsupported', 'bad-value'],
  ['ApiNotFound', 'unsupported', 'unsupported-operation'],
  ['ApiNotAvailable', 'unsupported', 'unsupported-operation'],
  ['NotImplemented', 'unsupported', 'unsupported-operation'],
  ['UnsupportedFeature', 'unsupported', 'unsupported-operation'],
  ['UnsupportedOperation', 'unsupported', 'unsupported-operation'],
  ['UndoNotSupported', 'unsupported', 'unsupported-operation'],
  ['GeneralException', 'unknown', 'unknown'],
])('%s: %s, %s', (code, kind, called) => {
  const error = asDocumentError(thrown(code));
  expect([error.kind, error.code, error.detail.cause]).toEqual([kind, called, code]);
  expect(isTooLarge(thrown(code))).toBe(called === 'too-many-cells');
});

test('where it happened is kept for the report, and the rule of a format that has gone is no sheet that has gone', () => {
  expect(asDocumentError(thrown('ItemNotFound', 'Range.values'))).toMatchObject({
    code: 'no-such-sheet',
    detail: { cause: 'ItemNotFound at Range.values' },
  });
  expect(asDocumentError(thrown('ItemNotFound', 'ConditionalFormat.custom'))).toMatchObject({
    kind: 'unknown',
    code: 'unknown',
    detail: { cause: 'ItemNotFound at ConditionalFormat.custom', inProgram: true },
  });
});

test.each<[unknown, string]>([
  [new TypeError('ours'), 'TypeError: ours'],
  ['a text', 'a text'],
  [null, 'null'],
  [undefined, 'undefined'],
  [{ code: 5 }, '[object Object]'],
  [{ debugInfo: null }, '[object Object]'],
])('what isn’t the library’s is a mistake of ours: %p', (error, cause) => {
  const reported = asDocumentError(error);
  expect(reported).toMatchObject({ kind: 'unknown', code: 'unknown', detail: { cause, inProgram: true } });
  expect(reported.cause).toBe(error);
  expect(isTooLarge(error)).toBe(false);
});

test('what has a name already keeps it', () => {
  const error = asDocumentError(thrown('TooManyRequests'));
  expect(asDocumentError(error)).toBe(error);
});
