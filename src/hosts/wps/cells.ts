/** What WPS tells of a cell → a cell of the engine. */

import type { GridCell } from '../../engine/grid/grid.ts';
import { GENERAL_FORMATS, WPS_PICTURE } from '../cell-kinds.ts';
import { isNothing, noAnswer } from './values.ts';

/** Errors come as numbers (those of VBA's CVErr), in some builds as their text, or as nothing. */
const ERRORS: ReadonlyMap<number, string> = new Map([
  [-2146826288, '#NULL!'],
  [-2146826281, '#DIV/0!'],
  [-2146826273, '#VALUE!'],
  [-2146826265, '#REF!'],
  [-2146826259, '#NAME?'],
  [-2146826252, '#NUM!'],
  [-2146826246, '#N/A'],
  [-2146826243, '#SPILL!'],
]);
const ERROR_TEXTS = new Set(ERRORS.values());

/** What is asked of a single cell where its value and formula leave something open. @throws DocumentError */
export interface CellAsker {
  value(row: number, column: number): unknown;
  formula(row: number, column: number): unknown;
  text(row: number, column: number): string;
  hasFormula(row: number, column: number): boolean;
  /** Null where this WPS can't tell. */
  isError(row: number, column: number): boolean | null;
}

export interface ToldCell {
  readonly row: number;
  readonly column: number;
  readonly value: unknown;
  readonly formula: unknown;
}

/** What a cell holds beside its format. */
export type CellContents = Omit<GridCell, 'format'>;

function isBlank(value: unknown): boolean {
  return isNothing(value) || value === '';
}

/** Null for a cell in which nothing is. @throws DocumentError `unknown` for what no cell can hold */
export function contentsOf(told: ToldCell, ask: CellAsker, isSecond = false): CellContents | null {
  const { row, column, value, formula } = told;
  const typed = typeof formula === 'string' && formula.startsWith('=') ? formula.slice(1) : null;
  if (typed !== null && WPS_PICTURE.test(typed)) return { row, column, kind: 'picture', value: null, formula: typed };
  if (isBlank(value) && isBlank(formula)) return null;
  // A text that begins with `=` is told as its own formula; so is a formula that gives its own text.
  const own = typed !== null && (value !== formula || ask.hasFormula(row, column)) ? typed : null;
  const found = isBlank(value) ? ofNothing(told, own, ask) : ofSomething(told, own, ask);
  if (found !== null) return { row, column, formula: own, ...found };
  if (isSecond) throw noAnswer('a cell whose value and formula disagree');
  return contentsOf({ row, column, value: ask.value(row, column), formula: ask.formula(row, column) }, ask, true);
}

type Found = Pick<CellContents, 'kind' | 'value'>;

/** Text that is empty, or an error that this build doesn't tell. Null: the two answers disagree. */
function ofNothing({ row, column, value, formula }: ToldCell, own: string | null, ask: CellAsker): Found | null {
  if (own !== null && value === '') return { kind: 'text', value: '' };
  const shown = ask.text(row, column);
  if (shown.startsWith('#') && (own !== null || formula === shown)) return { kind: 'error', value: shown };
  return own !== null && shown === '' ? { kind: 'text', value: '' } : null;
}

/** Null: the two answers disagree. The formula of a constant is the constant, so nothing is an answer that failed. */
function ofSomething({ row, column, value, formula }: ToldCell, own: string | null, ask: CellAsker): Found | null {
  if (isNothing(formula)) return null;
  switch (typeof value) {
    case 'boolean':
      return { kind: 'boolean', value };
    case 'number': {
      const error = ERRORS.get(value);
      if (error !== undefined && ask.text(row, column).startsWith('#')) return { kind: 'error', value: error };
      return { kind: 'number', value };
    }
    case 'string': {
      const isError = ERROR_TEXTS.has(value) && (ask.isError(row, column) ?? own !== null);
      return { kind: isError ? 'error' : 'text', value };
    }
    default:
      throw noAnswer('a cell', value);
  }
}

/** A number format as the engine knows it: null for General. */
export function formatOf(told: string): string | null {
  return GENERAL_FORMATS.has(told) ? null : told;
}
