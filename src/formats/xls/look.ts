/** How the sheets of an .xls file look. */

import { asDocumentError, DocumentError } from '../error.ts';
import {
  type BookLook,
  type CellLook,
  digitWidth,
  LookDraft,
  PIXELS_PER_POINT,
  PLAIN_LOOK,
  pixels,
  type SheetLook,
} from '../sheet-look.ts';
import { readGlobals, type SheetPlace } from './globals.ts';
import { StyleReader } from './look-styles.ts';
import { openStream } from './open.ts';
import { XLS_LIMITS } from './read.ts';
import { BOF, EOF, Records, u16 } from './records.ts';

const FORMULA = 0x0006;
const WINDOW1 = 0x003d;
const PANE = 0x0041;
const DEFCOLWIDTH = 0x0055;
const COLINFO = 0x007d;
const STANDARDWIDTH = 0x0099;
const MULRK = 0x00bd;
const MULBLANK = 0x00be;
const RSTRING = 0x00d6;
const MERGEDCELLS = 0x00e5;
const LABELSST = 0x00fd;
const BLANK = 0x0201;
const NUMBER = 0x0203;
const LABEL = 0x0204;
const BOOLERR = 0x0205;
const ROW = 0x0208;
const DEFAULTROWHEIGHT = 0x0225;
const WINDOW2 = 0x023e;
const RK = 0x027e;

/** Rows are measured in twentieths of a point. */
const PIXELS = PIXELS_PER_POINT / 20;

/** Reads how the sheets of an .xls or .et file look; each of them when asked. @throws DocumentError and nothing else */
export function readXlsLook(bytes: Uint8Array): BookLook {
  try {
    return new XlsLook(openStream(bytes, XLS_LIMITS.fileBytes));
  } catch (error) {
    throw asDocumentError(error);
  }
}

class XlsLook implements BookLook {
  readonly sheets: BookLook['sheets'];
  readonly #stream: Uint8Array;
  readonly #places: readonly SheetPlace[];
  readonly #looks: readonly CellLook[];
  readonly #digit: number;

  constructor(stream: Uint8Array) {
    this.#stream = stream;
    const { sheets } = readGlobals(stream, XLS_LIMITS.cells);
    this.#places = sheets.filter((sheet) => sheet.worksheet);
    const styles = new StyleReader();
    const records = new Records(stream);
    let front: SheetPlace | undefined;
    for (records.next(); records.id !== EOF; records.next()) {
      if (records.id === WINDOW1) front ??= sheets[activeTab(records)];
      else styles.read(records);
    }
    this.#looks = styles.looks();
    this.#digit = digitWidth(this.#looks[0] ?? PLAIN_LOOK);
    const active =
      this.#places.find((place) => place === front) ??
      this.#places.find((place) => place.visibility === 'visible') ??
      this.#places[0];
    if (active === undefined) throw new DocumentError('damaged', 'missing-part', { cause: 'no worksheet' });
    this.sheets = this.#places.map((place) => ({
      name: place.name,
      hidden: place.visibility !== 'visible',
      active: place === active,
    }));
  }

  sheet(name: string): SheetLook | null {
    const place = this.#places.find((each) => each.name === name);
    if (place === undefined) return null;
    try {
      return new SheetLookReader(new Records(this.#stream, place.start), this.#digit).read(name, this.#looks);
    } catch (error) {
      throw asDocumentError(error);
    }
  }
}

function activeTab(records: Records): number {
  records.require(12);
  return u16(records.bytes, records.from + 10);
}

class SheetLookReader extends LookDraft {
  readonly #records: Records;
  /** In 256ths of a digit; wins over the width in whole digits, wherever it stands. */
  #standardWidth: number | null = null;
  #count = 0;
  #isFrozen = false;
  /** The row at the top of the window. */
  #top = 1;
  readonly #readers: ReadonlyMap<number, () => void> = new Map([
    [BLANK, () => this.#readCell()],
    [NUMBER, () => this.#readCell()],
    [RK, () => this.#readCell()],
    [LABELSST, () => this.#readCell()],
    [LABEL, () => this.#readCell()],
    [RSTRING, () => this.#readCell()],
    [BOOLERR, () => this.#readCell()],
    [FORMULA, () => this.#readCell()],
    [MULRK, () => this.#readCells(6)],
    [MULBLANK, () => this.#readCells(2)],
    [ROW, () => this.#readRow()],
    [COLINFO, () => this.#readColumns()],
    [DEFCOLWIDTH, () => this.#readDefaultWidth()],
    [STANDARDWIDTH, () => this.#readStandardWidth()],
    [DEFAULTROWHEIGHT, () => this.#readDefaultHeight()],
    [MERGEDCELLS, () => this.#readMerges()],
    [WINDOW2, () => this.#readWindow()],
    [PANE, () => this.#readPane()],
  ]);

  constructor(records: Records, digit: number) {
    super(digit);
    this.#records = records;
  }

  read(name: string, looks: readonly CellLook[]): SheetLook {
    const records = this.#records;
    records.next();
    for (let depth = 1; depth > 0; ) {
      records.next();
      if (records.id === BOF) depth++;
      else if (records.id === EOF) depth--;
      else if (depth === 1) this.#readers.get(records.id)?.();
    }
    this.defaultWidth = this.#standardWidth ?? this.defaultWidth;
    // Marks are made in .xlsx files only.
    return this.finish(name, looks, []);
  }

  /** A number of the current record, of two bytes. */
  #word(at: number): number {
    return u16(this.#records.bytes, this.#records.from + at);
  }

  #readCell(): void {
    this.#records.require(6);
    this.#addStyle(this.#word(0) + 1, this.#word(2) + 1, this.#word(4));
  }

  #readCells(size: number): void {
    const records = this.#records;
    records.require(6);
    const row = this.#word(0) + 1;
    let column = this.#word(2) + 1;
    for (let at = 4; at + size <= records.length - 2; at += size) this.#addStyle(row, column++, this.#word(at));
  }

  #addStyle(row: number, column: number, style: number): void {
    if (++this.#count > XLS_LIMITS.cells)
      throw new DocumentError('too-large', 'too-many-cells', { limit: XLS_LIMITS.cells });
    this.reach(row, column);
    const known = this.styles.get(row);
    if (known === undefined) this.styles.set(row, new Map([[column, style]]));
    else known.set(column, style);
  }

  #readRow(): void {
    this.#records.require(16);
    const flags = this.#word(12);
    const twips = this.#word(6);
    // The upper bit says that the height is that of rows nobody has touched.
    const height = twips >= 0x8000 || twips === 0 ? null : Math.round(twips * PIXELS);
    const style = (flags & 0x80) === 0 ? 0 : this.#word(14) & 0x0fff;
    const row = { height, fixed: (flags & 0x40) !== 0, hidden: (flags & 0x20) !== 0, style };
    if (height !== null || row.hidden || style !== 0) this.rows.set(this.#word(0) + 1, row);
  }

  #readColumns(): void {
    this.#records.require(10);
    const from = this.#word(0) + 1;
    const to = this.#word(2) + 1;
    if (to < from) return;
    const width = pixels(this.#word(4) / 256, this.digit);
    this.columns.push({ from, to, width, hidden: (this.#word(8) & 1) !== 0 || width === 0, style: this.#word(6) });
  }

  #readDefaultWidth(): void {
    this.#records.require(2);
    this.defaultWidth = Math.ceil((this.#word(0) * this.digit + 5) / 8) * 8;
  }

  #readStandardWidth(): void {
    this.#records.require(2);
    this.#standardWidth = pixels(this.#word(0) / 256, this.digit);
  }

  #readDefaultHeight(): void {
    this.#records.require(4);
    if (this.#word(2) > 0) this.defaultHeight = Math.round(this.#word(2) * PIXELS);
  }

  #readMerges(): void {
    const records = this.#records;
    records.require(2);
    const count = this.#word(0);
    records.require(2 + 8 * count);
    for (let at = 2; at < 2 + 8 * count; at += 8) this.reach(this.#word(at + 2) + 1, this.#word(at + 6) + 1);
  }

  #readWindow(): void {
    this.#records.require(2);
    this.gridLines = (this.#word(0) & 0x02) !== 0;
    this.rightToLeft = (this.#word(0) & 0x40) !== 0;
    this.#isFrozen = (this.#word(0) & 0x08) !== 0;
    this.#top = this.#records.length >= 4 ? this.#word(2) + 1 : 1;
  }

  /** Where the panes of the window meet; in rows where they are frozen. */
  #readPane(): void {
    if (this.#isFrozen && this.#records.length >= 4) this.freeze(this.#word(2), this.#top);
  }
}
