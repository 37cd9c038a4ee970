import { addColumnLetter, cellAddress, MAX_COLUMN, MAX_ROW } from '../../../engine/grid/address.ts';
import type { GridCell } from '../../../engine/grid/grid.ts';
import type { BlankFormats } from '../../../engine/values/display.ts';
import { cellSized } from '../../edits.ts';
import { DocumentError } from '../../error.ts';
import { DAYS_TO_1904 } from '../../number-formats.ts';
import { nameCode, type XmlScanner } from '../../xml/scan.ts';
import { BOOLEAN, type CellStore, ERROR, NUMBER, PICTURE, TEXT, UNCALCULATED } from './cell-store.ts';
import { plainBlank, plainNumber, plainText } from './plain-cells.ts';
import { SharedFormula } from './shared-formula.ts';
import { readRichText } from './shared-strings.ts';

/** What the cells of all sheets of a workbook need. */
export interface SheetContext {
  readonly store: CellStore;
  readonly strings: readonly string[];
  /** By style index: whether numbers are days counted from 1904. Null in workbooks of the usual system. */
  readonly days1904: readonly boolean[] | null;
  /** By style index: formats that show a percentage. Null where there are none. */
  readonly percents: ReadonlyMap<number, string> | null;
  /** Whether errors with rich values behind them are pictures ("place in cell"). */
  readonly pictures: boolean;
  readonly cellLimit: number;
  readonly mergeLimit: number;
}

const C = nameCode('c');
const V = nameCode('v');
const F = nameCode('f');
const IS = nameCode('is');
const R = 0x72;
const S = 0x73;
const T = 0x74;

/** So much text may come of formulas that are written once for many cells. */
const MAX_SHARED_TEXT = 1 << 27;

type CellType = 'n' | 's' | 'str' | 'inlineStr' | 'b' | 'e' | 'd';

/** Reads the cells of the rows of one sheet into the store. */
export class CellReader {
  /** Whether the cells of the last row came by ascending column. */
  ordered = true;
  readonly #xml: XmlScanner;
  readonly #sheet: string;
  readonly #context: SheetContext;
  readonly #blankFormats: BlankFormats;
  readonly #shared = new Map<string, SharedFormula>();
  #sharedText = 0;
  /** The row being read, and whether it takes its number from its first cell. */
  #row = 0;
  #free = false;
  #column = 0;
  /** What the cell being read holds; NaN: no number. */
  #formula: string | null = null;
  #number = Number.NaN;
  #text: string | null = null;

  constructor(xml: XmlScanner, sheet: string, context: SheetContext, blankFormats: BlankFormats) {
    this.#blankFormats = blankFormats;
    this.#xml = xml;
    this.#sheet = sheet;
    this.#context = context;
  }

  /** Reads the cells of the current `row` element, number `row`; `free` when the row didn't tell it. Returns its number. */
  readRow(row: number, free: boolean): number {
    const xml = this.#xml;
    this.#row = row;
    this.#free = free;
    this.#column = 0;
    this.ordered = true;
    const inside = xml.depth;
    let cells = 0;
    while (xml.next()) {
      if (xml.closing) {
        if (xml.depth < inside) break;
      } else if (xml.code === C) {
        cells++;
        if (cells > MAX_COLUMN) this.#fail('more cells than columns');
        this.#place();
        // A plain blank is left with its tag still read.
        if (!xml.empty && !plainBlank(xml)) this.#readCell();
        else if (this.#context.percents !== null) this.#blankFormats.note(this.#row, this.#column, this.#percent());
      }
    }
    return this.#row;
  }

  /** Tells from the `r` attribute, or from the cell before, where the cell stands. */
  #place(): void {
    const xml = this.#xml;
    const index = xml.findByte(R);
    const before = this.#column;
    if (index < 0) this.#column = before + 1;
    else {
      const { bytes } = xml;
      const to = xml.valueEnd(index);
      let at = xml.valueStart(index);
      let column = 0;
      for (; at < to; at++) {
        const letter = (bytes[at] as number) & 0xdf;
        if (letter < 0x41 || letter > 0x5a) break;
        column = addColumnLetter(column, letter);
      }
      let row = 0;
      for (; at < to; at++) {
        const digit = (bytes[at] as number) - 0x30;
        row = digit < 0 || digit > 9 ? Number.NaN : row * 10 + digit;
      }
      if (this.#free && row >= 1 && row <= MAX_ROW) {
        this.#row = row;
        this.#free = false;
      }
      if (row !== this.#row || column < 1) this.#fail(`cell ${xml.attribute('r')} in row ${this.#row}`);
      this.#column = column;
      if (column <= before) this.ordered = false;
    }
    if (this.#column > MAX_COLUMN) this.#fail('beyond the last column');
  }

  /** The cell's format where it is one of percentages. */
  #percent(): string | null {
    return this.#context.percents?.get(Math.max(0, this.#xml.wholeNumber(S) || 0)) ?? null;
  }

  #readCell(): void {
    const xml = this.#xml;
    const type = this.#typeOf();
    const style = Math.max(0, xml.wholeNumber(S) || 0);
    if (type === 'n' || type === 's') {
      const number = plainNumber(xml);
      if (Number.isNaN(number)) this.#readParts(type, style);
      else this.#addValue(type, number, null, style);
    } else {
      const text = type === 'inlineStr' ? plainText(xml) : null;
      if (text === null) this.#readParts(type, style);
      else this.#addText(text, null, style);
    }
  }

  /** Reads a cell of any shape. */
  #readParts(type: CellType, style: number): void {
    const xml = this.#xml;
    const rich = this.#context.pictures && xml.attribute('vm') !== null;
    const numeric = type === 'n' || type === 's';
    const inside = xml.depth;
    this.#forget();
    while (xml.depth >= inside && xml.next()) if (!xml.closing) this.#readPart(numeric);
    const formula = this.#formula;
    const text = this.#text;
    if (formula?.includes('DISPIMG(')) this.#add(PICTURE, null, formula, style);
    else if (numeric) this.#addValue(type, this.#number, formula, style);
    else if (rich && type === 'e' && text === '#VALUE!') this.#add(PICTURE, null, formula, style);
    else this.#addParts(type, text, formula, style);
  }

  #forget(): void {
    this.#formula = null;
    this.#number = Number.NaN;
    this.#text = null;
  }

  /** Reads a child element of a cell; after a formula also the number and the end of the cell, when they follow at once. */
  #readPart(numeric: boolean): void {
    const xml = this.#xml;
    if (xml.code === F) {
      this.#formula = this.#readFormula();
      if (numeric) this.#number = plainNumber(xml);
    } else if (xml.code === IS) this.#text = readRichText(xml);
    else if (xml.code === V) {
      if (numeric) this.#number = xml.number();
      else this.#text = xml.text();
    }
  }

  #addParts(type: CellType, text: string | null, formula: string | null, style: number): void {
    if (type === 'str' || type === 'inlineStr') this.#addText(text, formula, style);
    else if (text === null || text === '') this.#addEmpty(formula, style);
    else if (type === 'b') this.#addBoolean(text.trim(), formula, style);
    else if (type === 'd') this.#addDate(text.trim(), formula, style);
    else this.#add(ERROR, text, formula, style);
  }

  #typeOf(): CellType {
    const xml = this.#xml;
    const index = xml.findByte(T);
    if (index < 0) return 'n';
    const from = xml.valueStart(index);
    const length = xml.valueEnd(index) - from;
    if (length === 1) {
      const letter = xml.bytes[from];
      if (letter === 0x6e) return 'n';
      if (letter === 0x73) return 's';
      if (letter === 0x62) return 'b';
      if (letter === 0x65) return 'e';
      if (letter === 0x64) return 'd';
    }
    const type = xml.attribute('t');
    return type === 'str' || type === 'inlineStr' ? type : this.#fail(`cell type ${type}`);
  }

  /** The text of the current `f` element. */
  #readFormula(): string {
    const xml = this.#xml;
    const kind = xml.attribute('t');
    if (kind === 'dataTable') {
      const inputs = [xml.attribute('r1') ?? '', xml.attribute('r2') ?? ''];
      xml.skip();
      return `TABLE(${inputs.join(',')})`;
    }
    const group = kind === 'shared' ? (xml.attribute('si') ?? '') : null;
    const text = xml.text();
    if (group === null) return text;
    if (text !== '') {
      this.#shared.set(group, new SharedFormula(text, this.#row, this.#column));
      return text;
    }
    const moved = this.#shared.get(group)?.at(this.#row, this.#column) ?? '';
    this.#sharedText += moved.length;
    if (this.#sharedText > MAX_SHARED_TEXT) {
      throw new DocumentError('too-large', 'zip-bomb', {
        sheet: this.#sheet,
        limit: MAX_SHARED_TEXT,
        cause: 'shared formulas',
      });
    }
    return moved;
  }

  /** What the number in `v` means: itself, or the index of a shared string. NaN when `v` is empty or missing. */
  #addValue(type: 'n' | 's', number: number, formula: string | null, style: number): void {
    if (Number.isNaN(number)) this.#addEmpty(formula, style);
    else if (type === 's') {
      this.#addText(this.#context.strings[number] ?? this.#fail(`no shared string ${number}`), formula, style);
    } else if (Number.isFinite(number)) {
      const days = this.#context.days1904?.[style] === true ? DAYS_TO_1904 : 0;
      // The sum also makes -0 a plain 0.
      this.#add(NUMBER, number + days, formula, style);
    } else this.#add(ERROR, NO_NUMBER, formula, style);
  }

  #addText(text: string | null, formula: string | null, style: number): void {
    if (text === null) this.#addEmpty(formula, style);
    // A constant that is the empty text looks and counts like a blank cell in every host.
    else if (text === '' && formula === null) return;
    else if (text.startsWith('=') && /^=(?:_xlfn\.)?DISPIMG\(/.test(text)) this.#add(PICTURE, null, formula, style);
    else this.#add(TEXT, cellSized(text), formula, style);
  }

  #addBoolean(text: string, formula: string | null, style: number): void {
    if (text === '1' || text === 'true') this.#add(BOOLEAN, true, formula, style);
    else if (text === '0' || text === 'false') this.#add(BOOLEAN, false, formula, style);
    else this.#fail('not a boolean');
  }

  #addDate(text: string, formula: string | null, style: number): void {
    const serial = serialOf(text);
    if (Number.isNaN(serial)) this.#add(ERROR, NO_DATE, formula, style);
    else this.#add(NUMBER, serial, formula, style);
  }

  #addEmpty(formula: string | null, style: number): void {
    if (formula !== null) this.#add(UNCALCULATED, null, formula, style);
  }

  #add(kind: number, value: GridCell['value'], formula: string | null, style: number): void {
    const { store, cellLimit } = this.#context;
    if (store.count >= cellLimit)
      throw new DocumentError('too-large', 'too-many-cells', { sheet: this.#sheet, limit: cellLimit });
    store.add(this.#row, this.#column, kind, value, formula, style);
  }

  #fail(cause: string): never {
    const cells = this.#column > 0 ? [cellAddress(this.#row, this.#column)] : [];
    throw new DocumentError('damaged', 'bad-xml', { part: this.#xml.part, sheet: this.#sheet, cells, cause });
  }
}

/** What a cell without a number or a date where one should be is: as a spreadsheet shows it, and no reason to lose the others. */
const NO_NUMBER = '#NUM!';
const NO_DATE = '#VALUE!';

const ISO = /^(?:(\d{4})-(\d\d)-(\d\d))?T?(?:(\d\d):(\d\d)(?::(\d\d(?:\.\d{1,20})?))?)?(?:Z|[+-]\d\d(?::?\d\d)?)?$/;
const DURATION = /^(-?)P(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,20})?)S)?)?$/;

/** A span of time in days; NaN when the text is none, or one of months and years, which have no length of their own. */
function durationOf(text: string): number {
  const match = DURATION.exec(text);
  if (match === null || /[PT]$/.test(text)) return Number.NaN;
  const [days, hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
  ];
  const length = days + (hours * 3600 + minutes * 60 + seconds) / 86400;
  return match[1] === '-' ? -length : length;
}

/**
 * The serial, in the 1900 system, of a date, a time, both, or a span of time, as ISO 8601 writes them; NaN when the text is
 * none. A zone is passed over: the cell shows the time of its own place.
 */
function serialOf(text: string): number {
  if (text.startsWith('P') || text.startsWith('-P')) return durationOf(text);
  const match = ISO.exec(text);
  if (match === null || (match[1] === undefined && match[4] === undefined)) return Number.NaN;
  const seconds = Number(match[4] ?? 0) * 3600 + Number(match[5] ?? 0) * 60 + Number(match[6] ?? 0);
  if (match[1] === undefined) return seconds / 86400;
  const days = Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / 86400000 + 25569;
  // The 1900 system counts a 29 February 1900 that never was.
  return (days < 61 ? days - 1 : days) + seconds / 86400;
}
