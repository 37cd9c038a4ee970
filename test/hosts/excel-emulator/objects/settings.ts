import { Refusal } from '../../sheet-model/refusal.ts';
import type { WorkbookModel } from '../../sheet-model/workbook.ts';
import { defineType, type HostObject } from '../richapi/types.ts';
import { text } from './values.ts';

/** `context.workbook.settings`: values kept in the file (ExcelApi 1.4). */

interface Target {
  readonly workbook: WorkbookModel;
  readonly key: string;
}

function alive({ workbook, key }: Target): WorkbookModel['settings'] {
  if (!workbook.settings.has(key)) throw new Refusal('ItemNotFound');
  return workbook.settings;
}

const setting = defineType<Target>('Setting', {
  scalars: {
    Key: { get: ({ key }) => key },
    // What Excel uses as the id is an assumption; the client only hands it back.
    _Id: { get: ({ key }) => key },
    Value: {
      get: (target) => alive(target).get(target.key),
      set: (target, value) => {
        alive(target).set(target.key, value);
      },
    },
  },
  methods: {
    Delete: (target) => {
      alive(target).delete(target.key);
    },
  },
});

const found = (workbook: WorkbookModel, key: unknown): HostObject | null =>
  workbook.settings.has(text(key)) ? setting.of({ workbook, key: text(key) }) : null;

export const settings = defineType<WorkbookModel>('SettingCollection', {
  items: (workbook) => [...workbook.settings.keys()].map((key) => setting.of({ workbook, key })),
  indexer: (workbook, [key]) => {
    const item = found(workbook, key);
    if (item === null) throw new Refusal('ItemNotFound');
    return item;
  },
  methods: {
    // "Sets or adds the specified setting to the workbook."
    Add: (workbook, [key, value]) => {
      workbook.settings.set(text(key), value);
      return setting.of({ workbook, key: text(key) });
    },
    GetCount: ({ settings: all }) => all.size,
    GetItemOrNullObject: (workbook, [key]) => found(workbook, key),
  },
});

/** For the conformance test: every table. */
export const SETTING_TYPES = [settings.type, setting.type];
