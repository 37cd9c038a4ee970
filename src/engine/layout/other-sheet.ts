/** Sheets that speak of an evaluation and hold no form that can be checked: what they seem to be, and how near they come. */

import type { GridCell, GridRow, SheetGrid } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { normalise } from '../values/text.ts';
import { dataRows, resolveColumns } from './columns.ts';
import { looksNumeric } from './fields.ts';
import { type IndicatorHeader, possibleHeader } from './heads.ts';
import type { Lexicon } from './lexicon.ts';
import { levelWord } from './row-kinds.ts';
import type { Gap, IndicatorColumn, SelfEvaluation } from './self-evaluation.ts';
import { HiddenByMerge, SheetView, type ViewRow, viewRow } from './sheet-view.ts';
import { isElsewhere } from './strange-heads.ts';
import { likenessOf } from './table-in-text.ts';

/**
 * `goals`: what was applied for or approved. `scores`: points and scores without targets. `progress`: what was watched during
 * the year. `record`: what was done, without targets, points and scores. `evaluation`: nothing tells it from a form that we
 * should have read. `text`: it speaks of evaluations and has no columns of one.
 */
export type SheetKind = 'goals' | 'scores' | 'progress' | 'ledger' | 'summary' | 'record' | 'evaluation' | 'text';

export interface OtherSheet {
  readonly kind: SheetKind;
  /** The heads that come nearest to those of a form, in one row; none where no row has two of them. */
  readonly heads: readonly GridCell[];
  /** Columns of a scored form that this row doesn't name. */
  readonly missing: readonly IndicatorColumn[];
  /** Filled columns under heads in words that nobody knows, each with what it seems to be: once they are told, it may be a form. */
  readonly gaps: readonly Gap[];
  /** Of a table of a document: its first cell, where it is spoken of when there are no heads. */
  readonly first?: GridCell;
}

const WORDS = ['自评', '评价', '得分', '分值', '指标', '完成'];
const WORDS_OF_AN_EVALUATION = 2;

/** A form begins near the top; a ledger may go on for ever. */
const ROWS_LOOKED_AT = 200;
const TITLE_ROWS = 4;
const MAX_LABEL = 60;

const NEEDED: readonly IndicatorColumn[] = ['name', 'target', 'actual', 'points', 'score'];

/** What titles and names of sheets say, the more telling first. */
const TITLES: readonly (readonly [SheetKind, RegExp])[] = [
  ['text', /说明$|目录|封面|模板使用|指标库/],
  ['summary', /汇总|一览/],
  ['ledger', /台账|台帐|明细/],
  ['progress', /监控|进度/],
];
const GOALS = /目标/;
const EVALUATION = /自评|评价|完成/;
const SCORES = /评分|打分/;
const NAMED = /(?:自评|评价)表/;

function isLabel(cell: GridCell): boolean {
  return cell.kind === 'text' && (cell.value as string).length <= MAX_LABEL;
}

interface NearestHeads {
  readonly cells: readonly GridCell[];
  readonly roles: ReadonlySet<IndicatorColumn>;
  /** The row names something else too: that may be the very column that is missed. */
  readonly others: boolean;
}

function headsOf(cells: readonly GridCell[], lexicon: Lexicon): NearestHeads {
  const found = new Map<IndicatorColumn, GridCell>();
  let others = false;
  for (const cell of cells) {
    const role = lexicon.labelOf(cell.value as string).indicator;
    others ||= role === null;
    if (role === null || role === 'other') continue;
    const column = role === 'adjusted' ? 'target' : role;
    if (!found.has(column)) found.set(column, cell);
  }
  return { cells: [...found.values()], roles: new Set(found.keys()), others };
}

function titleOf(name: string, rows: readonly GridRow[]): string {
  const texts = rows
    .slice(0, TITLE_ROWS)
    .flatMap(({ cells }) => (cells.filter(isLabel).length > 2 ? [] : cells.filter(isLabel)));
  return [name, ...texts.map(({ value }) => value as string)].map(normalise).join('\n');
}

function kindOf(title: string, { roles, others }: NearestHeads): SheetKind {
  const named = TITLES.find(([, words]) => title.split('\n').some((line) => words.test(line)));
  if (named !== undefined) return named[0];
  const isTarget = roles.has('target');
  const isActual = roles.has('actual');
  const isScored = roles.has('points') || roles.has('score');
  const isGoals = isTarget && !isScored && !others;
  if (!isActual && (isGoals || (GOALS.test(title) && !EVALUATION.test(title)))) return 'goals';
  if (!isTarget && !isActual && ((isScored && !others) || SCORES.test(title))) return 'scores';
  if (!isTarget && !isScored && isActual) return 'record';
  return isTarget || isActual || isScored || NAMED.test(title) ? 'evaluation' : 'text';
}

/** A row of heads has no fewer, and what has many more is no form. */
const LEAST_HEADS = 4;
const MOST_HEADS = 30;

/** An indicator and another below it. */
const LEAST_ROWS = 2;

interface Asked {
  readonly header: IndicatorHeader;
  readonly gaps: readonly Gap[];
  /** Heads whose words are known. */
  readonly known: number;
}

/** The columns under unknown heads of a row, where numbers stand below it and it could be the header of indicators. */
function askedIn(view: SheetView, row: ViewRow): Asked | null {
  if (row.cells.length < LEAST_HEADS || row.cells.length > MOST_HEADS || isElsewhere(row.labels)) return null;
  const header = possibleHeader(row);
  if (header === null) return null;
  const rows = dataRows(view, header, Number.POSITIVE_INFINITY);
  const filled = (head: GridCell): GridCell[] =>
    rows.flatMap(({ cells }) => cells.filter(({ column }) => column === head.column));
  const known = Object.values(header.heads);
  const isNumbers = (head: GridCell): boolean => filled(head).filter(looksNumeric).length >= LEAST_ROWS;
  if (![...known, ...header.unknown].some(isNumbers)) return null;
  const { heads } = resolveColumns(view, header, Number.POSITIVE_INFINITY);
  const guessed = new Map(Object.entries(heads).map(([role, head]) => [head, role as IndicatorColumn]));
  const gaps = header.unknown.flatMap((head): Gap[] => {
    const cells = filled(head);
    if (cells.length < LEAST_ROWS) return [];
    const guess = guessed.get(head) ?? null;
    const words = cellText(head);
    return [{ kind: 'column', block: 'indicators', cells: [head, ...cells], words, guess, holdsPoints: false }];
  });
  return gaps.length === 0 || gaps.length + known.length < LEAST_HEADS ? null : { header, gaps, known: known.length };
}

/** What is worth asking about a sheet that should have been a form: unknown heads of the row that has most that are known. */
function questionsAbout(grid: SheetGrid, lexicon: Lexicon): readonly Gap[] {
  const merged = new HiddenByMerge(grid.merges);
  const rows = grid.rows.slice(0, ROWS_LOOKED_AT).map(({ row, cells }) => viewRow(row, cells, merged, lexicon));
  const view = new SheetView(
    grid,
    rows.filter(({ cells }) => cells.length > 0),
    lexicon,
  );
  let best: Asked | null = null;
  for (const row of view.rows) {
    const requested = askedIn(view, row);
    if (requested !== null && (best === null || requested.known > best.known)) best = requested;
  }
  return best?.gaps ?? [];
}

/** Levels of indicators below each other, or a title that says what it is, and rows of numbers: a form whatever its heads say. */
function isAlike(title: string, rows: readonly GridRow[]): boolean {
  const levels = new Map<number, unknown>();
  let numbered = 0;
  let leveled = NAMED.test(title);
  for (const { cells } of rows) {
    let numbers = 0;
    for (const cell of cells) {
      const { column, value } = cell;
      if (cell.kind === 'number' || (isLabel(cell) && /\d/.test(value as string))) numbers++;
      else if (isLabel(cell) && levelWord(value as string) !== null) {
        leveled ||= levels.has(column) && levels.get(column) !== value;
        levels.set(column, value);
      }
    }
    if (numbers >= 2) numbered++;
  }
  return leveled && numbered >= LEAST_ROWS;
}

/** What a sheet without a form seems to be; null for one that doesn't look like an evaluation. */
export function otherSheet(grid: SheetGrid, lexicon: Lexicon): OtherSheet | null {
  const { name, rows } = grid;
  const words = new Set<string>();
  let nearest: NearestHeads = { cells: [], roles: new Set(), others: false };
  const looked = rows.slice(0, ROWS_LOOKED_AT);
  for (const { cells } of looked) {
    const labels = cells.filter(isLabel);
    for (const { value } of labels) {
      const text = normalise(value as string);
      for (const word of WORDS) if (text.includes(word)) words.add(word);
    }
    const heads = headsOf(labels, lexicon);
    if (heads.roles.size > nearest.roles.size) nearest = heads;
  }
  const title = titleOf(name, looked);
  const isSpoken = words.size >= WORDS_OF_AN_EVALUATION || nearest.roles.size >= 2;
  const alike = (!isSpoken || nearest.roles.size < 2) && isAlike(title, looked);
  if (!isSpoken && !alike) return null;
  const heads = nearest.roles.size >= 2 ? nearest.cells : [];
  const named = kindOf(title, nearest);
  const kind = alike && named === 'text' ? 'evaluation' : named;
  return {
    kind,
    heads,
    missing: NEEDED.filter((column) => !nearest.roles.has(column)),
    gaps: kind === 'evaluation' ? questionsAbout(grid, lexicon) : [],
  };
}

/**
 * As `otherSheet`, of a table of a document: null for what nobody takes for a form, whatever words stand in it. What is called
 * 自评表, or has the funds of one, seems to be one that should have been read.
 */
export function otherTable(grid: SheetGrid, lexicon: Lexicon): OtherSheet | null {
  const first = grid.rows[0]?.cells[0];
  const likeness = likenessOf(grid, ROWS_LOOKED_AT, lexicon);
  if (first === undefined || likeness === null) return null;
  const other = otherSheet(grid, lexicon) ?? { kind: 'text', heads: [], missing: NEEDED, gaps: [] };
  const isForm = likeness === 'title' || likeness === 'funds' || other.kind === 'text';
  if (likeness === 'levels' && other.kind !== 'evaluation') return null;
  return { ...other, kind: isForm ? 'evaluation' : other.kind, first };
}

/** Whether a form says what was done and neither targets, points nor scores: there is nothing to check in it. */
export function isRecord({ heads, total }: SelfEvaluation): boolean {
  return heads.target === undefined && heads.points === undefined && heads.score === undefined && total === null;
}
