/** Rows of column heads: those of the indicators and those of the funds. */

import type { GridCell } from '../grid/grid.ts';
import type { Label } from './labels.ts';
import { levelWord } from './row-kinds.ts';
import type { IndicatorColumn } from './self-evaluation.ts';
import type { ViewRow } from './sheet-view.ts';
import { thisYearHeads } from './words/indicator-heads.ts';
import type { IndicatorHead } from './words/match.ts';

export type Heads<Column extends string> = Partial<Record<Column, GridCell>>;

/** Where a form names one thing twice, the head that says it better wins; otherwise the first. */
const BETTER: Partial<Record<IndicatorColumn, readonly RegExp[]>> = {
  name: [/三级/, /名称/],
  target: [/年度指标值|指标值|目标值/, /值/],
  actual: [/值/, /完成/],
  points: [/调整后/, /分值/, /权重/],
  score: [/折算/, /自评/, /得分/],
  note: [/偏差|未完成|未达/, /原因/, /措施|分析/],
  unit: [/度量|计量/],
};

type Role = Exclude<IndicatorHead, 'other'>;

/** Lower is better; what the user said goes before all words. */
function rankOf(column: Role, label: Label | null): number {
  if (label?.taught != null) return -1;
  const key = label?.key ?? '';
  const wishes = column === 'adjusted' ? [] : (BETTER[column] ?? []);
  const at = wishes.findIndex((wish) => wish.test(key));
  return at < 0 ? wishes.length : at;
}

interface Candidate {
  readonly cell: GridCell;
  readonly rank: number;
}

function offer(found: Map<Role, Candidate>, cell: GridCell, label: Label | null): void {
  const role = label?.indicator;
  if (role === null || role === undefined || role === 'other' || label === null) return;
  const better = rankOf(role, label);
  const known = found.get(role);
  if (known === undefined || better < known.rank) found.set(role, { cell, rank: better });
}

/** Heads that name the same column in the same words, those right of the indicators' names first. */
function sameHeads(row: ViewRow, heads: Heads<IndicatorColumn>, role: 'points' | 'score'): GridCell[] {
  const chosen = heads[role];
  const key = chosen === undefined ? undefined : row.labels[row.cells.indexOf(chosen)]?.key;
  if (key === undefined) return [];
  const same = distinctCells(row)
    .filter(({ label }) => label?.key === key)
    .map(({ cell }) => cell);
  const name = heads.name?.column ?? 0;
  return [...same.filter(({ column }) => column > name), ...same.filter(({ column }) => column < name)];
}

/** What a form without levels calls its indicators; elsewhere it is the label of the whole block. */
const BLOCK_AS_NAME = /^(?:绩效|考核|评价|自评)?指标$/;

/** What a form without 指标值 calls its targets; elsewhere the label of the goals. */
const GOAL_AS_TARGET = /^(?:年度|预期|年初)?(?:绩效|预期|计划)?(?:目标|任务)$|^(?:年度|全年)?计划$/;

/** What may be the actual where nothing says it better; elsewhere a share. */
const DONE_AS_ACTUAL = /^(?:单项指标|指标|目标)?完成(?:程度|情况)$/;

/** What the third head says where the levels have theirs and the targets a better one. */
const TARGET_AS_NAME = /^(?:可执行|年度|(?:年度|年初|预期|计划)绩效)指标$/;

function isThirdHead(key: string): boolean {
  return TARGET_AS_NAME.test(key) || BLOCK_AS_NAME.test(key);
}

/** 一级指标 | 二级指标 | 可执行指标 | 年度指标值, or 绩效指标 in the third place. */
function offerName(found: Map<Role, Candidate>, row: ViewRow): void {
  const target = found.get('target')?.cell.column;
  const level = found.get('level2')?.cell.column ?? found.get('level1')?.cell.column;
  if (found.has('name') || target === undefined || level === undefined) return;
  const cell = row.cells.find(
    ({ column }, at) => column > level && column < target && isThirdHead(row.labels[at]?.key ?? ''),
  );
  if (cell !== undefined) found.set('name', { cell, rank: 0 });
}

function fallback(found: Map<Role, Candidate>, row: ViewRow, role: Role, pattern: RegExp): void {
  const at = row.labels.findIndex((label) => label?.taught === null && pattern.test(label.key));
  const cell = row.cells[at];
  if (cell !== undefined) found.set(role, { cell, rank: 0 });
}

/** Words that name a column only where no better head does. */
function offerFallbacks(found: Map<Role, Candidate>, row: ViewRow): void {
  offerName(found, row);
  if (!found.has('name') && !found.has('level1') && !found.has('level2')) fallback(found, row, 'name', BLOCK_AS_NAME);
  if (!found.has('actual')) fallback(found, row, 'actual', DONE_AS_ACTUAL);
  if (!found.has('target') && found.has('actual')) fallback(found, row, 'target', GOAL_AS_TARGET);
}

function isDigits(text: string): boolean {
  return /^[\d.,%()（）①-⑳—\-/]+$/.test(text);
}

/** The cells of a row once each: a text that an export repeated to the right is the first one's. */
export function distinctCells(row: ViewRow): { cell: GridCell; label: Label | null }[] {
  const cells: { cell: GridCell; label: Label | null }[] = [];
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index] as GridCell;
    const before = index === 0 ? undefined : row.cells[index - 1];
    if (before !== undefined && before.column === cell.column - 1 && before.value === cell.value) continue;
    cells.push({ cell, label: row.labels[index] ?? null });
  }
  return cells;
}

const MAX_HEAD = 120;

/** Whether every cell could be a head: short words, no numbers. */
function isWords(row: ViewRow): boolean {
  return row.cells.every(
    ({ kind, value }) =>
      kind === 'text' && (value as string).trim().length <= MAX_HEAD && !isDigits((value as string).trim()),
  );
}

/** The second row of a header: nothing but words, most of them heads; a text from the row above may be repeated. */
function isSubHeader(row: ViewRow, above: ViewRow): boolean {
  if (row.row !== above.row + 1 || !isWords(row)) return false;
  const upper = new Map(above.cells.map((cell) => [cell.column, cell.value]));
  let heads = 0;
  let others = 0;
  for (const { cell, label } of distinctCells(row)) {
    if (label?.indicator != null) heads++;
    else if (upper.get(cell.column) !== cell.value) {
      if (levelWord(cell.value as string) !== null) return false;
      others++;
    }
  }
  return heads >= 2 && others * 3 <= heads;
}

export interface IndicatorHeader {
  readonly heads: Heads<IndicatorColumn>;
  /** The column of targets adjusted during the year, beside the one of targets set before it. */
  readonly adjusted: GridCell | null;
  /**
   * A form may give points beside every level (一级指标 分值 | 二级指标 分值 | 三级指标 分值): all of these heads. Only the rows below
   * tell which are the indicators' own.
   */
  readonly repeated: Readonly<Record<'points' | 'score', readonly GridCell[]>>;
  /** Heads whose words aren't known: what they name follows from what stands below, or from nothing. */
  readonly unknown: readonly GridCell[];
  /** Heads of columns that are understood and not read. */
  readonly unread: readonly GridCell[];
  /** Columns that were named by their place and content. */
  readonly assumed: ReadonlySet<IndicatorColumn>;
  /** Points and scores, but no place for values: a scored block beside the indicators, or a form that only scores. */
  readonly scoresOnly: boolean;
  readonly top: number;
  readonly bottom: number;
}

interface Shape {
  readonly names: number;
  readonly values: boolean;
  readonly scores: boolean;
  readonly unknown: number;
}

function shapeOf(found: ReadonlyMap<Role, Candidate>, unknown: number): Shape {
  return {
    names: Number(found.has('level1')) + Number(found.has('level2')) + Number(found.has('name')),
    values: found.has('target') || found.has('adjusted') || found.has('actual'),
    scores: found.has('points') || found.has('score'),
    unknown,
  };
}

/** Whether the heads are those of indicators, of a block that only has points and scores, or of neither. */
function kindOf(found: ReadonlyMap<Role, Candidate>, shape: Shape): 'indicators' | 'scores' | null {
  const { names, values, scores, unknown } = shape;
  if (names > 0 && values && found.size >= 4) return 'indicators';
  if (names > 0 && values && (found.size >= 3 || (scores && names + unknown > 1)) && found.size + unknown >= 4)
    return 'indicators';
  // Both values under heads that nobody knows.
  if (names > 1 && scores && unknown >= 2) return 'indicators';
  if (values && scores && found.size >= 3 && unknown >= 1) return 'indicators';
  if (found.has('points') && found.has('score') && !values) return 'scores';
  return names > 1 && found.has('score') && !values ? 'scores' : null;
}

function toHeads(found: Map<Role, Candidate>): Pick<IndicatorHeader, 'heads' | 'adjusted'> {
  const heads: Heads<IndicatorColumn> = {};
  let adjusted: GridCell | null = null;
  for (const [role, candidate] of found) {
    if (role === 'adjusted') adjusted = candidate.cell;
    else heads[role] = candidate.cell;
  }
  // The only targets that the form has.
  if (heads.target === undefined && adjusted !== null) {
    heads.target = adjusted;
    adjusted = null;
  }
  return { heads, adjusted };
}

/** Of a row that may belong to a taller head: the block's own label, left of everything, names no column. */
export function isBlockLabel(label: Label | null): boolean {
  return label !== null && (label.indicatorBlock || label.fundBlock || label.title);
}

/** 年度绩效指标完成情况 left of all heads names the block, though the words could name a column. */
function withoutBlockLabel<Entry extends { readonly label: Label | null }>(cells: Entry[]): Entry[] {
  return isBlockLabel(cells[0]?.label ?? null) ? cells.slice(1) : cells;
}

const OF_YEAR = /^\s*((?:19|20)\d{2})\s*年/;

interface Named {
  readonly cell: GridCell;
  readonly role: Role;
  readonly rank: number;
  readonly year: number | null;
  readonly isThisYear: boolean;
}

type Labelled = readonly { readonly cell: GridCell; readonly label: Label | null }[];

function namedIn(cells: Labelled): Named[] {
  return cells.flatMap(({ cell, label }): Named[] => {
    const role = label?.indicator;
    if (label === null || role == null || role === 'other') return [];
    const year = label.taught === null ? OF_YEAR.exec(cell.value as string)?.[1] : undefined;
    const isThisYear = year === undefined && (role !== 'target' || thisYearHeads.match(label.key) !== null);
    return [{ cell, role, rank: rankOf(role, label), year: year === undefined ? null : Number(year), isThisYear }];
  });
}

const NONE_PAST: ReadonlySet<GridCell> = new Set();

/**
 * 2022年完成值 beside 2023年完成值, beside 完成值, or left of the targets with 完成情况 right of them: what a year before came to. A year that
 * targets and actuals both name is the form's own.
 */
function pastHeads(cells: Labelled): ReadonlySet<GridCell> {
  if (!cells.some(({ cell, label }) => label?.indicator != null && OF_YEAR.test(cell.value as string)))
    return NONE_PAST;
  const named = namedIn(cells);
  // A later year than the actuals' is still to come.
  const done = named.flatMap(({ role, year }) => (role === 'actual' && year !== null ? [year] : []));
  const latest = Math.max(...(done.length > 0 ? done : named.map(({ year }) => year ?? 0)));
  const ofLatest = new Set(named.filter(({ year }) => year === latest).map(({ role }) => role));
  const target = named.find(({ role, year }) => role === 'target' && (year === null || year === latest))?.cell.column;
  const isPast = ({ cell, role, rank, year }: Named): boolean => {
    if (year === null) return false;
    const others = named.filter((other) => other.role === role && other.cell !== cell);
    if (year > latest) return others.some((other) => other.year === null || other.year === latest);
    if (year < latest) return others.some((other) => other.year === null || other.year > year);
    if (ofLatest.size > 1) return false;
    const isBefore = ({ column }: GridCell): boolean => target !== undefined && cell.column < target && column > target;
    return others.some((other) => other.isThisYear && (other.rank <= rank || isBefore(other.cell)));
  };
  return new Set(named.filter(isPast).map(({ cell }) => cell));
}

/** 三年总目标, 实施期目标, 到2025年目标, 2023-2025年目标 beside 2023年目标 or 本年度目标: what several years are held to. */
const SEVERAL_YEARS =
  /总(?:体)?(?:绩效)?(?:目标|完成)|实施期|规划|[中长远终]长?期|全周期|累计|十[一二三四五六]五|[两二三四五六七八九十]年(?!度)|[到至](?:19|20)\d{2}\s*年|(?:19|20)\d{2}\s*年?\s*[-—~～至]\s*(?:19|20)\d{2}/;
const ONE_YEAR = /^\s*(?:(?:19|20)\d{2}\s*年(?!\s*[-—~～至])|本年|当年|年度)/;

/** Of heads of one kind those of several years, where another one is the year's. */
function ofSeveralYears(cells: readonly GridCell[]): readonly GridCell[] {
  const several = cells.filter(({ value }) => SEVERAL_YEARS.test(value as string));
  const isOne = (cell: GridCell): boolean => ONE_YEAR.test(cell.value as string) && !several.includes(cell);
  return cells.some(isOne) ? several : [];
}

function headsOfPeriods(cells: Labelled): ReadonlySet<GridCell> {
  const headsOf = (role: Role): GridCell[] =>
    cells.flatMap(({ cell, label }) => (label?.indicator === role ? [cell] : []));
  const [targets, actuals] = [headsOf('target'), headsOf('actual')];
  // What several years came to can only be held to what they were held to.
  if (actuals.length > 0 && actuals.every(({ value }) => SEVERAL_YEARS.test(value as string))) return NONE_PAST;
  return new Set([...ofSeveralYears(targets), ...ofSeveralYears(actuals)]);
}

interface Gathered {
  readonly found: Map<Role, Candidate>;
  readonly unknown: GridCell[];
  readonly unread: GridCell[];
}

function gather(row: ViewRow, below: ViewRow | null): Gathered {
  const found = new Map<Role, Candidate>();
  const unknown: GridCell[] = [];
  const unread: GridCell[] = [];
  const cells = withoutBlockLabel(distinctCells(row));
  // The lower head names the column; the upper one spans it.
  const lower = below === null ? [] : withoutBlockLabel(distinctCells(below));
  const named = lower.length === 0 ? cells : [...cells, ...lower];
  const periods = headsOfPeriods(named);
  const past = new Set([...pastHeads(named.filter(({ cell }) => !periods.has(cell))), ...periods]);
  const take = (cell: GridCell, label: Label | null): void => {
    if (past.has(cell) || label?.indicator === 'other') unread.push(cell);
    else if (label?.indicator == null && !isBlockLabel(label)) unknown.push(cell);
    if (!past.has(cell)) offer(found, cell, label);
  };
  if (below === null) {
    for (const { cell, label } of cells) take(cell, label);
    offerFallbacks(found, row);
    const taken = new Set([...found.values()].map(({ cell }) => cell));
    return { found, unknown: unknown.filter((cell) => !taken.has(cell)), unread };
  }
  const taken = new Set(below.cells.map((cell) => cell.column));
  const ends = cells.map((_, index) => cells[index + 1]?.cell.column ?? Number.POSITIVE_INFINITY);
  cells.forEach(({ cell, label }, index) => {
    // A head over several columns speaks for none of them where each has its own.
    const spans = [...taken].some((column) => column >= cell.column && column < (ends[index] as number));
    if (taken.has(cell.column) || (spans && label?.indicator == null)) return;
    take(cell, label);
  });
  const upper = new Map(found);
  for (const { cell, label } of lower) {
    const role = label?.indicator;
    if (role != null && role !== 'other' && upper.has(role)) {
      // A text repeated through a tall merge names the same column again.
      const known = upper.get(role) as Candidate;
      if (known.cell.column < cell.column && rankOf(role, label) >= known.rank) continue;
    }
    take(cell, label);
  }
  for (const each of [row, below]) offerName(found, each);
  return { found, unknown, unread };
}

/** Heads of amounts: a block of funds, whatever else it has. */
function namesAmounts(row: ViewRow, one: boolean): boolean {
  let amounts = 0;
  for (const { label } of distinctCells(row)) {
    if (label?.fund === 'rate' && label.indicator !== 'other') amounts++;
    else if (label?.fund === 'initialBudget' || label?.fund === 'annualBudget' || label?.fund === 'spent') {
      if (label.indicator === null) amounts++;
    }
  }
  return amounts >= (one ? 1 : 2);
}

/** 满分 | 分数: of two words for points the second is what was earned, where nothing else is. */
function offerSecondPoints(found: Map<Role, Candidate>, row: ViewRow): void {
  const points = found.get('points');
  if (found.has('score') || points === undefined) return;
  const other = distinctCells(row).find(
    ({ cell, label }) => label?.taught === null && label.key === '分数' && cell !== points.cell,
  );
  if (other !== undefined) found.set('score', { cell: other.cell, rank: 0 });
}

/** 年度目标 | … | 完成情况 | … right above the heads: the words could name columns, and stand over those of the names. */
function isGoalRow(row: ViewRow, below: ViewRow): boolean {
  const goal = row.labels.findIndex((label) => label?.goal === 'goal');
  if (goal < 0 || !row.labels.some((label) => label?.goal === 'goalResult')) return false;
  const isOther = (label: Label | null): boolean =>
    label !== null && label.indicator !== null && label.indicator !== 'target' && label.indicator !== 'actual';
  if (row.labels.some(isOther)) return false;
  const { found } = gather(below, null);
  const name = found.get('name');
  return (
    name !== undefined &&
    found.has('actual') &&
    found.has('target') &&
    (row.cells[goal] as GridCell).column <= name.cell.column
  );
}

/**
 * The header of an indicator block, or of a block that only has points and scores, that begins in this row, alone or with the row
 * below it.
 *
 * @param below the next row of the sheet with anything in it.
 */
export function indicatorHeader(row: ViewRow, below: ViewRow | undefined): IndicatorHeader | null {
  let roles = 0;
  for (const label of row.labels) if (label !== null && label.indicator !== null) roles++;
  if (roles < 2 || !isWords(row)) return null;
  const two = below !== undefined && isSubHeader(below, row) && !isGoalRow(row, below) ? below : null;
  const gathered = gather(row, two);
  const { found } = gathered;
  const shape = shapeOf(found, gathered.unknown.length);
  const kind = kindOf(found, shape);
  if (kind === null || (shape.names < 2 && namesAmounts(row, shape.names === 0 || kind === 'scores'))) return null;
  // Heads of amounts in words that could be an indicator's: 计划数, 实际完成数.
  if (shape.names === 0 && row.labels[0]?.fundBlock === true) return null;
  return headerOf(row, two, gathered, kind === 'scores');
}

/** What the cells of a row would name if it were the header of indicators; null where they are no words. */
export function possibleHeader(row: ViewRow): IndicatorHeader | null {
  return isWords(row) ? headerOf(row, null, gather(row, null), false) : null;
}

function headerOf(row: ViewRow, two: ViewRow | null, gathered: Gathered, scoresOnly: boolean): IndicatorHeader {
  const { found, unknown, unread } = gathered;
  offerSecondPoints(found, two ?? row);
  const { heads, adjusted } = toHeads(found);
  const last = two ?? row;
  const repeated = { points: sameHeads(last, heads, 'points'), score: sameHeads(last, heads, 'score') };
  return {
    heads,
    adjusted,
    repeated: two === null ? repeated : { points: [], score: [] },
    unknown,
    unread,
    assumed: new Set(),
    scoresOnly,
    top: row.row,
    bottom: last.row,
  };
}
