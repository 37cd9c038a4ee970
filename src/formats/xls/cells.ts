import { cellAddress, MAX_COLUMN } from '../../engine/grid/address.ts';
import type { CellKind, GridCell, GridRow } from '../../engine/grid/grid.ts';
import { cellSized } from '../edits.ts';
import { DocumentError } from '../error.ts';
import { DAYS_TO_1904, isDateFormat } from '../number-formats.ts';
import { badRecord } from './errors.ts';
import { ERRORS } from './formula.ts';
import type { Globals } from './globals.ts';

/** A picture kept in a cell by WPS, as its formula or its text tells. */
const PICTURE_TEXT = /^=(?:_xlfn\.)?DISPIMG\(/;
const PICTURE_FORMULA = 'DISPIMG(';

/** What is read of all sheets of a workbook. */
export class SheetContext {
  readonly globals: Globals;
  readonly cellLimit: number;
  readonly mergeLimit: number;
  /** By style index: whether numbers are days counted from 1904. Null in workbooks of the usual system. */
  readonly days1904: readonly boolean[] | null;
  cells = 0;
  /** Merged areas of all sheets so far. */
  merges = 0;
  /** Characters of formulas put into words. */
  formulaText = 0;
  #bytes = 0;

  constructor(globals: Globals, cellLimit: number, mergeLimit: number) {
    this.globals = globals;
    this.cellLimit = cellLimit;
    this.mergeLimit = mergeLimit;
    this.days1904 = globals.date1904 ? globals.formats.map(isDateFormat) : null;
  }

  /** Counts the bytes that sheets were read from: sheets that share records would make a small file large. @throws DocumentError */
  spend(count: number, of: number): void {
    this.#bytes += count;
    if (this.#bytes > of) throw badRecord('sheets that overlap');
  }
}

/** A cell that later records may tell more about. */
export type OpenCell = { -readonly [key in keyof GridCell]: GridCell[key] };

/** Collects the cells of a sheet, in whatever order they come. Rows and columns of files are counted from 0. */
export class SheetCells {
  readonly #sheet: string;
  readonly #context: SheetContext;
  readonly #rows = new Map<number, OpenCell[]>();
  #row = -1;
  #cells: OpenCell[] = [];

  constructor(sheet: string, context: SheetContext) {
    this.#sheet = sheet;
    this.#context = context;
  }

  addNumber(row: number, column: number, style: number, number: number, formula: string | null): OpenCell {
    // No spreadsheet shows it as a number either, and no other cell is lost for it.
    if (!Number.isFinite(number)) return this.add(row, column, style, 'error', '#NUM!', formula);
    const days = this.#context.days1904?.[style] === true ? DAYS_TO_1904 : 0;
    return this.add(row, column, style, 'number', number + days, formula);
  }

  /** A text; the result of a formula may be the empty one. */
  addText(row: number, column: number, style: number, text: string): void {
    // A constant that is the empty text looks and counts like a blank cell in every host.
    if (text === '') return;
    setText(this.add(row, column, style, 'text', text, null), text);
  }

  /** A boolean, or an error by the number that stands for it. */
  addCode(row: number, column: number, style: number, code: number, error: boolean, formula: string | null): OpenCell {
    if (!error) return this.add(row, column, style, 'boolean', code !== 0, formula);
    const text = ERRORS[code];
    if (text === undefined) throw this.badCell(row, column, `no error ${code}`);
    return this.add(row, column, style, 'error', text, formula);
  }

  add(
    row: number,
    column: number,
    style: number,
    kind: CellKind,
    value: GridCell['value'],
    formula: string | null,
  ): OpenCell {
    const context = this.#context;
    if (column >= MAX_COLUMN) throw this.badCell(row, MAX_COLUMN - 1, 'beyond the last column');
    if (context.cells >= context.cellLimit) throw tooMany(this.#sheet, context.cellLimit);
    context.cells++;
    if (row !== this.#row) {
      this.#row = row;
      const known = this.#rows.get(row);
      this.#cells = known ?? [];
      if (known === undefined) this.#rows.set(row, this.#cells);
    }
    const format = context.globals.formats[style] ?? null;
    const cell: OpenCell = { row: row + 1, column: column + 1, kind, value, formula, format };
    this.#cells.push(cell);
    return cell;
  }

  gridRows(hidden: ReadonlySet<number>): GridRow[] {
    const rows = [...this.#rows].sort(([a], [b]) => a - b);
    return rows.map(([row, cells]) => ({ row: row + 1, hidden: hidden.has(row), cells: inOrder(cells) }));
  }

  badCell(row: number, column: number, cause: string): DocumentError {
    return badRecord(cause, { sheet: this.#sheet, cells: [cellAddress(row + 1, column + 1)] });
  }
}

export function tooMany(sheet: string, limit: number): DocumentError {
  return new DocumentError('too-large', 'too-many-cells', { sheet, limit });
}

/** Makes the cell one of text; or of a picture, when that is what its text stands for. */
export function setText(cell: OpenCell, text: string): void {
  cell.kind = 'text';
  cell.value = cellSized(text);
  if (PICTURE_TEXT.test(text)) makePicture(cell);
}

/** Tells the formula of a cell, which may be that of a picture. */
export function setFormula(cell: OpenCell, formula: string): void {
  cell.formula = formula;
  if (formula.includes(PICTURE_FORMULA)) makePicture(cell);
}

function makePicture(cell: OpenCell): void {
  cell.kind = 'picture';
  cell.value = null;
}

/** The cells of a row by column; of two cells in one place the later one counts. */
function inOrder(cells: readonly GridCell[]): readonly GridCell[] {
  for (let i = 1; i < cells.length; i++) {
    if ((cells[i] as GridCell).column <= (cells[i - 1] as GridCell).column) {
      return [...new Map(cells.map((cell) => [cell.column, cell])).values()].sort((a, b) => a.column - b.column);
    }
  }
  return cells;
}
