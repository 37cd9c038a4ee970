/** What a formula comes to. Whatever isn't certain is `UnsupportedFormula`: rather no value than a wrong one. */

import { plain, roundTo } from '../../../engine/decimal.ts';
import type { GridRange } from '../../../engine/grid/grid.ts';
import type { Binary, Formula, Reference } from './parse.ts';
import {
  added,
  BAD_VALUE,
  compared,
  DIV_ZERO,
  digits15,
  equal,
  exactly,
  FormulaError,
  finite,
  toBoolean,
  toNumber,
  toText,
  unsupported,
  type Value,
} from './values.ts';

/** The value of a cell; throws `UnsupportedFormula` where it isn't known. `sheet` null: the formula's own. */
export type CellValue = (sheet: string | null, row: number, column: number) => Value;

const MAX_CELLS = 100_000;

/** @throws UnsupportedFormula */
export function evaluate(formula: Formula, cellValue: CellValue): Value {
  return new Evaluation(cellValue).result(formula);
}

type Numbers = readonly number[] | FormulaError;

class Evaluation {
  readonly #cellValue: CellValue;

  constructor(cellValue: CellValue) {
    this.#cellValue = cellValue;
  }

  /** A formula that comes to a blank cell shows 0. */
  result(formula: Formula): Value {
    const value = this.#value(formula) ?? 0;
    return typeof value === 'number' ? finite(digits15(value)) : value;
  }

  #value(formula: Formula): Value {
    switch (formula.kind) {
      case 'value':
        return formula.value;
      case 'reference':
        return this.#single(formula);
      case 'minus':
        return this.#number(formula.of, (number) => -number);
      case 'plus':
        return this.#value(formula.of);
      case 'percent':
        return this.#number(formula.of, (number) => digits15(number) / 100);
      case 'binary':
        return this.#binary(formula.operator, this.#value(formula.left), this.#value(formula.right));
      case 'call':
        return this.#call(formula.name, formula.args);
    }
  }

  #number(formula: Formula, work: (number: number) => number | FormulaError): Value {
    const number = toNumber(this.#value(formula));
    return number instanceof FormulaError ? number : work(number);
  }

  #single({ sheet, range }: Reference): Value {
    if (range.top !== range.bottom || range.left !== range.right) return unsupported('a range as one value');
    return this.#cellValue(sheet, range.top, range.left);
  }

  #cells({ sheet, range }: Reference): Value[] {
    if (sizeOf(range) > MAX_CELLS) unsupported('so large a range');
    const values: Value[] = [];
    for (let row = range.top; row <= range.bottom; row++) {
      for (let column = range.left; column <= range.right; column++) values.push(this.#cellValue(sheet, row, column));
    }
    return values;
  }

  #binary(operator: Binary, left: Value, right: Value): Value {
    switch (operator) {
      case '&': {
        const a = toText(left);
        const b = toText(right);
        if (a instanceof FormulaError) return a;
        return b instanceof FormulaError ? b : a + b;
      }
      case '=':
        return equal(left, right);
      case '<>': {
        const same = equal(left, right);
        return same instanceof FormulaError ? same : !same;
      }
      case '<':
      case '>':
      case '<=':
      case '>=': {
        const order = compared(left, right);
        if (order instanceof FormulaError) return order;
        return operator === '<'
          ? order < 0
          : operator === '>'
            ? order > 0
            : operator === '<='
              ? order <= 0
              : order >= 0;
      }
      case '+':
      case '-':
      case '*':
      case '/':
      case '^': {
        const a = toNumber(left);
        const b = toNumber(right);
        if (a instanceof FormulaError) return a;
        return b instanceof FormulaError ? b : arithmetic(operator, a, b);
      }
    }
  }

  /** The numbers of arguments as sums see them: in ranges only numbers count, texts and truth values are passed over. */
  #numbers(args: readonly Formula[]): Numbers {
    const numbers: number[] = [];
    for (const arg of args) {
      if (arg.kind === 'reference') {
        for (const value of this.#cells(arg)) {
          if (value instanceof FormulaError) return value;
          if (typeof value === 'number') numbers.push(value);
        }
      } else {
        const value = this.#value(arg);
        if (value instanceof FormulaError) return value;
        // IF hands on references, whose texts would be passed over: what it came from decides what a text counts.
        numbers.push(typeof value === 'number' ? value : unsupported('a value that is no number in a sum'));
      }
    }
    return numbers;
  }

  #fold(args: readonly Formula[], work: (numbers: readonly number[]) => Value): Value {
    if (args.length === 0) unsupported('a function without arguments');
    const numbers = this.#numbers(args);
    return numbers instanceof FormulaError ? numbers : work(numbers);
  }

  #call(name: string, args: readonly Formula[]): Value {
    switch (name) {
      case 'SUM':
        return this.#fold(args, sum);
      case 'AVERAGE':
        return this.#fold(args, (numbers) => (numbers.length === 0 ? DIV_ZERO : sum(numbers) / numbers.length));
      case 'MIN':
        return this.#fold(args, (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.min(a, b))));
      case 'MAX':
        return this.#fold(args, (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((a, b) => Math.max(a, b))));
      case 'COUNT':
      case 'COUNTA':
        return this.#count(name, args);
      case 'ROUND':
      case 'ROUNDUP':
      case 'ROUNDDOWN':
        return this.#round(name, args);
      case 'INT':
        return this.#number(only(args), whole);
      case 'ABS':
        return this.#number(only(args), Math.abs);
      case 'IF':
        return this.#choose(args);
      case 'IFERROR':
        return this.#unless(args);
      case 'AND':
      case 'OR':
        return this.#all(name, args);
      case 'NOT': {
        const truth = toBoolean(this.#value(only(args)));
        return truth instanceof FormulaError ? truth : !truth;
      }
      case 'SUMPRODUCT':
        return this.#sumProduct(args);
      default:
        return unsupported(name);
    }
  }

  #count(name: 'COUNT' | 'COUNTA', args: readonly Formula[]): number {
    let count = 0;
    for (const arg of args) {
      // What a value written into the formula counts for has rules of its own.
      if (arg.kind !== 'reference') unsupported('counting values');
      else
        for (const value of this.#cells(arg))
          if (name === 'COUNT' ? typeof value === 'number' : value !== null) count++;
    }
    return count;
  }

  #round(name: 'ROUND' | 'ROUNDUP' | 'ROUNDDOWN', args: readonly Formula[]): Value {
    if (args.length !== 2) unsupported('so many arguments');
    const value = toNumber(this.#value(args[0] as Formula));
    const digits = toNumber(this.#value(args[1] as Formula));
    if (value instanceof FormulaError) return value;
    if (digits instanceof FormulaError) return digits;
    const places = Math.trunc(digits);
    if (Math.abs(places) > 15) unsupported('so many digits');
    const magnitude = exactly(Math.abs(value));
    const factor = exactly(10 ** Math.abs(places));
    const scaled = places >= 0 ? magnitude.times(factor) : magnitude.div(factor);
    const down = scaled.round(0, 0);
    const rounded = name === 'ROUND' ? roundTo(scaled, 0) : name === 'ROUNDUP' && scaled.gt(down) ? down.plus(1) : down;
    const back = places >= 0 ? rounded.div(factor) : rounded.times(factor);
    const result = Number(plain(back));
    return value < 0 && result !== 0 ? -result : result;
  }

  #choose(args: readonly Formula[]): Value {
    if (args.length < 2 || args.length > 3) unsupported('so many arguments');
    const truth = toBoolean(this.#value(args[0] as Formula));
    if (truth instanceof FormulaError) return truth;
    const chosen = args[truth ? 1 : 2];
    return chosen === undefined ? false : this.#value(chosen);
  }

  #unless(args: readonly Formula[]): Value {
    if (args.length !== 2) unsupported('so many arguments');
    const value = this.#value(args[0] as Formula);
    return value instanceof FormulaError ? this.#value(args[1] as Formula) : value;
  }

  #all(name: 'AND' | 'OR', args: readonly Formula[]): Value {
    const truths: boolean[] = [];
    for (const arg of args) {
      const isRange = arg.kind === 'reference';
      for (const value of isRange ? this.#cells(arg) : [this.#value(arg)]) {
        if (isRange && (value === null || typeof value === 'string')) continue;
        const truth = value === null ? unsupported('a blank condition') : toBoolean(value);
        if (truth instanceof FormulaError) return truth;
        truths.push(truth);
      }
    }
    if (truths.length === 0) return BAD_VALUE;
    return name === 'AND' ? truths.every((truth) => truth) : truths.some((truth) => truth);
  }

  #sumProduct(args: readonly Formula[]): Value {
    const ranges = args.map((arg) => (arg.kind === 'reference' ? arg : unsupported('arrays')));
    const [first] = ranges;
    if (first === undefined) return unsupported('a function without arguments');
    if (ranges.some(({ range }) => !sameSize(range, first.range))) return BAD_VALUE;
    const columns = ranges.map((each) => this.#cells(each));
    const products: number[] = [];
    for (let at = 0; at < sizeOf(first.range); at++) {
      let product = 1;
      for (const column of columns) {
        const value = column[at] as Value;
        if (value instanceof FormulaError) return value;
        product *= typeof value === 'number' ? value : 0;
      }
      products.push(product);
    }
    return sum(products);
  }
}

function only(args: readonly Formula[]): Formula {
  return args.length === 1 ? (args[0] as Formula) : unsupported('so many arguments');
}

function sizeOf({ top, bottom, left, right }: GridRange): number {
  return (bottom - top + 1) * (right - left + 1);
}

function sameSize(a: GridRange, b: GridRange): boolean {
  return a.bottom - a.top === b.bottom - b.top && a.right - a.left === b.right - b.left;
}

function sum(numbers: readonly number[]): number {
  let result = 0;
  for (const number of numbers) result = added(result, number);
  return result;
}

/** The next whole number below; one that is whole but for rounding errors could be either. */
function whole(number: number): number {
  const near = Math.round(number);
  if (number !== near && digits15(number) === near) unsupported('a number next to a whole one');
  return Math.floor(number);
}

function arithmetic(operator: '+' | '-' | '*' | '/' | '^', a: number, b: number): number | FormulaError {
  switch (operator) {
    case '+':
      return finite(added(a, b));
    case '-':
      return finite(added(a, -b));
    case '*':
      return finite(a * b);
    case '/':
      return b === 0 ? DIV_ZERO : finite(a / b);
    case '^':
      if (!Number.isInteger(b) || b < 1 || b > 10) unsupported('a power');
      return finite(a ** b);
  }
}
