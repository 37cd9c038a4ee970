import type { GridCell } from '../grid/grid.ts';
import { cellText } from '../values/display.ts';
import { readOperator } from '../values/measure.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { isDash } from '../values/words.ts';
import type { Heads, IndicatorHeader } from './heads.ts';
import { labelPoints, levelName } from './labels.ts';
import { fieldAt, looksNumeric } from './look.ts';
import type { Field, Indicator, IndicatorColumn, Level } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** The rows of indicators below a header. */

export interface IndicatorRows {
  readonly heads: Heads<IndicatorColumn>;
  readonly indicators: readonly Indicator[];
  readonly placeholders: readonly { row: number; cell: GridCell }[];
  /** The last row that the block takes. */
  readonly last: number;
  readonly totalRows: readonly ViewRow[];
}

/** `指标1：`, `指标 2:`, `1.`, `（1）` before an indicator's name. */
const NUMBERING =
  /^(?:三级)?(?:绩效)?指标\s*(?:\d{0,2}|[一二三四五六七八九十]{1,2})\s*[:：.．、]\s*|^(?:三级)?(?:绩效)?指标\s*\d{1,2}(?=\D|$)\s*|^[(（]?\d{1,2}[)）.．、]\s*(?=\D|$)|^[①-⑳]\s*/;
const NO_NAME = /^(?:[.…。·、,，\s*＊_]*|无|略|空|同上|等|例如.*|如:.*)$/;
const EXECUTION =
  /^(?:(?:项目|部门|年度|整体|全年|本年|财政|专项|当年|支出)*(?:预算|资金|预算资金|资金预算|经费)*)(?:执行|支出)(?:完成)?(?:率|进度)$|^(?:预算|资金)(?:完成率|执行情况|执行|支付率)$/;
const SUBTOTAL = /^(?:小计|合计|总计|一级指标小计|分项合计)/;

/** An indicator's name without its numbering. */
function indicatorTitle(text: string): string {
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
function isExecutionName(title: string): boolean {
  const bare = normalise(title)
    .replace(/\([^()]*\)/g, '')
    .replace(/(?<!\d)\d+(?:\.\d+)?分?$/, '');
  return EXECUTION.test(bare);
}

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

/** Of several columns with the same head the one that is filled most: those of the levels have a number only where a level begins. */
function fullest(view: SheetView, header: IndicatorHeader, heads: readonly GridCell[]): GridCell | null {
  if (heads.length < 2) return null;
  const counts = heads.map(
    ({ column }) => view.rows.filter(({ row }) => row > header.bottom && looksNumeric(view.at(row, column))).length,
  );
  return heads[counts.indexOf(Math.max(...counts))] ?? null;
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

const LEVEL1_NAME =
  /^(?:产出|效益|效果|满意度|成本|投入|过程|管理|决策|履职|项目(?:决策|过程|管理|产出|效益))(?:类)?(?:指标)?$/;

/** A row of its own for a level, with the sum of its points: `一 | 产出指标 | 50 | 48.5`. */
function isSection(columns: Columns, title: string, valued: boolean): boolean {
  return columns.level1 === undefined && !valued && LEVEL1_NAME.test(levelName(title));
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
    if (
      label.foot &&
      index === 0 &&
      cell.column !== name &&
      cell.column !== columns.level1 &&
      cell.column !== columns.level2 &&
      !used
    )
      return 'foot';
  }
  return 'indicator';
}

/** Blank rows after which a form is taken to have ended. */
const MOST_GAP = 40;

/** Reads the rows below one header, keeping what is inherited from above. */
class BlockReader {
  readonly heads: Heads<IndicatorColumn>;
  readonly indicators: Indicator[] = [];
  readonly placeholders: { row: number; cell: GridCell }[] = [];
  readonly totalRows: ViewRow[] = [];
  last: number;
  readonly #view: SheetView;
  readonly #from: number;
  readonly #bottom: number;
  readonly #adjusted: number | null;
  readonly #columns: Columns;
  readonly #level1: LevelState = { level: null, text: '' };
  readonly #level2: LevelState = { level: null, text: '' };
  #ended = false;

  constructor(view: SheetView, header: IndicatorHeader, from: number) {
    this.#view = view;
    this.#from = from;
    this.heads = splitTarget(view, header);
    for (const role of ['points', 'score'] as const) {
      const own = fullest(view, header, header.repeated[role]);
      if (own !== null) this.heads[role] = own;
    }
    this.last = header.bottom;
    this.#bottom = header.bottom;
    this.#adjusted = header.adjusted?.column ?? null;
    const { name, level1, level2 } = this.heads;
    this.#columns = { name: name?.column, level1: level1?.column, level2: level2?.column };
  }

  #field(row: number, name: IndicatorColumn): Field | null {
    const head = this.heads[name];
    return head === undefined ? null : fieldAt(this.#view, row, head.column);
  }

  /** What stands in the cell, or in the one merged over it and the rows above: one reason, one result for several indicators. */
  #covering(row: number, name: IndicatorColumn): Field | null {
    const own = this.#field(row, name);
    if (own === null || own.cell.kind !== 'blank') return own;
    const merge = this.#view.mergeAt(row, own.cell.column);
    if (merge === null || merge.top >= row || merge.top <= this.#bottom) return own;
    return fieldAt(this.#view, merge.top, merge.left);
  }

  /** What the year is held to: the target as adjusted, or the one set before the year where nothing was adjusted. */
  #target(row: number): Field | null {
    const adjusted = this.#adjusted === null ? null : fieldAt(this.#view, row, this.#adjusted);
    return hasValue(adjusted) ? adjusted : this.#field(row, 'target');
  }

  take(row: ViewRow): void {
    const number = row.row;
    const name = this.#field(number, 'name');
    if (name === null) return;
    const target = this.#target(number);
    const actual = this.#field(number, 'actual');
    const valued = isUsed(target) || isUsed(actual);
    const kind = isSpread(name, target, actual) ? 'foot' : rowKind(row, this.#columns, valued);
    if (kind === 'total') {
      this.totalRows.push(row);
      this.last = number;
      return;
    }
    if (kind === 'foot') this.#ended = true;
    if (this.#ended || kind === 'subtotal') return;
    this.#inheritLevels(number);
    this.#takeIndicator(row, name, target, actual, valued);
  }

  #inheritLevels(row: number): void {
    if (inherit(this.#level1, this.#view, row, this.#columns.level1)) {
      this.#level2.level = null;
      this.#level2.text = '';
    }
    inherit(this.#level2, this.#view, row, this.#columns.level2);
  }

  #takeIndicator(row: ViewRow, name: Field, target: Field | null, actual: Field | null, valued: boolean): void {
    const points = this.#field(row.row, 'points');
    const score = this.#field(row.row, 'score');
    const title = indicatorTitle(name.text);
    if (isSection(this.#columns, title, valued)) {
      const label = readPoints(points).value ?? labelPoints(name.text);
      this.#level1.level = { name: levelName(title), points: label, cell: name.cell };
      this.last = row.row;
      return;
    }
    // Among rows of levels it is a row of its own, no part of the level above.
    if (this.#columns.level1 === undefined && isExecutionName(title)) this.#level1.level = null;
    const unnamed = isPlaceholderName(title);
    if (unnamed && !valued && !isUsed(points) && !isUsed(score)) {
      if (name.text !== '' && isLeftover(name.text)) this.placeholders.push({ row: row.row, cell: name.cell });
      this.last = row.row;
      return;
    }
    const scored = hasValue(points) || hasValue(score) || (hasValue(target) && hasValue(actual));
    if (name.text === '' && !scored) return;
    this.last = row.row;
    const level1 = this.#level1.level;
    const level2 = this.#level2.level;
    const shown = unnamed ? (level2?.name ?? '') : title;
    const index = this.#from + this.indicators.length;
    this.indicators.push({
      index,
      row: row.row,
      level1,
      level2,
      name,
      title: shown,
      operator: this.#field(row.row, 'operator'),
      target: hasValue(target) ? target : this.#covering(row.row, 'target'),
      unit: this.#field(row.row, 'unit'),
      actual: this.#covering(row.row, 'actual'),
      points,
      score,
      note: this.#covering(row.row, 'note'),
      pointsOwner: index,
      scoreOwner: index,
      isExecutionRate: isExecutionName(shown) || (unnamed && level1 !== null && isExecutionName(level1.name)),
    });
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
  const reader = new BlockReader(view, header, from);
  for (const row of view.rows) {
    if (row.row <= header.bottom) continue;
    if (row.row >= until || row.row > reader.last + MOST_GAP) break;
    reader.take(row);
  }
  return reader;
}
