/** Lays a table of a document out as rows and columns of cells with values. */

import type { GridCell, GridRange, GridRow, SheetGrid } from '../../engine/grid/grid.ts';
import { columnsOf } from './columns.ts';
import type { Cell, Row, Table } from './model.ts';
import { typedContent } from './values.ts';

export interface PlacedCell {
  readonly cell: GridCell;
  /** The last column and row that it takes. */
  readonly right: number;
  readonly bottom: number;
  /** What it was read from. */
  readonly source: Cell;
}

export interface PlacedRow {
  readonly row: number;
  readonly hidden: boolean;
  /** By column; blank ones too. */
  readonly cells: readonly PlacedCell[];
  /** Columns that its cells stand right of where the document has them. */
  readonly shift?: number;
}

export interface LaidTable {
  readonly number: number;
  readonly rows: readonly PlacedRow[];
  /** Rows of the table, those that a revision takes out too. */
  readonly height: number;
  /** See `Columns`. */
  readonly edges: readonly number[];
  readonly isMeasured: boolean;
}

interface Draft {
  readonly row: number;
  readonly column: number;
  right: number;
  bottom: number;
  readonly text: string;
  readonly source: Cell;
}

/** Goes through the rows and keeps the merges that are open downwards. */
class Layer {
  readonly #at: (edge: number) => number;
  /** By the column in which they begin. */
  readonly #open = new Map<number, Draft>();

  constructor(at: (edge: number) => number) {
    this.#at = at;
  }

  row({ cells }: Row, row: number): Draft[] {
    const drafts: Draft[] = [];
    const met = new Set<number>();
    for (const source of cells) {
      const column = this.#at(source.at) + 1;
      const right = Math.max(column, this.#at(source.at + source.width));
      const before = drafts.at(-1);
      // A sliver between two borders, and nothing in it.
      if (this.#at(source.at) === this.#at(source.at + source.width) && source.text.trim() === '') continue;
      if (source.isAcross && before !== undefined) {
        before.right = Math.max(before.right, right);
        continue;
      }
      met.add(column);
      drafts.push(this.#draft({ row, column, right, bottom: row, text: source.text, source }));
    }
    for (const column of this.#open.keys()) if (!met.has(column)) this.#open.delete(column);
    return drafts;
  }

  /** A cell that continues the one above shows nothing of its own; without one above it begins a merge like any other. */
  #draft(draft: Draft): Draft {
    const { column, row, source } = draft;
    const above = this.#open.get(column);
    if (source.down === 'continue' && above !== undefined) {
      above.bottom = row;
      return { ...draft, text: '' };
    }
    if (source.down === 'none') this.#open.delete(column);
    else this.#open.set(column, draft);
    return draft;
  }
}

function placed({ row, column, right, bottom, text, source }: Draft): PlacedCell {
  return { cell: { row, column, formula: null, ...typedContent(text) }, right, bottom, source };
}

/** @returns the table's cells at their places, rows counted from 1 as they stand. */
export function layTable(table: Table): LaidTable {
  const { edges, at, isMeasured } = columnsOf(table);
  const layer = new Layer(at);
  const rows = table.rows.flatMap((row, index): { row: number; hidden: boolean; drafts: Draft[] }[] =>
    row.deleted ? [] : [{ row: index + 1, hidden: row.hidden, drafts: layer.row(row, index + 1) }],
  );
  return {
    number: table.number,
    // Only now is it known how far down each goes.
    rows: rows.map(({ row, hidden, drafts }) => ({ row, hidden, cells: drafts.map(placed) })),
    height: table.rows.length,
    edges,
    isMeasured,
  };
}

/** The row with its cells elsewhere. */
export function movedRow(row: PlacedRow, down: number, column: (old: number) => number): PlacedRow {
  return {
    ...row,
    row: row.row + down,
    cells: row.cells.map(({ cell, right, bottom, source }) => ({
      cell: { ...cell, row: cell.row + down, column: column(cell.column) },
      right: Math.max(column(cell.column), column(right + 1) - 1),
      bottom: bottom + down,
      source,
    })),
  };
}

function filled({ cells }: PlacedRow): GridCell[] {
  return cells.flatMap(({ cell }) => (cell.kind === 'blank' ? [] : [cell]));
}

/** The cells that hold something, as the engine's readers see rows. */
export function gridRow(row: PlacedRow): GridRow {
  return { row: row.row, hidden: row.hidden, cells: filled(row) };
}

function mergesOf(rows: readonly PlacedRow[]): GridRange[] {
  return rows.flatMap(({ cells }) =>
    cells.flatMap(({ cell: { row, column }, right, bottom }) =>
      right > column || bottom > row ? [{ top: row, left: column, bottom, right }] : [],
    ),
  );
}

export function sheetName(number: number): string {
  return `表${number}`;
}

/** The table as the engine reads it. */
export function gridOf({ number, rows }: Pick<LaidTable, 'number' | 'rows'>, above: SheetGrid['above']): SheetGrid {
  return {
    name: sheetName(number),
    visibility: 'visible',
    protected: false,
    merges: mergesOf(rows),
    rows: rows.map(gridRow).filter(({ cells }) => cells.length > 0),
    ...(above === undefined || above.length === 0 ? {} : { above }),
  };
}
