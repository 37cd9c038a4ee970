import {
  type Area,
  boundingArea,
  cellCount,
  columnCount,
  insideSheet,
  intersection,
  isWholeColumns,
  isWholeRows,
  LAST_COLUMN,
  LAST_ROW,
  qualified,
  rowCount,
  singleCell,
} from '../../sheet-model/area.ts';
import { GENERAL, plainValue, valueType } from '../../sheet-model/cell.ts';
import { display } from '../../sheet-model/display.ts';
import { NotModelled, Refusal } from '../../sheet-model/refusal.ts';
import { type SheetModel, span } from '../../sheet-model/sheet.ts';
import { defineType, type HostObject, type Method, type Scalar, targetOf } from '../richapi/types.ts';
import { CONDITIONAL_FORMAT_TYPES, conditionalFormats } from './conditional-format.ts';
import { rangeFormat } from './format.ts';
import { RANGE_AREAS_TYPES, rangeAreas } from './range-areas.ts';
import { RANGE_VIEW_TYPES, visibleView } from './range-view.ts';
import { type Cells, flag, given, grid, inputGrid, type RangeTarget, refuseGone, text, whole } from './values.ts';

/** `Excel.Range`. */

/** @throws Refusal for an area outside the sheet */
export function makeRange(sheet: SheetModel, area: Area): HostObject {
  refuseGone(sheet);
  const inside = insideSheet(area);
  if (inside === null) throw new Refusal('InvalidArgument');
  return range.of({ sheet, area: inside });
}

export function makeRangeAreas(sheet: SheetModel, areas: readonly Area[]): HostObject {
  refuseGone(sheet);
  return rangeAreas.of({ sheet, areas });
}

const cellsOf = ({ sheet, area }: RangeTarget): Cells => ({ sheet, areas: [area] });

/** Formulas and values are written alike: what begins with `=` is a formula. */
const written: NonNullable<Scalar<RangeTarget>['set']> = (target, value, { workbook }) => {
  refuseGone(target.sheet);
  workbook.write(target.sheet, target.area, inputGrid(target, value), 'addin');
};

function setNumberFormat(target: RangeTarget, value: unknown): void {
  refuseGone(target.sheet);
  target.sheet.refuseFormatting();
  for (const [i, line] of inputGrid(target, value).entries()) {
    for (const [j, format] of line.entries()) {
      if (format === null) continue;
      // An empty text is no format; Excel answers General (assumption).
      target.sheet.cell(target.area.top + i, target.area.left + j).format =
        text(format) === '' ? GENERAL : text(format);
    }
  }
}

/** True or false, null where some are hidden and some aren't. */
function hiddenScalar(
  hidden: (target: RangeTarget) => Set<number>,
  lines: (area: Area) => [number, number],
): Scalar<RangeTarget> {
  return {
    get: (target) => {
      const [from, to] = lines(target.area);
      let count = 0;
      for (const line of hidden(target)) if (line >= from && line <= to) count += 1;
      if (count === 0) return false;
      return count === to - from + 1 ? true : null;
    },
    set: (target, value) => {
      target.sheet.refuseFormatting();
      const hide = flag(value);
      for (const line of span(...lines(target.area))) {
        if (hide) hidden(target).add(line);
        else hidden(target).delete(line);
      }
    },
  };
}

const rowHidden = hiddenScalar(
  ({ sheet }) => sheet.hiddenRows,
  ({ top, bottom }) => [top, bottom],
);
const columnHidden = hiddenScalar(
  ({ sheet }) => sheet.hiddenColumns,
  ({ left, right }) => [left, right],
);

const moved = ({ area }: RangeTarget, down: number, right: number): Area => ({
  top: area.top + down,
  bottom: area.bottom + down,
  left: area.left + right,
  right: area.right + right,
});

/** `getColumnsAfter(count)` and its like: "if count is negative, the other side of the range counts"; only positive ones are modelled. */
const positive = (count: unknown): number => {
  const number = count === undefined ? 1 : whole(count);
  if (number < 1) throw new NotModelled('negative counts of neighbouring rows or columns');
  return number;
};

const otherArea = (target: RangeTarget, other: unknown): Area => {
  const { sheet, area } = targetOf(range, other, 'ranges given by address');
  if (sheet !== target.sheet) throw new Refusal('InvalidArgument');
  return area;
};

const used = (target: RangeTarget, valuesOnly: unknown): Area | null => {
  refuseGone(target.sheet);
  return target.sheet.used(target.area, given(valuesOnly) && flag(valuesOnly));
};

const orNull = (sheet: SheetModel, area: Area | null): HostObject | null =>
  area === null ? null : makeRange(sheet, area);
const orNotFound = (sheet: SheetModel, area: Area | null): HostObject => {
  if (area === null) throw new Refusal('ItemNotFound');
  return makeRange(sheet, area);
};

type Clear = (target: RangeTarget, what: 'values' | 'formats') => void;
const clear: Clear = ({ sheet, area }, what) => {
  if (what === 'values') sheet.refuseLocked(area);
  else sheet.refuseFormatting();
  for (const [, , cell] of sheet.cellsIn(area)) {
    if (what === 'values') {
      cell.value = null;
      cell.formula = null;
    } else {
      Object.assign(cell, { format: GENERAL, fill: null, wrap: false });
    }
  }
};

const methods: Readonly<Record<string, Method<RangeTarget>>> = {
  GetCell: ({ sheet, area }, [row, column]) =>
    makeRange(sheet, singleCell(area.top + whole(row), area.left + whole(column))),
  GetRow: ({ sheet, area }, [row]) => {
    const at = area.top + whole(row);
    return makeRange(sheet, { ...area, top: at, bottom: at });
  },
  GetColumn: ({ sheet, area }, [column]) => {
    const at = area.left + whole(column);
    return makeRange(sheet, { ...area, left: at, right: at });
  },
  GetLastRow: ({ sheet, area }) => makeRange(sheet, { ...area, top: area.bottom }),
  GetLastColumn: ({ sheet, area }) => makeRange(sheet, { ...area, left: area.right }),
  GetLastCell: ({ sheet, area }) => makeRange(sheet, singleCell(area.bottom, area.right)),
  GetEntireRow: ({ sheet, area }) => makeRange(sheet, { ...area, left: 0, right: LAST_COLUMN }),
  GetEntireColumn: ({ sheet, area }) => makeRange(sheet, { ...area, top: 0, bottom: LAST_ROW }),
  GetOffsetRange: (target, [down, right]) => makeRange(target.sheet, moved(target, whole(down), whole(right))),
  GetResizedRange: ({ sheet, area }, [rows, columns]) =>
    makeRange(sheet, { ...area, bottom: area.bottom + whole(rows), right: area.right + whole(columns) }),
  GetAbsoluteResizedRange: ({ sheet, area }, [rows, columns]) =>
    makeRange(sheet, { ...area, bottom: area.top + whole(rows) - 1, right: area.left + whole(columns) - 1 }),
  GetRowsAbove: ({ sheet, area }, [count]) =>
    makeRange(sheet, { ...area, top: area.top - positive(count), bottom: area.top - 1 }),
  GetRowsBelow: ({ sheet, area }, [count]) =>
    makeRange(sheet, { ...area, top: area.bottom + 1, bottom: area.bottom + positive(count) }),
  GetColumnsBefore: ({ sheet, area }, [count]) =>
    makeRange(sheet, { ...area, left: area.left - positive(count), right: area.left - 1 }),
  GetColumnsAfter: ({ sheet, area }, [count]) =>
    makeRange(sheet, { ...area, left: area.right + 1, right: area.right + positive(count) }),
  GetBoundingRect: (target, [other]) => makeRange(target.sheet, boundingArea(target.area, otherArea(target, other))),
  GetIntersection: (target, [other]) => orNotFound(target.sheet, intersection(target.area, otherArea(target, other))),
  GetIntersectionOrNullObject: (target, [other]) =>
    orNull(target.sheet, intersection(target.area, otherArea(target, other))),
  GetUsedRange: (target, [valuesOnly]) => orNotFound(target.sheet, used(target, valuesOnly)),
  GetUsedRangeOrNullObject: (target, [valuesOnly]) => orNull(target.sheet, used(target, valuesOnly)),
  GetVisibleView: (target) => visibleView(target),
  GetMergedAreasOrNullObject: ({ sheet, area }) => {
    refuseGone(sheet);
    const areas = sheet.merges.filter((merge) => intersection(merge, area) !== null);
    return areas.length === 0 ? null : makeRangeAreas(sheet, areas);
  },
  // "If it's not a spilled cell, … returns an object with its isNullObject property set to true."
  GetSpillParentOrNullObject: ({ sheet, area }) => {
    refuseGone(sheet);
    const spill = sheet.spillAt(area.top, area.left);
    return spill === null ? null : makeRange(sheet, singleCell(spill.top, spill.left));
  },
  GetRowProperties: ({ sheet, area }, [options]) => {
    const { rowHidden: wanted, ...others } = (options ?? {}) as Readonly<Record<string, unknown>>;
    if (wanted !== true || Object.keys(others).length > 0) throw new NotModelled('row properties but rowHidden');
    return span(area.top, area.bottom).map((row) => ({ rowHidden: sheet.hiddenRows.has(row) }));
  },
  Merge: ({ sheet, area }, [across]) => {
    sheet.refuseFormatting();
    if (across !== true) return sheet.merge(area);
    for (const row of span(area.top, area.bottom)) sheet.merge({ ...area, top: row, bottom: row });
  },
  Unmerge: ({ sheet, area }) => {
    sheet.refuseFormatting();
    sheet.unmerge(area);
  },
  Select: ({ sheet, area }, _args, { workbook }) => {
    refuseGone(sheet);
    workbook.select(sheet, area, 'addin');
  },
  Clear: (target, [applyTo], { workbook }) => {
    const what = given(applyTo) ? text(applyTo) : 'All';
    if (!['All', 'Contents', 'Formats'].includes(what)) throw new NotModelled(`Range.clear('${what}')`);
    refuseGone(target.sheet);
    if (what !== 'Contents') clear(target, 'formats');
    if (what === 'Formats') return;
    clear(target, 'values');
    workbook.recalculate();
    workbook.emit({ type: 'changed', sheet: target.sheet, area: target.area, by: 'addin' });
  },
  Calculate: (_target, _args, { workbook }) => workbook.recalculate(),
  _KeepReference: (_target, _args, { references }, self) => {
    references.keep(self);
  },
  /** Called by the library before it writes a large grid in pieces. */
  _ValidateArraySize: ({ area }, [rows, columns]) => {
    if (rowCount(area) !== rows || columnCount(area) !== columns) throw new Refusal('InvalidArgument');
  },
};

const sum = (lines: readonly number[], sizeOf: (line: number) => number): number =>
  lines.reduce((total, line) => total + sizeOf(line), 0);

const range = defineType<RangeTarget>('Range', {
  keep: true,
  since: {
    ConditionalFormats: '1.6',
    Hidden: '1.2',
    RowHidden: '1.2',
    ColumnHidden: '1.2',
    IsEntireRow: '1.7',
    IsEntireColumn: '1.7',
    GetAbsoluteResizedRange: '1.7',
    GetResizedRange: '1.3',
    GetRowsAbove: '1.3',
    GetRowsBelow: '1.3',
    GetColumnsBefore: '1.3',
    GetColumnsAfter: '1.3',
    GetIntersectionOrNullObject: '1.4',
    GetUsedRangeOrNullObject: '1.4',
    GetVisibleView: '1.3',
    GetMergedAreasOrNullObject: '1.13',
    GetRowProperties: '1.9',
    GetSpillParentOrNullObject: '1.12',
    SavedAsArray: '1.12',
    Merge: '1.2',
    Unmerge: '1.2',
    Calculate: '1.6',
    _ValidateArraySize: '1.3',
    Width: '1.10',
    Height: '1.10',
  },
  scalars: {
    Address: { get: ({ sheet, area }) => qualified(sheet.name, area) },
    RowIndex: { get: ({ area }) => area.top },
    Width: { get: ({ sheet, area }) => sum(span(area.left, area.right), (column) => sheet.widthOf(column)) },
    Height: { get: ({ sheet, area }) => sum(span(area.top, area.bottom), (row) => sheet.heightOf(row)) },
    ColumnIndex: { get: ({ area }) => area.left },
    RowCount: { get: ({ area }) => rowCount(area) },
    ColumnCount: { get: ({ area }) => columnCount(area) },
    // "Returns -1 if the cell count exceeds 2^31-1."
    CellCount: { get: ({ area }) => (cellCount(area) > 2 ** 31 - 1 ? -1 : cellCount(area)) },
    IsEntireRow: { get: ({ area }) => isWholeRows(area) },
    IsEntireColumn: { get: ({ area }) => isWholeColumns(area) },
    // "Returns null if some cells would be saved as an array formula and some would not be."
    SavedAsArray: {
      get: ({ sheet, area: { top, left, bottom, right } }) => {
        const cells = span(top, bottom).flatMap((row) =>
          span(left, right).map((column) => sheet.isSavedAsArray(row, column)),
        );
        return cells.every((each) => each === cells[0]) ? cells[0] : null;
      },
    },
    RowHidden: rowHidden,
    ColumnHidden: columnHidden,
    Hidden: {
      get: (target, context, self) => {
        const rows = rowHidden.get(target, context, self);
        const columns = columnHidden.get(target, context, self);
        if (rows === true || columns === true) return true;
        return rows === null || columns === null ? null : false;
      },
    },
    Values: { get: (target) => grid(target, (cell) => plainValue(cell?.value ?? null)), set: written },
    Formulas: {
      get: (target) => grid(target, (cell) => cell?.formula ?? plainValue(cell?.value ?? null)),
      set: written,
    },
    Text: { get: (target) => grid(target, (cell) => display(cell?.value ?? null, cell?.format ?? GENERAL)) },
    ValueTypes: { get: (target) => grid(target, (cell) => valueType(cell?.value ?? null)) },
    NumberFormat: { get: (target) => grid(target, (cell) => cell?.format ?? GENERAL), set: setNumberFormat },
  },
  navigations: {
    Format: (target) => rangeFormat.of(cellsOf(target)),
    Worksheet: ({ sheet }, { wrap }) => wrap.worksheet(sheet),
    ConditionalFormats: (target) => conditionalFormats.of(cellsOf(target)),
  },
  methods,
});

/** For the conformance test: every table. */
export const RANGE_TYPES = [range.type, ...RANGE_AREAS_TYPES, ...CONDITIONAL_FORMAT_TYPES, ...RANGE_VIEW_TYPES];
