import { addColumnLetter, MAX_COLUMN, MAX_ROW } from '../../../engine/grid/address.ts';
import type { GridCell, GridRange, GridRow, SheetGrid } from '../../../engine/grid/grid.ts';
import { atOnce } from '../../../engine/steps.ts';
import { BlankFormats } from '../../../engine/values/display.ts';
import { DocumentError } from '../../error.ts';
import { nameCode, type XmlScanner } from '../../xml/scan.ts';
import { CellReader, type SheetContext } from './cells.ts';
import type { SheetEntry } from './workbook.ts';

const ROW = nameCode('row');
const R = 0x72;

/** Rows, and merged areas, that are read before others may have their turn. */
const AT_ONCE = 128;

export interface SheetContent {
  readonly grid: SheetGrid;
  /** Whether it has formats that come with conditions, whosever. */
  readonly conditional: boolean;
}

/** Reads one worksheet. @throws DocumentError; where a cell is to blame, with the sheet's name and the cell's address */
export function readSheet(xml: XmlScanner, entry: SheetEntry, context: SheetContext): SheetGrid {
  return atOnce(sheetSteps(xml, entry, context)).grid;
}

/** As `readSheet`. Null now and then on the way: others may have their turn. */
export function* sheetSteps(
  xml: XmlScanner,
  entry: SheetEntry,
  context: SheetContext,
): Generator<null, SheetContent, undefined> {
  const reader = new SheetReader(xml, entry.name, context);
  yield* reader.read();
  const grid = {
    name: entry.name,
    visibility: entry.visibility,
    protected: reader.protected,
    merges: reader.merges,
    rows: reader.rows,
    ...reader.blankFormats.part(),
  };
  return { grid, conditional: reader.conditional };
}

class SheetReader {
  rows: GridRow[] = [];
  readonly merges: GridRange[] = [];
  readonly blankFormats = new BlankFormats();
  protected = false;
  conditional = false;
  readonly #xml: XmlScanner;
  readonly #sheet: string;
  readonly #context: SheetContext;
  readonly #cells: CellReader;
  #lastRow = 0;
  #ordered = true;

  constructor(xml: XmlScanner, sheet: string, context: SheetContext) {
    this.#xml = xml;
    this.#sheet = sheet;
    this.#context = context;
    this.#cells = new CellReader(xml, sheet, context, this.blankFormats);
  }

  *read(): Generator<null, void, undefined> {
    const xml = this.#xml;
    if (!xml.next() || !xml.is('worksheet')) xml.fail('no worksheet');
    while (xml.next()) {
      if (xml.closing) continue;
      if (xml.is('sheetData')) yield* this.#readData();
      else if (xml.is('mergeCell')) {
        this.#readMerge();
        if (this.merges.length % AT_ONCE === 0) yield null;
      } else if (xml.is('sheetProtection')) this.protected = xml.flag('sheet', false);
      else if (xml.is('conditionalFormatting')) this.conditional = true;
    }
    if (!this.#ordered) this.rows = inOrder(this.rows);
  }

  *#readData(): Generator<null, void, undefined> {
    const xml = this.#xml;
    if (xml.empty) return;
    const inside = xml.depth;
    let seen = 0;
    while (xml.next()) {
      if (xml.closing) {
        if (xml.depth < inside) break;
      } else if (xml.code === ROW) {
        this.#readRow();
        if (++seen % AT_ONCE === 0) yield null;
      }
    }
  }

  #readRow(): void {
    const xml = this.#xml;
    const cells = this.#cells;
    const number = xml.wholeNumber(R);
    const row = number === -1 ? this.#lastRow + 1 : number;
    if (!(row >= 1 && row <= MAX_ROW)) this.#fail(`row ${xml.attribute('r')}`);
    if (xml.empty) {
      this.#lastRow = row;
      return;
    }
    const hidden = xml.flag('hidden', false) || xml.attribute('ht') === '0';
    const { store } = this.#context;
    store.beginRow();
    // A row without a number takes the one its cells tell.
    const read = cells.readRow(row, number === -1);
    const made = store.endRow(read, hidden);
    if (made !== null) {
      this.rows.push(cells.ordered ? made : { row: read, hidden, cells: lastOfEach(made) });
      if (read <= this.#lastRow) this.#ordered = false;
    }
    this.#lastRow = read;
  }

  #readMerge(): void {
    const range = rangeOf(this.#xml);
    // Reading doesn't depend on merges: one that says nothing is passed over.
    if (range === null) return;
    const { store } = this.#context;
    if (store.merges >= this.#context.mergeLimit) {
      throw new DocumentError('too-large', 'too-many-cells', {
        sheet: this.#sheet,
        limit: this.#context.mergeLimit,
        cause: 'merges',
      });
    }
    store.merges++;
    this.merges.push(range);
  }

  #fail(cause: string): never {
    throw new DocumentError('damaged', 'bad-xml', { part: this.#xml.part, sheet: this.#sheet, cause });
  }
}

/** The address at `from` as row × 2^14 + column - 1, or -1. Made for the thousands of merges that a workbook of forms has. */
function addressAt(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  let column = 0;
  for (; at < to; at++) {
    const letter = (bytes[at] as number) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) break;
    column = addColumnLetter(column, letter);
  }
  let row = 0;
  for (; at < to; at++) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    row = row * 10 + digit;
  }
  return column < 1 || column > MAX_COLUMN || row < 1 || row > MAX_ROW ? -1 : row * MAX_COLUMN + column - 1;
}

function rangeOf(xml: XmlScanner): GridRange | null {
  const span = xml.attributeSpan('ref');
  if (span === null) return null;
  const colon = xml.bytes.indexOf(0x3a, span.from);
  if (colon < 0 || colon >= span.to) return null;
  const first = addressAt(xml.bytes, span.from, colon);
  const last = addressAt(xml.bytes, colon + 1, span.to);
  if (first < 0 || last < 0) return null;
  const left = first % MAX_COLUMN;
  const right = last % MAX_COLUMN;
  const top = (first - left) / MAX_COLUMN;
  const bottom = (last - right) / MAX_COLUMN;
  return {
    top: Math.min(top, bottom),
    left: Math.min(left, right) + 1,
    bottom: Math.max(top, bottom),
    right: Math.max(left, right) + 1,
  };
}

/** The cells of a row by column; of two cells in one place the later one counts. */
function lastOfEach(row: GridRow): GridCell[] {
  return [...new Map(row.cells.map((cell) => [cell.column, cell])).values()].sort((a, b) => a.column - b.column);
}

/** Rows by number, those of one number joined. No program writes them otherwise, but some read them. */
function inOrder(rows: readonly GridRow[]): GridRow[] {
  const byNumber = new Map<number, GridRow>();
  for (const row of rows) {
    const before = byNumber.get(row.row);
    if (before === undefined) byNumber.set(row.row, row);
    else {
      const joined = { row: row.row, hidden: row.hidden, cells: [...before.cells, ...row.cells] };
      byNumber.set(row.row, { ...joined, cells: lastOfEach(joined) });
    }
  }
  return [...byNumber.values()].sort((a, b) => a.row - b.row);
}
