/**
 * The members of WPS 表格's object model that are used, and nothing else. What comes back is whatever that program says: a
 * member whose getter fails reads as null, one that it doesn't have as undefined. `values.ts` makes values of them.
 */

/** What WPS answers where an object is due. */
export type Maybe<Thing> = Thing | null | undefined;

export interface EtRange {
  readonly Row: unknown;
  readonly Column: unknown;
  readonly Rows: Maybe<EtRange>;
  readonly Columns: Maybe<EtRange>;
  readonly Count: unknown;
  /** A method in most builds, a property in others. */
  readonly Address: unknown;
  Value2: unknown;
  Formula: unknown;
  readonly Text: unknown;
  readonly HasFormula: unknown;
  readonly HasArray: unknown;
  readonly HasSpill: unknown;
  NumberFormat: unknown;
  readonly MergeCells: unknown;
  readonly MergeArea: Maybe<EtRange>;
  readonly Locked: unknown;
  readonly AllowEdit: unknown;
  readonly Hidden: unknown;
  readonly WrapText: unknown;
  RowHeight: unknown;
  /** In points, as heights are. */
  readonly Width: unknown;
  readonly Height: unknown;
  readonly Font: Maybe<EtFont>;
  readonly FormatConditions: Maybe<EtFormatConditions>;
  Select(): unknown;
}

export interface EtFont {
  Color: unknown;
  readonly Size: unknown;
}

export interface EtInterior {
  Color: unknown;
}

export interface EtFormatCondition {
  readonly Type: unknown;
  readonly Formula1: unknown;
  readonly AppliesTo: Maybe<EtRange>;
  readonly Interior: Maybe<EtInterior>;
  readonly Font: Maybe<EtFont>;
  StopIfTrue: unknown;
  SetLastPriority(): unknown;
  Delete(): unknown;
}

export interface EtFormatConditions {
  readonly Count: unknown;
  Item(index: number): Maybe<EtFormatCondition>;
  Add(type: number, operator: undefined, formula: string): Maybe<EtFormatCondition>;
}

export interface EtProtection {
  readonly AllowFormattingCells: unknown;
  readonly AllowFormattingRows: unknown;
}

export interface EtWorksheet {
  Name: unknown;
  readonly CodeName: unknown;
  readonly Visible: unknown;
  readonly ProtectContents: unknown;
  readonly Protection: Maybe<EtProtection>;
  readonly UsedRange: Maybe<EtRange>;
  readonly Cells: Maybe<EtRange>;
  readonly Parent: Maybe<EtWorkbook>;
  Range(address: string): Maybe<EtRange>;
  Activate(): unknown;
  Delete(): unknown;
}

export interface EtSheets {
  readonly Count: unknown;
  Item(index: number | string): Maybe<EtWorksheet>;
  Add(before: undefined, after: EtWorksheet): Maybe<EtWorksheet>;
}

export interface EtWindow {
  readonly Hwnd: unknown;
  ScrollRow: unknown;
  ScrollColumn: unknown;
  readonly VisibleRange: Maybe<EtRange>;
}

export interface EtWindows {
  Item(index: number): Maybe<EtWindow>;
}

export interface EtWorkbook {
  readonly Name: unknown;
  readonly FullName: unknown;
  readonly FileFormat: unknown;
  readonly ReadOnly: unknown;
  readonly ProtectStructure: unknown;
  readonly Worksheets: Maybe<EtSheets>;
  readonly ActiveSheet: Maybe<EtWorksheet>;
  readonly Windows: Maybe<EtWindows>;
  Activate(): unknown;
  Close(saveChanges: boolean): unknown;
}

export interface EtWorkbooks {
  readonly Count: unknown;
  Add(): Maybe<EtWorkbook>;
}

export interface EtWorksheetFunction {
  CountA(range: EtRange): unknown;
  IsError(range: EtRange): unknown;
}

export interface EtApplication {
  readonly Name: unknown;
  readonly Version: unknown;
  readonly Build: unknown;
  readonly Path: unknown;
  readonly Ready: unknown;
  ScreenUpdating: unknown;
  DisplayAlerts: unknown;
  readonly Workbooks: Maybe<EtWorkbooks>;
  readonly ActiveWorkbook: Maybe<EtWorkbook>;
  readonly ActiveWindow: Maybe<EtWindow>;
  /** A range, or a shape without an address. */
  readonly Selection: Maybe<EtRange>;
  readonly WorksheetFunction: Maybe<EtWorksheetFunction>;
}

/** What an event hands over: a sheet and a range of it. */
export type SheetListener = (sheet: Maybe<EtWorksheet>, target: Maybe<EtRange>) => void;

export interface EtApiEvent {
  AddApiEventListener(name: string, listener: SheetListener): unknown;
  RemoveApiEventListener(name: string, listener: SheetListener): unknown;
}

/** Shared by the pages of an add-in for as long as WPS runs. */
export interface EtPluginStorage {
  getItem(key: string): unknown;
  setItem(key: string, value: string): unknown;
  removeItem(key: string): unknown;
}

export interface EtFileSystem {
  writeAsBinaryString(path: string, bytes: string): unknown;
}

export interface EtEnv {
  GetDownloadPath(): unknown;
}

export interface EtTaskPane {
  readonly ID: unknown;
  Visible: unknown;
  Width: unknown;
  DockPosition: unknown;
}

/** The add-in's services, wherever this WPS keeps them. */
export interface EtServices {
  readonly ApiEvent: Maybe<EtApiEvent>;
  readonly PluginStorage: Maybe<EtPluginStorage>;
  readonly FileSystem: Maybe<EtFileSystem>;
  readonly Env: Maybe<EtEnv>;
  CreateTaskPane(url: string, title: string): unknown;
  GetTaskPane(id: number): unknown;
  ShowDialog(url: string, title: string, width: number, height: number, modal: boolean): unknown;
  GetSaveAsFilename(initial: string): unknown;
}
