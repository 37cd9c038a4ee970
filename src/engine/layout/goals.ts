/** 预期目标 and 实际完成情况: side by side with the texts below, or each beside its label. */

import type { GridCell } from '../grid/grid.ts';
import { fieldAt, fieldRight, inlineField } from './fields.ts';
import { labelOf } from './labels.ts';
import type { Field, Goal } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';
import { goalPeriods } from './words/block-words.ts';

/** Pairs below one header that can still be goals. */
const MAX_PAIRS = 12;

interface GoalLabels {
  readonly goal: GridCell | null;
  readonly result: GridCell | null;
}

/** The last labels of the row: a block label before them speaks of the same. A head right of both is another column. */
function goalLabels(row: ViewRow): GoalLabels {
  let result: GridCell | null = null;
  let goal: GridCell | null = null;
  let right: GridCell | null = null;
  for (let index = row.cells.length - 1; index >= 0; index--) {
    const cell = row.cells[index] as GridCell;
    const kind = row.labels[index]?.goal;
    const same = (other: GridCell | null): boolean => other !== null && other.value === cell.value;
    if (kind === 'goalResult' && (result === null || same(result))) {
      if (result === null) [right, goal] = [goal, null];
      result = cell;
    }
    if (kind === 'goal' && (goal === null || same(goal))) goal = cell;
  }
  return goal === null && right !== null ? { goal: right, result: null } : { goal, result };
}

/** What numbers goals: 目标2, 第二组, (3). */
const NUMBERED = /目标[一二三四五六七八九十\d①-⑳]+[:：、.]*$|^[第(（]?[一二三四五六七八九十\d]+[组项个)）、.]*$/;

function isNumbered({ value }: GridCell): boolean {
  return NUMBERED.test(String(value).trim());
}

/** Another block of the form begins. What stands below the two heads may be a word like theirs (完成). */
function startsBlock(row: ViewRow, head: ViewRow, goal: GridCell, result: GridCell): boolean {
  let heads = 0;
  for (const [index, label] of row.labels.entries()) {
    if (label === null) continue;
    const cell = row.cells[index] as GridCell;
    // The block's label, repeated down its merge.
    if (index === 0 && head.cells[0]?.column === cell.column && head.cells[0].value === cell.value) continue;
    if (label.goal === 'goal' && cell.column < goal.column && isNumbered(cell)) continue;
    if (label.basic !== null || label.goal === 'goal') return true;
    if (label.goal !== null && cell.column !== result.column) return true;
    if (label.goal === null && (label.indicator !== null || label.fund !== null)) heads++;
  }
  return heads >= 2;
}

/** What the label left of both texts says of whose goal they are: 长期目标 or 年度目标 below 预期目标 | 实际完成情况. */
function periodOf(row: ViewRow, head: ViewRow, goal: GridCell): 'long-term' | 'year' | null {
  for (const [index, cell] of row.cells.entries()) {
    if (cell.column >= goal.column) break;
    const label = row.labels[index];
    // The block's label, repeated down its merge.
    if (label?.goal !== 'goal' || head.cells.some(({ value }) => value === cell.value)) continue;
    const period = goalPeriods.match(label.key);
    if (period !== null) return period.role;
  }
  return null;
}

/** A label is short; a text may be long. */
const MAX_LABEL = 16;

function isShort({ kind, value }: GridCell): boolean {
  return kind === 'text' && String(value).trim().length <= MAX_LABEL && !/[。；;]/.test(String(value));
}

/**
 * Whether a row below the heads names something of its own, left of the goals or where they stand: 实施内容及过程概述 beside its text
 * is no second pair.
 */
function isNamed(row: ViewRow, head: ViewRow, goal: GridCell, result: GridCell): boolean {
  const known = new Set(head.cells.map(({ value }) => value));
  const isOwn = (cell: GridCell): boolean => cell.kind === 'text' && !known.has(cell.value) && !isNumbered(cell);
  if (row.cells.some((cell) => cell.column < goal.column && isOwn(cell))) return true;
  const at = row.cells.findIndex(({ column }) => column >= goal.column);
  const [first, second] = [row.cells[at], row.cells[at + 1]];
  if (first === undefined || first.column >= result.column || !isShort(first) || !isOwn(first)) return false;
  if (row.labels[at]?.known === true) return true;
  return second !== undefined && second.column < result.column && second.value !== first.value;
}

/** `预期目标：…` and `实际完成情况：…`, label and text in one cell. */
function inlineGoals(rows: readonly ViewRow[]): Goal | null {
  const found: { goal: Field | null; goalResult: Field | null } = { goal: null, goalResult: null };
  for (const { cells } of rows) {
    for (const cell of cells) {
      if (cell.kind !== 'text') continue;
      const text = cell.value as string;
      const colon = text.search(/[:：]\s*\S/);
      if (colon < 1 || colon > MAX_LABEL) continue;
      const kind = labelOf(text.slice(0, colon)).goal;
      if (kind !== null) found[kind] ??= inlineField(cell);
    }
  }
  return found.goal === null && found.goalResult === null ? null : found;
}

/**
 * Heads over both texts come first: what stands below them may begin with such a word itself.
 *
 * @param above rows from the form's first to the header of its indicators, without those of the funds.
 */
export function readGoals(view: SheetView, above: readonly ViewRow[]): Goal[] {
  for (let at = 0; at < above.length; at++) {
    const row = above[at] as ViewRow;
    const { goal, result } = goalLabels(row);
    if (goal === null || result === null) continue;
    const below = above[at + 1];
    // Another block begins in the row below: the texts can only stand beside.
    const isClosed = below?.row !== row.row + 1 && view.row(row.row + 1) !== undefined;
    if (isClosed && result.column <= goal.column + 1) continue;
    return isClosed || isBeside(row, below, goal, result)
      ? pairsBeside(view, above.slice(at))
      : pairsBelow(view, above, at, goal, result);
  }
  const inline = inlineGoals(above);
  return inline === null ? goalsBeside(view, above) : [inline];
}

/** Whether both texts stand in the row of their labels: 年度目标 | … | 完成情况 | …. */
function isBeside(row: ViewRow, below: ViewRow | undefined, goal: GridCell, result: GridCell): boolean {
  const own = row.cells.filter(
    ({ column, value }, index) => column > goal.column && row.labels[index]?.goal == null && value !== goal.value,
  );
  if (own.length === 0) return false;
  const isBelow = below?.cells.some((cell) => cell.column === goal.column && !isShort(cell)) === true;
  // What stands right of both heads is another form's, or another column's.
  if (isBelow && own.every(({ column }) => column > result.column)) return false;
  if (own.some((cell) => cell.kind === 'text' && !isShort(cell))) return true;
  // As short as heads: of heads something stands below.
  if (below === undefined || below.row !== row.row + 1) return true;
  const isElsewhere = startsBlock(below, row, goal, result) || isNamed(below, row, goal, result);
  return isElsewhere || !below.cells.some(({ column }) => column >= goal.column);
}

function textBeside(view: SheetView, row: ViewRow, label: GridCell, until: number): Field {
  const cell = row.cells.find(({ column, value }) => column > label.column && column < until && value !== label.value);
  return fieldAt(view, row.row, cell?.column ?? label.column + 1);
}

function pairsBeside(view: SheetView, rows: readonly ViewRow[]): Goal[] {
  const goals: Goal[] = [];
  for (const row of rows) {
    const { goal, result } = goalLabels(row);
    if (goal === null || result === null || goals.length >= MAX_PAIRS) break;
    const far = Number.POSITIVE_INFINITY;
    goals.push({
      goal: textBeside(view, row, goal, result.column),
      goalResult: textBeside(view, row, result, far),
    });
  }
  return goals;
}

/** The text of a label alone in its row: beside it, or below where the row holds nothing but heads. */
function textOf(view: SheetView, above: readonly ViewRow[], at: number, label: GridCell): Field {
  const row = above[at] as ViewRow;
  const below = above[at + 1];
  const heads = row.cells.filter(({ column }) => column > label.column);
  // 中期目标 | 年度目标, the texts below.
  const isLast =
    heads.length === 0 && row.cells.some((cell, index) => cell !== label && row.labels[index]?.goal === 'goal');
  if (isLast && below?.row === row.row + 1 && below.cells.at(-1)?.column === label.column)
    return fieldAt(view, below.row, label.column);
  const isBelow =
    below !== undefined &&
    below.row === row.row + 1 &&
    heads.length > 0 &&
    heads.every(isShort) &&
    isTexts(below, label, heads);
  return isBelow ? textBelow(view, below, label, heads[0] as GridCell) : fieldRight(view, row, label, undefined);
}

/** Whether the row holds the texts below these heads, and no label of its own. */
function isTexts({ cells }: ViewRow, label: GridCell, heads: readonly GridCell[]): boolean {
  const own = cells.filter(({ column }) => column >= label.column);
  const columns = new Set([label, ...heads].map(({ column }) => column));
  return (
    own.some((cell) => !isShort(cell) && columns.has(cell.column)) &&
    !(own[0]?.column === label.column && isShort(own[0]))
  );
}

/** Each text beside its own label. */
function goalsBeside(view: SheetView, above: readonly ViewRow[]): Goal[] {
  let alone: Field | null = null;
  for (let at = 0; at < above.length; at++) {
    const { goal, result } = goalLabels(above[at] as ViewRow);
    const label = goal ?? result;
    if (label === null) continue;
    const field = textOf(view, above, at, label);
    if (
      goal !== null &&
      field.text === '' &&
      goalPeriods.match(labelOf(label.value as string).key)?.role === 'long-term'
    )
      continue;
    if (goal !== null && alone === null) alone = field;
    else if (result !== null && alone !== null) return [{ goal: alone, goalResult: field }];
  }
  return alone === null ? [] : [{ goal: alone, goalResult: null }];
}

/** The text below a label that spans several columns may stand in any of them. */
function textBelow(view: SheetView, row: ViewRow, label: GridCell, next: GridCell | null): Field {
  const end = next !== null && next.column > label.column ? next.column : Number.POSITIVE_INFINITY;
  const cell = row.cells.find(({ column }) => column >= label.column && column < end);
  return fieldAt(view, row.row, cell?.column ?? label.column);
}

function pairsBelow(view: SheetView, above: readonly ViewRow[], at: number, goal: GridCell, result: GridCell): Goal[] {
  const goals: Goal[] = [];
  const head = above[at] as ViewRow;
  let blankYear: Goal | null = null;
  for (let index = at + 1; index < above.length && goals.length < MAX_PAIRS; index++) {
    const row = above[index] as ViewRow;
    const period = periodOf(row, head, goal);
    if (period === null && (startsBlock(row, head, goal, result) || isNamed(row, head, goal, result))) break;
    const pair = { goal: textBelow(view, row, goal, result), goalResult: textBelow(view, row, result, null) };
    if (pair.goal.text === '' && pair.goalResult.text === '') {
      if (period === 'year') blankYear ??= pair;
      continue;
    }
    // What becomes of a goal of several years isn't asked for each year.
    if (period === 'long-term' && pair.goalResult.text === '') continue;
    goals.push(pair);
  }
  if (goals.length > 0) return goals;
  if (blankYear !== null) return [blankYear];
  return [{ goal: fieldAt(view, head.row + 1, goal.column), goalResult: fieldAt(view, head.row + 1, result.column) }];
}
