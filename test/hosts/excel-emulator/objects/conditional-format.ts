import type { ConditionalFormatModel } from '../../sheet-model/conditional-formats.ts';
import { NotModelled, Refusal } from '../../sheet-model/refusal.ts';
import type { SheetModel } from '../../sheet-model/sheet.ts';
import { defineType, type HostObject, type Navigation, type Scalar } from '../richapi/types.ts';
import { type Cells, color, flag, refuseGone, text, whole } from './values.ts';

/** `range.conditionalFormats`. Only formats with a formula of their own ("custom") can be made; others can be there. */

interface Target {
  readonly sheet: SheetModel;
  readonly format: ConditionalFormatModel;
}

/** @throws Refusal for one that was deleted; which code Excel uses is an assumption */
function alive({ sheet, format }: Target): ConditionalFormatModel {
  refuseGone(sheet);
  if (!sheet.conditionalFormats.list.includes(format)) throw new Refusal('ItemNotFound');
  return format;
}

/** Conditional formats count as formatting of cells on a protected sheet: "Protect a worksheet" of Excel's help. */
function changeable(target: Target): ConditionalFormatModel {
  target.sheet.refuseFormatting();
  return alive(target);
}

const rule = defineType<Target>('ConditionalFormatRule', {
  scalars: {
    Formula: {
      get: (target, { workbook }) => workbook.habits.tellFormula(alive(target).formula),
      set: (target, value) => {
        const formula = text(value);
        // Without its `=` Excel takes it for a text (assumption).
        changeable(target).formula = formula.startsWith('=') ? formula : `="${formula.replaceAll('"', '""')}"`;
      },
    },
  },
});

const fill = defineType<Target>('ConditionalRangeFill', {
  scalars: {
    Color: {
      get: (target) => alive(target).fill,
      set: (target, value) => {
        changeable(target).fill = color(value);
      },
    },
  },
  methods: {
    Clear: (target) => {
      changeable(target).fill = null;
    },
  },
});

type Font = ConditionalFormatModel['font'];

function fontScalar<Name extends keyof Font>(name: Name, check: (value: unknown) => Font[Name]): Scalar<Target> {
  return {
    get: (target) => alive(target).font[name],
    set: (target, value) => {
      changeable(target).font[name] = check(value);
    },
  };
}

const font = defineType<Target>('ConditionalRangeFont', {
  scalars: {
    Color: fontScalar('color', color),
    Bold: fontScalar('bold', flag),
    Italic: fontScalar('italic', flag),
    Underline: fontScalar('underline', text),
    Strikethrough: fontScalar('strikethrough', flag),
  },
});

const format = defineType<Target>('ConditionalRangeFormat', {
  scalars: {
    NumberFormat: {
      get: (target) => alive(target).numberFormat,
      set: (target, value) => {
        changeable(target).numberFormat = text(value);
      },
    },
  },
  navigations: { Fill: (target) => fill.of(target), Font: (target) => font.of(target) },
});

const custom = defineType<Target>('CustomConditionalFormat', {
  navigations: { Rule: (target) => rule.of(target), Format: (target) => format.of(target) },
});

/** `Excel.ConditionalFormatType` → navigation property. */
const OTHER_TYPES: Readonly<Record<string, string>> = {
  CellValue: 'CellValue',
  ColorScale: 'ColorScale',
  ContainsText: 'TextComparison',
  DataBar: 'DataBar',
  IconSet: 'IconSet',
  PresetCriteria: 'Preset',
  TopBottom: 'TopBottom',
};

/** "If the conditional format isn't of this type, null" for …OrNullObject; which error without is an assumption. */
function otherNavigations(): Record<string, Navigation<Target>> {
  const navigations: Record<string, Navigation<Target>> = {};
  for (const [type, name] of Object.entries(OTHER_TYPES)) {
    const read = (target: Target): null => {
      if (alive(target).type === type) throw new NotModelled(`conditional formats of type ${type}`);
      return null;
    };
    navigations[`${name}OrNullObject`] = read;
    navigations[name] = (target) => {
      read(target);
      throw new Refusal('InvalidOperation');
    };
  }
  return navigations;
}

const one = defineType<Target>('ConditionalFormat', {
  since: { GetRanges: '1.9' },
  scalars: {
    Id: { get: ({ format: { id } }) => id },
    Type: { get: (target) => alive(target).type },
    Priority: {
      get: (target) => target.sheet.conditionalFormats.list.indexOf(alive(target)),
      set: (target, value) => target.sheet.conditionalFormats.move(changeable(target), whole(value)),
    },
    StopIfTrue: {
      get: (target) => alive(target).stopIfTrue,
      set: (target, value) => {
        changeable(target).stopIfTrue = flag(value);
      },
    },
  },
  navigations: {
    ...otherNavigations(),
    Custom: (target) => {
      if (alive(target).type !== 'Custom') throw new Refusal('InvalidOperation');
      return custom.of(target);
    },
    CustomOrNullObject: (target) => (alive(target).type === 'Custom' ? custom.of(target) : null),
  },
  methods: {
    Delete: (target, _args, { workbook }) => {
      const format = changeable(target);
      if (workbook.habits.undeletable === format) throw new Refusal('ItemNotFound');
      target.sheet.conditionalFormats.delete(format);
    },
    // "Throws an error if the conditional format is applied to multiple ranges"; which one is an assumption.
    GetRange: (target, _args, { wrap }) => {
      const [area, ...others] = alive(target).areas;
      if (area === undefined || others.length > 0) throw new Refusal('InvalidOperation');
      return wrap.range(target.sheet, area);
    },
    GetRangeOrNullObject: (target, _args, { wrap }) => {
      const [area, ...others] = alive(target).areas;
      return area === undefined || others.length > 0 ? null : wrap.range(target.sheet, area);
    },
    GetRanges: (target, _args, { wrap }) => wrap.rangeAreas(target.sheet, alive(target).areas),
  },
});

const present = ({ sheet, areas }: Cells): ConditionalFormatModel[] => {
  refuseGone(sheet);
  return sheet.conditionalFormats.touching(areas);
};
const listed = (cells: Cells): ConditionalFormatModel[] => {
  const formats = present(cells);
  if (formats.some(({ fault }) => fault === 'spoils-the-list')) throw new Refusal('ItemNotFound');
  return formats;
};
const found = (cells: Cells, id: unknown): HostObject | null => {
  const wanted = present(cells).find((each) => each.id === text(id) && each.fault === null);
  return wanted === undefined ? null : one.of({ sheet: cells.sheet, format: wanted });
};

export const conditionalFormats = defineType<Cells>('ConditionalFormatCollection', {
  since: { GetItemOrNullObject: '1.14' },
  items: (cells) => listed(cells).map((each) => one.of({ sheet: cells.sheet, format: each })),
  indexer: (cells, [id]) => {
    const item = found(cells, id);
    if (item === null) throw new Refusal('ItemNotFound');
    return item;
  },
  methods: {
    Add: ({ sheet, areas }, [type]) => {
      refuseGone(sheet);
      sheet.refuseFormatting();
      if (type !== 'Custom') throw new NotModelled(`adding conditional formats of type ${String(type)}`);
      return one.of({ sheet, format: sheet.conditionalFormats.add({ areas }) });
    },
    ClearAll: ({ sheet, areas }) => {
      refuseGone(sheet);
      sheet.refuseFormatting();
      sheet.conditionalFormats.clear(areas);
    },
    GetCount: (cells) => present(cells).length,
    GetItemAt: (cells, [index]) => {
      const item = present(cells)[whole(index)];
      if (item === undefined) throw new Refusal('InvalidArgument');
      if (item.fault !== null) throw new Refusal('ItemNotFound');
      return one.of({ sheet: cells.sheet, format: item });
    },
    GetItemOrNullObject: (cells, [id]) => found(cells, id),
  },
});

/** For the conformance test: every table. */
export const CONDITIONAL_FORMAT_TYPES = [conditionalFormats, one, custom, rule, format, fill, font].map(
  ({ type }) => type,
);
