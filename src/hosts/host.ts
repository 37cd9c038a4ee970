import type { CellContent, CellEdit } from '../engine/edits/edit.ts';
import type { SheetGrid } from '../engine/grid/grid.ts';

/** The port: what the pane and the command line may ask of Excel, WPS or an .xlsx file. */

export interface HostCapabilities {
  readonly marks: boolean;
  readonly liveEvents: boolean;
  readonly nativeUndoGroup: boolean;
  readonly locate: boolean;
}

export type Severity = 'error' | 'warning' | 'hint';

/** A cell to highlight. */
export interface CellMark {
  readonly sheet: string;
  readonly cell: string;
  readonly severity: Severity;
}

/** What was written, with what stood there before: enough to undo it. */
export interface ApplyReceipt {
  readonly applied: readonly CellEdit[];
  /** Edits that were refused cell by cell (undo only: the user has typed there since). */
  readonly refused: readonly { readonly edit: CellEdit; readonly found: CellContent }[];
}

export type Progress = (done: number, of: number) => void;
export type Unsubscribe = () => void;

/** What a host needs of an AbortSignal; its own type, because the port compiles without a browser and without Node. */
export interface CancelSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

/** Which sheets to read: the one in front, all, or those with these names. */
export type SheetScope = 'active' | 'all' | readonly string[];

/** A line of the pane's self-test page, in the user's words: `{ label: 'ExcelApi', value: '1.17' }`. */
export interface Diagnostic {
  readonly label: string;
  readonly value: string;
}

export interface WorkbookHost {
  readonly name: 'excel' | 'wps' | 'xlsx';
  readonly can: HostCapabilities;
  /** In workbook order. Names that the workbook doesn't have are passed over. @throws HostError */
  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]>;
  /** Every `from` is checked first: all or nothing. @throws HostError `changed-meanwhile` naming the cells. */
  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt>;
  /** Puts back what stood there before, refused cell by cell where somebody has typed since. */
  undo(receipt: ApplyReceipt): Promise<ApplyReceipt>;
  /** Creates a visible sheet at the end when there is none of this name; the sheet in front stays there. @throws HostError */
  ensureSheet(name: string): Promise<void>;
  /** Replaces our earlier marks; never touches the cells' own format. */
  mark(marks: readonly CellMark[]): Promise<void>;
  clearMarks(): Promise<void>;
  locate(sheet: string, address: string): Promise<void>;
  onEdited(listener: (cells: readonly { sheet: string; cell: string }[]) => void): Unsubscribe;
  /** What the host knows about itself, for a report of a problem: program, version, requirement sets, where its library came from. */
  diagnostics?(): Promise<readonly Diagnostic[]>;
}

export type HostErrorKind =
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

/** Finer than the kind: which sentence tells the user what to do. Messages for these live in `messages/`. */
export type HostErrorCode =
  | 'not-a-workbook'
  | 'empty-file'
  | 'truncated'
  | 'bad-xml'
  /** `bad-xml` of an .xls file. */
  | 'bad-record'
  | 'xml-entity'
  | 'missing-part'
  | 'zip-bomb'
  | 'too-many-cells'
  | 'file-too-large'
  | 'encrypted'
  /** An .xls or .et workbook where only .xlsx will do: for writing. */
  | 'legacy-xls'
  /** A workbook of Excel 95 or before. */
  | 'old-xls'
  | 'html-table'
  | 'xml-spreadsheet'
  | 'strict-or-binary'
  | 'no-such-sheet'
  | 'no-such-cell'
  | 'inside-merge'
  | 'array-formula'
  | 'data-table'
  | 'table-header'
  | 'picture-cell'
  | 'protected-sheet'
  | 'protected-workbook'
  | 'hidden-sheet'
  | 'partly-written'
  | 'busy'
  | 'signed'
  | 'changed-meanwhile'
  | 'editing'
  | 'duplicate-edit'
  | 'bad-value'
  | 'file-not-found'
  | 'file-unreadable'
  | 'unsupported-operation'
  | 'cancelled'
  | 'unknown';

export interface HostErrorDetail {
  /** The part, sheet or cells concerned. */
  readonly part?: string;
  readonly sheet?: string;
  readonly cells?: readonly string[];
  readonly limit?: number;
  /** The technical cause, for the copyable diagnostic only; never shown as the sentence. */
  readonly cause?: string;
}

/** The one error a host throws. Branch on `kind` and `code`; `message` is technical English for logs. */
export class HostError extends Error {
  readonly kind: HostErrorKind;
  readonly code: HostErrorCode;
  readonly detail: HostErrorDetail;

  constructor(kind: HostErrorKind, code: HostErrorCode, detail: HostErrorDetail = {}) {
    super(
      `${kind}/${code}${detail.part === undefined ? '' : ` in ${detail.part}`}${detail.cause === undefined ? '' : `: ${detail.cause}`}`,
    );
    this.name = 'HostError';
    this.kind = kind;
    this.code = code;
    this.detail = detail;
  }
}
