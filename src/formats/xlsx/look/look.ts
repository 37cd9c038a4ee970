import { SEVERITIES } from '../../../engine/checks/check.ts';
import { addColumnLetter, MAX_COLUMN } from '../../../engine/grid/address.ts';
import { parseRanges } from '../../../engine/grid/ranges.ts';
import { atOnce } from '../../../engine/steps.ts';
import { asDocumentError } from '../../error.ts';
import { severityOfMark } from '../../mark-style.ts';
import { openPart, readRelationships } from '../../package.ts';
import {
  type BookLook,
  type CellLook,
  digitWidth,
  LookDraft,
  PIXELS_PER_POINT,
  PLAIN_LOOK,
  pixels,
  type SheetLook,
  type SheetMark,
} from '../../sheet-look.ts';
import { nameCode, type XmlScanner } from '../../xml/scan.ts';
import type { Parts } from '../../zip/parts.ts';
import { openZip, ZIP_LIMITS, type ZipLimits } from '../../zip/read.ts';
import { indexWorkbook, type WorkbookIndex } from '../read/workbook.ts';
import { readTheme } from './colors.ts';
import { readLooks } from './styles.ts';

/** Reads how the sheets of a workbook look, one at a time and when asked. */
export class WorkbookLook implements BookLook {
  readonly #parts: Parts;
  readonly #index: WorkbookIndex;
  readonly #looks: readonly CellLook[];
  readonly #digit: number;

  /** @throws DocumentError and nothing else */
  constructor(from: Uint8Array | Parts, limits: ZipLimits = ZIP_LIMITS) {
    try {
      this.#parts = from instanceof Uint8Array ? openZip(from, limits) : from;
      this.#index = indexWorkbook(this.#parts);
      const theme = readRelationships(this.#parts, this.#index.part).find((each) => each.kind === 'theme')?.target;
      const hasTheme = theme !== undefined && this.#parts.find(theme) !== null;
      const colors = readTheme(hasTheme ? openPart(this.#parts, theme) : null);
      this.#looks = this.#index.styles === null ? [] : readLooks(openPart(this.#parts, this.#index.styles), colors);
      this.#digit = digitWidth(this.#looks[0] ?? PLAIN_LOOK);
    } catch (error) {
      throw asDocumentError(error);
    }
  }

  /** The names of the sheets in tab order, and the one in front. */
  get sheets(): readonly { readonly name: string; readonly hidden: boolean; readonly active: boolean }[] {
    const { sheets, active } = this.#index;
    return sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.visibility !== 'visible',
      active: sheet === active,
    }));
  }

  /** Null when there is no sheet of this name. @throws DocumentError and nothing else */
  sheet(name: string): SheetLook | null {
    return atOnce(this.sheetSteps(name));
  }

  /** As `sheet`. Null now and then on the way: others may have their turn. */
  *sheetSteps(name: string): Generator<null, SheetLook | null, undefined> {
    const entry = this.#index.sheets.find((each) => each.name === name);
    if (entry === undefined) return null;
    try {
      return yield* new SheetLookReader(openPart(this.#parts, entry.part), this.#digit).read(name, this.#looks);
    } catch (error) {
      throw asDocumentError(error);
    }
  }
}

const ROW = nameCode('row');
const C = nameCode('c');
const COL = nameCode('col');
const R = 0x72;
const S = 0x73;

/** Rows, merged areas and the like that are read before others may have their turn. */
const AT_ONCE = 128;

const FROZEN = new Set(['frozen', 'frozenSplit']);

class SheetLookReader extends LookDraft {
  readonly #xml: XmlScanner;
  readonly #marks: SheetMark[] = [];
  /** The row at the top of the sheet's view. */
  #top = 1;

  constructor(xml: XmlScanner, digit: number) {
    super(digit);
    this.#xml = xml;
  }

  *read(name: string, looks: readonly CellLook[]): Generator<null, SheetLook, undefined> {
    const xml = this.#xml;
    let seen = 0;
    while (xml.next()) {
      if (xml.closing) continue;
      if (++seen % AT_ONCE === 0) yield null;
      if (xml.code === ROW) this.#readRow();
      else if (xml.code === COL) this.#readColumn();
      else if (xml.is('sheetFormatPr')) this.#readDefaults();
      else if (xml.is('sheetView')) this.#readView();
      else if (xml.is('pane')) this.#readPane();
      else if (xml.is('mergeCell')) {
        for (const { bottom, right } of parseRanges(xml.attribute('ref') ?? '')) this.reach(bottom, right);
      } else if (xml.is('conditionalFormatting') && !xml.empty) this.#readMarks();
    }
    return this.finish(
      name,
      looks,
      this.#marks.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity)),
    );
  }

  #readView(): void {
    const xml = this.#xml;
    this.gridLines = xml.flag('showGridLines', true);
    this.rightToLeft = xml.flag('rightToLeft', false);
    this.#top = Number(/\d+$/.exec(xml.attribute('topLeftCell') ?? '')?.[0] ?? 1);
  }

  #readPane(): void {
    const xml = this.#xml;
    if (FROZEN.has(xml.attribute('state') ?? '')) this.freeze(Number(xml.attribute('ySplit') ?? 0), this.#top);
  }

  #readDefaults(): void {
    const xml = this.#xml;
    const { digit } = this;
    const width = xml.attribute('defaultColWidth');
    const base = Number(xml.attribute('baseColWidth') ?? 8);
    if (width !== null) this.defaultWidth = pixels(Number(width), digit);
    else if (base > 0) this.defaultWidth = Math.ceil((base * digit + 5) / 8) * 8;
    const height = Number(xml.attribute('defaultRowHeight') ?? 0);
    if (height > 0) this.defaultHeight = Math.round(height * PIXELS_PER_POINT);
  }

  #readColumn(): void {
    const xml = this.#xml;
    const { digit } = this;
    const from = Number(xml.attribute('min'));
    const to = Math.min(MAX_COLUMN, Number(xml.attribute('max') ?? from));
    if (!(from >= 1 && to >= from)) return;
    const characters = xml.attribute('width');
    const width = characters === null ? this.defaultWidth : pixels(Number(characters), digit);
    const style = Number(xml.attribute('style') ?? 0);
    this.columns.push({ from, to, width, hidden: xml.flag('hidden', false) || width === 0, style });
  }

  #readRow(): void {
    const xml = this.#xml;
    const number = xml.wholeNumber(R);
    const row = number > 0 ? number : this.lastRow + 1;
    const height = xml.attribute('ht');
    const style = xml.flag('customFormat', false) ? Number(xml.attribute('s') ?? 0) : 0;
    const hidden = xml.flag('hidden', false) || height === '0';
    const fixed = xml.flag('customHeight', false);
    const px = height === null ? null : Math.round(Number(height) * PIXELS_PER_POINT);
    if (px !== null || hidden || style !== 0) this.rows.set(row, { height: px, fixed, hidden, style });
    this.lastRow = Math.max(this.lastRow, row);
    if (!xml.empty) this.#readCells(row);
  }

  #readCells(row: number): void {
    const xml = this.#xml;
    const inside = xml.depth;
    let column = 0;
    while (xml.next() && xml.depth >= inside) {
      if (xml.closing || xml.code !== C) continue;
      const index = xml.findByte(R);
      column = index < 0 ? column + 1 : columnAt(xml.bytes, xml.valueStart(index), xml.valueEnd(index));
      this.lastColumn = Math.max(this.lastColumn, column);
      const style = xml.wholeNumber(S);
      if (!(style > 0)) continue;
      const known = this.styles.get(row);
      if (known === undefined) this.styles.set(row, new Map([[column, style]]));
      else known.set(column, style);
    }
  }

  #readMarks(): void {
    const xml = this.#xml;
    const ranges = parseRanges(xml.attribute('sqref') ?? '');
    const inside = xml.depth;
    while (xml.next() && xml.depth >= inside) {
      if (xml.closing || !xml.is('formula')) continue;
      const severity = severityOfMark(xml.text());
      if (severity !== null) for (const range of ranges) this.#marks.push({ range, severity });
    }
  }
}

function columnAt(bytes: Uint8Array, from: number, to: number): number {
  let column = 0;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] as number;
    if (byte < 0x41) break;
    column = addColumnLetter(column, byte);
  }
  return column;
}
