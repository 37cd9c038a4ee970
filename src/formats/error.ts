/** What formats and hosts throw: one error type, below both. */

export type DocumentErrorKind =
  /** A cell is being edited. */
  | 'editing'
  /** The sheet or cell is protected. */
  | 'protected'
  /** A cell no longer holds what the plan expected. */
  | 'changed-meanwhile'
  /** Too many bytes, rows or parts. */
  | 'too-large'
  /** Some cells of a change were written, the others weren't, and it couldn't be taken back; the error names them. */
  | 'partly-written'
  /** The sheet or file is no longer there. */
  | 'gone'
  /** The program can't answer just now: asked too often, or a dialog is open. */
  | 'busy'
  /** The format, or an operation, that this host can't do. */
  | 'unsupported'
  /** The file is encrypted with a password. */
  | 'encrypted'
  /** The user called it off. */
  | 'cancelled'
  /** The bytes are no workbook, or a damaged one. */
  | 'damaged'
  | 'unknown';

/** What may be wrong with a document, beside what may be wrong with any file. Messages for these live in `messages/word-errors.ts`. */
export type WordErrorCode =
  /** A document of Word 97–2003 (.doc), or of WPS (.wps). */
  | 'legacy-doc'
  /** A document of Word as one XML file: that of 2003, or a package laid flat. */
  | 'word-xml'
  /** A web page, whatever it is called; also one packed as .mht. */
  | 'html-document'
  | 'rtf'
  /** A text of LibreOffice and others, packed (.odt) or flat (.fodt). */
  | 'odt'
  | 'pdf'
  | 'not-a-document'
  /** Bytes that are no text in any encoding known. */
  | 'not-text'
  /** A document in which nothing is written: scanned pages. */
  | 'no-text'
  /** More paragraphs, tables, columns or levels than any honest document has. */
  | 'document-too-large';

/** What may be wrong with a file, beside what may go wrong in a program. Messages for these live in `messages/file-errors.ts`. */
export type FileErrorCode =
  | 'not-a-workbook'
  | 'empty-file'
  | 'truncated'
  | 'bad-xml'
  /** `bad-xml` of an .xls file. */
  | 'bad-record'
  | 'xml-entity'
  | 'missing-part'
  | 'zip-bomb'
  | 'file-too-large'
  | 'encrypted'
  /** An .xls or .et workbook where only .xlsx will do: for writing. */
  | 'legacy-xls'
  /** A workbook of Excel 95 or before. */
  | 'old-xls'
  | 'html-table'
  | 'xml-spreadsheet'
  /** A spreadsheet of LibreOffice and others, packed (.ods) or flat (.fods). */
  | 'open-document'
  /** Parts packed by Deflate64, which nothing but some packing programs writes. */
  | 'deflate64'
  | 'strict-or-binary'
  /** Text without a document around it: nothing of it can be written to. */
  | 'text-only'
  /** A document with a digital signature. */
  | 'signed-document'
  /** A document whose editing is restricted. */
  | 'protected-document'
  /** A cell of a document whose text a field computes. */
  | 'field-cell'
  /** A cell of a document in a content control that is locked, bound to data or a choice of a list. */
  | 'locked-control'
  /** A cell of a document with a picture or something else that isn't plain text. */
  | 'object-cell'
  | 'nested-table'
  /** A cell of a document with tracked changes that nobody has accepted or rejected. */
  | 'unaccepted-revisions'
  | 'data-table'
  | 'table-header'
  | 'signed'
  | 'file-unreadable';

/** What may be wrong with one of many files that a program goes through. Messages for these live in `messages/folder-errors.ts`. */
export type FolderErrorCode =
  | 'file-not-found'
  /** Reading and reviewing a file took longer than any honest one does. */
  | 'too-slow';

/** Finer than the kind: which sentence tells the user what to do. Messages for these live in `messages/`. */
export type DocumentErrorCode =
  | WordErrorCode
  | FileErrorCode
  | FolderErrorCode
  | 'too-many-cells'
  | 'no-such-sheet'
  | 'no-such-cell'
  | 'inside-merge'
  | 'array-formula'
  | 'picture-cell'
  | 'protected-sheet'
  | 'protected-workbook'
  | 'hidden-sheet'
  | 'partly-written'
  | 'busy'
  | 'changed-meanwhile'
  /** Rows, columns or sheets have moved, and the place of a change isn't known for certain any more. */
  | 'moved'
  /** A change that would be untrue without another one that was refused. */
  | 'needs-refused'
  | 'editing'
  | 'duplicate-edit'
  | 'bad-value'
  | 'unsupported-operation'
  /** No workbook is open, or none that may be changed; or the one that was worked on has been closed. */
  | 'no-workbook'
  /** The program dropped a write without a word; everything is as before. */
  | 'not-taken'
  /** Another workbook is in front of the one that the add-in was opened beside. */
  | 'other-workbook'
  /** What is in front is no sheet of cells: a chart or macro sheet. */
  | 'chart-sheet'
  /** The program doesn't allow it, and no protection was seen: a policy, missing permission. */
  | 'no-permission'
  /** The program stopped what it was doing; part of it may be done. */
  | 'interrupted'
  /** The program no longer answers to this page. */
  | 'disconnected'
  | 'out-of-memory'
  | 'filtered-range'
  | 'pivot-table'
  /** The program didn't take what it was told, for a reason that it doesn't tell. */
  | 'rejected'
  | 'cancelled'
  | 'unknown';

/** Milliseconds that a file may take where many are reviewed; the largest that are accepted take a tenth of it. */
export const MAX_FILE_TIME = 60_000;

export interface DocumentErrorDetail {
  /** The part, sheet or cells concerned. */
  readonly part?: string;
  readonly sheet?: string;
  readonly cells?: readonly string[];
  readonly limit?: number;
  /** The file is, or claims to be, a document instead of a workbook. */
  readonly inDocument?: true;
  /** It happened in a spreadsheet program, where saving as another file is no advice. */
  readonly inProgram?: true;
  /** It is certain that no cell was changed. */
  readonly untouched?: true;
  /** The technical cause, for the copyable diagnostic only; never shown as the sentence. */
  readonly cause?: string;
}

/** The one error a host throws. Branch on `kind` and `code`; `message` is technical English for logs. */
export class DocumentError extends Error {
  readonly kind: DocumentErrorKind;
  readonly code: DocumentErrorCode;
  readonly detail: DocumentErrorDetail;

  constructor(kind: DocumentErrorKind, code: DocumentErrorCode, detail: DocumentErrorDetail = {}) {
    super(
      `${kind}/${code}${detail.part === undefined ? '' : ` in ${detail.part}`}${detail.cause === undefined ? '' : `: ${detail.cause}`}`,
    );
    this.name = 'DocumentError';
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }
}

/** Whatever was thrown, as the one error that formats and hosts throw. */
export function asDocumentError(error: unknown): DocumentError {
  if (error instanceof DocumentError) return error;
  const cause = String(error);
  // The one failure that no limit foresees: the machine has less memory than the limits allow for.
  if (error instanceof RangeError) return new DocumentError('too-large', 'file-too-large', { cause });
  return new DocumentError('unknown', 'unknown', { cause });
}

/** Whatever was thrown while a document was read: the words about workbooks would be wrong. */
export function asErrorOfDocument(error: unknown): DocumentError {
  const { kind, code, detail } = asDocumentError(error);
  return new DocumentError(kind, code === 'not-a-workbook' ? 'not-a-document' : code, { ...detail, inDocument: true });
}
