import { MAX_COLUMN } from '../../../engine/grid/address.ts';
import type { CellKind, GridCell, GridRow } from '../../../engine/grid/grid.ts';

/** The kinds by the number under which a cell is added and kept. */
const KINDS: readonly CellKind[] = ['number', 'text', 'boolean', 'error', 'uncalculated', 'picture'];
export const NUMBER = 0;
export const TEXT = 1;
export const BOOLEAN = 2;
export const ERROR = 3;
export const UNCALCULATED = 4;
export const PICTURE = 5;

/** So many cells of a workbook are kept as objects, at about 90 bytes each; those after them are packed. */
const KEPT_AS_OBJECTS = 65536;
const BLOCK = 65536;

/** The cells of a stretch of rows as columns of numbers: 19 bytes a cell besides its texts. */
class Block {
  readonly columns = new Uint16Array(BLOCK + MAX_COLUMN);
  readonly kinds = new Uint8Array(BLOCK + MAX_COLUMN);
  readonly styles = new Int32Array(BLOCK + MAX_COLUMN);
  /** The number, 0 or 1 for a boolean, or the index of the text. */
  readonly values = new Float64Array(BLOCK + MAX_COLUMN);
  /** The index of the formula's text, or -1. */
  readonly formulas = new Int32Array(BLOCK + MAX_COLUMN);
  readonly texts: string[] = [];
  count = 0;
}

function cellValue(block: Block, at: number, kind: number): GridCell['value'] {
  const value = block.values[at] as number;
  if (kind === NUMBER) return value;
  if (kind === TEXT || kind === ERROR) return block.texts[value] as string;
  return kind === BOOLEAN ? value === 1 : null;
}

/** So many rows are remembered unpacked, so that walking through a row cell by cell doesn't unpack it each time. */
const REMEMBERED = 64;

/** What the packed rows of a workbook have in common. */
interface Common {
  /** By style index. */
  readonly formats: readonly (string | null)[];
  readonly rows: (PackedRow | undefined)[];
  readonly cells: (readonly GridCell[])[];
}

/** A row whose cells are made when they are asked for, so that a large sheet needs little memory. */
class PackedRow implements GridRow {
  readonly row: number;
  readonly hidden: boolean;
  readonly #block: Block;
  readonly #from: number;
  readonly #to: number;
  readonly #common: Common;

  constructor(row: number, hidden: boolean, block: Block, from: number, common: Common) {
    this.row = row;
    this.hidden = hidden;
    this.#block = block;
    this.#from = from;
    this.#to = block.count;
    this.#common = common;
  }

  get cells(): readonly GridCell[] {
    const { rows, cells } = this.#common;
    const slot = this.row % REMEMBERED;
    if (rows[slot] === this) return cells[slot] as readonly GridCell[];
    const made = this.#unpack();
    rows[slot] = this;
    cells[slot] = made;
    return made;
  }

  #unpack(): GridCell[] {
    const block = this.#block;
    const from = this.#from;
    const to = this.#to;
    const { row } = this;
    const { formats } = this.#common;
    const cells: GridCell[] = [];
    for (let at = from; at < to; at++) {
      const kind = block.kinds[at] as number;
      const formula = block.formulas[at] as number;
      cells.push({
        row,
        column: block.columns[at] as number,
        kind: KINDS[kind] as CellKind,
        value: cellValue(block, at, kind),
        formula: formula < 0 ? null : (block.texts[formula] as string),
        format: formats[block.styles[at] as number] ?? null,
      });
    }
    return cells;
  }
}

/** Collects the cells of a workbook row by row: the first ones as objects, the many of a large workbook packed. */
export class CellStore {
  /** Cells added so far. */
  count = 0;
  /** Merged areas of all sheets so far. */
  merges = 0;
  readonly #common: Common;
  #cells: GridCell[] = [];
  #block: Block | null = null;
  #from = 0;

  /** `formats` by style index. */
  constructor(formats: readonly (string | null)[]) {
    this.#common = { formats, rows: [], cells: [] };
  }

  /** Begins a row, dropping the cells of one that wasn't ended. */
  beginRow(): void {
    if (this.count < KEPT_AS_OBJECTS) {
      this.#cells = [];
      return;
    }
    if (this.#block === null || this.#block.count > BLOCK) this.#block = new Block();
    this.#from = this.#block.count;
  }

  /** Adds a cell to the row. `value`: as in the grid for this kind. */
  add(
    row: number,
    column: number,
    kind: number,
    value: GridCell['value'],
    formula: string | null,
    style: number,
  ): void {
    this.count++;
    const block = this.#block;
    if (block === null) {
      const format = this.#common.formats[style] ?? null;
      this.#cells.push({ row, column, kind: KINDS[kind] as CellKind, value, formula, format });
      return;
    }
    const at = block.count++;
    block.columns[at] = column;
    block.kinds[at] = kind;
    block.styles[at] = style;
    block.formulas[at] = formula === null ? -1 : block.texts.push(formula) - 1;
    block.values[at] = typeof value === 'string' ? block.texts.push(value) - 1 : Number(value);
  }

  /** The row of the cells added since it began; null when there were none. */
  endRow(row: number, hidden: boolean): GridRow | null {
    if (this.#block === null) return this.#cells.length === 0 ? null : { row, hidden, cells: this.#cells };
    return this.#block.count === this.#from ? null : new PackedRow(row, hidden, this.#block, this.#from, this.#common);
  }
}
