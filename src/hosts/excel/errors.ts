import { DocumentError, type DocumentErrorCode, type DocumentErrorKind } from '../../formats/error.ts';

/** Errors of Office.js → errors of the port. By code alone: the sentences come in the user's language. */

const MEANINGS: Readonly<Record<string, readonly [DocumentErrorKind, DocumentErrorCode]>> = {
  InvalidOperationInCellEditMode: ['editing', 'editing'],
  AccessDenied: ['protected', 'protected-sheet'],
  // A sheet that was deleted: by name or id, or through a range on it.
  ItemNotFound: ['gone', 'no-such-sheet'],
  InvalidReference: ['gone', 'no-such-sheet'],
  RequestPayloadSizeLimitExceeded: ['too-large', 'too-many-cells'],
  ResponsePayloadSizeLimitExceeded: ['too-large', 'too-many-cells'],
  RangeExceedsLimit: ['too-large', 'too-many-cells'],
  ActivityLimitReached: ['busy', 'busy'],
  TooManyRequests: ['busy', 'busy'],
  RequestAborted: ['busy', 'busy'],
  WriteNotSupportedWhenModalDialogOpen: ['busy', 'busy'],
  ApiNotFound: ['unsupported', 'unsupported-operation'],
  NotImplemented: ['unsupported', 'unsupported-operation'],
  UnsupportedOperation: ['unsupported', 'unsupported-operation'],
  UnsupportedSheet: ['unsupported', 'unsupported-operation'],
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
  return known !== null && MEANINGS[known.code]?.[0] === 'too-large';
}

export function asDocumentError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const known = libraryError(error);
  if (known === null) {
    const documentError = new DocumentError('unknown', 'unknown', { cause: String(error) });
    // The stack tells where a mistake of ours is.
    documentError.cause = error;
    return documentError;
  }
  const [kind, code] = MEANINGS[known.code] ?? ['unknown', 'unknown'];
  const place = known.errorLocation === '' ? '' : ` at ${known.errorLocation}`;
  return new DocumentError(kind, code, { cause: `${known.code}${place}` });
}
