/// <reference types="office-js" />

import type { GridRange, GridRow, SheetGrid } from '../../engine/grid/grid.ts';
import { BlankFormats } from '../../engine/values/display.ts';
import { DocumentError } from '../../formats/error.ts';
import type { CancelSignal, Progress, SheetScope } from '../host.ts';
import { CELL_PROPERTIES, noteBlanks, rowsOf } from './cells.ts';
import { asDocumentError, isTooLarge } from './errors.ts';
import { forThisTrip, type OfficeJs, run } from './office.ts';
import { type AskedSheet, askSheet, askUsed, firstSheets, headOf, type SheetHead, usedOf } from './sheet-heads.ts';

/**
 * Reading: one round trip for the sheets and the sizes of what is in them, then as few as possible for the cells. Only calls
 * that the library itself sends as reading: others make Excel forget what the user could undo. Hence nothing of merged
 * areas, and nothing of `getRowProperties`.
 */

export interface ReadLimits {
  /** Cells asked for at once: about 2 MB of an answer that may have 5 MB in Excel on the web. Where they hold long texts, less. */
  readonly cellsAtOnce: number;
  /** Used ranges of more cells than this are looked at in bands first: mostly one value stands far away from the others. */
  readonly probedFrom: number;
  readonly mostCells: number;
}

const READ_LIMITS: ReadLimits = { cellsAtOnce: 25_000, probedFrom: 250_000, mostCells: 1_000_000 };

/** Sheets whose sizes come with the list of all. */
const FIRST_SHEETS = 20;
const BANDS = 64;
/** Which rows are hidden has to be asked row by row; beyond this nobody waits for it. */
const MAX_ROWS_PROBED = 1000;

export interface ReadOptions {
  readonly signal?: CancelSignal | undefined;
  readonly onProgress?: Progress | undefined;
  readonly limits?: ReadLimits;
  /** Waits while a cell is being edited, where this Excel can do that. */
  readonly waits?: boolean;
}

/** @throws DocumentError */
export function readSheets(api: OfficeJs, scope: SheetScope, options: ReadOptions = {}): Promise<SheetGrid[]> {
  return run(api, options.waits === true ? { delayForCellEdit: true } : {}, async (context) => {
    const reader = new SheetReader(context, options);
    await reader.begin(scope);
    while (reader.pending) await reader.step();
    return reader.result();
  });
}

interface Part {
  readonly head: SheetHead;
  readonly area: GridRange;
}

interface AskedPart {
  readonly part: Part;
  readonly range: Excel.Range;
  readonly rows: readonly Excel.Range[];
}

class SheetReader {
  readonly #context: Excel.RequestContext;
  readonly #sheets: Excel.WorksheetCollection;
  readonly #options: ReadOptions;
  readonly #limits: ReadLimits;
  /** In workbook order; null until asked. */
  readonly #heads = new Map<string, SheetHead | null>();
  readonly #rows = new Map<SheetHead, GridRow[]>();
  readonly #blanks = new Map<SheetHead, BlankFormats>();
  #unasked: string[] = [];
  #unprobed: SheetHead[] = [];
  readonly #parts: Part[] = [];
  #cellsAtOnce: number;
  #askedAtOnce = Number.POSITIVE_INFINITY;
  #cells = 0;

  constructor(context: Excel.RequestContext, options: ReadOptions) {
    this.#context = context;
    this.#sheets = context.workbook.worksheets;
    this.#options = options;
    this.#limits = options.limits ?? READ_LIMITS;
    this.#cellsAtOnce = this.#limits.cellsAtOnce;
  }

  get pending(): boolean {
    return this.#unasked.length + this.#unprobed.length + this.#parts.length > 0;
  }

  async begin(scope: SheetScope): Promise<void> {
    const sheets = this.#sheets;
    let first: Excel.Worksheet[];
    if (scope === 'active') first = [sheets.getActiveWorksheet()];
    else if (scope === 'all') first = firstSheets(sheets, FIRST_SHEETS);
    else first = [...new Set(scope)].map((name) => sheets.getItemOrNullObject(name));
    let requested = first.map(askSheet);
    // Names come in any order, and the first sheets may not be all.
    if (scope !== 'active') sheets.load('items/id');
    let named: ReadonlySet<string> | null = null;
    try {
      await this.#sync();
    } catch (error) {
      const { kind, code } = asDocumentError(error);
      if (code === 'other-workbook' || !['gone', 'unsupported', 'unknown'].includes(kind)) throw error;
      if (scope === 'active')
        throw (await this.#isSheetInFront()) ? error : new DocumentError('unsupported', 'chart-sheet');
      // One of the first sheets is such that the next can't be asked for by it, or can't be asked for its cells: then by the list.
      requested = [];
      sheets.load('items/id,items/name');
      await this.#sync();
      if (scope !== 'all') named = new Set(scope);
    }
    if (scope !== 'active') {
      const found = new Set(requested.flatMap(({ sheet }) => (sheet.isNullObject ? [] : [sheet.id])));
      const isWanted = (sheet: Excel.Worksheet): boolean =>
        scope === 'all' || (named === null ? found.has(sheet.id) : named.has(sheet.name));
      for (const sheet of sheets.items) if (isWanted(sheet)) this.#heads.set(sheet.id, null);
      this.#unasked = [...this.#heads.keys()].filter((id) => !found.has(id));
    }
    this.#tell(requested);
    this.#report();
  }

  /** One round trip. */
  async step(): Promise<void> {
    const parts = this.#takeParts();
    const ids = this.#unasked.splice(0, this.#askedAtOnce);
    const sheets = ids.map((id) => askSheet(this.#sheets.getItemOrNullObject(id)));
    const probed = this.#unprobed.map((head) => ({
      head,
      bands: bandsOf(head).map((band) => this.#probe(head, band)),
    }));
    const requested = parts.map((part) => this.#ask(part));
    try {
      await this.#sync();
    } catch (error) {
      this.#unasked.unshift(...ids);
      if (ids.length > 0 && asDocumentError(error).code === 'chart-sheet') {
        this.#leaveOut(ids);
        for (const part of parts) this.#queue(part);
        return;
      }
      if (!isTooLarge(error)) throw error;
      this.#askForLess(parts);
      return;
    }
    this.#askedAtOnce *= 2;
    this.#unprobed = [];
    for (const part of requested) this.#take(part);
    for (const { head, bands } of probed)
      this.#plan(
        head,
        bands.map(usedOf).filter((area): area is GridRange => area !== null),
      );
    this.#tell(sheets);
    this.#report();
  }

  result(): SheetGrid[] {
    const heads = [...this.#heads.values()].filter((head): head is SheetHead => head !== null);
    return heads.map((head) => {
      const rows = (this.#rows.get(head) ?? []).sort((a, b) => a.row - b.row);
      const { id, name, visibility, protected: isProtected } = head;
      const blanks = this.#blanks.get(head)?.part();
      return { id, name, visibility, protected: isProtected, merges: [], rows, ...blanks };
    });
  }

  #tell(requested: readonly AskedSheet[]): void {
    for (const each of requested) {
      const head = headOf(each);
      if (head === null) continue;
      this.#heads.set(head.id, head);
      if (head.used === null) continue;
      if (cellCount(head.used) > this.#limits.probedFrom) this.#unprobed.push(head);
      else this.#plan(head, [head.used]);
    }
  }

  #plan(head: SheetHead, areas: readonly GridRange[]): void {
    for (const area of areas) this.#cells += cellCount(area);
    const limit = this.#limits.mostCells;
    if (this.#cells > limit) throw new DocumentError('too-large', 'too-many-cells', { sheet: head.name, limit });
    for (const area of areas) this.#queue({ head, area });
  }

  #queue({ head, area }: Part): void {
    const rows = Math.max(1, Math.floor(this.#cellsAtOnce / (area.right - area.left + 1)));
    for (let top = area.top; top <= area.bottom; top += rows) {
      this.#parts.push({ head, area: { ...area, top, bottom: Math.min(area.bottom, top + rows - 1) } });
    }
  }

  #takeParts(): Part[] {
    let cells = 0;
    let count = 0;
    for (const { area } of this.#parts) {
      cells += cellCount(area);
      if (count > 0 && cells > this.#cellsAtOnce) break;
      count++;
    }
    return this.#parts.splice(0, count);
  }

  /** One of these has no cells, a chart sheet: asked alone it is left out; until it is found, half as many at once. */
  #leaveOut(ids: readonly string[]): void {
    const [first = ''] = ids;
    if (ids.length === 1) {
      this.#heads.delete(first);
      this.#unasked.shift();
    }
    this.#askedAtOnce = Math.max(1, Math.floor(ids.length / 2));
  }

  /** Whether the sheet in front is one of cells: asked for alone, when asking for it and its cells failed. */
  async #isSheetInFront(): Promise<boolean> {
    this.#sheets.load('items/id');
    await this.#sync();
    try {
      askSheet(this.#sheets.getActiveWorksheet());
      await this.#sync();
      return true;
    } catch (error) {
      const { kind } = asDocumentError(error);
      if (!['gone', 'unsupported', 'unknown'].includes(kind)) throw error;
      return false;
    }
  }

  /** Excel refused the answer: the same cells again, half as many at once. */
  #askForLess(parts: readonly Part[]): void {
    const rows = parts.reduce((sum, { area }) => sum + area.bottom - area.top + 1, 0);
    if (rows <= 1) throw new DocumentError('too-large', 'too-many-cells', { sheet: parts[0]?.head.name ?? '' });
    const cells = parts.reduce((sum, { area }) => sum + cellCount(area), 0);
    this.#cellsAtOnce = Math.max(1, Math.floor(Math.min(cells, this.#cellsAtOnce) / 2));
    for (const part of parts) this.#queue(part);
  }

  #at({ id }: SheetHead, { top, left, bottom, right }: GridRange): Excel.Range {
    const sheet = this.#sheets.getItemOrNullObject(id);
    return forThisTrip(sheet.getRangeByIndexes(top - 1, left - 1, bottom - top + 1, right - left + 1));
  }

  #probe(head: SheetHead, band: GridRange): { readonly range: Excel.Range } {
    return askUsed(this.#at(head, band));
  }

  #ask(part: Part): AskedPart {
    const { head, area } = part;
    const range = this.#at(head, area);
    range.load(CELL_PROPERTIES);
    const rows: Excel.Range[] = [];
    if (head.hiddenRows === 'some' && head.used !== null && head.used.bottom - head.used.top < MAX_ROWS_PROBED) {
      for (let row = 0; row <= area.bottom - area.top; row++) {
        const line = forThisTrip(range.getRow(row));
        line.load('rowHidden');
        rows.push(line);
      }
    }
    return { part, range, rows };
  }

  #take({ part, range, rows: lines }: AskedPart): void {
    const { head, area } = part;
    // Deleted since it was listed.
    if (range.isNullObject) {
      this.#heads.delete(head.id);
      return;
    }
    const hidden = new Set<number>();
    for (let row = area.top; row <= area.bottom; row++)
      if (head.hiddenRows === 'all' || lines[row - area.top]?.rowHidden === true) hidden.add(row);
    const rows = rowsOf(range, area.top, area.left, hidden);
    if (rows === null) {
      this.#askForLess([part]);
      return;
    }
    const blanks = this.#blanks.get(head) ?? new BlankFormats();
    this.#blanks.set(head, blanks);
    noteBlanks(blanks, range, area.top, area.left);
    const known = this.#rows.get(head);
    if (known === undefined) this.#rows.set(head, rows);
    else for (const row of rows) known.push(row);
  }

  #report(): void {
    const open = new Set([...this.#parts.map(({ head }) => head), ...this.#unprobed]);
    this.#options.onProgress?.(this.#heads.size - this.#unasked.length - open.size, this.#heads.size);
  }

  async #sync(): Promise<void> {
    this.#refuseIfCancelled();
    await this.#context.sync();
    this.#refuseIfCancelled();
  }

  #refuseIfCancelled(): void {
    if (this.#options.signal?.aborted === true) throw new DocumentError('cancelled', 'cancelled');
  }
}

function cellCount({ top, left, bottom, right }: GridRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

function bandsOf({ used }: SheetHead): GridRange[] {
  if (used === null) return [];
  const rows = Math.ceil((used.bottom - used.top + 1) / BANDS);
  const bands: GridRange[] = [];
  for (let top = used.top; top <= used.bottom; top += rows)
    bands.push({ ...used, top, bottom: Math.min(used.bottom, top + rows - 1) });
  return bands;
}
