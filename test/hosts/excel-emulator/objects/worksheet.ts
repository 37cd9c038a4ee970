import { type Area, parseArea, singleCell, splitSheet, WHOLE_SHEET } from '../../sheet-model/area.ts';
import { NotModelled, Refusal } from '../../sheet-model/refusal.ts';
import type { SheetModel, Visibility } from '../../sheet-model/sheet.ts';
import type { WorkbookModel } from '../../sheet-model/workbook.ts';
import { defineType, type HostObject } from '../richapi/types.ts';
import { ALL_SHEETS, EventType, eventMethods, eventsSince } from './events.ts';
import { makeRange, makeRangeAreas } from './range.ts';
import { flag, given, refuseGone, text, whole } from './values.ts';

/** `Excel.Worksheet`, its protection, and the collection of worksheets. */

const protection = defineType<SheetModel>('WorksheetProtection', {
  scalars: {
    Protected: { get: (sheet) => sheet.protected },
    Options: { get: (sheet) => (sheet.protected ? sheet.protectionOptions : null) },
  },
  methods: {
    // "Throws an error if the worksheet is already protected"; which one is an assumption.
    Protect: (sheet, [options, password]) => {
      if (sheet.protected) throw new Refusal('InvalidOperation');
      sheet.protected = true;
      sheet.protectionOptions = { ...(options as Record<string, unknown> | null | undefined) };
      sheet.password = given(password) ? text(password) : null;
    },
    Unprotect: (sheet, [password]) => {
      if (sheet.password !== null && password !== sheet.password) throw new Refusal('AccessDenied');
      sheet.protected = false;
      sheet.password = null;
    },
  },
});

const VISIBILITIES: readonly Visibility[] = ['Visible', 'Hidden', 'VeryHidden'];

function show(sheet: SheetModel, value: unknown, workbook: WorkbookModel): void {
  const wanted = VISIBILITIES.find((each) => each === value);
  if (wanted === undefined) throw new Refusal('InvalidArgument');
  const others = workbook.sheets.filter((each) => each !== sheet && each.visibility === 'Visible');
  if (workbook.structureProtected) throw new Refusal('AccessDenied');
  if (wanted !== 'Visible' && others.length === 0) throw new Refusal('InvalidOperation');
  sheet.visibility = wanted;
}

function move(sheet: SheetModel, position: number, workbook: WorkbookModel): void {
  if (workbook.structureProtected) throw new Refusal('AccessDenied');
  if (position < 0 || position >= workbook.sheets.length) throw new Refusal('InvalidArgument');
  workbook.sheets = workbook.sheets.filter((each) => each !== sheet);
  workbook.sheets.splice(position, 0, sheet);
}

/** "The operation is not supported on this sheet type": `UnsupportedSheet` of the documentation. */
function refuseChart(sheet: SheetModel): SheetModel {
  if (sheet.isChart) throw new Refusal('UnsupportedSheet');
  return sheet;
}

/** `A1:B2`, `Sheet1!A1:B2` or nothing for the whole sheet. Names of ranges aren't modelled and count as wrong. */
function addressed(sheet: SheetModel, address: unknown): Area {
  refuseGone(refuseChart(sheet));
  if (!given(address) || address === '') return WHOLE_SHEET;
  const { sheet: other, rest } = splitSheet(text(address));
  const area = other === null || other.toLowerCase() === sheet.name.toLowerCase() ? parseArea(rest) : null;
  if (area === null) throw new Refusal('InvalidArgument');
  return area;
}

function used(sheet: SheetModel, valuesOnly: unknown): Area | null {
  refuseGone(refuseChart(sheet));
  return sheet.used(WHOLE_SHEET, given(valuesOnly) && flag(valuesOnly));
}

const neighbour = (
  sheet: SheetModel,
  step: 1 | -1,
  visibleOnly: unknown,
  workbook: WorkbookModel,
): SheetModel | null => {
  const list = workbook.sheets.filter(
    (each) => each === sheet || visibleOnly !== true || each.visibility === 'Visible',
  );
  return list[list.indexOf(sheet) + step] ?? null;
};

const orNotFound = (sheet: SheetModel | null): HostObject => {
  if (sheet === null) throw new Refusal('ItemNotFound');
  return worksheet.of(sheet);
};
const orNull = (sheet: SheetModel | null): HostObject | null => (sheet === null ? null : worksheet.of(sheet));

export const worksheet = defineType<SheetModel>('Worksheet', {
  since: {
    Protection: '1.2',
    TabColor: '1.7',
    GetRangeByIndexes: '1.7',
    GetRanges: '1.9',
    GetUsedRangeOrNullObject: '1.4',
    GetNext: '1.5',
    GetNextOrNullObject: '1.5',
    GetPrevious: '1.5',
    GetPreviousOrNullObject: '1.5',
    Calculate: '1.6',
    _GetSheetById: '1.7',
    ...eventsSince({ Activated: '1.7', Deactivated: '1.7', DataChanged: '1.7', SelectionChanged: '1.7' }),
  },
  scalars: {
    Id: { get: ({ id }) => id },
    Name: { get: ({ name }) => name, set: (sheet, value, { workbook }) => workbook.rename(sheet, text(value)) },
    Position: {
      get: (sheet, { workbook }) => workbook.sheets.indexOf(sheet),
      set: (sheet, value, { workbook }) => move(sheet, whole(value), workbook),
    },
    Visibility: {
      get: ({ visibility }) => visibility,
      set: (sheet, value, { workbook }) => show(sheet, value, workbook),
    },
    TabColor: {
      get: ({ tabColor }) => tabColor,
      set: (sheet, value) => {
        sheet.tabColor = text(value).toUpperCase();
      },
    },
  },
  navigations: { Protection: (sheet) => protection.of(refuseChart(sheet)) },
  methods: {
    Activate: (sheet, _args, { workbook }) => workbook.activate(sheet, 'addin'),
    Calculate: (_sheet, _args, { workbook }) => workbook.recalculate(),
    Delete: (sheet, _args, { workbook }) => workbook.deleteSheet(sheet, 'addin'),
    GetCell: (sheet, [row, column]) => makeRange(sheet, singleCell(whole(row), whole(column))),
    GetRange: (sheet, [address]) => makeRange(sheet, addressed(sheet, address)),
    GetRangeByIndexes: (sheet, [row, column, rows, columns]) =>
      makeRange(refuseChart(sheet), {
        top: whole(row),
        left: whole(column),
        bottom: whole(row) + whole(rows) - 1,
        right: whole(column) + whole(columns) - 1,
      }),
    // "A string containing the comma-separated or semicolon-separated addresses".
    GetRanges: (sheet, [address]) =>
      makeRangeAreas(
        sheet,
        given(address)
          ? text(address)
              .split(/[,;]/)
              .map((each) => addressed(sheet, each.trim()))
          : [WHOLE_SHEET],
      ),
    // "If the entire worksheet is blank, then this function will return the top left cell."
    GetUsedRange: (sheet, [valuesOnly]) => makeRange(sheet, used(sheet, valuesOnly) ?? singleCell(0, 0)),
    GetUsedRangeOrNullObject: (sheet, [valuesOnly]) => {
      const area = used(sheet, valuesOnly);
      return area === null ? null : makeRange(sheet, area);
    },
    GetNext: (sheet, [visible], { workbook }) => orNotFound(neighbour(sheet, 1, visible, workbook)),
    GetNextOrNullObject: (sheet, [visible], { workbook }) => orNull(neighbour(sheet, 1, visible, workbook)),
    GetPrevious: (sheet, [visible], { workbook }) => orNotFound(neighbour(sheet, -1, visible, workbook)),
    GetPreviousOrNullObject: (sheet, [visible], { workbook }) => orNull(neighbour(sheet, -1, visible, workbook)),
    _GetSheetById: (_sheet, [id], { workbook }) => orNotFound(workbook.find(text(id))),
    ...eventMethods<SheetModel>(
      {
        Activated: EventType.activated,
        Deactivated: EventType.deactivated,
        DataChanged: EventType.changed,
        SelectionChanged: EventType.selectionChanged,
      },
      ({ id }) => id,
    ),
  },
});

const listed = ({ sheets }: WorkbookModel, visibleOnly: unknown): SheetModel[] =>
  sheets.filter(({ visibility }) => visibleOnly !== true || visibility === 'Visible');

export const worksheets = defineType<WorkbookModel>('WorksheetCollection', {
  since: {
    GetCount: '1.4',
    GetFirst: '1.5',
    GetItemOrNullObject: '1.4',
    GetLast: '1.5',
    ...eventsSince({
      Activated: '1.7',
      Added: '1.7',
      DataChanged: '1.9',
      Deactivated: '1.7',
      Deleted: '1.7',
      SelectionChanged: '1.9',
    }),
  },
  items: ({ sheets }) => sheets.map((sheet) => worksheet.of(sheet)),
  // "The name or ID of the worksheet."
  indexer: (workbook, [key]) => orNotFound(workbook.find(text(key))),
  methods: {
    Add: (workbook, [name]) => worksheet.of(workbook.addSheet(given(name) ? text(name) : null, 'addin')),
    GetActiveWorksheet: (workbook) => {
      const { habits, active } = workbook;
      if (habits.otherWorkbookInFront) throw new Refusal('InvalidSelection');
      if (active.isChart) throw new Refusal(habits.chartInFront);
      return worksheet.of(active);
    },
    GetCount: (workbook, [visibleOnly]) => listed(workbook, visibleOnly).length,
    GetFirst: (workbook, [visibleOnly]) => orNotFound(listed(workbook, visibleOnly)[0] ?? null),
    GetLast: (workbook, [visibleOnly]) => orNotFound(listed(workbook, visibleOnly).at(-1) ?? null),
    GetItemOrNullObject: (workbook, [key]) => orNull(workbook.find(text(key))),
    ...eventMethods<WorkbookModel>(
      {
        Activated: EventType.activated,
        Added: EventType.added,
        DataChanged: EventType.changed,
        Deactivated: EventType.deactivated,
        Deleted: EventType.deleted,
        SelectionChanged: EventType.selectionChanged,
      },
      () => ALL_SHEETS,
    ),
  },
});

/** `context.workbook.protection`: adding, removing and renaming sheets. */
export const workbookProtection = defineType<WorkbookModel>('WorkbookProtection', {
  scalars: { Protected: { get: ({ structureProtected }) => structureProtected } },
  methods: {
    Protect: (workbook, [password]) => {
      if (given(password)) throw new NotModelled('passwords of workbooks');
      workbook.structureProtected = true;
    },
    Unprotect: (workbook, [password]) => {
      if (given(password)) throw new NotModelled('passwords of workbooks');
      workbook.structureProtected = false;
    },
  },
});

/** For the conformance test: every table. */
export const WORKSHEET_TYPES = [worksheet.type, worksheets.type, protection.type, workbookProtection.type];
