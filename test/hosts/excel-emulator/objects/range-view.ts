import { qualified, singleCell } from '../../sheet-model/area.ts';
import { type Cell, GENERAL, plainValue, valueType } from '../../sheet-model/cell.ts';
import { display } from '../../sheet-model/display.ts';
import { NotModelled, Refusal } from '../../sheet-model/refusal.ts';
import { span } from '../../sheet-model/sheet.ts';
import { defineType, type HostObject } from '../richapi/types.ts';
import { type RangeTarget, refuseGone, whole } from './values.ts';

/** `Excel.RangeView`: "the visible cells of the parent range" (ExcelApi 1.3). */

interface ViewTarget {
  readonly range: RangeTarget;
  readonly rows: readonly number[];
  readonly columns: readonly number[];
  /** "The row index of the RangeView": among the visible rows, -1 for the whole view (assumption). */
  readonly index: number;
}

const MOST_LINES = 100_000;

function grid<T>(view: ViewTarget, read: (cell: Cell | undefined, row: number, column: number) => T): T[][] {
  const { sheet } = view.range;
  refuseGone(sheet);
  return view.rows.map((row) => view.columns.map((column) => read(sheet.peek(row, column), row, column)));
}

const rangeView = defineType<ViewTarget>('RangeView', {
  scalars: {
    CellAddresses: {
      get: (target) =>
        grid(target, (_cell, row, column) => qualified(target.range.sheet.name, singleCell(row, column))),
    },
    Values: { get: (target) => grid(target, (cell) => plainValue(cell?.value ?? null)) },
    Formulas: { get: (target) => grid(target, (cell) => cell?.formula ?? plainValue(cell?.value ?? null)) },
    Text: { get: (target) => grid(target, (cell) => display(cell?.value ?? null, cell?.format ?? GENERAL)) },
    ValueTypes: { get: (target) => grid(target, (cell) => valueType(cell?.value ?? null)) },
    NumberFormat: { get: (target) => grid(target, (cell) => cell?.format ?? GENERAL) },
    RowCount: { get: ({ rows }) => rows.length },
    ColumnCount: { get: ({ columns }) => columns.length },
    Index: { get: ({ index }) => index },
  },
  navigations: { Rows: (target) => rows.of(target) },
  methods: { GetRange: ({ range: { sheet, area } }, _args, { wrap }) => wrap.range(sheet, area) },
});
const line = (target: ViewTarget, index: number): HostObject =>
  rangeView.of({ ...target, rows: target.rows.slice(index, index + 1), index });
const rows = defineType<ViewTarget>('RangeViewCollection', {
  since: { GetCount: '1.4' },
  items: (target) => target.rows.map((_row, index) => line(target, index)),
  methods: {
    GetCount: (target) => target.rows.length,
    GetItemAt: (target, [index]) => {
      if (whole(index) < 0 || whole(index) >= target.rows.length) throw new Refusal('InvalidArgument');
      return line(target, whole(index));
    },
  },
});

export function visibleView(range: RangeTarget): HostObject {
  const { sheet, area } = range;
  if (area.bottom - area.top > MOST_LINES || area.right - area.left > MOST_LINES) {
    throw new NotModelled('views of whole columns');
  }
  return rangeView.of({
    range,
    rows: span(area.top, area.bottom).filter((row) => !sheet.hiddenRows.has(row)),
    columns: span(area.left, area.right).filter((column) => !sheet.hiddenColumns.has(column)),
    index: -1,
  });
}

/** For the conformance test: every table. */
export const RANGE_VIEW_TYPES = [rangeView.type, rows.type];
