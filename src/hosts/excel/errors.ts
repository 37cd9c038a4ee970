/** Errors of Office.js → errors of the port. By code alone: the sentences come in the user's language. */

import { DocumentError, type DocumentErrorCode, type DocumentErrorKind } from '../../formats/error.ts';

/**
 * "Error handling with the application-specific JavaScript APIs" of the Office documentation, and the library's own codes. The
 * kinds `editing` and `busy` mean that nothing was done; other failures may come half-way.
 */
const MEANINGS: Readonly<Record<string, readonly [DocumentErrorKind, DocumentErrorCode]>> = {
  InvalidOperationInCellEditMode: ['editing', 'editing'],
  // Policies, dialogs and missing permission as well: whoever saw a protection says so.
  AccessDenied: ['unsupported', 'no-permission'],
  // A sheet that was deleted: by name or id, or through a range on it.
  ItemNotFound: ['gone', 'no-such-sheet'],
  InvalidReference: ['gone', 'no-such-sheet'],
  RequestPayloadSizeLimitExceeded: ['too-large', 'too-many-cells'],
  ResponsePayloadSizeLimitExceeded: ['too-large', 'too-many-cells'],
  RangeExceedsLimit: ['too-large', 'too-many-cells'],
  OperationCellsExceedLimit: ['too-large', 'too-many-cells'],
  MemoryLimitReached: ['too-large', 'out-of-memory'],
  ActivityLimitReached: ['busy', 'busy'],
  WriteNotSupportedWhenModalDialogOpen: ['busy', 'busy'],
  TooManyRequests: ['unknown', 'busy'],
  // "During run time": part may be done.
  RequestAborted: ['unknown', 'interrupted'],
  Conflict: ['unknown', 'interrupted'],
  ServiceNotAvailable: ['unknown', 'disconnected'],
  InvalidOrTimedOutSession: ['unknown', 'disconnected'],
  InvalidRequestContext: ['unknown', 'disconnected'],
  InvalidSelection: ['unsupported', 'other-workbook'],
  InactiveWorkbook: ['unsupported', 'other-workbook'],
  UnsupportedSheet: ['unsupported', 'chart-sheet'],
  InvalidOperation: ['unsupported', 'rejected'],
  InvalidArgument: ['unsupported', 'rejected'],
  MergedRangeConflict: ['unsupported', 'inside-merge'],
  FilteredRangeConflict: ['unsupported', 'filtered-range'],
  PivotTableRangeConflict: ['unsupported', 'pivot-table'],
  FormulaLengthExceedsLimit: ['unsupported', 'bad-value'],
  ApiNotFound: ['unsupported', 'unsupported-operation'],
  ApiNotAvailable: ['unsupported', 'unsupported-operation'],
  NotImplemented: ['unsupported', 'unsupported-operation'],
  UnsupportedFeature: ['unsupported', 'unsupported-operation'],
  UnsupportedOperation: ['unsupported', 'unsupported-operation'],
  UndoNotSupported: ['unsupported', 'unsupported-operation'],
};

interface LibraryError {
  readonly code: string;
  readonly errorLocation: string;
}

/** Told by its members: the class lives in the library's global, maybe of another window. */
function libraryError(error: unknown): LibraryError | null {
  if (typeof error !== 'object' || error === null) return null;
  const { code, debugInfo } = error as { code?: unknown; debugInfo?: { errorLocation?: unknown } | null };
  if (typeof code !== 'string') return null;
  const place = debugInfo?.errorLocation;
  return { code, errorLocation: typeof place === 'string' ? place : '' };
}

/** Whether an answer, or a request, was more than Excel passes on at once (5 MB in Excel on the web). */
export function isTooLarge(error: unknown): boolean {
  const known = libraryError(error);
  return known !== null && MEANINGS[known.code]?.[1] === 'too-many-cells';
}

/** The documentation names `InvalidOperation` for a cell that is being edited, the library another code: only asking tells. */
export function maybeEditing(error: unknown): boolean {
  return libraryError(error)?.code === 'InvalidOperation';
}

export function asEditing(error: unknown): DocumentError {
  return new DocumentError('editing', 'editing', { cause: String(error) });
}

function meaningOf({ code, errorLocation }: LibraryError): readonly [DocumentErrorKind, DocumentErrorCode] {
  // The rule of a conditional format that Excel lists and doesn't find: the sheet is there.
  if (code === 'ItemNotFound' && errorLocation.startsWith('ConditionalFormat')) return ['unknown', 'unknown'];
  return MEANINGS[code] ?? ['unknown', 'unknown'];
}

export function asDocumentError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const known = libraryError(error);
  if (known === null) {
    const documentError = new DocumentError('unknown', 'unknown', { cause: String(error), inProgram: true });
    // The stack tells where a mistake of ours is.
    documentError.cause = error;
    return documentError;
  }
  const [kind, code] = meaningOf(known);
  const place = known.errorLocation === '' ? '' : ` at ${known.errorLocation}`;
  const cause = `${known.code}${place}`;
  return new DocumentError(kind, code, code === 'unknown' ? { cause, inProgram: true } : { cause });
}
