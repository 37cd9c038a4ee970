/** Heads of forms in tables: known again where a page break repeats them, and where rows stand in the wrong columns below them. */

import { type IndicatorHeader, indicatorHeader } from '../../engine/layout/heads.ts';
import { LISTS_ALONE } from '../../engine/layout/lexicon.ts';
import { levelWord } from '../../engine/layout/row-kinds.ts';
import { HiddenByMerge, type ViewRow, viewRow } from '../../engine/layout/sheet-view.ts';
import { normalise } from '../../engine/values/text.ts';
import { gridRow, movedRow, type PlacedRow } from './lay.ts';

const NOTHING_HIDDEN = new HiddenByMerge([]);

function viewOf(row: PlacedRow): ViewRow {
  return viewRow(row.row, gridRow(row).cells, NOTHING_HIDDEN, LISTS_ALONE);
}

/** A row that begins a form: its title, its project. */
function beginsForm({ labels }: ViewRow): boolean {
  return labels.some(
    (label) => label !== null && (label.title || (label.basic === 'project' && label.indicator === null)),
  );
}

/** What a table says of itself, as far as its neighbours need to know. */
export interface TableFacts {
  /** It has a title or names a project. */
  readonly begins: boolean;
  /** The words of its heads of indicators. */
  readonly heads: readonly (readonly string[])[];
}

export function factsOf(rows: readonly PlacedRow[]): TableFacts {
  const views = rows.map(viewOf);
  const heads = views.filter((view, index) => indicatorHeader(view, views[index + 1]) !== null);
  return { begins: views.some(beginsForm), heads: heads.map(wordsOf) };
}

function wordsOf({ cells }: ViewRow): string[] {
  return cells.map(({ value }) => normalise(String(value)));
}

const LEAST_HEADS = 4;
/** Different heads of one form; what has more is none. */
const MOST_HEADS = 20;

/** Whether a row says the same as a head; the block's label to its left may be missing in either. */
export function repeats(words: readonly string[], head: readonly string[]): boolean {
  const same = (a: readonly string[], b: readonly string[]): boolean =>
    a.length >= LEAST_HEADS && a.length === b.length && a.every((word, at) => word === b[at]);
  return same(words, head) || same(words, head.slice(1)) || same(words.slice(1), head);
}

interface Head {
  readonly words: readonly string[];
  /** Of the head's second row. */
  readonly second: readonly string[] | null;
}

const LONGEST_LEVEL = 40;

/** Where the columns of names begin below a head, and where the head ends. */
interface Fit {
  readonly level1: number | null;
  readonly level2: number | null;
  readonly name: number | null;
  readonly starts: ReadonlySet<number>;
  readonly right: number;
}

/** How far a row that is too short has to go to the right for its first text to stand below its own head; 0: it stands well. */
function shiftOf({ cells }: PlacedRow, { level1, level2, name, starts, right }: Fit): number {
  const first = cells.find(({ cell }) => cell.kind !== 'blank')?.cell;
  const end = cells.at(-1)?.right ?? right;
  if (first === undefined || first.kind !== 'text' || end >= right || cells[0]?.cell !== first) return 0;
  const text = first.value as string;
  const word = text.length > LONGEST_LEVEL ? null : levelWord(text);
  const columns = [
    word?.first === true ? level1 : null,
    word?.second === true ? level2 : null,
    /^\s*指标\s*\d/.test(text) ? name : null,
  ];
  for (const column of columns) {
    const shift = column === null ? 0 : column - first.column;
    if (shift > 0 && end + shift === right && cells.every(({ cell }) => starts.has(cell.column + shift))) return shift;
  }
  return 0;
}

function fitOf({ heads }: IndicatorHeader, { cells }: PlacedRow): Fit {
  return {
    level1: heads.level1?.column ?? null,
    level2: heads.level2?.column ?? null,
    name: heads.name?.column ?? null,
    starts: new Set(cells.map(({ cell }) => cell.column)),
    right: cells.at(-1)?.right ?? 0,
  };
}

/**
 * The rows of a table as those of a form: without those that repeat a head of it, for a page began there, and those moved to their
 * places that stand too far left below their head because cells before them were lost. Rows keep their numbers.
 */
export function rowsOfForm(rows: readonly PlacedRow[]): PlacedRow[] {
  const views = rows.map(viewOf);
  const kept: PlacedRow[] = [];
  let heads: Head[] = [];
  let fit: Fit | null = null;
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] as PlacedRow;
    const view = views[at] as ViewRow;
    const next = views[at + 1];
    if (beginsForm(view)) {
      heads = [];
      fit = null;
    }
    const known = heads.length === 0 ? undefined : repeatedHead(heads, view, next);
    if (known !== undefined) {
      at += known.rows - 1;
      continue;
    }
    const header = indicatorHeader(view, next);
    const shift = header !== null || fit === null ? 0 : shiftOf(row, fit);
    kept.push(shift === 0 ? row : { ...movedRow(row, 0, (column) => column + shift), shift });
    if (header === null) continue;
    fit = fitOf(header, row);
    const second = header.bottom > header.top && next !== undefined ? next : null;
    if (heads.length < MOST_HEADS)
      heads.push({ words: wordsOf(view), second: second === null ? null : wordsOf(second) });
    if (second !== null) kept.push(rows[++at] as PlacedRow);
  }
  return kept;
}

/** The head that a row says again, and how many rows it takes here. */
function repeatedHead(heads: readonly Head[], view: ViewRow, next: ViewRow | undefined): { rows: number } | undefined {
  const words = wordsOf(view);
  const known = heads.find((head) => repeats(words, head.words));
  if (known === undefined) return undefined;
  const below = next === undefined ? [] : wordsOf(next);
  return { rows: known.second !== null && below.join('\n') === known.second.join('\n') ? 2 : 1 };
}
