import { cellCount, isWholeColumns, isWholeRows, qualified } from '../../sheet-model/area.ts';
import { Refusal } from '../../sheet-model/refusal.ts';
import { defineType } from '../richapi/types.ts';
import { conditionalFormats } from './conditional-format.ts';
import { rangeFormat } from './format.ts';
import { type Cells, whole } from './values.ts';

/** `Excel.RangeAreas`: several areas of a sheet at once (ExcelApi 1.9). */

const collection = defineType<Cells>('RangeCollection', {
  items: ({ sheet, areas }, { wrap }) => areas.map((area) => wrap.range(sheet, area)),
  methods: {
    GetCount: ({ areas }) => areas.length,
    GetItemAt: ({ sheet, areas }, [index], { wrap }) => {
      const area = areas[whole(index)];
      if (area === undefined) throw new Refusal('InvalidArgument');
      return wrap.range(sheet, area);
    },
  },
});

export const rangeAreas = defineType<Cells>('RangeAreas', {
  keep: true,
  scalars: {
    Address: { get: ({ sheet, areas }) => areas.map((area) => qualified(sheet.name, area)).join(',') },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((sum, area) => sum + cellCount(area), 0) },
    IsEntireRow: { get: ({ areas }) => areas.every(isWholeRows) },
    IsEntireColumn: { get: ({ areas }) => areas.every(isWholeColumns) },
  },
  navigations: {
    Areas: (cells) => collection.of(cells),
    Format: (cells) => rangeFormat.of(cells),
    ConditionalFormats: (cells) => conditionalFormats.of(cells),
    Worksheet: ({ sheet }, { wrap }) => wrap.worksheet(sheet),
  },
  methods: {
    _KeepReference: (_target, _args, { references }, self) => {
      references.keep(self);
    },
  },
});

/** For the conformance test: every table. */
export const RANGE_AREAS_TYPES = [rangeAreas.type, collection.type];
