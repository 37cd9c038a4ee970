/** Values that formulas work with, and how they turn into each other. */

import { type Decimal, decimal } from '../../../engine/decimal.ts';

export class FormulaError {
  readonly code: string;

  constructor(code: string) {
    this.code = code;
  }
}

/** null: a blank cell. */
export type Value = number | string | boolean | null | FormulaError;

export const DIV_ZERO = new FormulaError('#DIV/0!');
export const BAD_VALUE = new FormulaError('#VALUE!');
const BAD_NUMBER = new FormulaError('#NUM!');

/** Thrown where this evaluator can't be sure of what a spreadsheet would say: the old result stays, and is marked. */
export class UnsupportedFormula extends Error {
  override readonly name = 'UnsupportedFormula';
}

export function unsupported(what: string): never {
  throw new UnsupportedFormula(what);
}

/** A number with the 15 digits that a spreadsheet keeps. */
export function digits15(value: number): number {
  return Number(value.toPrecision(15));
}

/** The number as those 15 digits say, exactly. */
export function exactly(value: number): Decimal {
  return decimal(digits15(value));
}

export function finite(value: number): number | FormulaError {
  return Number.isFinite(value) ? value : BAD_NUMBER;
}

const NUMERAL = /^[+-]?\d+(?:\.\d+)?$/;

/** A value where a number is wanted. Texts other than plain numerals may be dates, percentages or sums of money: not decided here. */
export function toNumber(value: Value): number | FormulaError {
  if (value instanceof FormulaError) return value;
  if (value === null) return 0;
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (value === '') return BAD_VALUE;
  return NUMERAL.test(value) ? Number(value) : unsupported('a text as a number');
}

export function toBoolean(value: Value): boolean | FormulaError {
  if (value instanceof FormulaError) return value;
  if (value === null) return false;
  if (typeof value === 'boolean') return value;
  return typeof value === 'number' ? value !== 0 : unsupported('a text as a condition');
}

export function toText(value: Value): string | FormulaError {
  if (value instanceof FormulaError) return value;
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  const text = String(digits15(value));
  // Where a spreadsheet changes to exponents isn't where JavaScript does.
  if (text.includes('e') || Math.abs(value) >= 1e11) unsupported('a large number as a text');
  return text;
}

/** Adds; what is left of two nearly equal numbers is rounding error or zero, which depends on the rest of the formula. */
export function added(a: number, b: number): number {
  const sum = a + b;
  if (sum !== 0 && Math.abs(sum) < Math.max(Math.abs(a), Math.abs(b)) * 1e-13) unsupported('a difference near zero');
  return sum;
}

/** -1, 0 or 1. Numbers stand before texts, texts before truth values; equal within 15 digits is equal. */
export function compared(left: Value, right: Value): number | FormulaError {
  if (left instanceof FormulaError) return left;
  if (right instanceof FormulaError) return right;
  const a = left ?? blankLike(right);
  const b = right ?? blankLike(left);
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(digits15(a) - digits15(b));
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  if (typeof a === 'string' && typeof b === 'string') {
    if (a.toLowerCase() === b.toLowerCase()) return 0;
    return unsupportedOrder();
  }
  return Math.sign(rank(a) - rank(b));
}

/** Which of two different texts comes first depends on the language of the program. */
class TextOrder extends UnsupportedFormula {}

function unsupportedOrder(): never {
  throw new TextOrder('the order of texts');
}

/** Whether two values are equal; unlike their order it can be told for all texts. */
export function equal(left: Value, right: Value): boolean | FormulaError {
  try {
    const order = compared(left, right);
    return order instanceof FormulaError ? order : order === 0;
  } catch (error) {
    if (!(error instanceof TextOrder)) throw error;
    // Whether letters of full width are the same letters depends on the program.
    if (folded(left) === folded(right)) throw error;
    return false;
  }
}

/** A text without the differences of case and width. */
function folded(value: Value): string {
  return typeof value === 'string' ? value.normalize('NFKC').toLowerCase() : '';
}

function blankLike(other: Value): number | string | boolean {
  if (typeof other === 'string') return '';
  return typeof other === 'boolean' ? false : 0;
}

function rank(value: number | string | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}
