import { type Area, boundingArea, cellCount, contains, intersection, singleCell } from './area.ts';
import { type Cell, type CellValue, emptyCell, GENERAL, isFormatted } from './cell.ts';
import { ConditionalFormats } from './conditional-formats.ts';
import type { Habits } from './habits.ts';
import { NotModelled, Refusal } from './refusal.ts';
import { LONGEST_TEXT, typedInput } from './typed-input.ts';

export type Visibility = 'Visible' | 'Hidden' | 'VeryHidden';
/** One cell of what is written; null leaves the cell alone ("Set to null to skip": "Work with ranges", Office documentation). */
export type Input = number | string | boolean | null;
type Row = Map<number, Cell>;

/** More is beyond what tests need, and beyond the memory of a small machine. */
const MOST_CELLS_WRITTEN = 5_000_000;

/** A worksheet: cells that hold something, and what lies around them. */
export class SheetModel {
  readonly id: string;
  name: string;
  visibility: Visibility = 'Visible';
  tabColor = '';
  deleted = false;
  /** A chart or macro sheet: in the list of sheets, and without cells. */
  isChart = false;
  /** Areas that a formula fills beside its own cell, which is the first of them. */
  spills: Area[] = [];
  /** Legacy array formulas: each cell tells the formula of all. */
  arrays: Area[] = [];
  protected = false;
  /** `allowFormatCells`… as given to `protect`. */
  protectionOptions: Readonly<Record<string, unknown>> = {};
  password: string | null = null;
  merges: Area[] = [];
  readonly conditionalFormats = new ConditionalFormats();
  readonly hiddenRows = new Set<number>();
  /** What a filter lies over, its heads included; the rows that it leaves out are hidden. */
  filter: Area | null = null;
  readonly hiddenColumns = new Set<number>();
  /** In points, where they aren't those of a new sheet. */
  readonly rowHeights = new Map<number, number>();
  readonly columnWidths = new Map<number, number>();
  selection: Area = singleCell(0, 0);
  readonly #rows = new Map<number, Row>();

  constructor(id: string, name: string) {
    this.id = id;
    this.name = name;
  }

  peek(row: number, column: number): Cell | undefined {
    return this.#rows.get(row)?.get(column);
  }

  /** The cell itself; making it changes nothing one could see. */
  cell(row: number, column: number): Cell {
    const cells = this.#rows.get(row) ?? new Map<number, Cell>();
    this.#rows.set(row, cells);
    const cell = cells.get(column) ?? emptyCell();
    cells.set(column, cell);
    return cell;
  }

  /** The cells of an area that were ever touched. */
  *cellsIn(area: Area): Generator<readonly [row: number, column: number, cell: Cell]> {
    const sparse = area.bottom - area.top > this.#rows.size;
    const rows = sparse ? [...this.#rows.keys()].sort((a, b) => a - b) : span(area.top, area.bottom);
    for (const row of rows) {
      if (row < area.top || row > area.bottom) continue;
      for (const [column, cell] of this.#rows.get(row) ?? []) {
        if (column >= area.left && column <= area.right) yield [row, column, cell];
      }
    }
  }

  /** The smallest area with everything that holds a value or, unless `valuesOnly`, a format. */
  used(within: Area, valuesOnly: boolean): Area | null {
    let found: Area | null = null;
    for (const [row, column, cell] of this.cellsIn(within)) {
      if (cell.value === null && cell.formula === null && (valuesOnly || !isFormatted(cell))) continue;
      const here = singleCell(row, column);
      found = found === null ? here : boundingArea(found, here);
    }
    return found;
  }

  mergeAt(row: number, column: number): Area | null {
    const here = singleCell(row, column);
    return this.merges.find((merge) => contains(merge, here)) ?? null;
  }

  merge(area: Area): void {
    if (cellCount(area) === 1) return;
    this.merges = this.merges.filter((merge) => intersection(merge, area) === null);
    this.merges.push(area);
    for (const [row, column, cell] of this.cellsIn(area)) {
      if (row === area.top && column === area.left) continue;
      cell.value = null;
      cell.formula = null;
    }
  }

  unmerge(area: Area): void {
    this.merges = this.merges.filter((merge) => intersection(merge, area) === null);
  }

  /**
   * For tests: rows as they are after somebody inserted, deleted or sorted. Each new row takes what the old row of that number
   * held, null makes a blank one; merges, marks and hidden rows follow where they lay in one row, or grow and shrink as Excel's.
   */
  moveRows(order: readonly (number | null)[]): void {
    const rows = new Map(this.#rows);
    const hidden = new Set(this.hiddenRows);
    this.#rows.clear();
    this.hiddenRows.clear();
    const now = new Map<number, number>();
    for (const [row, before] of order.entries()) {
      if (before === null) continue;
      now.set(before, row);
      const cells = rows.get(before);
      if (cells !== undefined) this.#rows.set(row, cells);
      if (hidden.has(before)) this.hiddenRows.add(row);
    }
    const moved = (area: Area): Area[] => {
      const lines = span(area.top, Math.min(area.bottom, order.length)).flatMap((row) => now.get(row) ?? []);
      if (lines.length === 0) return [];
      const [top, bottom] = [Math.min(...lines), Math.max(...lines)];
      return [{ ...area, top, bottom: Math.max(bottom, top) }];
    };
    this.merges = this.merges.flatMap(moved);
    this.arrays = this.arrays.flatMap(moved);
    this.filter = this.filter === null ? null : (moved(this.filter)[0] ?? null);
    for (const format of this.conditionalFormats.list) format.areas = format.areas.flatMap(moved);
  }

  /** For tests: the rows down to the last that was ever touched. */
  get rowNumbers(): number[] {
    return span(0, Math.max(0, ...this.#rows.keys()));
  }

  /** For tests: a blank row above this one, counted from 0. */
  insertRow(row: number): void {
    const rows = this.rowNumbers;
    this.moveRows([...rows.slice(0, row), null, ...rows.slice(row)]);
  }

  deleteRow(row: number): void {
    this.moveRows(this.rowNumbers.filter((each) => each !== row));
  }

  /** For tests: the rows from `top` to `bottom` in the opposite order, as a sort may leave them. */
  reverseRows(top: number, bottom: number): void {
    const rows: (number | null)[] = this.rowNumbers;
    rows.splice(top, bottom - top + 1, ...span(top, bottom).reverse());
    this.moveRows(rows);
  }

  insertColumn(column: number): void {
    for (const [row, cells] of this.#rows) {
      const moved = [...cells].map(([at, cell]) => [at >= column ? at + 1 : at, cell] as const);
      this.#rows.set(row, new Map(moved));
    }
  }

  /** For tests: which cells may be edited although the sheet is protected. */
  unlock(area: Area): void {
    for (const cell of this.each(area)) cell.locked = false;
  }

  /** Every cell of an area, made where it wasn't there. */
  each(area: Area): Cell[] {
    if (cellCount(area) > MOST_CELLS_WRITTEN) throw new NotModelled('changes of whole rows or columns');
    const cells: Cell[] = [];
    for (const row of span(area.top, area.bottom)) {
      for (const column of span(area.left, area.right)) cells.push(this.cell(row, column));
    }
    return cells;
  }

  /** @throws Refusal where a cell of a protected sheet is locked */
  refuseLocked(area: Area): void {
    if (!this.protected) return;
    // Cells that were never touched are locked, as every cell is from the start.
    let unlocked = 0;
    for (const [, , cell] of this.cellsIn(area)) if (!cell.locked) unlocked += 1;
    if (unlocked < cellCount(area)) throw new Refusal('AccessDenied');
  }

  /** @throws Refusal where formats of a protected sheet may not be changed */
  refuseFormatting(): void {
    if (this.protected && this.protectionOptions['allowFormatCells'] !== true) throw new Refusal('AccessDenied');
  }

  /** The height of a row in points; of a hidden one 0. */
  heightOf(row: number): number {
    return this.hiddenRows.has(row) ? 0 : (this.rowHeights.get(row) ?? 13.5);
  }

  /** The width of a column in points; of a hidden one 0. */
  widthOf(column: number): number {
    return this.hiddenColumns.has(column) ? 0 : (this.columnWidths.get(column) ?? 54);
  }

  /** "allowFormatRows" of the options for protecting a sheet. */
  refuseRowHeights(): void {
    if (this.protected && this.protectionOptions['allowFormatRows'] !== true) throw new Refusal('AccessDenied');
  }

  /**
   * Writes as if typed. The grid has the size of the area; nothing is written when a cell is refused (assumption).
   * What is written into a covered cell of a merged area is dropped (assumption).
   */
  write(
    area: Area,
    grid: readonly (readonly Input[])[],
    evaluate: (formula: string) => CellValue | null,
    habits: Pick<Habits, 'formatOfFormula'> = { formatOfFormula: null },
  ): void {
    this.refuseLocked(area);
    this.#refusePartOfArray(area);
    const rows = this.#writtenRows(area);
    for (const [i, line] of grid.entries()) {
      for (const [j, input] of line.entries()) {
        if (input === null) continue;
        if (typeof input === 'string' && input.length > LONGEST_TEXT) throw new Refusal('InvalidArgument');
        const row = rows[i];
        if (row === undefined) continue;
        const column = area.left + j;
        const merge = this.merges.length === 0 ? null : this.mergeAt(row, column);
        if (merge !== null && (merge.top !== row || merge.left !== column)) continue;
        this.#breakSpill(row, column);
        const cell = this.cell(row, column);
        this.#type(cell, input, evaluate);
        if (habits.formatOfFormula !== null && cell.formula !== null && cell.format === GENERAL)
          cell.format = habits.formatOfFormula;
      }
    }
  }

  /**
   * The rows that a grid lands in. Where a filter hides some of them, what is written in one go lands in the visible ones alone and
   * so in wrong cells (office-js 224, "Filtering breaks … data seems to be misplaced"; xlwings 747). A cell by itself takes what it
   * is given, also in a hidden row (NetOffice 2: row by row "it's ok").
   */
  #writtenRows({ top, bottom }: Area): number[] {
    const rows = span(top, bottom);
    const { filter } = this;
    if (filter === null || rows.length === 1) return rows;
    return rows.filter((row) => row <= filter.top || row > filter.bottom || !this.hiddenRows.has(row));
  }

  /** For tests: a filter over an area whose first row are its heads, which leaves out some rows; all rows are shown first. */
  filterRows(area: Area, hidden: readonly number[]): void {
    for (const row of span(area.top, area.bottom)) this.hiddenRows.delete(row);
    for (const row of hidden) this.hiddenRows.add(row);
    this.filter = area;
  }

  /** The area that spills into a cell; null also for the cell that it comes from. */
  spillAt(row: number, column: number): Area | null {
    const here = singleCell(row, column);
    return this.spills.find((area) => contains(area, here) && !(area.top === row && area.left === column)) ?? null;
  }

  /** Of legacy arrays and of what spills, the cell it comes from included. */
  isSavedAsArray(row: number, column: number): boolean {
    return [...this.arrays, ...this.spills].some((area) => contains(area, singleCell(row, column)));
  }

  /** "You can't change part of an array." Which code it has is open. */
  #refusePartOfArray(area: Area): void {
    const cut = this.arrays.some((array) => intersection(array, area) !== null && !contains(area, array));
    if (cut) throw new Refusal('InvalidOperation');
  }

  /** Something stands in the way: the formula shows an error, and what it spilled is gone. */
  #breakSpill(row: number, column: number): void {
    const spill = this.spillAt(row, column);
    if (spill === null) return;
    this.spills = this.spills.filter((area) => area !== spill);
    for (const cell of this.each(spill)) if (cell.formula === null) cell.value = null;
    this.cell(spill.top, spill.left).value = { error: '#SPILL!' };
  }

  #type(cell: Cell, input: Exclude<Input, null>, evaluate: (formula: string) => CellValue | null): void {
    const typed = typedInput(input, cell.format);
    if (typed.kind === 'formula') {
      cell.formula = typed.formula;
      // Without a calculation engine a new formula has the result 0, unless the test says better.
      cell.value = evaluate(typed.formula) ?? 0;
      return;
    }
    cell.formula = null;
    cell.value = typed.value;
    if (typed.format !== undefined) cell.format = typed.format;
  }
}

export function span(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
