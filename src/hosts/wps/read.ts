/**
 * Reading: two answers for the cells of a block, some more for formats and hidden rows. WPS answers at once, and the page stands
 * still meanwhile: between blocks, and every 50 ms within, others get their turn, and whoever asked may call it off.
 */

import type { GridCell, GridRange, GridRow, SheetGrid } from '../../engine/grid/grid.ts';
import { BlankFormats } from '../../engine/values/display.ts';
import { DocumentError } from '../../formats/error.ts';
import { breath } from '../breath.ts';
import type { CancelSignal, Progress, SheetScope } from '../host.ts';
import { type Asked, askerOf, cellsIn, commonFormat } from './block.ts';
import { type CellContents, contentsOf, formatOf, type ToldCell } from './cells.ts';
import { asDocumentError } from './errors.ts';
import type { EtRange } from './et.ts';
import { areaOf, cellCount, rangeAt, rowsAt } from './ranges.ts';
import { uniform } from './uniform.ts';
import { again, count, noAnswer, type Orientation, object, truth } from './values.ts';
import type { BoundSheet, BoundWorkbook } from './workbook.ts';

export interface ReadLimits {
  readonly cellsAtOnce: number;
  /** Used ranges of more cells than this are searched for what is in them: mostly one format or value stands far away. */
  readonly searchedFrom: number;
  readonly mostCells: number;
}

const READ_LIMITS: ReadLimits = { cellsAtOnce: 25_000, searchedFrom: 250_000, mostCells: 1_000_000 };

/** Milliseconds after which others get their turn. */
const BREATH = 50;

export interface ReadOptions {
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: Progress | undefined;
  readonly limits?: ReadLimits;
}

/** @throws DocumentError */
export async function readSheets(
  workbook: BoundWorkbook,
  orientation: Orientation,
  scope: SheetScope,
  options: ReadOptions = {},
): Promise<SheetGrid[]> {
  const breath = new Breath(options.signal);
  try {
    await breath.take();
    const sheets = wantedBy(workbook, scope);
    const grids: SheetGrid[] = [];
    const reader = new SheetReader(workbook, orientation, breath, options.limits ?? READ_LIMITS);
    for (const [at, sheet] of sheets.entries()) {
      options.onProgress?.(at, sheets.length);
      grids.push(await reader.read(sheet));
    }
    options.onProgress?.(sheets.length, sheets.length);
    return grids;
  } catch (error) {
    throw asDocumentError(error, workbook);
  }
}

function wantedBy(workbook: BoundWorkbook, scope: SheetScope): BoundSheet[] {
  if (scope === 'active') return [workbook.active()];
  if (scope === 'all') return workbook.sheets();
  const [only, another] = new Set(scope);
  if (only === undefined) return [];
  if (another === undefined) return [workbook.sheet(only) ?? []].flat();
  const names = new Set(scope);
  return workbook.sheets().filter(({ name }) => names.has(name));
}

/** When others have their turn. */
class Breath {
  readonly #signal: CancelSignal | undefined;
  #last = Date.now();

  constructor(signal: CancelSignal | undefined) {
    this.#signal = signal;
  }

  /** @throws DocumentError `cancelled` */
  async take(): Promise<void> {
    if (this.#signal?.aborted !== true && Date.now() - this.#last >= BREATH) {
      await breath();
      this.#last = Date.now();
    }
    if (this.#signal?.aborted === true) throw new DocumentError('cancelled', 'cancelled');
  }
}

const VISIBILITIES: ReadonlyMap<unknown, SheetGrid['visibility']> = new Map<unknown, SheetGrid['visibility']>([
  [-1, 'visible'],
  [true, 'visible'],
  [0, 'hidden'],
  [false, 'hidden'],
  [2, 'veryHidden'],
]);

/** What lies in a block, by rows. */
interface Taken {
  readonly rows: Map<number, GridCell[]>;
  readonly blanks: BlankFormats;
}

class SheetReader {
  readonly #workbook: BoundWorkbook;
  readonly #orientation: Orientation;
  readonly #breath: Breath;
  readonly #limits: ReadLimits;
  #cells = 0;

  constructor(workbook: BoundWorkbook, orientation: Orientation, breath: Breath, limits: ReadLimits) {
    this.#workbook = workbook;
    this.#orientation = orientation;
    this.#breath = breath;
    this.#limits = limits;
  }

  async read({ handle, name, id }: BoundSheet): Promise<SheetGrid> {
    await this.#breath.take();
    const asked: Asked = { app: this.#workbook.app, sheet: handle, orientation: this.#orientation };
    const shown = visibilityOf(asked);
    const isProtected = truth(() => handle.ProtectContents, 'ProtectContents');
    const used = object(() => handle.UsedRange, 'UsedRange');
    const area = areaOf(used);
    const taken: Taken = { rows: new Map(), blanks: new BlankFormats() };
    const parts = cellCount(area) > this.#limits.searchedFrom ? await this.#search(asked, area, name) : [area];
    for (const part of parts) this.#cells += cellCount(part);
    this.#refuseTooMany(name);
    for (const part of parts)
      for (const block of blocksOf(part, this.#limits.cellsAtOnce))
        await this.#take(asked, block, block === area ? used : rangeAt(handle, block), taken);
    const rows = await this.#withHidden(asked, taken.rows);
    return { id, name, visibility: shown, protected: isProtected, merges: [], rows, ...taken.blanks.part() };
  }

  #refuseTooMany(sheet: string): void {
    const limit = this.#limits.mostCells;
    if (this.#cells > limit) throw new DocumentError('too-large', 'too-many-cells', { sheet, limit });
  }

  /** The parts of a large area that hold something: halves of it, until they are small or empty. */
  async #search(asked: Asked, whole: GridRange, name: string): Promise<GridRange[]> {
    const functions = object(() => asked.app.WorksheetFunction, 'WorksheetFunction');
    const parts: GridRange[] = [];
    let found = 0;
    const open = [whole];
    for (let area = open.pop(); area !== undefined; area = open.pop()) {
      await this.#breath.take();
      const here = area;
      const range = rangeAt(asked.sheet, here);
      if (count(() => functions.CountA(range), 'CountA') === 0) continue;
      if (cellCount(area) <= this.#limits.cellsAtOnce || area.bottom === area.top) {
        parts.push(area);
        found += cellCount(area);
        if (this.#cells + found > this.#limits.mostCells) {
          this.#cells += found;
          this.#refuseTooMany(name);
        }
        continue;
      }
      const middle = Math.floor((area.top + area.bottom) / 2);
      open.push({ ...area, top: middle + 1 }, { ...area, bottom: middle });
    }
    return parts;
  }

  async #take(asked: Asked, area: GridRange, range: EtRange, taken: Taken): Promise<void> {
    await this.#breath.take();
    const told = cellsIn(asked, area, range);
    await this.#breath.take();
    const ask = askerOf(asked);
    const contents: (CellContents | null)[] = [];
    for (const [at, cell] of told.entries()) {
      if (at % 1000 === 999) await this.#breath.take();
      contents.push(contentsOf(cell, ask));
    }
    // Of a sheet in which nothing is nobody wants to know how it would look.
    if (cellCount(area) === 1 && contents[0] === null) return;
    const formats = await this.#formats(asked, area, range);
    for (const [at, cell] of contents.entries()) {
      const place = told[at] as ToldCell;
      const format = formatOf(formats[at] ?? '');
      if (cell === null) {
        if (format !== null) taken.blanks.note(place.row, place.column, format);
        continue;
      }
      const line = taken.rows.get(cell.row);
      if (line === undefined) taken.rows.set(cell.row, [{ ...cell, format }]);
      else line.push({ ...cell, format });
    }
  }

  /** The formats of an area's cells, row by row. */
  async #formats(asked: Asked, area: GridRange, range: EtRange): Promise<string[]> {
    const columns = area.right - area.left + 1;
    const formats = new Array<string>(cellCount(area)).fill('');
    const all = uniform(area, {
      what: 'NumberFormat',
      ask: (part) => commonFormat(asked, part, part === area ? range : undefined),
    });
    for (const { area: part, value } of all) {
      await this.#breath.take();
      if (typeof value !== 'string') continue;
      for (let row = part.top; row <= part.bottom; row++) {
        const from = (row - area.top) * columns - area.left;
        formats.fill(value, from + part.left, from + part.right + 1);
      }
    }
    return formats;
  }

  async #withHidden({ sheet }: Asked, found: ReadonlyMap<number, readonly GridCell[]>): Promise<GridRow[]> {
    const lines = [...found.keys()].sort((a, b) => a - b);
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return [];
    const hidden = new Set<number>();
    const all = uniform(
      { top: first, left: 1, bottom: last, right: 1 },
      {
        what: 'Hidden',
        rowsOnly: true,
        ask: ({ top, bottom }) => rowsAt(sheet, top, bottom).Hidden,
        within: (area) => {
          const [top, bottom] = [firstFrom(lines, area.top), lastTo(lines, area.bottom)];
          return top > bottom ? null : { ...area, top, bottom };
        },
      },
    );
    for (const { area, value } of all) {
      await this.#breath.take();
      if (value === null || !truth(() => value, 'Hidden')) continue;
      for (let row = area.top; row <= area.bottom; row++) hidden.add(row);
    }
    return lines.map((row) => ({ row, hidden: hidden.has(row), cells: found.get(row) ?? [] }));
  }
}

/** In ascending lines, the first that isn't above the row; beyond all rows where there is none. */
function firstFrom(lines: readonly number[], row: number): number {
  return lines[lowerBound(lines, row)] ?? Number.POSITIVE_INFINITY;
}

/** The last line that isn't below the row; 0 where there is none. */
function lastTo(lines: readonly number[], row: number): number {
  return lines[lowerBound(lines, row + 1) - 1] ?? 0;
}

function lowerBound(lines: readonly number[], row: number): number {
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as number) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

function visibilityOf({ sheet }: Asked): SheetGrid['visibility'] {
  const told = again(() => sheet.Visible);
  const known = VISIBILITIES.get(told);
  if (known === undefined) throw noAnswer('Visible', told);
  return known;
}

function blocksOf(area: GridRange, cellsAtOnce: number): GridRange[] {
  if (cellCount(area) <= cellsAtOnce) return [area];
  const rows = Math.max(1, Math.floor(cellsAtOnce / (area.right - area.left + 1)));
  const blocks: GridRange[] = [];
  for (let top = area.top; top <= area.bottom; top += rows)
    blocks.push({ ...area, top, bottom: Math.min(area.bottom, top + rows - 1) });
  return blocks;
}
