/** Which results of formulas have to change after an edit. */

import { contentOf } from '../../../engine/edits/content.ts';
import type { CellEdit } from '../../../engine/edits/edit.ts';
import { cellAddress } from '../../../engine/grid/address.ts';
import type { GridCell, SheetGrid } from '../../../engine/grid/grid.ts';
import { contains } from '../../../engine/grid/ranges.ts';
import { evaluate } from './evaluate.ts';
import { type Formula, parseFormula, type Reference, referencesOf } from './parse.ts';
import { digits15, FormulaError, UnsupportedFormula, unsupported, type Value } from './values.ts';

export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

export interface Recalculation {
  /** New results; the formulas stay. */
  readonly edits: readonly CellEdit[];
  /** Formulas that depend on a change, but keep their old result: it can't be told here. */
  readonly stale: readonly CellPlace[];
}

/** More formulas than this aren't followed: all but the new ones count as depending on every change. */
const MAX_FORMULAS = 5000;

/**
 * @param original the workbook as it was opened, its results made by a spreadsheet. A formula is only calculated here when it
 *   comes to the result that it had there: that proves, for this formula, that both mean the same by it.
 * @param now the workbook with its edits, results of formulas not yet following.
 * @param touched cells that were written just now, also those that are again as they were.
 */
export function recalculate(
  original: readonly SheetGrid[],
  now: readonly SheetGrid[],
  touched: readonly CellPlace[],
): Recalculation {
  return new Recalculator(original, now).run(touched);
}

/** The cells of a workbook by their keys. */
class Cells {
  readonly byKey = new Map<string, GridCell>();
  readonly sheets: ReadonlySet<string>;

  constructor(sheets: readonly SheetGrid[]) {
    this.sheets = new Set(sheets.map(({ name }) => name));
    for (const { name, rows } of sheets) {
      for (const { cells } of rows) for (const cell of cells) this.byKey.set(keyOf(name, cell.row, cell.column), cell);
    }
  }
}

function keyOf(sheet: string, row: number, column: number): string {
  return `${row},${column},${sheet}`;
}

function placeOf(key: string): CellPlace {
  const [row, column, ...sheet] = key.split(',');
  return { row: Number(row), column: Number(column), sheet: sheet.join(',') };
}

function cachedValue(cell: GridCell | undefined): Value {
  if (cell === undefined || cell.kind === 'blank') return null;
  if (cell.kind === 'error') return new FormulaError(cell.value as string);
  if (cell.kind === 'uncalculated' || cell.kind === 'picture') return unsupported('a cell without a value');
  return cell.value;
}

function sameValue(a: Value, b: Value): boolean {
  if (a instanceof FormulaError || b instanceof FormulaError)
    return a instanceof FormulaError && b instanceof FormulaError && a.code === b.code;
  if (typeof a === 'number' && typeof b === 'number') return digits15(a) === digits15(b);
  return a === b;
}

class Recalculator {
  readonly #original: Cells;
  readonly #now: Cells;
  readonly #references = new Map<string, readonly Reference[] | null>();
  readonly #values = new Map<string, Value | UnsupportedFormula>();
  readonly #running = new Set<string>();
  #dirty: ReadonlySet<string> = new Set();

  constructor(original: readonly SheetGrid[], now: readonly SheetGrid[]) {
    this.#original = new Cells(original);
    this.#now = new Cells(now);
    for (const [key, { formula }] of this.#now.byKey)
      if (formula !== null) this.#references.set(key, referencesOf(formula));
  }

  run(touched: readonly CellPlace[]): Recalculation {
    const changed = this.#changes();
    const depending = this.#dependents(changed);
    const seeds = touched.map(({ sheet, row, column }) => keyOf(sheet, row, column));
    this.#dirty = new Set([...depending, ...this.#dependents(new Set(seeds))]);
    const edits: CellEdit[] = [];
    const stale: CellPlace[] = [];
    for (const key of this.#dirty) {
      const cell = this.#now.byKey.get(key) as GridCell;
      const place = placeOf(key);
      const value = this.#attempt(key);
      if (value instanceof UnsupportedFormula) {
        if (depending.has(key)) stale.push(place);
      } else if (cell.kind === 'uncalculated' || !sameValue(value, cachedValue(cell))) {
        const from = contentOf(cell);
        const result = value instanceof FormulaError ? value.code : value;
        const to = { value: result, formula: cell.formula as string };
        edits.push({ sheet: place.sheet, cell: cellAddress(place.row, place.column), from, to });
      }
    }
    return { edits, stale };
  }

  /** The cells that hold something else than at first: another formula, or another value without one. */
  #changes(): Set<string> {
    const changed = new Set<string>();
    for (const [key, cell] of this.#now.byKey) {
      const before = this.#original.byKey.get(key);
      const isSame = before !== undefined && before.formula === cell.formula;
      if (!isSame || (cell.formula === null && (before.value !== cell.value || before.kind !== cell.kind)))
        changed.add(key);
    }
    for (const key of this.#original.byKey.keys()) if (!this.#now.byKey.has(key)) changed.add(key);
    return changed;
  }

  /** The formulas among these cells, and all that depend on any of them. */
  #dependents(cells: ReadonlySet<string>): Set<string> {
    const found = new Set([...cells].filter((key) => this.#references.has(key)));
    if (cells.size === 0) return found;
    if (this.#references.size > MAX_FORMULAS) return new Set(this.#references.keys());
    const waiting = [...cells];
    for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
      const place = placeOf(key);
      for (const [formula, references] of this.#references) {
        if (found.has(formula) || !reads(formula, references, place)) continue;
        found.add(formula);
        waiting.push(formula);
      }
    }
    return found;
  }

  #attempt(key: string): Value | UnsupportedFormula {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    let value: Value | UnsupportedFormula;
    try {
      value = this.#calculate(key);
    } catch (error) {
      if (!(error instanceof UnsupportedFormula)) throw error;
      value = error;
    }
    this.#values.set(key, value);
    return value;
  }

  #calculate(key: string): Value {
    if (this.#references.size > MAX_FORMULAS) unsupported('so many formulas');
    if (this.#running.has(key)) unsupported('a circle');
    const { formula } = this.#now.byKey.get(key) as GridCell;
    const tree = parseFormula(formula as string);
    this.#prove(key, tree);
    this.#running.add(key);
    try {
      return evaluate(tree, (sheet, row, column) => this.#valueOf(this.#now, sheet ?? placeOf(key).sheet, row, column));
    } finally {
      this.#running.delete(key);
    }
  }

  /** Holds the result of the spreadsheet that made the file against ours. */
  #prove(key: string, tree: Formula): void {
    const before = this.#original.byKey.get(key);
    // A formula that was made here: there is nothing to hold it against.
    if (before === undefined || before.formula !== this.#now.byKey.get(key)?.formula) return;
    const { sheet } = placeOf(key);
    const ours = evaluate(tree, (other, row, column) => {
      const name = other ?? sheet;
      if (!this.#original.sheets.has(name)) unsupported('another workbook');
      return cachedValue(this.#original.byKey.get(keyOf(name, row, column)));
    });
    if (!sameValue(ours, cachedValue(before))) unsupported('another result than the spreadsheet had');
  }

  #valueOf(cells: Cells, sheet: string, row: number, column: number): Value {
    if (!cells.sheets.has(sheet)) unsupported('a sheet that is not there');
    const key = keyOf(sheet, row, column);
    if (!this.#dirty.has(key)) return cachedValue(cells.byKey.get(key));
    const value = this.#attempt(key);
    if (value instanceof UnsupportedFormula) throw value;
    return value;
  }
}

function reads(formula: string, references: readonly Reference[] | null, cell: CellPlace): boolean {
  if (references === null) return true;
  return references.some(({ sheet, range }) => {
    if (!contains(range, cell.row, cell.column)) return false;
    return (sheet ?? placeOf(formula).sheet).toLowerCase() === cell.sheet.toLowerCase();
  });
}
