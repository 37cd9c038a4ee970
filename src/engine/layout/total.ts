/** The row of 总分: its points, score and grade. */

import type { GridCell } from '../grid/grid.ts';
import { cellText, fieldOf } from '../values/display.ts';
import { isGradeWord } from '../values/grades.ts';
import { normalise } from '../values/text.ts';
import { fieldAt, inlineField, looksNumeric } from './fields.ts';
import type { Heads } from './heads.ts';
import type { Field, IndicatorColumn, Total } from './self-evaluation.ts';
import type { SheetView, ViewRow } from './sheet-view.ts';

/** Of several total rows (小计, 合计, 总分) the one that speaks of the whole. */
function bestRow(rows: readonly ViewRow[]): ViewRow | null {
  let best: ViewRow | null = null;
  let rank = -1;
  for (const row of rows) {
    const key = row.labels.find((label) => label?.total === true || label?.basic === 'total')?.key ?? '';
    const own = /总分|总得分/.test(key) ? 2 : /合计|总计/.test(key) ? 1 : 0;
    if (own >= rank) {
      best = row;
      rank = own;
    }
  }
  return best;
}

/** Whether the cell says the grade, or is a label itself: it is neither the total's points nor its score. */
function isLabelled(row: ViewRow, cell: GridCell): boolean {
  if (cell.kind !== 'text') return false;
  const label = row.labels[row.cells.indexOf(cell)];
  return isGradeWord(normalise(cell.value as string)) || (label?.basic != null && label.inline === null);
}

/** What stands in the head's column; null where the row has places of its own: 自评得分 | 98.5 | 等级 | 优. */
function below(view: SheetView, row: ViewRow, head: GridCell | undefined): Field | null {
  if (head === undefined) return null;
  const field = fieldAt(view, row.row, head.column);
  return isLabelled(row, field.cell) ? null : field;
}

/** The first number right of the points. Where the score's own place is there to be written in, what stands right of that is something else. */
function spareScore(
  view: SheetView,
  spare: readonly GridCell[],
  points: Field | null,
  place: Field | null,
): Field | null {
  const end = place === null || coverOf(view, place.cell) !== null ? Number.POSITIVE_INFINITY : place.cell.column;
  const from = points === null || points.text === '' ? 0 : points.cell.column;
  const found = spare.find(({ column }) => column > from && column < end);
  return found === undefined ? null : fieldOf(found);
}

/** @param rows rows with a total label below the header of the indicators. */
export function readTotal(view: SheetView, rows: readonly ViewRow[], heads: Heads<IndicatorColumn>): Total | null {
  const row = bestRow(rows);
  if (row === null) return null;
  const labelled = row.labels.findIndex((label) => label !== null && (label.total || label.basic === 'total'));
  // A row that is taken for the total by its neighbours needn't have a label that says so.
  const at = Math.max(0, labelled);
  const label = row.cells[at];
  if (label === undefined) return null;
  const inline = row.labels[at]?.inline ?? null;
  let points = below(view, row, heads.points);
  let score = below(view, row, heads.score);
  if (inline !== null && (score === null || score.text === '')) score = inlineField(label);
  const used = new Set<GridCell>([label]);
  if (points !== null && points.text !== '') used.add(points.cell);
  if (score !== null && score.text !== '') used.add(score.cell);
  // Merged over other columns than the heads: the numbers of the row, from the left, are points and score.
  const spare = row.cells.filter((cell) => !used.has(cell) && cell.value !== label.value && looksNumeric(cell));
  const pointsBlank = points !== null && points.text === '';
  const scoreBlank = score === null || score.text === '';
  if (pointsBlank && scoreBlank && spare.length >= 2) points = fieldOf(spare.shift() as GridCell);
  if (scoreBlank) score = spareScore(view, spare, points, score) ?? score;
  let grade: Field | null = null;
  row.cells.forEach((cell, index) => {
    const beside = row.labels[index];
    if (cell.kind === 'text' && isGradeWord(normalise(cell.value as string))) grade = { cell, text: cellText(cell) };
    else if (beside?.basic === 'grade' && beside.inline !== null) grade = inlineField(cell);
  });
  const coveredBy = score === null ? null : coverOf(view, score.cell);
  // A blank that is the total's alone: what is written there is read as its score.
  const isPlace = coveredBy?.kind === 'blank' && coveredBy.row === row.row && coveredBy.column !== heads.points?.column;
  if (isPlace && score?.text === '')
    return { row: row.row, label: fieldOf(label), points, score: fieldOf(coveredBy), grade };
  const cover = coveredBy === null ? {} : { coveredBy };
  return { row: row.row, label: fieldOf(label), points, score, grade, ...cover };
}

/** The first cell of the merged area that hides this one; null where it is seen. */
function coverOf(view: SheetView, { row, column }: GridCell): GridCell | null {
  const merge = view.mergeAt(row, column);
  return merge === null || (merge.top === row && merge.left === column) ? null : view.at(merge.top, merge.left);
}
