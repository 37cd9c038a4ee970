/** A sheet as rows and columns on the screen. */

import type { Severity } from '../../../engine/checks/check.ts';
import { cellAddress, columnLetters } from '../../../engine/grid/address.ts';
import { blankCell, type GridCell, type GridRange, type SheetGrid } from '../../../engine/grid/grid.ts';
import { contains } from '../../../engine/grid/ranges.ts';
import type { CellRole } from '../../../engine/layout/self-evaluation.ts';
import { type BorderLook, type CellLook, PLAIN_LOOK, type SheetLook } from '../../../formats/sheet-look.ts';
import { fittedNumber, shownText } from './cell-text.ts';

export interface ColumnModel {
  readonly column: number;
  readonly letters: string;
  readonly width: number;
}

export interface RowModel {
  readonly row: number;
  /** In pixels; null: as its content needs. */
  readonly height: number | null;
  readonly fixed: boolean;
}

export interface CellModel {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly width: number;
  /** What the cell may be high, in pixels; null: as its content needs. */
  readonly height: number | null;
  readonly text: string;
  readonly color: string | null;
  readonly look: CellLook;
  readonly align: 'left' | 'center' | 'right' | 'justify';
  readonly right: BorderLook | null;
  readonly bottom: BorderLook | null;
  readonly top: BorderLook | null;
  readonly left: BorderLook | null;
  readonly mark: Severity | null;
  /** What it was taken for, where the sheet is coloured by that. */
  readonly role: CellRole | null;
  /** Text may run over the blank cells beside it. */
  readonly overflows: boolean;
  /** How far it may run, in pixels from its cell's left edge: up to the next cell that isn't blank; null: nothing is in its way. */
  readonly reach: number | null;
  /** 1: as large as the file says. */
  readonly zoom: number;
}

type Roles = ReadonlyMap<string, CellRole>;
const NO_ROLES: Roles = new Map();

interface ModelOptions {
  /** With blank rows and columns beyond what the sheet holds; paper has none. */
  readonly spare?: boolean;
  /** What cells were taken for, by address; none where that isn't shown. */
  readonly roles?: Roles | undefined;
  /** How large all is drawn; 1: as large as the file says. */
  readonly zoom?: number;
}

/** Blank rows and columns kept beyond what the sheet holds, to type into. */
const SPARE_ROWS = 12;
const SPARE_COLUMNS = 3;
const LEAST_ROWS = 24;
const LEAST_COLUMNS = 8;
/** Looks alone reach no further than this beyond content: whole rows are often styled up to the last column. */
const STYLED_ROWS = 200;
const STYLED_COLUMNS = 30;
/** Forms are on the screen as a whole. Of more rows than this a browser lays out so many cells anew that keys would have to wait. */
const WINDOWED_ABOVE = 400;

const STRENGTH = ['hair', 'dotted', 'dashDotDot', 'dashDot', 'dashed', 'thin', 'mediumDashDotDot', 'slantDashDot'];

function strength(border: BorderLook | null): number {
  if (border === null) return -1;
  const at = STRENGTH.indexOf(border.style);
  return at < 0 ? STRENGTH.length + (border.style === 'double' ? 2 : border.style === 'thick' ? 1 : 0) : at;
}

/** Of the two cells at an edge the stronger border is seen. */
function stronger(a: BorderLook | null, b: BorderLook | null): BorderLook | null {
  return strength(b) > strength(a) ? b : a;
}

interface Extent {
  readonly lastRow: number;
  readonly lastColumn: number;
}

/** At least one row and column. */
function withSpare({ lastRow, lastColumn }: Extent): Extent {
  return {
    lastRow: Math.max(LEAST_ROWS, lastRow + SPARE_ROWS),
    lastColumn: Math.max(LEAST_COLUMNS, lastColumn + SPARE_COLUMNS),
  };
}

export class SheetModel {
  readonly grid: SheetGrid;
  readonly look: SheetLook;
  /** Those that aren't hidden. */
  readonly columns: readonly ColumnModel[];
  readonly rows: readonly RowModel[];
  /** Only the rows in sight are on the screen; each is then as high as it says. */
  readonly windowed: boolean;
  /** How large all is drawn. */
  readonly zoom: number;
  /** How wide the columns are that hold something, as the file says. */
  readonly usedWidth: number;
  readonly #roles: Roles;
  readonly #cells = new Map<number, ReadonlyMap<number, GridCell>>();
  readonly #merges = new Map<number, GridRange[]>();
  readonly #columnPlace = new Map<number, number>();
  readonly #rowPlace = new Map<number, number>();

  constructor(grid: SheetGrid, look: SheetLook, { spare = true, roles = NO_ROLES, zoom = 1 }: ModelOptions = {}) {
    this.#roles = roles;
    this.grid = grid;
    this.look = look;
    this.zoom = zoom;
    const used = this.#extent();
    const { lastRow, lastColumn } = spare ? withSpare(used) : used;
    const columns = this.#visibleColumns(lastColumn);
    this.usedWidth = columns.reduce((sum, { column, width }) => (column > used.lastColumn ? sum : sum + width), 0);
    this.columns = zoom === 1 ? columns : columns.map((each) => ({ ...each, width: Math.round(each.width * zoom) }));
    this.rows = this.#visibleRows(lastRow);
    this.windowed = this.rows.length > WINDOWED_ABOVE;
    for (const [place, { column }] of this.columns.entries()) this.#columnPlace.set(column, place);
    for (const [place, { row }] of this.rows.entries()) this.#rowPlace.set(row, place);
    for (const merge of grid.merges) {
      for (let { top } = merge; top <= Math.min(merge.bottom, lastRow); top++) {
        const inRow = this.#merges.get(top);
        if (inRow === undefined) this.#merges.set(top, [merge]);
        else inRow.push(merge);
      }
    }
  }

  /** The same sheet drawn in another way. */
  drawn(options: Pick<ModelOptions, 'spare' | 'zoom'>): SheetModel {
    return new SheetModel(this.grid, this.look, { roles: this.#roles, ...options });
  }

  /** Where a row stands among the visible ones; -1: hidden, or beyond the end. */
  placeOfRow(row: number): number {
    return this.#rowPlace.get(row) ?? -1;
  }

  placeOfColumn(column: number): number {
    return this.#columnPlace.get(column) ?? -1;
  }

  cellAt(row: number, column: number): GridCell {
    return this.#rowCells(row).get(column) ?? blankCell(row, column);
  }

  /** The merged area that covers a cell. */
  mergeAt(row: number, column: number): GridRange | null {
    return this.#merges.get(row)?.find((merge) => contains(merge, row, column)) ?? null;
  }

  lookAt(row: number, column: number): CellLook {
    const style =
      this.look.styles.get(row)?.get(column) ??
      (this.look.rows.get(row)?.style ||
        this.look.columns.find(({ from, to }) => column >= from && column <= to)?.style);
    return this.look.looks[style ?? 0] ?? this.look.looks[0] ?? PLAIN_LOOK;
  }

  markAt(row: number, column: number): Severity | null {
    return this.look.marks.find(({ range }) => contains(range, row, column))?.severity ?? null;
  }

  /** What a row shows, from left to right; cells that lie under a merged area are left out. */
  rowModel(place: number): CellModel[] {
    const { row } = this.rows[place] as RowModel;
    const shown: CellModel[] = [];
    for (let at = 0; at < this.columns.length; at++) {
      const { column } = this.columns[at] as ColumnModel;
      const merge = this.mergeAt(row, column);
      if (merge === null) shown.push(this.#cellModel(place, at, null));
      else if (this.#leads(merge, place, at)) shown.push(this.#cellModel(place, at, merge));
    }
    return shown;
  }

  /** Where the top of the merged areas that reach into this row stands among the rows. */
  startOfMerges(place: number): number {
    let start = place;
    const { row } = this.rows[place] ?? { row: 0 };
    for (const merge of this.#merges.get(row) ?? []) {
      const top = this.rows.findIndex((each) => each.row >= merge.top);
      if (top >= 0 && top < start) start = top;
    }
    return start;
  }

  heightOf(place: number): number {
    return (this.rows[place] as RowModel).height ?? Math.round(this.look.defaultHeight * this.zoom);
  }

  /** Whether a place is the first one of the merged area that can be seen. */
  #leads(merge: GridRange, place: number, at: number): boolean {
    const above = this.rows[place - 1]?.row ?? 0;
    const before = this.columns[at - 1]?.column ?? 0;
    return above < merge.top && before < merge.left;
  }

  #rowCells(row: number): ReadonlyMap<number, GridCell> {
    const known = this.#cells.get(row);
    if (known !== undefined) return known;
    const found = this.#findRow(row);
    const cells = new Map(found?.map((cell) => [cell.column, cell]) ?? []);
    this.#cells.set(row, cells);
    return cells;
  }

  #findRow(row: number): readonly GridCell[] | undefined {
    const { rows } = this.grid;
    let low = 0;
    let high = rows.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = rows[middle]?.row ?? 0;
      if (found === row) return rows[middle]?.cells;
      if (found < row) low = middle + 1;
      else high = middle - 1;
    }
    return undefined;
  }

  #extent(): Extent {
    const { grid, look } = this;
    let row = grid.rows.at(-1)?.row ?? 0;
    let column = 0;
    for (const each of grid.rows) column = Math.max(column, each.cells.at(-1)?.column ?? 0);
    for (const merge of grid.merges) {
      if (merge.top <= row + STYLED_ROWS && merge.bottom <= merge.top + STYLED_ROWS) row = Math.max(row, merge.bottom);
      if (merge.right <= column + STYLED_COLUMNS) column = Math.max(column, merge.right);
    }
    if (look.lastRow <= row + STYLED_ROWS) row = Math.max(row, look.lastRow);
    if (look.lastColumn <= column + STYLED_COLUMNS) column = Math.max(column, look.lastColumn);
    return { lastRow: Math.max(1, row), lastColumn: Math.max(1, column) };
  }

  #visibleColumns(last: number): ColumnModel[] {
    const { columns, defaultWidth } = this.look;
    const shown: ColumnModel[] = [];
    for (let column = 1; column <= last; column++) {
      const known = columns.find(({ from, to }) => column >= from && column <= to);
      if (known?.hidden === true) continue;
      shown.push({ column, letters: columnLetters(column), width: known?.width ?? defaultWidth });
    }
    return shown;
  }

  #visibleRows(last: number): RowModel[] {
    const shown: RowModel[] = [];
    for (let row = 1; row <= last; row++) {
      const known = this.look.rows.get(row);
      if (known?.hidden === true) continue;
      const height = known?.height ?? null;
      shown.push({
        row,
        height: height === null ? null : Math.round(height * this.zoom),
        fixed: known?.fixed ?? false,
      });
    }
    return shown;
  }

  #cellModel(place: number, at: number, merge: GridRange | null): CellModel {
    const { row } = this.rows[place] as RowModel;
    const { column } = this.columns[at] as ColumnModel;
    const spans = this.#spans(place, at, merge);
    const cell = this.cellAt(merge?.top ?? row, merge?.left ?? column);
    const look = this.lookAt(merge?.top ?? row, merge?.left ?? column);
    const { text, color } = shownText(cell);
    const room = (spans.width / this.zoom - 4) / (7.4 * (look.font.size / 11));
    const right = merge?.right ?? column;
    const bottom = merge?.bottom ?? row;
    const isPlain = cell.kind === 'text' && !look.wrap && look.rotation === 0 && merge === null;
    return {
      row: merge?.top ?? row,
      column: merge?.left ?? column,
      ...spans,
      text: cell.kind === 'number' && look.rotation === 0 ? fittedNumber(cell, text, room) : text,
      color,
      look,
      align: alignOf(cell, look),
      right: stronger(this.lookAt(row, right).right, this.lookAt(row, right + 1).left),
      bottom: stronger(this.lookAt(bottom, column).bottom, this.lookAt(bottom + 1, column).top),
      top: place === 0 ? look.top : null,
      left: at === 0 ? look.left : null,
      mark: this.markAt(merge?.top ?? row, merge?.left ?? column),
      role: this.#roles.get(cellAddress(merge?.top ?? row, merge?.left ?? column)) ?? null,
      zoom: this.zoom,
      ...this.#running(isPlain, place, at),
    };
  }

  #spans(
    place: number,
    at: number,
    merge: GridRange | null,
  ): Pick<CellModel, 'rowSpan' | 'columnSpan' | 'width' | 'height'> {
    let rowSpan = 1;
    let columnSpan = 1;
    if (merge !== null) {
      while ((this.rows[place + rowSpan]?.row ?? Number.POSITIVE_INFINITY) <= merge.bottom) rowSpan++;
      while ((this.columns[at + columnSpan]?.column ?? Number.POSITIVE_INFINITY) <= merge.right) columnSpan++;
    }
    let width = 0;
    for (let i = at; i < at + columnSpan; i++) width += this.columns[i]?.width ?? 0;
    let height: number | null = 0;
    for (let i = place; i < place + rowSpan; i++) {
      const row = this.rows[i] as RowModel;
      const isSet = this.windowed || row.fixed;
      height = height === null || !isSet ? null : height + this.heightOf(i);
    }
    return { rowSpan, columnSpan, width, height };
  }

  #running(isPlain: boolean, place: number, at: number): Pick<CellModel, 'overflows' | 'reach'> {
    const { row } = this.rows[place] as RowModel;
    const { column, width } = this.columns[at] as ColumnModel;
    if (!isPlain || !this.#isBlankBeside(row, column)) return { overflows: false, reach: null };
    let reach = width;
    for (const beside of this.columns.slice(at + 1)) {
      if (!this.#isBlankBeside(row, beside.column - 1)) return { overflows: true, reach };
      reach += beside.width;
    }
    return { overflows: true, reach: null };
  }

  #isBlankBeside(row: number, column: number): boolean {
    return this.cellAt(row, column + 1).kind === 'blank' && this.mergeAt(row, column + 1) === null;
  }
}

function alignOf(cell: GridCell, { horizontal }: CellLook): CellModel['align'] {
  if (horizontal === 'general') {
    if (cell.kind === 'number') return 'right';
    return cell.kind === 'boolean' || cell.kind === 'error' ? 'center' : 'left';
  }
  if (horizontal === 'centerContinuous' || horizontal === 'center') return 'center';
  if (horizontal === 'justify' || horizontal === 'distributed') return 'justify';
  return horizontal === 'right' ? 'right' : 'left';
}
