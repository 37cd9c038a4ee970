/** 预期目标 and 实际完成情况: side by side with the texts below, or each beside its label. */

import type { GridCell } from '../grid/grid.ts';
import { fieldAt, fieldRight, inlineField } from './fields.ts';
import { labelOf } from './labels.ts';
import type { Field, Goal } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** Pairs below one header that can still be goals. */
const MAX_PAIRS = 12;

interface GoalLabels {
  readonly goal: GridCell | null;
  readonly result: GridCell | null;
}

/** The last labels of the row: a block label before them speaks of the same. */
function goalLabels(row: ViewRow): GoalLabels {
  let result: GridCell | null = null;
  let goal: GridCell | null = null;
  for (let index = row.cells.length - 1; index >= 0; index--) {
    const cell = row.cells[index] as GridCell;
    const kind = row.labels[index]?.goal;
    const same = (other: GridCell | null): boolean => other !== null && other.value === cell.value;
    if (kind === 'goalResult' && goal === null && (result === null || same(result))) result = cell;
    if (kind === 'goal' && (goal === null || same(goal))) goal = cell;
  }
  return { goal, result };
}

/** @param within the columns of the two heads: what stands below them may be a word like theirs (完成). */
function startsBlock(row: ViewRow, within: { readonly result: number }): boolean {
  let heads = 0;
  for (const [index, label] of row.labels.entries()) {
    if (label === null) continue;
    if (label.basic !== null || label.goal === 'goal') return true;
    if (label.goal !== null && (row.cells[index] as GridCell).column !== within.result) return true;
    if (label.goal === null && (label.indicator !== null || label.fund !== null)) heads++;
  }
  return heads >= 2;
}

/** What numbers goals: 目标2, 第二组, (3). */
const NUMBERED = /目标|^[第(（]?[一二三四五六七八九十\d]+[组项个)）、.]*$/;

/** Whether a row below the heads names something of its own at its left: 实施内容及过程概述 beside its text is no second pair. */
function isNamed(row: ViewRow, head: ViewRow, goal: GridCell): boolean {
  const known = new Set(head.cells.map(({ value }) => value));
  return row.cells.some(
    ({ column, kind, value }) =>
      column < goal.column && kind === 'text' && !known.has(value) && !NUMBERED.test(String(value).trim()),
  );
}

/** A label is short; what stands after its colon may be long. */
const MAX_LABEL = 16;

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
    const { goal, result } = goalLabels(above[at] as ViewRow);
    if (goal !== null && result !== null) return pairsBelow(view, above, at, goal, result);
  }
  const inline = inlineGoals(above);
  return inline === null ? goalsBeside(view, above) : [inline];
}

/** Each text beside its own label. */
function goalsBeside(view: SheetView, above: readonly ViewRow[]): Goal[] {
  let alone: Field | null = null;
  for (const row of above) {
    const { goal, result } = goalLabels(row);
    const label = goal ?? result;
    if (label === null) continue;
    const field = fieldRight(view, row, label, undefined);
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
  for (let index = at + 1; index < above.length && goals.length < MAX_PAIRS; index++) {
    const row = above[index] as ViewRow;
    if (startsBlock(row, { result: result.column })) break;
    if (isNamed(row, above[at] as ViewRow, goal)) break;
    const pair = { goal: textBelow(view, row, goal, result), goalResult: textBelow(view, row, result, null) };
    if (pair.goal.text === '' && pair.goalResult.text === '') continue;
    goals.push(pair);
  }
  if (goals.length > 0) return goals;
  const row = (above[at] as ViewRow).row + 1;
  return [{ goal: fieldAt(view, row, goal.column), goalResult: fieldAt(view, row, result.column) }];
}
