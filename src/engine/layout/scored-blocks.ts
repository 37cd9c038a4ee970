/** Blocks that have points and scores but no targets: 项目决策, 资金管理, 基础管理. */

import { type Decimal, HUNDRED, ZERO } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import { fieldOf } from '../values/display.ts';
import { readPoints } from '../values/numbers.ts';
import { fieldAt, looksNumeric } from './fields.ts';
import type { IndicatorHeader } from './heads.ts';
import { labelPoints } from './labels.ts';
import type { Field, ScoredRow } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** Rows of such a block. */
const MAX_ROWS = 40;

function hasNumber(field: Field | null): boolean {
  return field !== null && readPoints(field).value !== null;
}

/** The words of the row left of its points, or those of the block where the row has none. */
function nameOf(row: ViewRow, header: ViewRow | undefined, until: number): GridCell | null {
  let name: GridCell | null = null;
  for (const cell of row.cells) if (cell.kind === 'text' && cell.column < until) name = cell;
  return name ?? header?.cells[0] ?? null;
}

/** Words alone, also where points or a score should stand: another block begins. */
function isHeadOfAnother(row: ViewRow, own: Pick<ScoredRow, 'points' | 'score'>): boolean {
  const saysWords = [own.points, own.score].some((field) => field !== null && readPoints(field).status === 'words');
  return saysWords && !row.cells.some(looksNumeric);
}

export interface ScoredBlock {
  readonly rows: readonly ScoredRow[];
  readonly first: number;
  readonly last: number;
}

/**
 * The rows below a header that only names points and scores.
 *
 * @param until the row before which another block begins.
 */
export function readScoredBlock(view: SheetView, header: IndicatorHeader, until: number): ScoredBlock {
  const rows: ScoredRow[] = [];
  const { points, score, note } = header.heads;
  let last = header.bottom;
  const top = view.row(header.top);
  for (const row of view.rows) {
    if (row.row <= header.bottom) continue;
    if (row.row >= until || rows.length >= MAX_ROWS) break;
    const [label] = row.labels;
    if (label?.total === true || label?.signature === true || label?.basic === 'grade' || label?.reason === true) break;
    const field = (head: GridCell | undefined): Field | null =>
      head === undefined ? null : fieldAt(view, row.row, head.column);
    const own = { points: field(points), score: field(score), note: field(note) };
    if (!hasNumber(own.points) && !hasNumber(own.score)) {
      const isShort = row.cells.length <= 2;
      if (rows.length > 0 && (isShort || isHeadOfAnother(row, own))) break;
      continue;
    }
    const name = nameOf(
      row,
      top,
      Math.min(points?.column ?? Number.POSITIVE_INFINITY, score?.column ?? Number.POSITIVE_INFINITY),
    );
    if (name === null) continue;
    rows.push({ row: row.row, name: fieldOf(name), ...own, bonus: false });
    last = row.row;
  }
  return { rows, first: header.top, last };
}

/** The columns of the indicators' points and scores. */
export interface ScoreColumns {
  readonly points: number | undefined;
  readonly score: number | undefined;
}

interface Worth {
  readonly points: Field;
  readonly score: Field;
}

function isWorth(points: Decimal | null, score: Decimal | null): boolean {
  return points !== null && score !== null && points.lte(HUNDRED) && score.gte(ZERO) && score.lte(points);
}

/** Points and score of a row outside of all blocks: below the heads of the indicators, side by side, or the points in its label. */
function worthOf(view: SheetView, row: ViewRow, { points, score }: ScoreColumns): Worth | null {
  const numbers = row.cells.filter(looksNumeric).map(fieldOf);
  const below = (column: number | undefined): Field | null =>
    column === undefined ? null : fieldAt(view, row.row, column);
  const [first, second] = numbers;
  const label = row.cells.find((cell) => cell.kind === 'text' && !looksNumeric(cell));
  const declared = label === undefined ? null : labelPoints(label.value as string);
  const pairs: (readonly [Field | null, Field | null])[] = [[below(points), below(score)]];
  if (numbers.length === 2) pairs.push([first ?? null, second ?? null]);
  if (numbers.length === 1 && label !== undefined && declared !== null)
    pairs.push([{ cell: label, text: declared.toString() }, first ?? null]);
  for (const [own, earned] of pairs)
    if (own !== null && earned !== null && isWorth(readPoints(own).value, readPoints(earned).value))
      return { points: own, score: earned };
  return null;
}

/** What a row outside of all blocks is where it is scored; null where its numbers can't be points and a score. */
export function scoredRowAt(view: SheetView, row: ViewRow, columns: ScoreColumns): ScoredRow | null {
  const worth = worthOf(view, row, columns);
  if (worth === null) return null;
  const until = Math.max(worth.score.cell.column, worth.points.cell.column);
  const name = nameOf(row, undefined, until);
  return name === null ? null : { row: row.row, name: fieldOf(name), ...worth, note: null, bonus: false };
}

/**
 * The rows of blocks that the user said are scored: from the row with those words on, as long as rows can be scored ones.
 *
 * @param taken rows that something else was read from.
 */
export function taughtRows(view: SheetView, columns: ScoreColumns, taken: ReadonlySet<number>): ScoredRow[] {
  const rows: ScoredRow[] = [];
  if (!view.lexicon.isTaught) return rows;
  let last: number | null = null;
  for (const row of view.rows) {
    const begins = row.labels.some((label) => label?.taught === 'scored-block');
    const goesOn = last === row.row - 1 && !row.labels.some((label) => label?.total === true || label?.basic != null);
    if (taken.has(row.row) || !(begins || goesOn)) continue;
    const scored = scoredRowAt(view, row, columns);
    if (scored !== null) rows.push(scored);
    if (scored !== null || begins) last = row.row;
  }
  return rows;
}
