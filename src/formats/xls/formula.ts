/**
 * The text of formulas, which .xls files hold as tokens in reverse Polish order. It is shown, never calculated: what can't be
 * put into words (references to other workbooks, array constants, damaged tokens) is shown as `…`.
 */

import { columnLetters } from '../../engine/grid/address.ts';
import { functionNumbered } from './functions.ts';
import type { Globals } from './globals.ts';
import { u16 } from './records.ts';

export const UNREADABLE_FORMULA = '…';

export const ERRORS: { readonly [code: number]: string } = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
  43: '#GETTING_DATA',
};

const BINARY: { readonly [token: number]: string } = {
  3: '+',
  4: '-',
  5: '*',
  6: '/',
  7: '^',
  8: '&',
  9: '<',
  10: '<=',
  11: '=',
  12: '>=',
  13: '>',
  14: '<>',
  15: ' ',
  16: ',',
  17: ':',
};

/** The last row and column that references of the format reach, counted from 0; also the bits that hold them. */
const MAX_XLS_ROW = 65535;
const MAX_XLS_COLUMN = 255;
const USER_FUNCTION = 255;
/** Programs write up to 8192 characters. */
const MAX_FORMULA_LENGTH = 32768;

/** A reference's cell, counted from 0, and as it is written. */
interface Place {
  readonly row: number;
  readonly column: number;
  readonly rowText: string;
  readonly columnText: string;
}

/** Thrown where a formula has no text; never leaves this file. */
class NoText extends Error {}

/** Where the tokens of a formula lie. */
export interface Tokens {
  readonly bytes: Uint8Array;
  readonly from: number;
  readonly to: number;
}

/** The text of a formula in the cell at `row` and `column`, counted from 0: what is shared with other cells moves along. */
export function formulaText(tokens: Tokens, globals: Globals, row: number, column: number): string {
  try {
    return new FormulaReader(tokens, globals, row, column).read();
  } catch (error) {
    if (error instanceof NoText) return UNREADABLE_FORMULA;
    throw error;
  }
}

class FormulaReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #to: number;
  readonly #globals: Globals;
  readonly #row: number;
  readonly #column: number;
  readonly #stack: string[] = [];
  #at: number;

  constructor({ bytes, from, to }: Tokens, globals: Globals, row: number, column: number) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#at = from;
    this.#to = Math.min(to, bytes.length);
    this.#globals = globals;
    this.#row = row;
    this.#column = column;
  }

  read(): string {
    const stack = this.#stack;
    while (this.#at < this.#to) {
      const token = this.#byte();
      // References and functions exist in three classes each, which read alike.
      if (token < 0x20) this.#readSimple(token);
      else this.#readClassed(0x20 | (token & 0x1f));
    }
    const text = stack.pop();
    if (text === undefined || stack.length > 0 || text.length > MAX_FORMULA_LENGTH) throw new NoText();
    return text;
  }

  #readSimple(token: number): void {
    const operator = BINARY[token];
    if (operator !== undefined) {
      const right = this.#pop();
      this.#stack.push(`${this.#pop()}${operator}${right}`);
    } else if (token === 0x12) this.#stack.push(`+${this.#pop()}`);
    else if (token === 0x13) this.#stack.push(`-${this.#pop()}`);
    else if (token === 0x14) this.#stack.push(`${this.#pop()}%`);
    else if (token === 0x15) this.#stack.push(`(${this.#pop()})`);
    else if (token === 0x19) this.#readAttribute();
    else this.#stack.push(this.#constant(token));
  }

  #constant(token: number): string {
    switch (token) {
      case 0x16:
        return '';
      case 0x17:
        return `"${this.#text().replaceAll('"', '""')}"`;
      case 0x1c:
        return ERRORS[this.#byte()] ?? this.#give();
      case 0x1d:
        return this.#byte() === 0 ? 'FALSE' : 'TRUE';
      case 0x1e:
        return String(this.#word());
      case 0x1f: {
        const at = this.#take(8);
        return String(this.#view.getFloat64(at, true)).toUpperCase();
      }
      // Tables (data tables), and what no cell holds.
      default:
        return this.#give();
    }
  }

  /** Hints for calculating and for spaces; the sum of one argument is among them. */
  #readAttribute(): void {
    const flags = this.#byte();
    const data = this.#word();
    if ((flags & 0x04) !== 0) this.#take(2 * (data + 1));
    else if ((flags & 0x10) !== 0) this.#stack.push(`SUM(${this.#pop()})`);
  }

  #readClassed(token: number): void {
    const stack = this.#stack;
    switch (token) {
      case 0x21: {
        const known = functionNumbered(this.#word());
        if (known === null || known.count === null) throw new NoText();
        this.#call(known.name, known.count);
        break;
      }
      case 0x22:
        this.#callAny(this.#byte() & 0x7f, this.#word());
        break;
      case 0x23: {
        const name = this.#globals.names[u16(this.#bytes, this.#take(4)) - 1];
        stack.push(name ?? this.#give());
        break;
      }
      case 0x24:
      case 0x2c:
        stack.push(this.#cell(token === 0x2c));
        break;
      case 0x25:
      case 0x2d:
        stack.push(this.#area(token === 0x2d));
        break;
      case 0x26:
      case 0x27:
      case 0x28:
        // Remembers the result of the tokens after it.
        this.#take(6);
        break;
      case 0x29:
        this.#take(2);
        break;
      case 0x2a:
        this.#take(4);
        stack.push('#REF!');
        break;
      case 0x2b:
        this.#take(8);
        stack.push('#REF!');
        break;
      case 0x39:
        stack.push(this.#lentName());
        break;
      default:
        stack.push(this.#elsewhere(token));
    }
  }

  /** A reference to another sheet. */
  #elsewhere(token: number): string {
    if (token < 0x3a || token > 0x3d) throw new NoText();
    const sheet = this.#sheets();
    if (token === 0x3a) return `${sheet}!${this.#cell(false)}`;
    if (token === 0x3b) return `${sheet}!${this.#area(false)}`;
    this.#take(token === 0x3c ? 4 : 8);
    return `${sheet}!#REF!`;
  }

  /** The sheets, of this workbook, that a reference names. */
  #sheets(): string {
    const { links, books, sheets } = this.#globals;
    const link = links[this.#word()];
    if (link === undefined || books[link.book]?.own !== true) throw new NoText();
    const first = sheets[link.first];
    const last = sheets[link.last];
    if (first === undefined || last === undefined) return '#REF';
    const names = link.first === link.last ? first.name : `${first.name}:${last.name}`;
    const plain =
      /^[\p{L}_][\p{L}\p{N}_.]*(?::[\p{L}_][\p{L}\p{N}_.]*)?$/u.test(names) && !/^[A-Z]{1,3}\d+$/i.test(names);
    return plain ? names : `'${names.replaceAll("'", "''")}'`;
  }

  /** A name of another workbook or of an add-in, or a name of this workbook with its sheet. */
  #lentName(): string {
    const { links, books, names } = this.#globals;
    const link = links[this.#word()];
    const index = u16(this.#bytes, this.#take(4)) - 1;
    const book = link === undefined ? undefined : books[link.book];
    return (book?.own === true ? names[index] : book?.names[index]) ?? this.#give();
  }

  #callAny(count: number, number: number): void {
    if ((number & 0x8000) !== 0) throw new NoText();
    if (number === USER_FUNCTION) {
      // The first argument is the function's name.
      const [name, ...others] = this.#args(count);
      if (name === undefined || name === '') throw new NoText();
      this.#pushCall(name, others);
      return;
    }
    const known = functionNumbered(number);
    if (known === null) throw new NoText();
    this.#call(known.name, count);
  }

  #call(name: string, count: number): void {
    this.#pushCall(name, this.#args(count));
  }

  #pushCall(name: string, args: readonly string[]): void {
    // Added piece by piece: joining would copy the text once for each level of calls.
    let text = `${name}(`;
    for (const [i, arg] of args.entries()) text += i === 0 ? arg : `,${arg}`;
    this.#stack.push(`${text})`);
  }

  #args(count: number): string[] {
    const stack = this.#stack;
    if (count > stack.length) throw new NoText();
    return stack.splice(stack.length - count, count);
  }

  #cell(relative: boolean): string {
    const row = this.#word();
    const place = this.#place(row, this.#word(), relative);
    return place.columnText + place.rowText;
  }

  #area(relative: boolean): string {
    const top = this.#word();
    const bottom = this.#word();
    const from = this.#place(top, this.#word(), relative);
    const to = this.#place(bottom, this.#word(), relative);
    if (from.row === 0 && to.row === MAX_XLS_ROW) return `${from.columnText}:${to.columnText}`;
    if (from.column === 0 && to.column === MAX_XLS_COLUMN) return `${from.rowText}:${to.rowText}`;
    return `${from.columnText}${from.rowText}:${to.columnText}${to.rowText}`;
  }

  /** A cell as tokens tell it: two bits of the column say what moves along with the formula. */
  #place(rowField: number, columnField: number, relative: boolean): Place {
    const rowMoves = (columnField & 0x8000) !== 0;
    const columnMoves = (columnField & 0x4000) !== 0;
    const row = relative && rowMoves ? (this.#row + rowField) & MAX_XLS_ROW : rowField;
    const number = columnField & 0x3fff;
    const column = relative && columnMoves ? (this.#column + number) & MAX_XLS_COLUMN : number;
    return {
      row,
      column,
      rowText: `${rowMoves ? '' : '$'}${row + 1}`,
      columnText: `${columnMoves ? '' : '$'}${columnLetters(column + 1)}`,
    };
  }

  #text(): string {
    const count = this.#byte();
    const wide = (this.#byte() & 1) === 1;
    const at = this.#take(wide ? 2 * count : count);
    let text = '';
    for (let i = 0; i < count; i++)
      text += String.fromCharCode(wide ? u16(this.#bytes, at + 2 * i) : (this.#bytes[at + i] as number));
    return text;
  }

  #pop(): string {
    return this.#stack.pop() ?? this.#give();
  }

  #byte(): number {
    return this.#bytes[this.#take(1)] as number;
  }

  #word(): number {
    return u16(this.#bytes, this.#take(2));
  }

  /** Steps over so many bytes; where they begin. */
  #take(count: number): number {
    const at = this.#at;
    if (at + count > this.#to) throw new NoText();
    this.#at = at + count;
    return at;
  }

  #give(): never {
    throw new NoText();
  }
}
