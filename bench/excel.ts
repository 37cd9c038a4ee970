import type { GridRange, SheetGrid } from '../src/engine/grid/grid.ts';
import { review } from '../src/engine/review.ts';
import { readWorkbook } from '../src/formats/xlsx/read/read.ts';
import { ExcelHost } from '../src/hosts/excel/host.ts';
import type { OfficeJs } from '../src/hosts/excel/office.ts';
import type { Work } from './engine.ts';

/**
 * Our own time beside Excel: an Excel that answers at once, from grids in memory, so that only what the add-in does is measured.
 * It knows the calls that reading makes and nothing else; how they behave is the business of the tests.
 */

type Line = readonly unknown[];

interface Sheet {
  readonly id: string;
  readonly name: string;
  readonly used: GridRange;
  readonly values: readonly Line[];
  readonly formulas: readonly Line[];
  readonly numberFormat: readonly Line[];
  readonly valueTypes: readonly Line[];
}

const TYPES: Readonly<Record<string, string>> = {
  text: 'String',
  number: 'Double',
  boolean: 'Boolean',
  error: 'Error',
};

function sheetOf(grid: SheetGrid, index: number): Sheet {
  const cells = grid.rows.flatMap((row) => row.cells);
  const bottom = cells.at(-1)?.row ?? 1;
  const right = Math.max(1, ...cells.map(({ column }) => column));
  const lines = (nothing: string): unknown[][] =>
    Array.from({ length: bottom }, () => new Array<unknown>(right).fill(nothing));
  const [values, formulas, numberFormat, valueTypes] = [lines(''), lines(''), lines('General'), lines('Empty')];
  for (const cell of cells) {
    const put = (grid: unknown[][], value: unknown): void => {
      const line = grid[cell.row - 1];
      if (line !== undefined) line[cell.column - 1] = value;
    };
    put(values, cell.value ?? '');
    put(formulas, cell.formula === null ? (cell.value ?? '') : `=${cell.formula}`);
    put(numberFormat, cell.format ?? 'General');
    put(valueTypes, TYPES[cell.kind] ?? 'Empty');
  }
  const used = { top: 1, left: 1, bottom, right };
  return { id: `{${index}}`, name: grid.name, used, values, formulas, numberFormat, valueTypes };
}

const nothing = (): undefined => undefined;

function rangeOf(sheet: Sheet, { top, left, bottom, right }: GridRange): object {
  const part = (grid: readonly Line[]): Line[] =>
    grid.slice(top - 1, bottom).map((line) => line.slice(left - 1, right));
  return {
    load: nothing,
    untrack: nothing,
    isNullObject: false,
    rowIndex: top - 1,
    columnIndex: left - 1,
    rowCount: bottom - top + 1,
    columnCount: right - left + 1,
    rowHidden: false,
    get values() {
      return part(sheet.values);
    },
    get formulas() {
      return part(sheet.formulas);
    },
    get numberFormat() {
      return part(sheet.numberFormat);
    },
    get valueTypes() {
      return part(sheet.valueTypes);
    },
  };
}

function worksheetOf(sheets: readonly Sheet[], at: number): object {
  const sheet = sheets[at];
  const next = (): object => worksheetOf(sheets, at + 1);
  if (sheet === undefined) {
    const none = { load: nothing, untrack: nothing, isNullObject: true, getNextOrNullObject: next };
    return { ...none, getUsedRangeOrNullObject: () => none };
  }
  return {
    load: nothing,
    isNullObject: false,
    id: sheet.id,
    name: sheet.name,
    visibility: 'Visible',
    protection: { protected: false },
    getNextOrNullObject: next,
    getUsedRangeOrNullObject: () => rangeOf(sheet, sheet.used),
    getRangeByIndexes: (row: number, column: number, rows: number, columns: number) =>
      rangeOf(sheet, { top: row + 1, left: column + 1, bottom: row + rows, right: column + columns }),
  };
}

/** An Excel with these sheets in front of it. */
export function excelWith(grids: readonly SheetGrid[]): ExcelHost {
  const sheets = grids.map(sheetOf);
  const places = new Map(sheets.map(({ id }, at) => [id, at]));
  const worksheets = {
    load: nothing,
    items: sheets,
    getActiveWorksheet: () => worksheetOf(sheets, 0),
    getFirst: () => worksheetOf(sheets, 0),
    getItemOrNullObject: (id: string) => worksheetOf(sheets, places.get(id) ?? sheets.length),
  };
  const context = { workbook: { worksheets }, sync: () => Promise.resolve() };
  const library: unknown = {
    excel: { run: (_options: unknown, batch: (given: unknown) => Promise<unknown>) => batch(context) },
    office: { context: { requirements: { isSetSupported: () => true } } },
  };
  return new ExcelHost(library as OfficeJs);
}

/** The sheets of a file, as many as asked for. */
export function sheetsOf(bytes: Uint8Array, count: number): SheetGrid[] {
  return readWorkbook(bytes).sheets.slice(0, count);
}

/** The sheets' rows below each other on one sheet. */
export function stacked(grids: readonly SheetGrid[]): SheetGrid {
  const rows: SheetGrid['rows'][number][] = [];
  let down = 0;
  for (const grid of grids) {
    for (const line of grid.rows) {
      const cells = line.cells.map((cell) => ({ ...cell, row: cell.row + down }));
      rows.push({ ...line, row: line.row + down, cells });
    }
    down = (rows.at(-1)?.row ?? 0) + 3;
  }
  return { name: '自评表', visibility: 'visible', protected: false, merges: [], rows };
}

export async function check(host: ExcelHost): Promise<Work> {
  const { coverage, findings } = review(await host.readSheets('all'));
  return { cells: coverage.cells, forms: coverage.tables, findings: findings.length };
}
