/** Formulas as trees. What isn't understood in full isn't understood at all. */

import { parseAddress } from '../../../engine/grid/address.ts';
import type { GridRange } from '../../../engine/grid/grid.ts';
import { unsupported } from './values.ts';

export interface Reference {
  readonly kind: 'reference';
  /** null: the formula's own sheet. */
  readonly sheet: string | null;
  readonly range: GridRange;
}

export type Binary = '+' | '-' | '*' | '/' | '^' | '&' | '=' | '<>' | '<' | '>' | '<=' | '>=';

export type Formula =
  | { readonly kind: 'value'; readonly value: number | string | boolean }
  | Reference
  | { readonly kind: 'binary'; readonly operator: Binary; readonly left: Formula; readonly right: Formula }
  | { readonly kind: 'minus' | 'plus' | 'percent'; readonly of: Formula }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] };

const SPACE = /[ \n\r]*/y;
const NUMBER = /\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?/y;
const TEXT = /"(?:[^"]|"")*"/y;
const CELLS = /\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?(?![\p{L}\d_.(!:$])/uy;
const SHEET = /(?:'((?:[^'[\]]|'')+)'|([\p{L}_][\p{L}\d_.]*))!/uy;
const CALL = /([A-Za-z][A-Za-z.]*)\(/y;
const TRUTH = /(TRUE|FALSE)(?![\p{L}\d_.(])/iuy;
const OPERATOR = /<>|<=|>=|[-+*/^&=<>]/y;

/** From the loosest to the tightest. */
const LEVELS: readonly (readonly string[])[] = [
  ['=', '<>', '<', '>', '<=', '>='],
  ['&'],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];
const DEEPEST = 64;

/** @throws UnsupportedFormula */
export function parseFormula(text: string): Formula {
  return new Parser(text).parse();
}

class Parser {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  parse(): Formula {
    const formula = this.#level(0);
    if (this.#at < this.#text.length) unsupported('what follows a formula');
    return formula;
  }

  /** What the pattern matches here, and passes over it and the space after it. */
  #take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return null;
    this.#at += match[0].length;
    this.#space();
    return match;
  }

  #space(): void {
    SPACE.lastIndex = this.#at;
    this.#at += SPACE.exec(this.#text)?.[0].length ?? 0;
  }

  #takes(letter: string): boolean {
    if (this.#text[this.#at] !== letter) return false;
    this.#at++;
    this.#space();
    return true;
  }

  #level(number: number): Formula {
    const operators = LEVELS[number];
    if (operators === undefined) return this.#signed();
    this.#space();
    let left = this.#level(number + 1);
    for (;;) {
      OPERATOR.lastIndex = this.#at;
      const operator = OPERATOR.exec(this.#text)?.[0];
      if (operator === undefined || !operators.includes(operator)) return left;
      this.#at += operator.length;
      this.#space();
      left = { kind: 'binary', operator: operator as Binary, left, right: this.#level(number + 1) };
    }
  }

  /** Signs bind tighter than powers: -2^2 is 4. */
  #signed(): Formula {
    if (++this.#depth > DEEPEST) unsupported('so many levels');
    let formula: Formula;
    if (this.#takes('-')) formula = { kind: 'minus', of: this.#signed() };
    else if (this.#takes('+')) formula = { kind: 'plus', of: this.#signed() };
    else {
      formula = this.#primary();
      while (this.#takes('%')) formula = { kind: 'percent', of: formula };
    }
    this.#depth--;
    return formula;
  }

  #primary(): Formula {
    if (this.#takes('(')) {
      const inside = this.#level(0);
      return this.#takes(')') ? inside : unsupported('an open bracket');
    }
    const text = this.#take(TEXT);
    if (text !== null) return { kind: 'value', value: text[0].slice(1, -1).replace(/""/g, '"') };
    const sheet = this.#take(SHEET);
    if (sheet !== null) return this.#cells((sheet[1] ?? sheet[2] ?? '').replace(/''/g, "'"));
    const call = this.#take(CALL);
    if (call !== null) return { kind: 'call', name: (call[1] as string).toUpperCase(), args: this.#args() };
    const truth = this.#take(TRUTH);
    if (truth !== null) return { kind: 'value', value: (truth[1] as string).toUpperCase() === 'TRUE' };
    const number = /[\d.]/.test(this.#text[this.#at] ?? '') ? this.#take(NUMBER) : null;
    if (number !== null) return { kind: 'value', value: Number(number[0]) };
    return this.#cells(null);
  }

  #cells(sheet: string | null): Formula {
    const match = this.#take(CELLS);
    const [first, last] = match === null ? [] : match[0].split(':');
    const from = parseAddress(first ?? '');
    const to = last === undefined ? from : parseAddress(last);
    if (from === null || to === null) return unsupported('a name, an array, or another reference');
    const range = {
      top: Math.min(from.row, to.row),
      bottom: Math.max(from.row, to.row),
      left: Math.min(from.column, to.column),
      right: Math.max(from.column, to.column),
    };
    return { kind: 'reference', sheet, range };
  }

  #args(): Formula[] {
    const args: Formula[] = [];
    if (this.#takes(')')) return args;
    do {
      args.push(this.#level(0));
    } while (this.#takes(','));
    return this.#takes(')') ? args : unsupported('an open bracket');
  }
}

/** The cells that a formula reads; null: any cell there is. For formulas that can't be parsed as well. */
export function referencesOf(text: string): readonly Reference[] | null {
  // Texts hold no references.
  const bare = text.replace(/"(?:[^"]|"")*"/g, '""');
  if (/\b(?:INDIRECT|OFFSET)\s*\(|[#[\]{@]/i.test(bare)) return null;
  const found: Reference[] = [];
  const token =
    /(?:(?:'((?:[^']|'')+)'|([\p{L}_][\p{L}\d_.]*))!)?(\$?[A-Za-z]{1,3}\$?\d{1,7}(?::\$?[A-Za-z]{1,3}\$?\d{1,7})?)(?![\p{L}\d_.(!:])/gu;
  const rest = bare.replace(token, (_, quoted: string | undefined, plain: string | undefined, cells: string) => {
    const [first, last] = cells.split(':');
    const from = parseAddress(first ?? '');
    const to = parseAddress(last ?? first ?? '');
    if (from === null || to === null) return 'NAME';
    found.push({
      kind: 'reference',
      sheet: quoted?.replace(/''/g, "'") ?? plain ?? null,
      range: {
        top: Math.min(from.row, to.row),
        bottom: Math.max(from.row, to.row),
        left: Math.min(from.column, to.column),
        right: Math.max(from.column, to.column),
      },
    });
    return ' ';
  });
  // Several sheets at once: `表1:表3`.
  if (found.some(({ sheet }) => sheet?.includes(':') === true)) return null;
  // What is left besides functions, numbers and operators may be a defined name, whole columns, another workbook.
  const unknown = rest.replace(/[\p{L}_][\p{L}\d_.]*\s*\(|\b(?:TRUE|FALSE)\b|[\d.]+(?:[eE][+-]?\d+)?/giu, '');
  return /[\p{L}_'$:!]/u.test(unknown) ? null : found;
}
