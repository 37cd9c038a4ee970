/** Headers of indicators in words that nobody knows, told by the levels and numbers below them. */

import type { GridCell } from '../grid/grid.ts';
import { normalise } from '../values/text.ts';
import { looksNumeric } from './fields.ts';
import { distinctCells, type Heads, type IndicatorHeader, isBlockLabel } from './heads.ts';
import type { Label } from './labels.ts';
import { isNumbering, levelWord } from './row-kinds.ts';
import { AMOUNT_COLUMNS, type FundColumn, type IndicatorColumn } from './self-evaluation.ts';
import type { ViewRow } from './sheet-view.ts';

/** A level, a name, two values or their result, points and scores. */
const LEAST_HEADS = 5;

const MAX_HEAD = 12;

const AMOUNTS: ReadonlySet<FundColumn | null> = new Set(AMOUNT_COLUMNS);

/** Whether the words of the row are those of another block: amounts, goals, labels of single fields. */
export function isElsewhere(labels: readonly (Label | null)[]): boolean {
  let others = 0;
  for (const label of labels) {
    if (label === null || label.indicator !== null) continue;
    if (label.basic !== null || label.total || label.signature || label.title) return true;
    if (label.goal !== null || label.fundRow !== null || AMOUNTS.has(label.fund)) others++;
  }
  return others >= 2;
}

/** A few words; of numbers only a year and the number of a note. */
function isHeadText({ kind, value }: GridCell): boolean {
  if (kind !== 'text') return false;
  const words = normalise(value as string).replace(/(?:19|20)\d{2}年?|\(注\d*\)/g, '');
  return words !== '' && words.length <= MAX_HEAD && !/\d/.test(words);
}

/**
 * The first row of indicators: a level and two numbers, below the level's own row where that stands alone.
 *
 * @param columns those that have a head: a level stands under one.
 */
function firstIndicator(rows: readonly ViewRow[], from: number, columns: ReadonlySet<number>): ViewRow | null {
  let hasLevel = false;
  for (const row of rows.slice(from, from + 3)) {
    if (isNumbering(row)) continue;
    hasLevel ||= row.cells.some(
      ({ kind, value, column }) => kind === 'text' && columns.has(column) && levelWord(value as string)?.first === true,
    );
    if (!hasLevel) return null;
    if (row.cells.filter(looksNumeric).length >= 2) return row;
    if (row.cells.length > 1) return null;
  }
  return null;
}

/**
 * The header in `rows[index]`, when all that tells it is what stands below.
 *
 * @param rows those of a sheet with anything in them.
 */
export function strangeHeader(rows: readonly ViewRow[], index: number): IndicatorHeader | null {
  const row = rows[index] as ViewRow;
  if (row.cells.length < LEAST_HEADS || row.cells.some(({ kind }) => kind !== 'text')) return null;
  const cells = distinctCells(row).filter(({ label }) => !isBlockLabel(label));
  if (cells.length < LEAST_HEADS) return null;
  if (!cells.every(({ cell }) => isHeadText(cell)) || isElsewhere(cells.map(({ label }) => label))) return null;
  const first = firstIndicator(rows, index + 1, new Set(cells.map(({ cell }) => cell.column)));
  if (first === null) return null;
  const heads: Heads<IndicatorColumn> = {};
  for (const { cell, label } of cells) {
    const role = label?.indicator;
    if (role != null && role !== 'other' && role !== 'adjusted') heads[role] ??= cell;
  }
  const assumed = new Set<IndicatorColumn>();
  for (const { kind, value, column } of first.cells) {
    const word = kind === 'text' ? levelWord(value as string) : null;
    const role = word === null ? null : word.first && heads.level1 === undefined ? 'level1' : 'level2';
    const head = cells.find(({ cell, label }) => cell.column === column && label?.indicator == null)?.cell;
    if (role === null || head === undefined || heads[role] !== undefined) continue;
    heads[role] = head;
    assumed.add(role);
  }
  const taken = new Set(Object.values(heads));
  return {
    heads,
    adjusted: null,
    repeated: { points: [], score: [] },
    unknown: cells.flatMap(({ cell, label }) => (label?.indicator == null && !taken.has(cell) ? [cell] : [])),
    unread: cells.flatMap(({ cell, label }) => (label?.indicator === 'other' ? [cell] : [])),
    assumed,
    scoresOnly: false,
    top: row.row,
    bottom: row.row,
  };
}
