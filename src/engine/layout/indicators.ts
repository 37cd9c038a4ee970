/** The rows of indicators below a header. */

import { type Decimal, ZERO } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import { cellText, fieldOf } from '../values/display.ts';
import { readOperator } from '../values/measure.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { isDash, saysNone } from '../values/words.ts';
import { assumedField, fieldAt, inlineField, isFigure, looksNumeric } from './fields.ts';
import { type Heads, type IndicatorHeader, isBlockLabel } from './heads.ts';
import { indicatorTitle, isExecutionName, isLeftover, isPlaceholderName } from './indicator-names.ts';
import { labelPoints, levelName } from './labels.ts';
import { type NumberedRow, numberedHeadings, type Scored, sumsUp } from './numbered-rows.ts';
import { indentOf, isMarkedSub, isNumbering, isSatisfactionLevel, levelWord } from './row-kinds.ts';
import type { Field, GroupSum, Indicator, IndicatorColumn, Level, ScoredRow } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';
import { bonusWords } from './words/block-words.ts';

export interface IndicatorRows {
  readonly heads: Heads<IndicatorColumn>;
  readonly indicators: readonly Indicator[];
  readonly placeholders: readonly { row: number; cell: GridCell }[];
  /** 加分, 扣分. */
  readonly bonus: readonly ScoredRow[];
  /** The last row that the block takes. */
  readonly last: number;
  readonly totalRows: readonly ViewRow[];
  readonly sums: readonly GroupSum[];
  /** Cells that are understood and hold no field: 栏次, subtotals, levels in rows of their own. */
  readonly labels: readonly GridCell[];
}

const SUBTOTAL = /^(?:总计|.{0,8}[小合]计)/;

export function hasValue(field: Field | null): boolean {
  return field !== null && field.text !== '' && !isDash(field.text);
}

/** Something that a user wrote; zeros and dashes that a form prints in unused rows are not. */
function isUsed(field: Field | null): boolean {
  return hasValue(field) && field?.text !== '0';
}

interface Columns {
  readonly name: number | undefined;
  readonly level1: number | undefined;
  readonly level2: number | undefined;
}

function isSign(cell: GridCell): boolean {
  if (cell.kind !== 'text') return false;
  const text = normalise(cellText(cell));
  return /^[≥≤<>=]$/.test(text) && readOperator({ cell, text }) !== null;
}

interface Filled {
  readonly signs: number;
  readonly others: number;
  readonly numbers: number;
}

/** Rows of a block, and what they hold in each column. */
interface Below {
  readonly view: SheetView;
  readonly rows: readonly ViewRow[];
}

function rowsBelow(view: SheetView, { bottom }: IndicatorHeader, until: number): Below {
  return { view, rows: view.rows.filter(({ row }) => row > bottom && row < until) };
}

function filledIn({ view, rows }: Below, column: number): Filled {
  let signs = 0;
  let others = 0;
  let numbers = 0;
  for (const { row } of rows) {
    const cell = view.at(row, column);
    if (cell.kind === 'blank') continue;
    if (isSign(cell)) signs++;
    else others++;
    if (looksNumeric(cell)) numbers++;
  }
  return { signs, others, numbers };
}

/** Where a form writes operator, number and unit side by side under one head, the columns are told by what they hold. */
function splitTarget(below: Below, header: IndicatorHeader): Heads<IndicatorColumn> {
  const heads = { ...header.heads };
  const { target } = heads;
  if (target === undefined) return heads;
  const taken = new Set([...Object.values(heads), ...header.unknown, ...header.unread].map(({ column }) => column));
  const free = (column: number): boolean => !taken.has(column);
  let { column } = target;
  let own = filledIn(below, column);
  if (heads.operator === undefined) {
    if (own.signs > own.others && free(column + 1) && filledIn(below, column + 1).others > 0) {
      heads.operator = target;
      column++;
      own = filledIn(below, column);
      heads.target = { ...target, column };
    }
  }
  if (heads.unit === undefined && free(column + 1)) {
    const right = filledIn(below, column + 1);
    if (own.numbers * 2 > own.others && right.others > 0 && right.numbers === 0 && isUnits(below, column + 1))
      heads.unit = { ...target, column: column + 1 };
  }
  return heads;
}

function isUnits({ view, rows }: Below, column: number): boolean {
  return rows.every(({ row }) => normalise(cellText(view.at(row, column))).length <= 6);
}

/**
 * Of several columns with the same head the one that is filled most: those of the levels have a number only where a level
 * begins. One right of the names is theirs, with some numbers missing too.
 */
function fullest({ view, rows }: Below, header: IndicatorHeader, heads: readonly GridCell[]): GridCell | null {
  if (heads.length < 2) return null;
  const counts = heads.map(({ column }) => rows.filter(({ row }) => looksNumeric(view.at(row, column))).length);
  const most = Math.max(...counts);
  const name = header.heads.name?.column ?? Number.POSITIVE_INFINITY;
  const own = heads.findIndex(({ column }, at) => column > name && (counts[at] as number) * 2 >= most);
  const isOwn = own !== -1 && heads.some(({ column }) => column < name);
  return heads[isOwn ? own : counts.indexOf(most)] ?? null;
}

function levelOf(cell: GridCell, text: string): Level {
  return { name: levelName(text), points: labelPoints(text), cell };
}

interface LevelState {
  level: Level | null;
  text: string;
  /** Blanks before the label, where levels stand in rows of their own. */
  indent: number;
}

/** A level's label holds for the rows below it until the next one. */
function inherit(state: LevelState, view: SheetView, row: number, column: number | undefined): boolean {
  if (column === undefined) return false;
  const cell = view.at(row, column);
  const text = cellText(cell);
  if (text === '' || isDash(text)) return false;
  const normal = normalise(text);
  if (normal === state.text) return false;
  state.text = normal;
  state.level = levelOf(cell, text);
  return true;
}

/** A text spread over name, target and actual (a merge unrolled by an export) is a remark, no indicator. */
function isSpread(name: Field | null, target: Field | null, actual: Field | null): boolean {
  return name !== null && name.text.length > 4 && name.text === target?.text && name.text === actual?.text;
}

/** A row with one text from end to end: a total's label has its numbers beside it, all else is below the indicators. */
function spreadKind({ labels }: ViewRow): 'total' | 'foot' {
  return labels[0]?.total === true ? 'total' : 'foot';
}

/** What stands left of the indicators' names tells whether another block begins. */
function rowKind(row: ViewRow, columns: Columns, used: boolean): 'total' | 'foot' | 'subtotal' | 'indicator' {
  const name = columns.name ?? 0;
  const limit = Math.max(name, columns.level2 ?? 0, columns.level1 ?? 0);
  if (row.labels[0]?.signature === true) return 'foot';
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index] as GridCell;
    const label = row.labels[index];
    if (label === null || label === undefined || cell.column > limit) continue;
    const isName = cell.column === name && name !== row.cells[0]?.column;
    if (label.total && !isName) return 'total';
    if (label.basic === 'total' && label.inline !== null && !isName) return 'total';
    if (SUBTOTAL.test(label.key)) return 'subtotal';
    if ((label.foot || label.reason || label.basic === 'grade') && !used && (index === 0 || !isName)) return 'foot';
  }
  return 'indicator';
}

function scoredIn({ points, score }: Pick<Indicator, 'points' | 'score'>): Scored {
  return { points: readPoints(points).value, score: readPoints(score).value };
}

/** Blank rows after which a form is taken to have ended. */
const MAX_GAP = 40;

interface Parts {
  readonly name: Field;
  readonly target: Field | null;
  readonly actual: Field | null;
  readonly points: Field | null;
  readonly score: Field | null;
  /** A target or an actual is written. */
  readonly valued: boolean;
}

/** A sign and a number at the end of a name, perhaps in brackets: 培训人数≥100人, 合格率（=100%）. */
const TARGET_IN_NAME = /^.{2,}?\(?([≥≤<>=]=?\d[^()]{0,14}(?:\([^()]*\))?)\)?$/;

/** The target that a name ends with, in a form that has no column for it. */
function targetInName({ cell, text }: Field): Field | null {
  const target = TARGET_IN_NAME.exec(normalise(text))?.[1];
  return target === undefined ? null : { cell, text: target };
}

const REASON_ROW = /^\s*[(（]?(?:偏差|未完成|未达标|扣分)?原因(?:分析|说明)?(?:及改进措施)?\d*[:：]/;
const REMARK_ROW = /^\s*[(（]?(?:注|(?:(?:情况)?说明|备注)\d*[:：])/;
/** Rows between a reason and the next indicator: another reason, 小计, a level. */
const MOST_BETWEEN = 3;

/** 评分标准, 计分办法, 扣分细则: how the rows below are scored. */
function isStandard({ value }: GridCell): boolean {
  return /(?:(?:评|计|扣|赋|打)分(?:标准|办法|方法|细则|规则|依据|说明)|评价标准|计算方法)/.test(String(value));
}

const SAID_IN_WORDS = /原因|说明|分析/;
const NO_REASONS: readonly number[] = [];

/**
 * 偏差原因分析 over 经费保障 | 制度保障 | 人员保障 | 原因说明: the columns below a head of reasons that spans several, those for words first.
 */
function reasonColumns(view: SheetView, { heads }: IndicatorHeader): readonly number[] {
  const { note, name } = heads;
  const span = note === undefined ? null : view.mergeAt(note.row, note.column);
  if (span === null || span.left === span.right || name === undefined) return NO_REASONS;
  const lower = span.bottom + 1;
  if ((view.mergeAt(name.row, name.column)?.bottom ?? name.row) < lower) return NO_REASONS;
  const others = new Set(Object.values(heads).flatMap((head) => (head === note ? [] : [head.column])));
  const below: { readonly column: number; readonly text: string }[] = [];
  for (let column = span.left; column <= span.right; column++) {
    const text = cellText(view.at(lower, column));
    if (text !== '' && !others.has(column)) below.push({ column, text });
  }
  const inWords = below.filter(({ text }) => SAID_IN_WORDS.test(text));
  return [...inWords, ...below.filter((each) => !inWords.includes(each))].map(({ column }) => column);
}

const NO_HEADINGS: ReadonlyMap<number, boolean> = new Map();

/** Reads the rows below one header, keeping what is inherited from above. */
class BlockReader {
  readonly heads: Heads<IndicatorColumn>;
  readonly indicators: Indicator[] = [];
  readonly placeholders: { row: number; cell: GridCell }[] = [];
  readonly bonus: ScoredRow[] = [];
  readonly totalRows: ViewRow[] = [];
  readonly sums: GroupSum[] = [];
  readonly labels: GridCell[] = [];
  last: number;
  readonly #view: SheetView;
  readonly #from: number;
  readonly #bottom: number;
  readonly #adjusted: number | null;
  readonly #columns: Columns;
  readonly #assumed: ReadonlySet<IndicatorColumn>;
  /** The first column of levels or names. */
  readonly #left: number;
  /** Columns below a head of reasons that spans several; the one for words first. */
  readonly #reasons: readonly number[];
  /** The column of 评分标准. */
  readonly #standard: number | null;
  /** Columns under heads, also those that are not read. */
  readonly #named: ReadonlySet<number>;
  readonly #level1: LevelState = { level: null, text: '', indent: 0 };
  readonly #level2: LevelState = { level: null, text: '', indent: 0 };
  /** Points that the indicators so far add up to. */
  #sum: Decimal = ZERO;
  /** A row that has the sum of all above it, under a word that nobody knows: the total, when nothing follows. */
  #sumRow: ViewRow | null = null;
  /** Rows that are told to be levels by their numbering, and whether they are first ones. */
  readonly #headings: ReadonlyMap<number, boolean>;
  readonly #loose: { readonly row: ViewRow; readonly parts: Parts }[] = [];
  /** The last row that is no sub-row. */
  #heading: Indicator | null = null;
  #ended = false;

  constructor(below: Below, header: IndicatorHeader, from: number) {
    this.#view = below.view;
    this.#from = from;
    this.heads = splitTarget(below, header);
    for (const role of ['points', 'score'] as const) {
      const own = fullest(below, header, header.repeated[role]);
      if (own !== null) this.heads[role] = own;
    }
    this.last = header.bottom;
    this.#bottom = header.bottom;
    this.#adjusted = header.adjusted?.column ?? null;
    this.#assumed = header.assumed;
    const { name, level1, level2 } = this.heads;
    this.#columns = { name: name?.column, level1: level1?.column, level2: level2?.column };
    const far = Number.POSITIVE_INFINITY;
    this.#left = Math.min(name?.column ?? far, level1?.column ?? far, level2?.column ?? far);
    this.#headings =
      this.#columns.level1 === undefined && this.#columns.level2 === undefined ? this.#numbered(below) : NO_HEADINGS;
    const own = Object.values(this.heads);
    this.#reasons = reasonColumns(below.view, header);
    this.#standard = [...header.unread, ...header.unknown].find(isStandard)?.column ?? null;
    this.#named = new Set([...own, ...header.unknown, ...header.unread].map(({ column }) => column));
  }

  #numbered({ rows }: Below): ReadonlyMap<number, boolean> {
    const numbered: NumberedRow[] = [];
    for (const { row, labels } of rows) {
      if (labels[0]?.total === true) break;
      const name = this.#field(row, 'name')?.text ?? '';
      if (name === '') continue;
      const valued = isUsed(this.#target(row)) || isUsed(this.#field(row, 'actual'));
      const scored = scoredIn({ points: this.#field(row, 'points'), score: this.#field(row, 'score') });
      numbered.push({ row, name, valued, ...scored });
    }
    return numberedHeadings(numbered);
  }

  /** The field; a text that an export repeated from the name's or a label's merge is none. */
  #field(row: number, name: IndicatorColumn): Field | null {
    const head = this.heads[name];
    if (head === undefined) return null;
    const field = fieldAt(this.#view, row, head.column);
    const named = this.#columns.name ?? 0;
    if (head.column > named && field.cell.kind === 'text' && this.#isRepeated(field.cell, named))
      return { cell: field.cell, text: '' };
    return assumedField(field, this.#assumed.has(name));
  }

  #isRepeated(cell: GridCell, named: number): boolean {
    let from = cell.column;
    while (from > 1 && this.#view.at(cell.row, from - 1).value === cell.value) from--;
    // From a label's column on, or from the name's to the points: a target may well repeat its indicator's name.
    return from < named || (from === named && this.#reachesScores(cell));
  }

  /** 无 or a dash in every cell of a row is what a blank row looks like, no text from end to end. */
  #spansRow({ cell, text }: Field): boolean {
    return cell.kind === 'text' && !isDash(text) && !saysNone(text) && this.#reachesScores(cell);
  }

  #reachesScores(cell: GridCell): boolean {
    const points = this.heads.points?.column ?? this.heads.score?.column;
    return points !== undefined && this.#view.at(cell.row, points).value === cell.value;
  }

  /** What stands in the cell merged over this blank one and the rows above; null where none of the block is. */
  #over({ cell }: Field): Field | null {
    if (cell.kind !== 'blank') return null;
    const merge = this.#view.mergeAt(cell.row, cell.column);
    const isOver = merge !== null && merge.top < cell.row && merge.top > this.#bottom;
    return isOver ? fieldAt(this.#view, merge.top, merge.left) : null;
  }

  /** What stands in the cell, or in the one merged over it and the rows above: one reason, one result for several indicators. */
  #covering(row: number, name: IndicatorColumn): Field | null {
    const own = this.#field(row, name);
    const over = own === null ? null : this.#over(own);
    return over === null ? own : assumedField(over, this.#assumed.has(name));
  }

  /** The reason; where a head spans several columns of reasons, the one of them that says something. */
  #note(row: number): Field | null {
    const own = this.#covering(row, 'note');
    if (own === null || own.text.length > 1 || this.#reasons.length === 0) return own;
    const fields = this.#reasons.map((column) => fieldAt(this.#view, row, column));
    const told = fields.find(({ text }) => text.length > 1) ?? fields[0];
    return told === undefined ? own : assumedField(told, this.#assumed.has('note'));
  }

  #standardOf(row: number): Field | null {
    if (this.#standard === null) return null;
    const own = fieldAt(this.#view, row, this.#standard);
    const field = this.#over(own) ?? own;
    return field.text === '' ? null : field;
  }

  /** What the year is held to: the target as adjusted, or the one set before the year where nothing was adjusted. */
  #target(row: number): Field | null {
    const adjusted = this.#adjusted === null ? null : fieldAt(this.#view, row, this.#adjusted);
    return hasValue(adjusted) ? adjusted : this.#field(row, 'target');
  }

  take(row: ViewRow): void {
    const number = row.row;
    const name = this.#field(number, 'name');
    if (name === null || this.#ended) return;
    const isNote = this.#isNoteBetween(row);
    if (isNumbering(row) || this.#isRowOfHeads(row, name) || isNote) {
      this.labels.push(...row.cells);
      if (isNote) this.#explain(row);
      return;
    }
    const target = this.#target(number);
    const actual = this.#field(number, 'actual');
    const valued = isUsed(target) || isUsed(actual);
    const spread = isSpread(name, target, actual) || this.#spansRow(name);
    const kind = spread ? spreadKind(row) : rowKind(row, this.#columns, valued);
    if (kind === 'total') {
      this.#takeLoose();
      this.totalRows.push(row);
      this.#takeSum(row, { points: this.#field(number, 'points'), score: this.#field(number, 'score') });
      this.last = number;
      return;
    }
    if (kind === 'foot') this.#ended = true;
    if (this.#ended) return;
    const points = this.#field(number, 'points');
    const score = this.#field(number, 'score');
    const parts: Parts = { name, target, actual, points, score, valued };
    if (this.#isLoose(row, parts)) {
      this.#loose.push({ row, parts });
      return;
    }
    this.#takeLoose();
    if (kind === 'subtotal' || (!this.#headings.has(number) && this.#isSumOfAll(row, parts))) {
      this.labels.push(...row.cells);
      this.#takeSum(row, parts);
      this.#sumRow = row;
      return;
    }
    if (this.#isStrange(row, parts)) return;
    const isNew = this.#inheritLevels(number);
    if (this.#isLevelRow(row, parts, isNew) || this.#isBonus(row, parts)) {
      this.last = number;
      return;
    }
    this.#takeIndicator(row, parts);
  }

  /** 小计, 产出指标合计: what some of the indicators above it come to. */
  #takeSum({ row, cells, labels }: ViewRow, { points, score }: Pick<Parts, 'points' | 'score'>): void {
    const at = labels.findIndex((label) => label !== null && SUBTOTAL.test(label.key));
    const cell = cells[at];
    if (cell === undefined) return;
    const words = cells.filter((each) => each.kind === 'text' && !looksNumeric(each)).map((each) => cellText(each));
    const text = [...new Set(words)].filter((word) => !isDash(normalise(word))).join('');
    this.sums.push({ row, label: fieldOf(cell), words: text, points, score, of: 'above' });
  }

  /** 数值 | 单位 | 数值 | 单位 right below the heads of targets and actuals. */
  #isRowOfHeads({ row, cells }: ViewRow, name: Field): boolean {
    if (this.last !== this.#bottom || row !== this.#bottom + 1 || name.text !== '') return false;
    return cells.every(
      ({ kind, value, column }) => kind === 'text' && column > this.#left && /^\D{1,6}$/.test(value as string),
    );
  }

  /** 注：…, 说明：… between indicators: below it is a row with a name, points and a score. */
  #isNoteBetween({ row, cells }: ViewRow): boolean {
    const text = String(cells[0]?.value);
    if (!REMARK_ROW.test(text) && !REASON_ROW.test(text)) return false;
    if (cells.some(({ value }) => value !== cells[0]?.value)) return false;
    for (let below = row + 1; below <= row + 1 + MOST_BETWEEN; below++) {
      const next = this.#view.row(below);
      if (next === undefined || next.labels[0]?.total === true) return false;
      const has = (column: 'points' | 'score'): boolean => readPoints(this.#field(below, column)).value !== null;
      if (hasValue(this.#field(below, 'name')) && has('points') && has('score')) return true;
    }
    return false;
  }

  /** 原因分析：… below an indicator, in a form without a column for reasons: that is where its reason stands. */
  #explain({ cells }: ViewRow): void {
    const [cell] = cells as [GridCell];
    const last = this.indicators.at(-1);
    if (this.heads.note !== undefined || last === undefined || last.note !== null) return;
    if (!REASON_ROW.test(String(cell.value))) return;
    this.indicators[this.indicators.length - 1] = { ...last, note: inlineField(cell) };
  }

  /** Nothing in its row but points or a score: some row of a merge within the block, somebody's sum or remark below it. */
  #isLoose({ cells }: ViewRow, { name, points, score }: Parts): boolean {
    const [only] = cells;
    if (only === undefined || cells.length > 1) return false;
    if (only === points?.cell || only === score?.cell) return true;
    if (only !== name.cell || levelWord(indicatorTitle(name.text)) !== null) return false;
    return this.totalRows.length > 0 || isFigure(only);
  }

  /** Something of the block follows. Below the total nothing does. */
  #takeLoose(): void {
    for (const { row, parts } of this.#loose.splice(0)) {
      if (this.totalRows.length > 0) this.labels.push(...row.cells);
      else this.#takeIndicator(row, parts);
    }
  }

  /**
   * Words of its own where only the block's label stands, left of the levels, and no name, or neither points nor a score: nothing of the
   * indicators. It is left to the account.
   */
  #isStrange({ cells, labels }: ViewRow, { name, points, score }: Parts): boolean {
    const [cell] = cells as [GridCell];
    const label = labels[0] ?? null;
    if (cell.column >= this.#left || this.#named.has(cell.column) || label === null) return false;
    const text = normalise(cellText(cell));
    if (text.length < 2 || looksNumeric(cell) || isBlockLabel(label) || levelWord(text) !== null) return false;
    if (labelPoints(text) !== null || label.bonus || this.#view.at(cell.row - 1, cell.column).value === cell.value)
      return false;
    if (name.text === '' || looksNumeric(name.cell)) return true;
    const isScored = this.heads.points !== undefined || this.heads.score !== undefined;
    return isScored && this.indicators.length > 0 && !hasValue(points) && !hasValue(score);
  }

  /** The total under a word that isn't known: nothing came after it. */
  end(): void {
    this.#dropSums();
    for (const { row } of this.#loose) this.labels.push(...row.cells);
    const row = this.#sumRow;
    if (row === null || this.totalRows.length > 0 || row.row < this.last || SUBTOTAL.test(row.labels[0]?.key ?? ''))
      return;
    this.totalRows.push(row);
    this.last = row.row;
  }

  /** A heading without values whose 其中 rows have points of their own, which it sums up like a level. */
  #dropSums(): void {
    for (let at = 0; at < this.indicators.length; at++) {
      const own = this.indicators[at] as Indicator;
      if (hasValue(own.target) || hasValue(own.actual) || !hasValue(own.points) || isMarkedSub(own.name.cell)) continue;
      const parts = this.#partsOf(at);
      const last = parts.at(-1);
      if (parts.length < 2 || last === undefined || !sumsUp(scoredIn(own), parts.map(scoredIn))) continue;
      const { row, name, points, score } = own;
      this.sums.push({ row, label: name, points, score, of: 'below', until: last.row });
      this.labels.push(...(this.#view.row(own.row)?.cells ?? []));
      this.indicators.splice(at, 1);
      for (let next = at; next < this.indicators.length; next++) {
        const each = this.indicators[next] as Indicator;
        const index = each.index - 1;
        const { pointsOwner, scoreOwner } = each;
        this.indicators[next] = { ...each, index, pointsOwner: pointsOwner - 1, scoreOwner: scoreOwner - 1 };
      }
    }
  }

  /** The rows below it that are marked as parts of it and have points of their own. */
  #partsOf(at: number): readonly Indicator[] {
    const heading = this.indicators[at] as Indicator;
    const parts: Indicator[] = [];
    for (let next = at + 1; next < this.indicators.length; next++) {
      const part = this.indicators[next] as Indicator;
      if (part.kind !== 'plain' || !hasValue(part.points) || !this.#isMarked(part.name.cell, heading)) break;
      parts.push(part);
    }
    return parts;
  }

  /** One word, and numbers: a heading that happens to have as many points as all before it also has its level and its name. */
  #isSumOfAll({ cells }: ViewRow, { points, valued }: Parts): boolean {
    const value = valued ? null : readPoints(points).value;
    if (value === null) return false;
    const words = cells.filter(
      (cell) => cell.kind === 'text' && !looksNumeric(cell) && !isDash(normalise(cellText(cell))),
    );
    const own = this.indicators.filter(({ kind }) => kind !== 'sub');
    if (own.length < 3 || words.length > 1) return false;
    const execution = value.minus(this.#sum);
    return value.eq(100) || execution.eq(ZERO);
  }

  /** Whether a level's label stands in this row. */
  #inheritLevels(row: number): boolean {
    const first = inherit(this.#level1, this.#view, row, this.#columns.level1);
    if (first) {
      this.#level2.level = null;
      this.#level2.text = '';
    }
    return inherit(this.#level2, this.#view, row, this.#columns.level2) || first;
  }

  /** A row of its own for a level, perhaps with the sum of its points: `一 | 产出指标 | 50 | 48.5`. */
  #isLevelRow(row: ViewRow, { name, points, score, valued }: Parts, isNew: boolean): boolean {
    if (valued) return false;
    const first = this.#headings.get(row.row);
    if (first !== undefined) {
      this.#setLevel(name.cell, indicatorTitle(name.text), { first, second: !first }, readPoints(points).value);
      this.#takeLevel(row, name, points, score);
      return true;
    }
    const carries = isUsed(points) || isUsed(score);
    // The label stands in its own column, beside the sum of what follows; 加分项 beside what earned it is no sum.
    const isEarned = this.#columns.level2 !== undefined && this.#saysBonus() && this.#level2.level !== null;
    if (name.text === '' && isNew && !isEarned && (carries || (row.cells.length === 1 && this.#isLevelText(row)))) {
      const level = this.#level2.level !== null ? this.#level2 : this.#level1;
      const own = readPoints(points).value;
      if (level.level !== null && level.level.points === null && own !== null)
        level.level = { ...level.level, points: own };
      this.#takeLevel(row, fieldOf(level.level?.cell ?? name.cell), points, score);
      return true;
    }
    const title = indicatorTitle(name.text);
    const word = levelWord(title);
    if (word === null || this.#columns.level2 !== undefined) return false;
    if (carries && (this.#columns.level1 !== undefined || !word.first)) return false;
    this.#setLevel(name.cell, title, word, readPoints(points).value);
    this.#takeLevel(row, name, points, score);
    return true;
  }

  /** The row of a level that was just set. */
  #takeLevel({ row, cells }: ViewRow, label: Field, points: Field | null, score: Field | null): void {
    this.labels.push(...cells);
    if (isUsed(points) || isUsed(score)) this.sums.push({ row, label, points, score, of: 'below' });
  }

  #isLevelText({ cells }: ViewRow): boolean {
    return levelWord(cellText(cells[0] as GridCell)) !== null;
  }

  #setLevel(cell: GridCell, title: string, word: { first: boolean; second: boolean }, sum: Decimal | null): void {
    const indent = indentOf(cell);
    const level: Level = { name: levelName(title), points: sum ?? labelPoints(title), cell };
    const isFirst =
      this.#columns.level1 === undefined &&
      word.first &&
      (!word.second ||
        this.#level1.level === null ||
        indent < this.#level2.indent ||
        // Below it stands 服务对象满意度指标.
        (isSatisfactionLevel(title) && indent <= this.#level2.indent) ||
        (this.#level2.level === null && indent <= this.#level1.indent));
    const state = isFirst ? this.#level1 : this.#level2;
    state.level = level;
    state.text = normalise(title);
    state.indent = indent;
    if (isFirst) {
      this.#level2.level = null;
      this.#level2.text = '';
    }
  }

  #saysBonus(): boolean {
    const levels = [this.#level1.level?.name, this.#level2.level?.name];
    return levels.some((text) => text !== undefined && bonusWords.match(text) !== null);
  }

  /** 加分, 扣分: a score without points, or below a label that says so. */
  #isBonus(row: ViewRow, { name, points, score }: Parts): boolean {
    if (!this.#saysBonus()) {
      const isOwn = (): boolean => bonusWords.match(normalise(indicatorTitle(name.text))) !== null;
      if (hasValue(points) || !(readPoints(score).value?.lt(ZERO) === true || isOwn())) return false;
    }
    if (name.text === '' && !hasValue(score) && !hasValue(points)) return false;
    this.bonus.push({ row: row.row, name, points, score, note: this.#note(row.row), bonus: true });
    return true;
  }

  #takeIndicator(row: ViewRow, { name, target, actual, points, score, valued }: Parts): void {
    const title = indicatorTitle(name.text);
    // Among rows of levels it is a row of its own, no part of the level above.
    if (this.#columns.level1 === undefined && this.#headings.size === 0 && isExecutionName(title))
      this.#level1.level = null;
    const unnamed = isPlaceholderName(title);
    if (unnamed && !valued && !isUsed(points) && !isUsed(score)) {
      if (name.text !== '' && isLeftover(name.text)) this.placeholders.push({ row: row.row, cell: name.cell });
      this.last = row.row;
      return;
    }
    const scored = hasValue(points) || hasValue(score) || (hasValue(target) && hasValue(actual));
    if (name.text === '' && !scored) return;
    this.last = row.row;
    this.#sum = this.#sum.plus(readPoints(points).value ?? ZERO);
    const level1 = this.#level1.level;
    const level2 = this.#level2.level;
    const shown = unnamed ? (level2?.name ?? '') : title;
    const index = this.#from + this.indicators.length;
    const above = this.#heading;
    const isSub = !hasValue(points) && !hasValue(score) && valued && above !== null && this.#isMarked(name.cell, above);
    const indicator: Indicator = {
      index,
      row: row.row,
      level1,
      level2,
      name,
      title: shown,
      operator: this.#field(row.row, 'operator'),
      target: this.#ownTarget(name, target, row.row),
      unit: this.#field(row.row, 'unit'),
      actual: hasValue(actual) ? actual : this.#covering(row.row, 'actual'),
      points,
      score,
      note: this.#note(row.row),
      standard: this.#standardOf(row.row),
      pointsOwner: isSub ? above.index : index,
      scoreOwner: isSub ? above.index : index,
      isExecutionRate: isExecutionName(shown) || (unnamed && level1 !== null && isExecutionName(level1.name)),
      kind: isSub ? 'sub' : 'plain',
    };
    this.indicators.push(indicator);
    if (!isSub) this.#heading = indicator;
  }

  #ownTarget(name: Field, target: Field | null, row: number): Field | null {
    if (this.heads.target === undefined) return targetInName(name);
    return hasValue(target) ? target : this.#covering(row, 'target');
  }

  #isMarked(cell: GridCell, above: Indicator): boolean {
    return isMarkedSub(cell) || indentOf(cell) > indentOf(above.name.cell);
  }
}

/**
 * @param until the row before which the block ends: the next header or the end of the form.
 * @param from index that the first indicator gets.
 */
export function readIndicatorRows(
  view: SheetView,
  header: IndicatorHeader,
  until: number,
  from: number,
): IndicatorRows {
  const below = rowsBelow(view, header, until);
  const reader = new BlockReader(below, header, from);
  for (const row of below.rows) {
    if (row.row > reader.last + MAX_GAP) break;
    reader.take(row);
  }
  reader.end();
  return reader;
}
