import { type Decimal, HUNDRED, ZERO } from '../decimal.ts';
import type { GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { readOperator } from '../values/measure.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { isDash } from '../values/words.ts';
import type { Heads, IndicatorHeader } from './heads.ts';
import { labelPoints, levelName } from './labels.ts';
import { fieldAt } from './look.ts';
import type { Field, Indicator, IndicatorColumn, Level } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** The rows of indicators below a header. */

export interface IndicatorRows {
  readonly indicators: Indicator[];
  readonly placeholders: { row: number; cell: GridCell }[];
  /** The last row that the block takes. */
  readonly last: number;
  readonly totalRows: ViewRow[];
}

/** `指标1：`, `指标 2:`, `1.`, `（1）` before an indicator's name. */
const NUMBERING = /^(?:三级)?(?:绩效)?指标\s*\d{0,2}\s*[:：.．、]\s*|^指标\s*\d{1,2}(?=\D)\s*|^[(（]?\d{1,2}[)）.．、]\s*(?=\D)|^[①-⑳]\s*/;
const NO_NAME = /^(?:[.…。·、,，\s*＊_]*|无|略|空|同上|等|例如.*|如:.*)$/;
const EXECUTION =
  /^(?:(?:项目|部门|年度|整体|全年|本年|财政|专项|当年|支出)*(?:预算|资金|预算资金|资金预算|经费)*)(?:执行|支出)(?:完成)?(?:率|进度)$|^(?:预算|资金)(?:完成率|执行情况|执行|支付率)$/;
const SUBTOTAL = /^(?:小计|合计|总计|一级指标小计|分项合计)/;

/** An indicator's name without its numbering. */
export function indicatorTitle(text: string): string {
  return text.replace(NUMBERING, '').trim();
}

/** Whether a name is a leftover of the form: `指标2：`, `……`, `/`, `指标：无`. */
function isPlaceholderName(title: string): boolean {
  const normal = normalise(title);
  return normal === '' || isDash(normal) || NO_NAME.test(normal);
}

/** Written by the form, not struck out by the user: `/` and `无` say on purpose that nothing comes here. */
function isLeftover(text: string): boolean {
  const title = normalise(indicatorTitle(text));
  return /^[.…。·、,\s*_]*$/.test(title);
}

/** Whether the name is the budget execution rate. */
export function isExecutionName(title: string): boolean {
  const bare = normalise(title).replace(/\([^()]*\)/g, '').replace(/\d+(?:\.\d+)?分?$/, '');
  return EXECUTION.test(bare);
}

function hasValue(field: Field | null): boolean {
  return field !== null && field.text !== '' && !isDash(field.text);
}

/** Something that a user wrote; zeros and dashes that a form prints in unused rows are not. */
function isUsed(field: Field | null): boolean {
  return hasValue(field) && field?.text !== '0';
}

function isBlankCell(field: Field | null): boolean {
  return field !== null && field.text === '' && field.cell.kind === 'blank';
}

interface Columns {
  readonly [name: string]: number | undefined;
}

/** Where a form writes operator and number side by side under one head, the columns are told by what they hold. */
function splitTarget(view: SheetView, header: IndicatorHeader): Heads<IndicatorColumn> {
  const heads = { ...header.heads };
  if (heads.target === undefined || heads.operator !== undefined) return heads;
  const column = heads.target.column;
  let signs = 0;
  let others = 0;
  let right = 0;
  for (const row of view.rows) {
    if (row.row <= header.bottom) continue;
    const cell = view.at(row.row, column);
    if (cell.kind === 'blank') continue;
    const text = normalise(cellText(cell));
    if (/^[≥≤<>=]$/.test(text) && readOperator({ cell, text }) !== null) {
      signs++;
      if (view.at(row.row, column + 1).kind !== 'blank') right++;
    } else others++;
  }
  const taken = Object.values(heads).some((head) => head.column === column + 1);
  if (signs > others && right > 0 && !taken) {
    heads.operator = heads.target;
    heads.target = { ...heads.target, column: column + 1 };
  }
  return heads;
}

function levelOf(cell: GridCell, text: string): Level {
  return { name: levelName(text), points: labelPoints(text), cell };
}

interface LevelState {
  level: Level | null;
  text: string;
}

/** A level's label holds for the rows below it until the next one. */
function inherit(state: LevelState, view: SheetView, row: number, column: number | undefined): boolean {
  if (column === undefined) return false;
  const cell = view.at(row, column);
  const text = cellText(cell);
  if (text === '' || isDash(text)) return false;
  if (normalise(text) === state.text) return false;
  state.text = normalise(text);
  state.level = levelOf(cell, text);
  return true;
}

/** A text spread over name, target and actual (a merge unrolled by an export) is a remark, no indicator. */
function isSpread(name: Field | null, target: Field | null, actual: Field | null): boolean {
  return name !== null && name.text.length > 4 && name.text === target?.text && name.text === actual?.text;
}

/** What stands left of the indicators' names tells whether another block begins. */
function rowKind(row: ViewRow, columns: Columns, used: boolean): 'total' | 'foot' | 'subtotal' | 'indicator' {
  const name = columns['name'] ?? 0;
  const limit = Math.max(name, columns['level2'] ?? 0, columns['level1'] ?? 0);
  for (let index = 0; index < row.cells.length; index++) {
    const cell = row.cells[index] as GridCell;
    const label = row.labels[index];
    if (label === null || label === undefined || cell.column > limit) continue;
    const isName = cell.column === name && name !== row.cells[0]?.column;
    if (label.total && !isName) return 'total';
    if (label.basic === 'total' && label.inline !== null && !isName) return 'total';
    if (SUBTOTAL.test(label.key)) return 'subtotal';
    if ((label.foot || label.reason || label.basic === 'grade') && !used && (index === 0 || !isName)) return 'foot';
    if (label.foot && index === 0 && cell.column !== name && cell.column !== columns['level1'] && cell.column !== columns['level2'] && !used) return 'foot';
  }
  return 'indicator';
}

/** Blank rows after which a form is taken to have ended. */
const MOST_GAP = 40;

/**
 * @param until the row before which the block ends: the next header or the end of the form.
 * @param from index that the first indicator gets.
 */
export function readIndicatorRows(view: SheetView, header: IndicatorHeader, until: number, from: number): { rows: IndicatorRows; heads: Heads<IndicatorColumn> } {
  const heads = splitTarget(view, header);
  const column = (name: IndicatorColumn): number | undefined => heads[name]?.column;
  const columns: Columns = { name: column('name'), level1: column('level1'), level2: column('level2') };
  const field = (row: number, name: IndicatorColumn): Field | null => {
    const at = column(name);
    return at === undefined ? null : fieldAt(view, row, at);
  };
  const level1: LevelState = { level: null, text: '' };
  const level2: LevelState = { level: null, text: '' };
  const indicators: Indicator[] = [];
  const placeholders: { row: number; cell: GridCell }[] = [];
  const totalRows: ViewRow[] = [];
  let last = header.bottom;
  let ended = false;
  for (const row of view.rows) {
    if (row.row <= header.bottom) continue;
    if (row.row >= until || row.row > last + MOST_GAP) break;
    const number = row.row;
    const [target, actual, points, score] = [field(number, 'target'), field(number, 'actual'), field(number, 'points'), field(number, 'score')];
    const values = [target, actual].some(isUsed);
    const name = field(number, 'name');
    if (name === null) continue;
    const kind = isSpread(name, target, actual) ? 'foot' : rowKind(row, columns, values);
    if (kind === 'total') {
      totalRows.push(row);
      last = number;
      continue;
    }
    if (kind === 'foot') ended = true;
    if (ended || kind === 'subtotal') continue;
    if (inherit(level1, view, number, columns['level1'])) {
      level2.level = null;
      level2.text = '';
    }
    inherit(level2, view, number, columns['level2']);
    const note = field(number, 'note');
    const title = indicatorTitle(name.text);
    const unnamed = isPlaceholderName(title);
    if (unnamed && !values && ![points, score].some(isUsed)) {
      if (name.text !== '' && isLeftover(name.text)) placeholders.push({ row: number, cell: name.cell });
      if (row.cells.length > 0) last = number;
      continue;
    }
    if (name.text === '' && !hasValue(points) && !hasValue(score) && !(hasValue(target) && hasValue(actual))) continue;
    last = number;
    const shown = unnamed ? (level2.level?.name ?? '') : title;
    indicators.push({
      index: from + indicators.length,
      row: number,
      level1: level1.level,
      level2: level2.level,
      name,
      title: shown,
      operator: field(number, 'operator'),
      target,
      unit: field(number, 'unit'),
      actual,
      points,
      score,
      note,
      pointsOwner: from + indicators.length,
      scoreOwner: from + indicators.length,
      isExecutionRate: isExecutionName(shown) || (unnamed && level1.level !== null && isExecutionName(level1.level.name)),
    });
  }
  return { rows: { indicators, placeholders, last, totalRows }, heads };
}

function pointsOf(field: Field | null): Decimal | null {
  return readPoints(field).value;
}

/** The indicator above whose cell covers this one's through a merge. */
function mergedOwner(view: SheetView, list: readonly Indicator[], at: number, name: 'points' | 'score'): number | null {
  const own = list[at] as Indicator;
  const field = own[name];
  if (field === null) return null;
  const merge = view.mergeAt(field.cell.row, field.cell.column);
  if (merge === null || merge.top >= own.row) return null;
  for (let index = at - 1; index >= 0; index--) {
    const other = list[index] as Indicator;
    if (other.row < merge.top) break;
    if (other.row === merge.top) return index;
  }
  return null;
}

/**
 * Finds points and score cells that are merged over several indicators. A host may not know of merges, so a blank cell below a
 * filled one counts as merged too where the numbers leave no other reading: the points add up without it, or the score
 * above exceeds its own points and fits those of both.
 *
 * @param executionPoints points of the fund block as read, 0 when it has none.
 * @param base what all points must add up to.
 */
export function shareMergedCells(view: SheetView, indicators: readonly Indicator[], executionPoints: Decimal, base: Decimal = HUNDRED): Indicator[] {
  const blank = indicators.some((indicator) => isBlankCell(indicator.points) || isBlankCell(indicator.score));
  if (!blank && view.grid.merges.length === 0) return [...indicators];
  const list = indicators.map((indicator) => ({ ...indicator }));
  let total = executionPoints;
  for (const indicator of list) total = total.plus(pointsOf(indicator.points) ?? ZERO);
  const pointsAddUp = total.eq(base);
  for (let at = 1; at < list.length; at++) {
    const own = list[at] as Indicator;
    if (!hasValue(own.target) && !hasValue(own.actual)) continue;
    const above = list[at - 1] as Indicator;
    const adjacent = own.row - above.row <= 2 && own.level1?.cell === above.level1?.cell;
    const merged = mergedOwner(view, list, at, 'points');
    if (merged !== null || isBlankCell(own.points)) {
      const owner = merged ?? (adjacent && pointsAddUp && isBlankCell(own.score) && hasValue(above.points) ? above.pointsOwner : null);
      if (owner !== null) list[at] = { ...own, pointsOwner: owner, points: (list[owner] as Indicator).points };
    }
    const current = list[at] as Indicator;
    const covered = mergedOwner(view, list, at, 'score');
    if (covered === null && !isBlankCell(current.score)) continue;
    const below = covered ?? (current.pointsOwner !== at && adjacent ? above.scoreOwner : null);
    const owner = below ?? (adjacent && exceedsOwnPoints(list, above, current) ? above.scoreOwner : null);
    if (owner !== null) list[at] = { ...current, scoreOwner: owner, score: (list[owner] as Indicator).score };
  }
  return list;
}

/** The score above is more than its own points allow and no more than the points of all that share it. */
function exceedsOwnPoints(list: readonly Indicator[], above: Indicator, own: Indicator): boolean {
  const owner = list.find((indicator) => indicator.index === above.scoreOwner);
  const score = pointsOf(owner?.score ?? null);
  const points = pointsOf(own.points);
  if (owner === undefined || score === null || points === null) return false;
  let shared = ZERO;
  for (const indicator of list) if (indicator.scoreOwner === owner.index) shared = shared.plus(pointsOf(indicator.points) ?? ZERO);
  return score.gt(shared) && score.lte(shared.plus(points));
}

