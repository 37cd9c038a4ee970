/** The port: what the pane and the command line may ask of Excel, WPS or an .xlsx file. */

import type { CellContent, CellEdit, Witness } from '../engine/edits/edit.ts';
import type { SheetGrid } from '../engine/grid/grid.ts';
import type { CellRole } from '../engine/layout/self-evaluation.ts';
import type { DocumentErrorCode } from '../formats/error.ts';
import type { CellMark } from '../formats/mark-style.ts';

export interface HostCapabilities {
  readonly marks: boolean;
  readonly liveEvents: boolean;
  /** `onEdited` also tells of what is chosen from a list in a cell. */
  readonly choiceEvents: boolean;
  readonly nativeUndoGroup: boolean;
  readonly locate: boolean;
}

/** An edit that wasn't written, and why. */
export interface RefusedEdit {
  /** With the place for which it was planned. */
  readonly edit: CellEdit;
  readonly code: DocumentErrorCode;
  /** What its cell holds, where it was found. */
  readonly found: CellContent;
  /** Cells without which it would be untrue, and which weren't written: only with `needs-refused`. */
  readonly because?: readonly string[];
}

/** The number format that a cell lost by a write. */
export interface LostFormat {
  readonly sheet: string;
  readonly cell: string;
  readonly format: string;
}

/** What was written, with what stood there before: enough to undo it. */
export interface ApplyReceipt {
  /** Each with the place where it was written, which may be another than planned: rows and sheets move. */
  readonly applied: readonly CellEdit[];
  readonly refused: readonly RefusedEdit[];
  /** What undoing gives back beside the content. */
  readonly formats?: readonly LostFormat[];
}

/** What a cell of a form was taken for. */
export interface CellReading {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
  readonly role: CellRole;
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

/** A line of 关于 in the pane's settings, in the user's words: `{ label: 'ExcelApi', value: '1.17' }`. */
export interface Diagnostic {
  readonly label: string;
  readonly value: string;
}

export interface WorkbookHost {
  readonly name: 'excel' | 'wps' | 'file';
  readonly can: HostCapabilities;
  /** Why nothing at all can be written here, where that is known from the start. */
  readonly refuses?: DocumentErrorCode | undefined;
  /** That in a line, with the way out, in the program's own words; the words of the error when absent. */
  readonly refusesWhy?: string | undefined;
  /** What is waived becomes comments: the sheet for it is nowhere but here. */
  readonly waivesIn?: 'comments';
  /** How marking is called where findings are on the screen without it: its name and what it does. */
  readonly marking?: { readonly marks: string; readonly marksHint: string };
  /** In workbook order. Names that the workbook doesn't have are passed over. @throws DocumentError */
  readSheets(scope: SheetScope, signal?: CancelSignal, onProgress?: Progress): Promise<SheetGrid[]>;
  /**
   * As `readSheets` of sheets with these names, waiting while the user types into a cell: for reading that nobody asked for.
   * Hosts where nobody types have none.
   */
  readWhenIdle?(names: readonly string[], signal?: CancelSignal): Promise<SheetGrid[]>;
  /**
   * Writes what can be written. An edit follows its witness to where that stands now; what isn't found in exactly one place,
   * holds something else than `from`, or can't be written is refused and doesn't hold the others up but those that need it.
   * @throws DocumentError when nothing at all could be written
   */
  apply(edits: readonly CellEdit[]): Promise<ApplyReceipt>;
  /**
   * Those of the edits that the protection of their sheets forbids, by the cells where their witnesses stand now; for a preview of
   * them. Writes nothing; hosts without protected sheets have none. @throws DocumentError
   */
  locked?(edits: readonly CellEdit[]): Promise<readonly CellEdit[]>;
  /**
   * Puts back what stood there before, refused cell by cell where somebody has typed since. A cell that holds it already counts
   * as undone.
   */
  undo(receipt: ApplyReceipt): Promise<ApplyReceipt>;
  /**
   * How many sheets the workbook has, hidden ones too, and in some hosts those that are a chart; hosts that always read all of them
   * have none. @throws DocumentError
   */
  sheetCount?(): Promise<number>;
  /** Whether the workbook's structure is protected, so that no sheet can be made; hosts without sheets to make have none. @throws DocumentError */
  fixed?(): Promise<boolean>;
  /** Creates a visible sheet at the end when there is none of this name; the sheet in front stays there. @throws DocumentError */
  ensureSheet(name: string): Promise<void>;
  /** Replaces our earlier marks; never touches the cells' own format. A mark whose witness isn't found isn't set. */
  mark(marks: readonly CellMark[]): Promise<void>;
  clearMarks(): Promise<void>;
  /** Whether the workbook has marks of ours, also those from an earlier time. @throws DocumentError */
  hasMarks(): Promise<boolean>;
  /** @throws DocumentError `moved` when the witness isn't found in exactly one place */
  locate(sheet: string, address: string, witness?: Witness): Promise<void>;
  /** Colours the sheets by what their cells were taken for; none: as they are. Only hosts that show the sheets themselves can. */
  showRoles?(cells: readonly CellReading[]): void;
  /** What was written since the workbook was opened and still stands, the earliest first: only hosts where nobody else writes know it. */
  written?(): readonly ApplyReceipt[];
  onEdited(listener: (cells: readonly { sheet: string; cell: string }[]) => void): Unsubscribe;
  /** What the host knows about itself, for a report of a problem: program, version, requirement sets, where its library came from. */
  diagnostics?(): Promise<readonly Diagnostic[]>;
}
