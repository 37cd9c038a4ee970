/**
 * Which members of WPS's objects there are here: `read`, `write` (and read), or `call`. `vendor-check.ts` holds them against the
 * vendor's own types: none is invented, none is written that can't be.
 */

export type MemberKind = 'read' | 'write' | 'call';
export type Members = Readonly<Record<string, MemberKind>>;

export const APPLICATION = {
  Name: 'read',
  Version: 'read',
  Build: 'read',
  Path: 'read',
  Ready: 'read',
  ScreenUpdating: 'write',
  DisplayAlerts: 'write',
  Workbooks: 'read',
  ActiveWorkbook: 'read',
  ActiveWindow: 'read',
  Selection: 'read',
  WorksheetFunction: 'read',
} as const satisfies Members;

export const WORKBOOKS = { Count: 'read', Add: 'call' } as const satisfies Members;

export const WORKBOOK = {
  Name: 'read',
  FullName: 'read',
  FileFormat: 'read',
  ReadOnly: 'read',
  ProtectStructure: 'read',
  Worksheets: 'read',
  ActiveSheet: 'read',
  Windows: 'read',
  Activate: 'call',
  Close: 'call',
} as const satisfies Members;

export const WINDOWS = { Item: 'call' } as const satisfies Members;

export const WINDOW = {
  Hwnd: 'read',
  ScrollRow: 'write',
  ScrollColumn: 'write',
  VisibleRange: 'read',
} as const satisfies Members;

export const SHEETS = { Count: 'read', Item: 'call', Add: 'call' } as const satisfies Members;

export const WORKSHEET = {
  Name: 'write',
  CodeName: 'read',
  Visible: 'read',
  ProtectContents: 'read',
  Protection: 'read',
  UsedRange: 'read',
  Cells: 'read',
  Parent: 'read',
  Range: 'call',
  Activate: 'call',
  Delete: 'call',
} as const satisfies Members;

export const PROTECTION = { AllowFormattingCells: 'read', AllowFormattingRows: 'read' } as const satisfies Members;

export const RANGE = {
  Row: 'read',
  Column: 'read',
  Rows: 'read',
  Columns: 'read',
  Count: 'read',
  Address: 'call',
  Value2: 'write',
  Formula: 'write',
  Text: 'read',
  HasFormula: 'read',
  HasArray: 'read',
  HasSpill: 'read',
  NumberFormat: 'write',
  MergeCells: 'read',
  MergeArea: 'read',
  Locked: 'read',
  AllowEdit: 'read',
  Hidden: 'read',
  WrapText: 'read',
  RowHeight: 'write',
  Width: 'read',
  Height: 'read',
  Font: 'read',
  FormatConditions: 'read',
  Select: 'call',
} as const satisfies Members;

/** What may be selected instead of a range; it has no address. */
export const SHAPE = { Address: 'call' } as const satisfies Members;

export const FORMAT_CONDITIONS = { Count: 'read', Item: 'call', Add: 'call' } as const satisfies Members;

export const FORMAT_CONDITION = {
  Type: 'read',
  Formula1: 'read',
  AppliesTo: 'read',
  Interior: 'read',
  Font: 'read',
  StopIfTrue: 'write',
  SetLastPriority: 'call',
  Delete: 'call',
} as const satisfies Members;

export const INTERIOR = { Color: 'write' } as const satisfies Members;
export const FONT = { Color: 'write', Size: 'read' } as const satisfies Members;
export const WORKSHEET_FUNCTION = { CountA: 'call', IsError: 'call' } as const satisfies Members;
export const API_EVENT = { AddApiEventListener: 'call', RemoveApiEventListener: 'call' } as const satisfies Members;

/** What is written is also read in some places, and in others never: told here, so that nothing lies about unused. */
export const TABLES: Readonly<Record<string, Members>> = {
  Application: APPLICATION,
  Workbooks: WORKBOOKS,
  Workbook: WORKBOOK,
  Windows: WINDOWS,
  Window: WINDOW,
  Sheets: SHEETS,
  Worksheet: WORKSHEET,
  Protection: PROTECTION,
  Range: RANGE,
  FormatConditions: FORMAT_CONDITIONS,
  FormatCondition: FORMAT_CONDITION,
  Interior: INTERIOR,
  Font: FONT,
  WorksheetFunction: WORKSHEET_FUNCTION,
  ApiEvent: API_EVENT,
};
