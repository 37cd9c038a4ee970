import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAddress } from '../../src/engine/grid/address.ts';
import { blankCell, type GridCell, type GridRange, type SheetGrid } from '../../src/engine/grid/grid.ts';

/**
 * Forms written as text: one line a row, cells apart by tabs, as a person would type them into a sheet.
 * `95%` becomes 0.95 with the format 0%, numerals become numbers, `'10` a numeral stored as text, `#REF!` an error,
 * `=A1+B1 → 3` a formula with its result, `=A1+B1 →` one that was never calculated.
 */

const ERROR = /^#(REF!|VALUE!|DIV\/0!|NAME\?|N\/A|NUM!|NULL!)$/;
const NUMERAL = /^-?\d+(\.\d+)?$/;
const PERCENT = /^-?\d+(\.\d+)?%$/;

export function typedCell(row: number, column: number, typed: string): GridCell {
  const blank = blankCell(row, column);
  if (typed === '') return blank;
  const formula = /^=(?!\d+%?$)(.+?)\s*→\s*(.*)$/.exec(typed);
  if (formula !== null) {
    const result = formula[2] as string;
    if (result === '') return { ...blank, kind: 'uncalculated', formula: formula[1] as string };
    return { ...typedCell(row, column, result), formula: formula[1] as string };
  }
  if (typed.startsWith("'")) return { ...blank, kind: 'text', value: typed.slice(1) };
  if (ERROR.test(typed)) return { ...blank, kind: 'error', value: typed };
  if (NUMERAL.test(typed)) return { ...blank, kind: 'number', value: Number(typed) };
  if (PERCENT.test(typed)) {
    const digits = (typed.split('.')[1]?.length ?? 1) - 1;
    const value = Number((Number(typed.slice(0, -1)) / 100).toPrecision(15));
    return { ...blank, kind: 'number', value, format: digits > 0 ? `0.${'0'.repeat(digits)}%` : '0%' };
  }
  return { ...blank, kind: 'text', value: typed.replaceAll('\\n', '\n') };
}

/** Builds a sheet from cells; the order doesn't matter, blank ones are left out. */
export function gridOf(name: string, cells: Iterable<GridCell>, merges: readonly GridRange[] = []): SheetGrid {
  const rows = new Map<number, GridCell[]>();
  for (const cell of cells) {
    if (cell.kind === 'blank') continue;
    const row = rows.get(cell.row);
    if (row === undefined) rows.set(cell.row, [cell]);
    else row.push(cell);
  }
  return {
    name,
    visibility: 'visible',
    protected: false,
    merges,
    rows: [...rows.keys()]
      .sort((a, b) => a - b)
      .map((row) => ({ row, hidden: false, cells: (rows.get(row) as GridCell[]).sort((a, b) => a.column - b.column) })),
  };
}

export function formGrid(text: string, name = '自评表'): SheetGrid {
  const cells: GridCell[] = [];
  const lines = text.split('\n').filter((line) => !line.startsWith('# '));
  lines.forEach((line, index) => {
    line.split('\t').forEach((typed, column) => {
      cells.push(typedCell(index + 1, column + 1, typed.trim()));
    });
  });
  return gridOf(name, cells);
}

/** The same sheet with some cells typed over: `{ H14: '7', I14: '' }`. */
export function withCells(grid: SheetGrid, changes: Readonly<Record<string, string>>): SheetGrid {
  const cells = new Map<string, GridCell>();
  for (const row of grid.rows) for (const cell of row.cells) cells.set(`${cell.row}/${cell.column}`, cell);
  for (const [address, typed] of Object.entries(changes)) {
    const at = parseAddress(address);
    if (at === null) throw new Error(`not an address: ${address}`);
    cells.set(`${at.row}/${at.column}`, typedCell(at.row, at.column, typed));
  }
  return gridOf(grid.name, cells.values(), grid.merges);
}

/** The same sheet with something else about one of its cells: its kind, its formula. */
export function withCell(grid: SheetGrid, address: string, change: Partial<GridCell>): SheetGrid {
  const at = parseAddress(address);
  const rows = grid.rows.map((row) => ({
    ...row,
    cells: row.cells.map((cell) => (cell.row === at?.row && cell.column === at.column ? { ...cell, ...change } : cell)),
  }));
  return { ...grid, rows };
}

/** One of the faultless example forms that the check pages start from. */
export function exampleForm(name: 'national' | 'hubei' | 'operator-columns' | 'transfer', sheet = '自评表'): SheetGrid {
  const path = join(__dirname, '../../docs/checks/examples', `${name}.tsv`);
  return formGrid(readFileSync(path, 'utf8'), sheet);
}
