import type { GridCell } from '../grid/grid.ts';
import { fieldAt, fieldRight } from './look.ts';
import type { Field, Goal } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** 预期目标 and 实际完成情况: side by side with the texts below, or each beside its label. */

/** Pairs below one header that can still be goals. */
const MOST_PAIRS = 12;

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

function startsBlock(row: ViewRow): boolean {
  let heads = 0;
  for (const label of row.labels) {
    if (label === null) continue;
    if (label.basic !== null || label.goal !== null) return true;
    if (label.indicator !== null || label.fund !== null) heads++;
  }
  return heads >= 2;
}

/** @param above rows from the form's first to the header of its indicators, without those of the funds. */
export function readGoals(view: SheetView, above: readonly ViewRow[]): Goal[] {
  let alone: Field | null = null;
  for (let at = 0; at < above.length; at++) {
    const row = above[at] as ViewRow;
    const { goal, result } = goalLabels(row);
    if (goal !== null && result !== null) return pairsBelow(view, above, at, goal, result);
    const label = goal ?? result;
    if (label === null) continue;
    const field = fieldRight(view, row, label, undefined);
    if (goal !== null && alone === null) alone = field;
    else if (result !== null && alone !== null) return [{ goal: alone, goalResult: field }];
  }
  return alone === null ? [] : [{ goal: alone, goalResult: null }];
}

function pairsBelow(view: SheetView, above: readonly ViewRow[], at: number, goal: GridCell, result: GridCell): Goal[] {
  const goals: Goal[] = [];
  for (let index = at + 1; index < above.length && goals.length < MOST_PAIRS; index++) {
    const row = above[index] as ViewRow;
    if (startsBlock(row)) break;
    const pair = { goal: fieldAt(view, row.row, goal.column), goalResult: fieldAt(view, row.row, result.column) };
    if (pair.goal.text === '' && pair.goalResult.text === '') continue;
    goals.push(pair);
  }
  if (goals.length > 0) return goals;
  const row = (above[at] as ViewRow).row + 1;
  return [{ goal: fieldAt(view, row, goal.column), goalResult: fieldAt(view, row, result.column) }];
}
