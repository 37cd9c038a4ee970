import { singleCell } from '../../sheet-model/area.ts';
import { Refusal } from '../../sheet-model/refusal.ts';
import type { WorkbookModel } from '../../sheet-model/workbook.ts';
import { defineType, type HostContext, type HostObject, type ReferenceStore } from '../richapi/types.ts';
import { FORMAT_TYPES } from './format.ts';
import { makeRange, makeRangeAreas, RANGE_TYPES } from './range.ts';
import { SETTING_TYPES, settings } from './settings.ts';
import { flag, text } from './values.ts';
import { WORKSHEET_TYPES, workbookProtection, worksheet, worksheets } from './worksheet.ts';

/** `context.workbook`, the application, and what the library asks for by itself. */

const application = defineType<WorkbookModel>('Application', {
  since: { SuspendApiCalculationUntilNextSync: '1.6', SuspendScreenUpdatingUntilNextSync: '1.9' },
  scalars: { CalculationMode: { get: () => 'Automatic' } },
  methods: {
    Calculate: (workbook) => workbook.recalculate(),
    // Nothing to see or calculate here: accepted without effect.
    SuspendApiCalculationUntilNextSync: () => null,
    SuspendScreenUpdatingUntilNextSync: () => null,
  },
});

const runtime = defineType<WorkbookModel>('Runtime', {
  since: { EnableEvents: '1.8' },
  scalars: {
    EnableEvents: {
      get: ({ eventsEnabled }) => eventsEnabled,
      set: (workbook, value) => {
        workbook.eventsEnabled = flag(value);
      },
    },
  },
});

function kept(references: ReferenceStore, id: unknown): HostObject | null {
  return references.find(text(id));
}

function selected(workbook: WorkbookModel): HostObject {
  return makeRange(workbook.active, workbook.active.selection);
}

export const workbook = defineType<WorkbookModel>('Workbook', {
  since: {
    Name: '1.7',
    ReadOnly: '1.8',
    Protection: '1.7',
    Settings: '1.4',
    _Runtime: '1.5',
    GetActiveCell: '1.7',
    GetSelectedRanges: '1.9',
  },
  scalars: { Name: { get: ({ name }) => name }, ReadOnly: { get: ({ readOnly }) => readOnly } },
  navigations: {
    Application: (model) => application.of(model),
    Protection: (model) => workbookProtection.of(model),
    Settings: (model) => settings.of(model),
    Worksheets: (model) => worksheets.of(model),
    _Runtime: (model) => runtime.of(model),
  },
  methods: {
    GetActiveCell: ({ active }) => makeRange(active, singleCell(active.selection.top, active.selection.left)),
    GetSelectedRange: selected,
    GetSelectedRanges: ({ active }) => makeRangeAreas(active, [active.selection]),
    _GetRangeForEventByReferenceId: (_model, [id], { references }) => {
      const range = kept(references, id);
      if (range === null) throw new Refusal('ItemNotFound');
      return range;
    },
    _GetRangeOrNullObjectForEventByReferenceId: (_model, [id], { references }) => kept(references, id),
    _GetReferenceCount: (_model, _args, { references }) => references.size,
    _RemoveAllReferences: (_model, _args, { references }) => references.clear(),
    _RemoveReference: (_model, [id], { references }) => references.remove(text(id)),
  },
});

/** Asked for once by `Office.onReady`: the add-in is ready for ribbon commands. */
const addinService = defineType<null>('AddinInternalService', { methods: { NotifyActionHandlerReady: () => null } });

const SERVICES: Readonly<Record<string, HostObject>> = {
  'Microsoft.InternalService.AddinInternalService': addinService.of(null),
};

export const service: HostContext['service'] = (name) => SERVICES[name] ?? null;
export const wrap: HostContext['wrap'] = {
  worksheet: (sheet) => worksheet.of(sheet),
  range: makeRange,
  rangeAreas: makeRangeAreas,
};

/** For the conformance test: every table that stands for a class of `Excel`. */
export const EXCEL_TYPES = [
  workbook.type,
  application.type,
  runtime.type,
  ...WORKSHEET_TYPES,
  ...RANGE_TYPES,
  ...FORMAT_TYPES,
  ...SETTING_TYPES,
];
