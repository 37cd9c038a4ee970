/** Rows of a sheet, read once and looked at many times. */

import { cellKey, MAX_COLUMN } from '../grid/address.ts';
import { blankCell, type GridCell, type GridRange, type SheetGrid } from '../grid/grid.ts';
import type { Label } from './labels.ts';
import type { Lexicon } from './lexicon.ts';

export interface ViewRow {
  readonly row: number;
  /** Cells with something in them, by column. */
  readonly cells: readonly GridCell[];
  /** Cells that read as blank and aren't empty: spaces, or a formula that comes to nothing. Whoever writes there has to know. */
  readonly spaces: readonly GridCell[];
  /** The labels of `cells`, at the same positions; null for what is no text. */
  readonly labels: readonly (Label | null)[];
}

function filled(cell: GridCell): boolean {
  return cell.kind !== 'blank' && !(cell.kind === 'text' && (cell.value as string).trim() === '');
}

/** A merge over more cells than this is decoration (a whole-row banner), not a field of a form. */
const MAX_COVERED = 2000;
/** So many hidden cells of a sheet are known; sheets of forms have some hundreds. */
const MAX_HIDDEN = 1 << 20;

/** So few merges are gone through one by one; the index of the cells under them would be larger than the form. */
const FEW_MERGES = 64;

function coveredBy({ top, left, bottom, right }: GridRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

/** Tells the cells that a merge hides; the index is made when it is first asked for, most sheets never need it. */
export class HiddenByMerge {
  readonly #merges: readonly GridRange[];
  #hidden: Set<number> | null = null;

  constructor(merges: readonly GridRange[]) {
    this.#merges = merges;
  }

  has(row: number, column: number): boolean {
    if (this.#merges.length <= FEW_MERGES) return this.#isHidden(row, column);
    this.#hidden ??= this.#index();
    return this.#hidden.has(row * MAX_COLUMN + column);
  }

  #isHidden(row: number, column: number): boolean {
    for (const merge of this.#merges) {
      const { top, left, bottom, right } = merge;
      if (row < top || row > bottom || column < left || column > right || (row === top && column === left)) continue;
      if (coveredBy(merge) <= MAX_COVERED) return true;
    }
    return false;
  }

  #index(): Set<number> {
    const hidden = new Set<number>();
    for (const merge of this.#merges) {
      const { top, left, bottom, right } = merge;
      const covered = coveredBy(merge);
      if (covered > MAX_COVERED) continue;
      if (hidden.size + covered > MAX_HIDDEN) break;
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          if (row !== top || column !== left) hidden.add(row * MAX_COLUMN + column);
        }
      }
    }
    return hidden;
  }
}

/** Some exports write a merged area's text into every cell of it; the copies to its right are no values. */
function isCopy(cell: GridCell, left: GridCell | undefined, merged: HiddenByMerge): boolean {
  if (left === undefined || left.value !== cell.value || left.column !== cell.column - 1) return false;
  return merged.has(cell.row, cell.column);
}

const NO_SPACES: readonly never[] = [];

export function viewRow(row: number, all: readonly GridCell[], merged: HiddenByMerge, lexicon: Lexicon): ViewRow {
  const cells: GridCell[] = [];
  const labels: (Label | null)[] = [];
  let spaces: GridCell[] | null = null;
  let left: GridCell | undefined;
  for (const cell of all) {
    const isText = cell.kind === 'text';
    if (filled(cell)) {
      if (!isCopy(cell, left, merged)) {
        cells.push(cell);
        labels.push(isText ? lexicon.labelOf(cell.value as string) : null);
      }
    } else if (isText) {
      spaces ??= [];
      spaces.push({ ...cell, kind: 'blank' });
    }
    left = cell;
  }
  return { row, cells, spaces: spaces ?? NO_SPACES, labels };
}

export class SheetView {
  readonly grid: SheetGrid;
  readonly rows: readonly ViewRow[];
  readonly lexicon: Lexicon;
  readonly #byNumber = new Map<number, ViewRow>();
  #merges: readonly GridRange[] | null = null;

  /** @param rows the rows that belong to one form. */
  constructor(grid: SheetGrid, rows: readonly ViewRow[], lexicon: Lexicon) {
    this.grid = grid;
    this.lexicon = lexicon;
    this.rows = rows;
    for (const row of rows) this.#byNumber.set(row.row, row);
  }

  /** The row, or nothing when it is wholly blank. */
  row(number: number): ViewRow | undefined {
    return this.#byNumber.get(number);
  }

  /** The cell, blank when nothing is in it, with its spaces when it holds such. */
  at(row: number, column: number): GridCell {
    const known = this.#byNumber.get(row);
    if (known !== undefined) {
      for (const cell of known.cells) {
        if (cell.column === column) return cell;
        if (cell.column > column) break;
      }
    }
    for (const cell of known?.spaces ?? NO_SPACES) if (cell.column === column) return cell;
    const blank = blankCell(row, column);
    const format = this.grid.blankFormats?.get(cellKey(blank));
    return format === undefined ? blank : { ...blank, format };
  }

  /** The merged area that covers the cell, where the host knows of one. */
  mergeAt(row: number, column: number): GridRange | null {
    for (const merge of this.#nearMerges()) {
      if (row >= merge.top && row <= merge.bottom && column >= merge.left && column <= merge.right) return merge;
    }
    return null;
  }

  /** Merges of the whole sheet may be thousands; a form looks only at its own. */
  #nearMerges(): readonly GridRange[] {
    if (this.#merges === null) {
      const [from, to] = [this.rows[0]?.row ?? 0, this.rows.at(-1)?.row ?? 0];
      this.#merges = this.grid.merges.filter((merge) => merge.bottom >= from && merge.top <= to);
    }
    return this.#merges;
  }
}
