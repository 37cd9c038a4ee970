/** Where things stand in the bytes of a worksheet, as far as writing needs them. The sheet has been read before: it is sound. */

import { addColumnLetter } from '../../../engine/grid/address.ts';
import type { GridRange } from '../../../engine/grid/grid.ts';
import { parseRange, parseRanges } from '../../../engine/grid/ranges.ts';
import type { XmlPatch } from '../../package-editor.ts';
import { nameCode, type XmlScanner } from '../../xml/scan.ts';

export interface Span {
  readonly from: number;
  readonly to: number;
}

export interface CellSpan {
  readonly column: number;
  readonly start: number;
  /** After its opening tag. */
  readonly tagEnd: number;
  end: number;
  readonly style: number;
  /** Formula elements inside it. */
  formulas: number;
}

export interface RowSpan {
  row: number;
  readonly start: number;
  readonly tagEnd: number;
  readonly empty: boolean;
  /** Before its closing tag; where `/>` ends when it is empty. */
  closeStart: number;
  /** After the name in its opening tag. */
  readonly nameEnd: number;
  /** The values of its attributes `spans`, `ht` and `customHeight`. */
  readonly spans: Span | null;
  readonly height: Span | null;
  readonly fixed: Span | null;
  /** The style that cells made in it get; null when the row has none of its own. */
  readonly style: number | null;
  readonly cells: CellSpan[];
}

interface SharedCell {
  readonly group: string;
  readonly row: number;
  readonly column: number;
  /** Its `f` element. */
  readonly span: Span;
  /** The formula where the group begins, `''` in the cells that follow it. */
  readonly text: string;
}

interface Block {
  readonly kind: 'array-formula' | 'data-table';
  readonly range: GridRange;
}

export interface SheetMap {
  /** Of elements, with its colon. */
  readonly prefix: string;
  /** The `ref` of the dimension element. */
  readonly dimension: Span | null;
  readonly columns: readonly { readonly from: number; readonly to: number; readonly style: number }[];
  /** The whole sheetData element, its opening tag up to `tagEnd`, its closing tag from `closeStart`. */
  readonly data: {
    readonly start: number;
    readonly tagEnd: number;
    readonly empty: boolean;
    readonly closeStart: number;
  };
  /** Numbers of all rows in the order of the file, and where each starts. */
  readonly rowNumbers: readonly number[];
  readonly rowStarts: readonly number[];
  /** The rows asked for, by number; a row may be written in two elements. */
  readonly rows: ReadonlyMap<number, readonly RowSpan[]>;
  readonly shared: readonly SharedCell[];
  readonly blocks: readonly Block[];
  /** Cells that may be changed although the sheet is protected, without a password. */
  readonly openRanges: readonly GridRange[];
  /** Formula elements of the whole sheet. */
  readonly formulas: number;
}

const C = nameCode('c');
const F = nameCode('f');
const ROW = nameCode('row');
const COL = nameCode('col');
const R = 0x72;
const S = 0x73;

/** Maps a worksheet; of the rows only those in `wanted` are looked at cell by cell. @throws DocumentError */
export function mapSheet(patch: XmlPatch, wanted: ReadonlySet<number>): SheetMap {
  return new SheetMapper(patch, wanted).map();
}

class SheetMapper {
  readonly #xml: XmlScanner;
  readonly #patch: XmlPatch;
  readonly #wanted: ReadonlySet<number>;
  readonly #rowNumbers: number[] = [];
  readonly #rowStarts: number[] = [];
  readonly #rows = new Map<number, RowSpan[]>();
  readonly #shared: SharedCell[] = [];
  readonly #blocks: Block[] = [];
  readonly #openRanges: GridRange[] = [];
  readonly #columns: { from: number; to: number; style: number }[] = [];
  #dimension: Span | null = null;
  #data: SheetMap['data'] | null = null;
  #formulas = 0;

  constructor(patch: XmlPatch, wanted: ReadonlySet<number>) {
    this.#patch = patch;
    this.#xml = patch.xml;
    this.#wanted = wanted;
  }

  map(): SheetMap {
    const xml = this.#xml;
    xml.next();
    const prefix = this.#patch.prefix();
    while (xml.next()) {
      if (xml.closing) continue;
      if (xml.is('sheetData')) this.#readData();
      else if (xml.is('dimension')) this.#dimension = xml.attributeSpan('ref');
      else if (xml.code === COL) this.#readColumn();
      else if (xml.is('protectedRange')) this.#readOpenRange();
    }
    const dimension = this.#dimension;
    const columns = this.#columns;
    const data = this.#data;
    const rowNumbers = this.#rowNumbers;
    const rowStarts = this.#rowStarts;
    const rows = this.#rows;
    const shared = this.#shared;
    const blocks = this.#blocks;
    const openRanges = this.#openRanges;
    const formulas = this.#formulas;
    if (data === null) return xml.fail('no sheetData');
    return { prefix, dimension, columns, data, rowNumbers, rowStarts, rows, shared, blocks, openRanges, formulas };
  }

  #readColumn(): void {
    const xml = this.#xml;
    const style = xml.attribute('style');
    if (style === null) return;
    const from = Number(xml.attribute('min'));
    this.#columns.push({ from, to: Number(xml.attribute('max') ?? from), style: Number(style) });
  }

  #readOpenRange(): void {
    const xml = this.#xml;
    const guarded = ['password', 'hashValue', 'securityDescriptor'].some((name) => xml.attribute(name) !== null);
    // A child element `securityDescriptor` names the people allowed: then it isn't open to everybody either.
    if (!guarded && xml.empty) this.#openRanges.push(...parseRanges(xml.attribute('sqref') ?? ''));
  }

  #readData(): void {
    const xml = this.#xml;
    if (this.#data !== null) xml.fail('two sheetData elements');
    const { start, after: tagEnd, empty } = xml;
    if (empty) {
      this.#data = { start, tagEnd, empty, closeStart: tagEnd };
      return;
    }
    const inside = xml.depth;
    let last = 0;
    while (xml.next()) {
      if (xml.closing) {
        if (xml.depth < inside) break;
      } else if (xml.code === ROW) last = this.#readRow(last);
    }
    this.#data = { start, tagEnd, empty, closeStart: xml.start };
  }

  /** Returns the row's number, found as the reader finds it. */
  #readRow(last: number): number {
    const xml = this.#xml;
    const number = xml.wholeNumber(R);
    const isUnknown = number === -1;
    const row: RowSpan = {
      row: isUnknown ? last + 1 : number,
      start: xml.start,
      tagEnd: xml.after,
      empty: xml.empty,
      closeStart: xml.after,
      nameEnd: xml.nameEnd,
      spans: xml.attributeSpan('spans'),
      height: xml.attributeSpan('ht'),
      fixed: xml.attributeSpan('customHeight'),
      style: xml.flag('customFormat', false) ? Number(xml.attribute('s') ?? 0) : null,
      cells: [],
    };
    if (!xml.empty) this.#readCells(row, isUnknown);
    this.#rowNumbers.push(row.row);
    this.#rowStarts.push(row.start);
    if (this.#wanted.has(row.row)) this.#rows.set(row.row, [...(this.#rows.get(row.row) ?? []), row]);
    return row.row;
  }

  #readCells(row: RowSpan, isUnknown: boolean): void {
    const xml = this.#xml;
    const inside = xml.depth;
    const keep = isUnknown || this.#wanted.has(row.row);
    let free = isUnknown;
    let column = 0;
    while (xml.next()) {
      if (xml.closing) {
        if (xml.depth < inside) break;
        continue;
      }
      if (xml.code !== C) continue;
      const index = xml.findByte(R);
      if (index < 0) column++;
      else {
        const place = placeAt(xml.bytes, xml.valueStart(index), xml.valueEnd(index));
        column = place.column;
        if (free) row.row = place.row;
        free = false;
      }
      const style = Math.max(0, xml.wholeNumber(S));
      const cell: CellSpan = { column, start: xml.start, tagEnd: xml.after, end: xml.after, style, formulas: 0 };
      if (!xml.empty) this.#readCell(row.row, cell);
      if (keep) row.cells.push(cell);
    }
    row.closeStart = xml.start;
  }

  #readCell(row: number, cell: CellSpan): void {
    const xml = this.#xml;
    const inside = xml.depth;
    while (xml.next()) {
      if (xml.closing) {
        if (xml.depth < inside) break;
      } else if (xml.code === F) {
        cell.formulas++;
        this.#formulas++;
        this.#readFormula(row, cell.column);
      }
    }
    cell.end = xml.after;
  }

  #readFormula(row: number, column: number): void {
    const xml = this.#xml;
    const kind = xml.attribute('t');
    if (kind === 'array' || kind === 'dataTable') {
      const range = parseRange(xml.attribute('ref') ?? '') ?? { top: row, left: column, bottom: row, right: column };
      this.#blocks.push({ kind: kind === 'array' ? 'array-formula' : 'data-table', range });
    } else if (kind === 'shared') {
      const group = xml.attribute('si') ?? '';
      const from = xml.start;
      const text = xml.text();
      this.#shared.push({ group, row, column, span: { from, to: xml.after }, text });
    }
  }
}

/** The row and column of an address that the reader has found sound. */
function placeAt(bytes: Uint8Array, from: number, to: number): { row: number; column: number } {
  let row = 0;
  let column = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte >= 0x41) column = addColumnLetter(column, byte);
    else row = row * 10 + byte - 0x30;
  }
  return { row, column };
}
