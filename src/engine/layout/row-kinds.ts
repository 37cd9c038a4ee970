/** What the rows between the indicators are: numbers of columns, levels, sub-rows. */

import type { GridCell } from '../grid/grid.ts';
import { normalise } from '../values/text.ts';
import { levelName } from './labels.ts';
import type { ViewRow } from './sheet-view.ts';
import { level1Words, level2Words, numberingWords } from './words/block-words.ts';

const COLUMN_NUMBER = /^(?:[(（]?(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,2})[)）]?(?:=.*)?|[①-⑳])$/;

/** 栏次: (1) (2) (3) … below the heads. */
export function isNumbering({ cells }: ViewRow): boolean {
  const numbers: string[] = [];
  let named = false;
  for (const { value } of cells) {
    const text = normalise(String(value));
    if (numberingWords.match(text) !== null) named = true;
    else if (COLUMN_NUMBER.test(text)) numbers.push(text);
    else return false;
  }
  if (numbers.length < 3) return false;
  if (named) return true;
  const values = numbers.map((text) => Number(/\d+/.exec(text)?.[0] ?? Number.NaN));
  if (values.every(Number.isNaN)) return new Set(numbers).size === numbers.length;
  // Of points in a row each could be one more than the last, but hardly from the first on.
  return (
    values.every((value, index) => value === (values[0] as number) + index || value === values[index - 1]) &&
    (values[0] as number) <= 3
  );
}

const LEVEL_NUMBERING = /^(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]+|[①-⑳])\s*/;

/** A level's name without what numbers it: 三、满意度指标. */
function bareLevel(text: string): string {
  return levelName(normalise(text).replace(LEVEL_NUMBERING, ''));
}

/** Whether a level is that of 满意度, the one word that names first and second levels alike. */
export function isSatisfactionLevel(text: string): boolean {
  return bareLevel(text).startsWith('满意度');
}

/** The level that a text names by itself: 产出指标 1, 数量指标 2; null when it is none. 成本 and 满意度 can be either. */
export function levelWord(text: string): { readonly first: boolean; readonly second: boolean } | null {
  const name = bareLevel(text).replace(/\([^()]*\)/g, '');
  const first = level1Words.match(name) !== null;
  const second = level2Words.match(name) !== null;
  return first || second ? { first, second } : null;
}

/** Blanks before a text, as a person sees them: a full-width one counts twice. */
export function indentOf(cell: GridCell): number {
  if (cell.kind !== 'text') return 0;
  let indent = 0;
  for (const letter of cell.value as string) {
    if (letter === '　') indent += 2;
    else if (letter === ' ' || letter === '\u00a0') indent += 1;
    else break;
  }
  return indent;
}

const SUB_MARK = /^(?:其中|[-–—·•○◦]\s*\S)/;

/** Whether the name says that the row is part of the one above: 其中, a dash, an indent. */
export function isMarkedSub(cell: GridCell): boolean {
  if (cell.kind !== 'text') return false;
  return SUB_MARK.test((cell.value as string).trim());
}
