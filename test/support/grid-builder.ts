import { parseAddress } from '../../src/engine/grid/address.ts';
import type { CellKind, GridCell, GridRange, GridRow, SheetGrid } from '../../src/engine/grid/grid.ts';

/** A cell in a test: its value, or what else is to be said of it. */
export type CellSpec = string | number | boolean | null | DetailedCell;

interface DetailedCell {
  readonly value?: string | number | boolean | null;
  readonly format?: string | null;
  /** Without `=`. With no value beside it the cell is uncalculated. */
  readonly formula?: string | null;
  /** When the value doesn't tell it: `error` (value: its code), `picture`, `blank` with a format. */
  readonly kind?: CellKind;
}

export interface GridOptions {
  readonly visibility?: SheetGrid['visibility'];
  readonly protected?: boolean;
  /** `A1:C1` or bounds. */
  readonly merges?: readonly (string | GridRange)[];
  /** Row numbers of the worksheet. */
  readonly hiddenRows?: readonly number[];
  /** Where the first cell of the first row stands; A1. */
  readonly at?: string;
}

function kindOf(spec: DetailedCell): CellKind {
  if (spec.kind !== undefined) return spec.kind;
  const { value } = spec;
  if (typeof value === 'number') return 'number';
  if (typeof value === 'boolean') return 'boolean';
  if (typeof value === 'string' && (value !== '' || spec.formula != null)) return 'text';
  return spec.formula == null ? 'blank' : 'uncalculated';
}

/** One cell of a grid, as a host would tell it. */
export function gridCell(row: number, column: number, spec: CellSpec): GridCell {
  const detailed: DetailedCell = typeof spec === 'object' && spec !== null ? spec : { value: spec };
  const kind = kindOf(detailed);
  const holds = kind === 'number' || kind === 'text' || kind === 'boolean' || kind === 'error';
  const value = holds ? (detailed.value ?? null) : null;
  return { row, column, kind, value, formula: detailed.formula ?? null, format: detailed.format ?? null };
}

/** `B2:C3` as bounds. */
export function gridRange(text: string): GridRange {
  const [from = '', to = from] = text.split(':');
  const first = parseAddress(from);
  const last = parseAddress(to);
  if (first === null || last === null) throw new Error(`no range: ${text}`);
  return { top: first.row, left: first.column, bottom: last.row, right: last.column };
}

/**
 * A sheet as the engine sees it, without a file. `rows` is read like the sheet itself: one array a row, null or '' where nothing
 * stands. Blank cells and empty rows are left out, as hosts do, unless a cell asks for `kind: 'blank'`.
 */
export function grid(name: string, rows: readonly (readonly CellSpec[])[], options: GridOptions = {}): SheetGrid {
  const start = parseAddress(options.at ?? 'A1');
  if (start === null) throw new Error(`no address: ${options.at}`);
  const hidden = new Set(options.hiddenRows);
  const built: GridRow[] = [];
  for (const [down, specs] of rows.entries()) {
    const row = start.row + down;
    const cells: GridCell[] = [];
    for (const [right, spec] of specs.entries()) {
      const cell = gridCell(row, start.column + right, spec);
      const isWanted = typeof spec === 'object' && spec !== null && spec.kind === 'blank';
      if (cell.kind !== 'blank' || isWanted) cells.push(cell);
    }
    if (cells.some((cell) => cell.kind !== 'blank')) built.push({ row, hidden: hidden.has(row), cells });
  }
  return {
    name,
    visibility: options.visibility ?? 'visible',
    protected: options.protected ?? false,
    merges: (options.merges ?? []).map((merge) => (typeof merge === 'string' ? gridRange(merge) : merge)),
    rows: built,
  };
}
