/**
 * Columns whose head isn't known. Once some heads are, the others follow from where they stand and what stands below them: numbers with
 * the target's units, scores no higher than the points beside them. What follows from neither stays unknown.
 */

import { blankCell, type GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { parseNumeral } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { isDash } from '../values/words.ts';
import type { Heads, IndicatorHeader } from './heads.ts';
import { labelKey } from './labels.ts';
import type { IndicatorColumn } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';
import { indicatorHeads } from './words/indicator-heads.ts';

/** On average; descriptions are longer. */
const MAX_NAME = 16;

/** Rows of a block that are looked at. */
const MAX_LOOKED_AT = 60;

interface Column {
  readonly head: GridCell;
  readonly column: number;
  /** What stands in the rows of indicators, normalised; `''` when blank. */
  readonly texts: readonly string[];
  readonly filled: number;
  /** Plain numbers among the filled. */
  readonly numbers: number;
  readonly length: number;
  readonly distinct: number;
}

function numberOf(text: string): number | null {
  const value = parseNumeral(text.replace(/分$/, ''));
  return value === null ? null : value.toNumber();
}

function columnOf(view: SheetView, rows: readonly ViewRow[], head: GridCell): Column {
  const texts = rows.map(({ row }) => normalise(cellText(view.at(row, head.column))));
  const filled = texts.filter((text) => text !== '' && !isDash(text));
  return {
    head,
    column: head.column,
    texts,
    filled: filled.length,
    numbers: filled.filter((text) => numberOf(text) !== null).length,
    length: filled.reduce((sum, text) => sum + text.length, 0) / Math.max(1, filled.length),
    distinct: new Set(filled).size,
  };
}

const VALUE = /^[≥≤<>=]?[-+]?\d[\d,.]*(.*)$/;

/** Whether two cells of a row say something of the same kind: numbers of one unit, or words. */
function alike(a: string, b: string): number {
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const [left, right] = [VALUE.exec(a), VALUE.exec(b)];
  if (left === null && right === null) return a.length <= 14 && b.length <= 14 ? 0.6 : 0;
  if (left === null || right === null) return 0.1;
  const [unit, other] = [(left[1] ?? '').replace(/以[上下内]$/, ''), (right[1] ?? '').replace(/以[上下内]$/, '')];
  return unit === other ? 1 : unit === '' || other === '' ? 0.6 : 0;
}

function likeness(a: Column, b: Column): number {
  let both = 0;
  let sum = 0;
  a.texts.forEach((text, index) => {
    const other = b.texts[index] ?? '';
    if (text === '' || other === '') return;
    both++;
    sum += alike(text, other);
  });
  return both === 0 ? 0 : sum / both;
}

/** In how many rows of those with both the second number is no more than the first. */
function within(points: Column, score: Column): number {
  let both = 0;
  let held = 0;
  points.texts.forEach((text, index) => {
    const [most, own] = [numberOf(text), numberOf(score.texts[index] ?? '')];
    if (most === null || own === null) return;
    both++;
    if (own <= most + 0.005) held++;
  });
  return both === 0 ? 0 : held / both;
}

function looksScored({ filled, numbers, texts }: Column): boolean {
  if (filled === 0 || numbers < filled * 0.7) return false;
  return texts.every((text) => {
    const value = numberOf(text);
    return value === null || (value >= -20 && value <= 100);
  });
}

/** Filled columns between the heads that have none, where no values are named: somebody erased what stood over them. */
function headless(view: SheetView, header: IndicatorHeader, rows: readonly ViewRow[]): GridCell[] {
  if (header.heads.target !== undefined || header.heads.actual !== undefined) return [];
  const named = [...Object.values(header.heads), ...header.unknown, ...header.unread].map(({ column }) => column);
  const cells: GridCell[] = [];
  for (let column = Math.min(...named) + 1; column < Math.max(...named); column++) {
    if (named.includes(column)) continue;
    const filled = rows.filter(({ row }) => view.at(row, column).kind !== 'blank').length;
    if (filled * 2 > rows.length) cells.push(blankCell(header.bottom, column));
  }
  return cells;
}

class Resolver {
  readonly heads: Heads<IndicatorColumn>;
  readonly assumed = new Set<IndicatorColumn>();
  #open: Column[];
  readonly #view: SheetView;
  readonly #rows: readonly ViewRow[];
  readonly #scoresOnly: boolean;

  constructor(view: SheetView, header: IndicatorHeader, rows: readonly ViewRow[]) {
    this.#view = view;
    this.#scoresOnly = header.scoresOnly;
    this.#rows = rows;
    this.heads = { ...header.heads };
    for (const role of header.assumed) this.assumed.add(role);
    this.#open = [...header.unknown, ...headless(view, header, rows)]
      .map((head) => columnOf(view, rows, head))
      .sort((a, b) => a.column - b.column);
  }

  get open(): readonly GridCell[] {
    return this.#open.map(({ head }) => head).filter(({ kind }) => kind !== 'blank');
  }

  #column(role: IndicatorColumn): Column | null {
    const head = this.heads[role];
    return head === undefined ? null : columnOf(this.#view, this.#rows, head);
  }

  #take(role: IndicatorColumn, column: Column): void {
    this.heads[role] = column.head;
    this.assumed.add(role);
    this.#open = this.#open.filter((other) => other !== column);
  }

  resolve(): void {
    this.#similar();
    this.#scores();
    // Of names and targets that are both unknown the targets are like the actuals.
    const isOpen = this.heads.name === undefined && this.heads.target === undefined;
    const hasLevels = this.heads.level1 !== undefined || this.heads.level2 !== undefined;
    if (isOpen && (this.heads.actual !== undefined || hasLevels || !this.#scoresOnly)) this.#values();
    this.#names();
    this.#values();
    this.#note();
  }

  /** A word with one character off. */
  #similar(): void {
    const open = this.#open;
    for (const column of open) {
      const match = indicatorHeads.nearest(labelKey(normalise(cellText(column.head))));
      if (match === null || match.certainty !== 'similar' || match.role === 'other' || match.role === 'adjusted')
        continue;
      if (this.heads[match.role] === undefined && this.#isInPlace(match.role, column)) this.#take(match.role, column);
    }
  }

  /** Levels stand left of names, and names left of values. */
  #isInPlace(role: IndicatorColumn, { column }: Column): boolean {
    const order: readonly IndicatorColumn[] = ['level1', 'level2', 'name'];
    const at = order.indexOf(role);
    if (at < 0) return column > this.#leftOfValues();
    const right = order
      .slice(at + 1)
      .every((other) => (this.heads[other]?.column ?? Number.POSITIVE_INFINITY) > column);
    const left = order.slice(0, at).every((other) => (this.heads[other]?.column ?? 0) < column);
    return left && right && column < this.#firstValue();
  }

  #scores(): void {
    const points = this.#column('points');
    const score = this.#column('score');
    const least = this.#rows.length * 0.4;
    const scored = this.#open.filter(
      (column) => looksScored(column) && column.filled >= least && column.column > this.#leftOfValues(),
    );
    if (points === null && score !== null) {
      const own = scored.filter((column) => within(column, score) >= 0.9).at(-1);
      if (own !== undefined && own.column < score.column) this.#take('points', own);
    } else if (score === null && points !== null) {
      const own = scored.find((column) => column.column > points.column && within(points, column) >= 0.75);
      if (own !== undefined) this.#take('score', own);
    } else if (points === null && score === null) this.#bothScores(scored);
  }

  #bothScores(scored: readonly Column[]): void {
    for (const left of scored) {
      const right = scored.find((column) => column.column > left.column && within(left, column) >= 0.9);
      if (right === undefined) continue;
      const sum = left.texts.reduce((all, text) => all + (numberOf(text) ?? 0), 0);
      if (sum < 50 || sum > 120) continue;
      this.#take('points', left);
      this.#take('score', right);
      return;
    }
  }

  /** No column of names or levels stands right of this. */
  #leftOfValues(): number {
    const { level1, level2, name } = this.heads;
    return Math.max(level1?.column ?? 0, level2?.column ?? 0, name?.column ?? 0);
  }

  #firstValue(): number {
    const { target, actual, points, score, operator } = this.heads;
    return Math.min(
      ...[target, actual, points, score, operator].map((head) => head?.column ?? Number.POSITIVE_INFINITY),
    );
  }

  #names(): void {
    const first = this.#firstValue();
    const texts = this.#open.filter(
      ({ column, filled, numbers }) => column < first && filled > 0 && numbers * 2 < filled,
    );
    const { level1, level2 } = this.heads;
    if (this.heads.name === undefined) {
      const from = Math.max(level1?.column ?? 0, level2?.column ?? 0);
      const own = texts
        .filter(
          ({ column, filled, distinct, length }) =>
            column > from && filled >= this.#rows.length * 0.5 && distinct >= filled * 0.6 && length <= MAX_NAME,
        )
        .at(-1);
      if (own !== undefined) this.#take('name', own);
      else if (level2 !== undefined) {
        // A form of two levels calls its indicators 二级指标.
        this.heads.name = level2;
        delete this.heads.level2;
      } else if (level1 !== undefined) {
        this.heads.name = level1;
        delete this.heads.level1;
      }
    }
    const name = this.heads.name?.column ?? 0;
    const levels = this.#open.filter(
      ({ column, filled, distinct, numbers, length }) =>
        column < name &&
        filled > 0 &&
        numbers * 2 < filled &&
        length <= 16 &&
        distinct <= Math.max(1, this.#rows.length * 0.75),
    );
    if (this.heads.level2 === undefined && level1 !== undefined) {
      const own = levels.find(({ column }) => column > level1.column);
      if (own !== undefined) this.#take('level2', own);
    }
    if (this.heads.level1 === undefined && levels.length > 0) {
      const limit = this.heads.level2?.column ?? name;
      const left = this.#open.filter((column) => levels.includes(column) && column.column < limit);
      const own = left.at(-1);
      if (own !== undefined && own.distinct > 1) this.#take('level1', own);
    }
  }

  #values(): void {
    const from = this.heads.name?.column ?? this.#leftOfValues();
    const notes = this.heads.note?.column ?? Number.POSITIVE_INFINITY;
    const filled = this.#rows.length * 0.5;
    const open = this.#open.filter(
      (column) => column.column > from && column.column < notes && column.filled >= filled && column.length <= 16,
    );
    const target = this.#column('target');
    const actual = this.#column('actual');
    const best = (candidates: readonly Column[], like: Column): Column | null => {
      const ranked = candidates
        .map((column) => ({ column, like: likeness(column, like) }))
        .filter((entry) => entry.like >= 0.4)
        .sort((a, b) => b.like - a.like);
      const [one, two] = ranked;
      if (one === undefined || (two !== undefined && one.like - two.like < 0.15)) return null;
      return one.column;
    };
    if (target !== null && actual === null) {
      const own = best(
        open.filter(({ column }) => column > target.column),
        target,
      );
      if (own !== null) this.#take('actual', own);
    } else if (actual !== null && target === null) {
      const own = best(
        open.filter(({ column }) => column < actual.column),
        actual,
      );
      if (own !== null) this.#take('target', own);
    } else if (target === null && actual === null) this.#bothValues(open);
  }

  #bothValues(open: readonly Column[]): void {
    const pairs = open.flatMap((left, index) => {
      const right = open[index + 1];
      return right === undefined ? [] : [{ left, right, like: likeness(left, right) }];
    });
    pairs.sort((a, b) => b.like - a.like);
    const [one, two] = pairs;
    if (one === undefined || one.like < 0.5 || (two !== undefined && one.like - two.like < 0.15)) return;
    this.#take('target', one.left);
    this.#take('actual', one.right);
  }

  #note(): void {
    if (this.heads.note !== undefined) return;
    const from = Math.max(
      this.heads.score?.column ?? 0,
      this.heads.points?.column ?? 0,
      this.heads.actual?.column ?? 0,
    );
    const own = this.#open.find(
      (column) => column.column > from && column.numbers === 0 && (column.filled === 0 || column.length >= 6),
    );
    if (own !== undefined && own.filled < this.#rows.length) this.#take('note', own);
  }
}

/**
 * Rows below the header that can be indicators: those with something in several columns.
 *
 * @param until the row before which the block ends.
 */
export function dataRows(view: SheetView, header: IndicatorHeader, until: number): ViewRow[] {
  const rows: ViewRow[] = [];
  for (const row of view.rows) {
    if (row.row <= header.bottom) continue;
    if (row.row >= until || rows.length >= MAX_LOOKED_AT) break;
    if (row.labels[0]?.total === true || row.labels[0]?.signature === true || row.labels[0]?.foot === true) break;
    if (row.cells.length >= 3 && row.cells.some(({ column }) => column >= firstNamed(header))) rows.push(row);
  }
  return rows;
}

function firstNamed({ heads, unknown }: IndicatorHeader): number {
  const named = Object.values(heads);
  return Math.min(...(named.length === 0 ? unknown : named).map(({ column }) => column));
}

/**
 * The header with the columns that follow from place and content.
 *
 * @param until the row before which the block ends.
 */
export function resolveColumns(view: SheetView, header: IndicatorHeader, until: number): IndicatorHeader {
  const { heads, unknown } = header;
  const complete = heads.name !== undefined && heads.target !== undefined && heads.actual !== undefined;
  if (unknown.length === 0 && complete) return header;
  const resolver = new Resolver(view, header, dataRows(view, header, until));
  resolver.resolve();
  const scoresOnly = header.scoresOnly && resolver.heads.target === undefined && resolver.heads.actual === undefined;
  return { ...header, heads: resolver.heads, unknown: resolver.open, assumed: resolver.assumed, scoresOnly };
}
