/** The records of one worksheet. */

import { MAX_COLUMN } from '../../engine/grid/address.ts';
import type { GridRange, SheetGrid } from '../../engine/grid/grid.ts';
import { type OpenCell, SheetCells, type SheetContext, setFormula, setText, tooMany } from './cells.ts';
import { badRecord } from './errors.ts';
import { formulaText, type Tokens, UNREADABLE_FORMULA } from './formula.ts';
import { longText, type SheetPlace } from './globals.ts';
import { BOF, CONTINUE, EOF, Records, u16, u32 } from './records.ts';

/** Under the numbers of older versions, too, which some programs still write with the content of this one. */
const FORMULAS = [0x0006, 0x0206, 0x0406];
const PROTECT = 0x0012;
const MULRK = 0x00bd;
const RSTRING = 0x00d6;
const MERGEDCELLS = 0x00e5;
const LABELSST = 0x00fd;
const NUMBER = 0x0203;
const LABEL = 0x0204;
const BOOLERR = 0x0205;
const STRING = 0x0207;
const ROW = 0x0208;
const ARRAY = 0x0221;
const RK = 0x027e;
const SHRFMLA = 0x04bc;
const TABLE = 0x0236;

/** What may stand between a formula and the record of its text. */
const BEFORE_TEXT: ReadonlySet<number> = new Set([STRING, SHRFMLA, ARRAY, TABLE, CONTINUE]);

/** The kind of part that a BOF record begins. */
const WORKSHEET = 0x0010;

/** So much text may come of formulas that are written once for many cells; what is beyond isn't put into words. */
const MAX_FORMULA_TEXT = 1 << 27;

/** The token of a formula that says where its tokens are; and what results other than numbers are. */
const EXP = 0x01;
const RESULT_BOOLEAN = 1;
const RESULT_ERROR = 2;
const RESULT_EMPTY = 3;

/** Reads the sheet at `place`. @throws DocumentError; where a cell is to blame, with its address */
export function readSheet(stream: Uint8Array, place: SheetPlace, context: SheetContext): SheetGrid {
  const records = new Records(stream, place.start);
  const sheet = new SheetReader(records, place.name, context).read(place.visibility);
  context.spend(records.to - place.start, stream.length);
  return sheet;
}

class SheetReader {
  readonly #records: Records;
  readonly #name: string;
  readonly #context: SheetContext;
  readonly #cells: SheetCells;
  readonly #hidden = new Set<number>();
  readonly #merges: GridRange[] = [];
  #protected = false;
  /** The formula cell whose text is told by the next STRING record. */
  #awaiting: OpenCell | null = null;
  /** The last formula cell, which a shared formula after it belongs to. */
  #formulaKey = -1;
  readonly #shared = new Map<number, Tokens>();
  readonly #sharers: { readonly cell: OpenCell; readonly key: number }[] = [];
  /** By the number of the record; others say nothing that is needed. */
  readonly #readers: ReadonlyMap<number, () => void> = new Map([
    [NUMBER, () => this.#readNumber()],
    [RK, () => this.#readRk()],
    [MULRK, () => this.#readRks()],
    [LABELSST, () => this.#readShared()],
    [LABEL, () => this.#readLabel()],
    [RSTRING, () => this.#readLabel()],
    [BOOLERR, () => this.#readBooleanOrError()],
    ...FORMULAS.map((id) => [id, () => this.#readFormula()] as const),
    [STRING, () => this.#readResult()],
    [SHRFMLA, () => this.#share(8)],
    [ARRAY, () => this.#share(12)],
    [ROW, () => this.#readRow()],
    [MERGEDCELLS, () => this.#readMerges()],
    [PROTECT, () => this.#readProtection()],
  ]);

  constructor(records: Records, name: string, context: SheetContext) {
    this.#records = records;
    this.#name = name;
    this.#context = context;
    this.#cells = new SheetCells(name, context);
  }

  read(visibility: SheetGrid['visibility']): SheetGrid {
    const records = this.#records;
    const name = this.#name;
    const merges = this.#merges;
    records.next();
    if (records.id !== BOF || records.length < 4 || u16(records.bytes, records.from + 2) !== WORKSHEET)
      throw badRecord('no sheet where one should be', { sheet: name });
    // A chart on the sheet has its records among the sheet's, from BOF to EOF.
    let depth = 1;
    while (depth > 0) {
      records.next();
      if (records.id === BOF) depth++;
      else if (records.id === EOF) depth--;
      else if (depth === 1) {
        if (!BEFORE_TEXT.has(records.id)) this.#awaiting = null;
        this.#readers.get(records.id)?.();
      }
    }
    for (const { cell, key } of this.#sharers)
      setFormula(cell, this.#textOf(this.#shared.get(key), cell.row, cell.column));
    return { name, visibility, protected: this.#protected, merges, rows: this.#cells.gridRows(this.#hidden) };
  }

  #readRow(): void {
    const records = this.#records;
    records.require(14);
    if ((u16(records.bytes, records.from + 12) & 0x20) !== 0) this.#hidden.add(u16(records.bytes, records.from));
  }

  #readProtection(): void {
    this.#records.require(2);
    if (u16(this.#records.bytes, this.#records.from) !== 0) this.#protected = true;
  }

  #readNumber(): void {
    const records = this.#records;
    const cells = this.#cells;
    records.require(14);
    const { bytes, from, view } = records;
    cells.addNumber(
      u16(bytes, from),
      u16(bytes, from + 2),
      u16(bytes, from + 4),
      view.getFloat64(from + 6, true),
      null,
    );
  }

  #readRk(): void {
    const records = this.#records;
    const cells = this.#cells;
    records.require(10);
    const { bytes, from } = records;
    cells.addNumber(u16(bytes, from), u16(bytes, from + 2), u16(bytes, from + 4), this.#rkAt(from + 6), null);
  }

  #readRks(): void {
    const records = this.#records;
    const cells = this.#cells;
    records.require(6);
    const { bytes, from, to } = records;
    const row = u16(bytes, from);
    const first = u16(bytes, from + 2);
    // The column of the last one stands after them.
    const last = to - 2;
    let column = first;
    for (let at = from + 4; at + 6 <= last; at += 6)
      cells.addNumber(row, column++, u16(bytes, at), this.#rkAt(at + 2), null);
    if (column - 1 !== u16(bytes, last)) throw cells.badCell(row, first, 'a row of numbers of another length');
  }

  /** A number in four bytes: an integer of 30 bits, or the upper half of a floating-point number; perhaps in hundredths. */
  #rkAt(at: number): number {
    const { bytes, view } = this.#records;
    const packed = u32(bytes, at);
    let number = view.getInt32(at, true) >> 2;
    if ((packed & 2) === 0) {
      half.setUint32(4, packed & 0xfffffffc, true);
      number = half.getFloat64(0, true);
    }
    return (packed & 1) === 0 ? number : number / 100;
  }

  #readShared(): void {
    const records = this.#records;
    const cells = this.#cells;
    records.require(10);
    const { bytes, from } = records;
    const row = u16(bytes, from);
    const column = u16(bytes, from + 2);
    const index = u32(bytes, from + 6);
    const text = this.#context.globals.strings[index];
    if (text === undefined) throw cells.badCell(row, column, `no shared string ${index}`);
    cells.addText(row, column, u16(bytes, from + 4), text);
  }

  #readLabel(): void {
    const records = this.#records;
    const cells = this.#cells;
    records.require(8);
    const { bytes, from } = records;
    cells.addText(u16(bytes, from), u16(bytes, from + 2), u16(bytes, from + 4), this.#textAt(6));
  }

  /** The text so far into the record; an empty one may lack its flags. */
  #textAt(skip: number): string {
    const records = this.#records;
    return u16(records.bytes, records.from + skip) === 0 ? '' : longText(records.content(skip));
  }

  #readBooleanOrError(): void {
    const records = this.#records;
    const cells = this.#cells;
    records.require(8);
    const { bytes, from } = records;
    const code = bytes[from + 6] as number;
    cells.addCode(u16(bytes, from), u16(bytes, from + 2), u16(bytes, from + 4), code, bytes[from + 7] === 1, null);
  }

  #readFormula(): void {
    const records = this.#records;
    records.require(22);
    const { bytes, from, to } = records;
    const row = u16(bytes, from);
    const column = u16(bytes, from + 2);
    const start = from + 22;
    const tokens = { bytes, from: start, to: Math.min(to, start + u16(bytes, from + 20)) };
    const sharing = tokens.to - start >= 5 && bytes[start] === EXP;
    const cell = this.#addResult(row, column, u16(bytes, from + 4));
    this.#formulaKey = keyOf(row, column);
    if (sharing) this.#sharers.push({ cell, key: keyOf(u16(bytes, start + 1), u16(bytes, start + 3)) });
    else setFormula(cell, this.#textOf(tokens, row + 1, column + 1));
    this.#awaiting = cell.kind === 'uncalculated' ? cell : null;
  }

  /** Adds a formula's cell with its result: a number, unless the last two of its eight bytes say otherwise. */
  #addResult(row: number, column: number, style: number): OpenCell {
    const cells = this.#cells;
    const { bytes, from, view } = this.#records;
    const text = UNREADABLE_FORMULA;
    if (u16(bytes, from + 12) !== 0xffff) {
      return cells.addNumber(row, column, style, view.getFloat64(from + 6, true), text);
    }
    const kind = bytes[from + 6];
    if (kind === RESULT_BOOLEAN || kind === RESULT_ERROR) {
      return cells.addCode(row, column, style, bytes[from + 8] as number, kind === RESULT_ERROR, text);
    }
    if (kind === RESULT_EMPTY) return cells.add(row, column, style, 'text', '', text);
    // A text, in a record of its own after this one; without it there is no result.
    return cells.add(row, column, style, 'uncalculated', null, text);
  }

  #readResult(): void {
    const cell = this.#awaiting;
    if (cell === null) return;
    this.#awaiting = null;
    this.#records.require(2);
    setText(cell, this.#textAt(0));
  }

  /** Remembers the tokens that the cells of an area share; these cells may come before or after. */
  #share(head: number): void {
    const records = this.#records;
    records.require(head + 2);
    const { bytes, from, to } = records;
    const start = from + head + 2;
    const tokens = { bytes, from: start, to: Math.min(to, start + u16(bytes, from + head)) };
    this.#shared.set(keyOf(u16(bytes, from), bytes[from + 4] as number), tokens);
    if (this.#formulaKey >= 0) this.#shared.set(this.#formulaKey, tokens);
  }

  /** The text of a formula in a cell of the grid. */
  #textOf(tokens: Tokens | undefined, row: number, column: number): string {
    const context = this.#context;
    if (tokens === undefined || context.formulaText > MAX_FORMULA_TEXT) return UNREADABLE_FORMULA;
    const text = formulaText(tokens, context.globals, row - 1, column - 1);
    context.formulaText += text.length;
    return text;
  }

  #readMerges(): void {
    const records = this.#records;
    const merges = this.#merges;
    const name = this.#name;
    const context = this.#context;
    records.require(2);
    const { bytes, from } = records;
    const count = u16(bytes, from);
    records.require(2 + 8 * count);
    for (let i = 0, at = from + 2; i < count; i++, at += 8) {
      const [top, bottom] = inOrder(u16(bytes, at), u16(bytes, at + 2));
      const [left, right] = inOrder(u16(bytes, at + 4), u16(bytes, at + 6));
      // Reading doesn't depend on merges: one that says nothing is passed over.
      if (right > MAX_COLUMN) continue;
      if (context.merges >= context.mergeLimit) throw tooMany(name, context.mergeLimit);
      context.merges++;
      merges.push({ top, left, bottom, right });
    }
  }
}

/** For the upper half of a number; the lower one stays zero. */
const half = new DataView(new ArrayBuffer(8));

/** A cell as one number; row and column counted from 0. */
function keyOf(row: number, column: number): number {
  return row * 65536 + column;
}

/** Two bounds as the grid counts them, the smaller one first. */
function inOrder(a: number, b: number): readonly [number, number] {
  return a <= b ? [a + 1, b + 1] : [b + 1, a + 1];
}
