/** Points and score cells that are merged over several indicators. */

import { type Decimal, HUNDRED, ZERO } from '../decimal.ts';
import { readPoints } from '../values/numbers.ts';
import { hasValue } from './indicators.ts';
import type { Field, Indicator } from './self-evaluation.ts';
import type { SheetView } from './sheet-view.ts';

function isBlankCell(field: Field | null): boolean {
  return field !== null && field.text === '' && field.cell.kind === 'blank';
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

function isAdjacent(own: Indicator, above: Indicator): boolean {
  return own.row - above.row <= 2 && own.level1?.cell === above.level1?.cell;
}

/** The score above is more than its own points allow and no more than the points of all that share it. */
function exceedsOwnPoints(list: readonly Indicator[], above: Indicator, own: Indicator): boolean {
  const owner = list[above.scoreOwner];
  const score = pointsOf(owner?.score ?? null);
  const points = pointsOf(own.points);
  if (score === null || points === null) return false;
  let shared = ZERO;
  for (const indicator of list) {
    if (indicator.scoreOwner === above.scoreOwner) shared = shared.plus(pointsOf(indicator.points) ?? ZERO);
  }
  return score.gt(shared) && score.lte(shared.plus(points));
}

function pointsOwner(view: SheetView, list: readonly Indicator[], at: number, pointsAddUp: boolean): number | null {
  const own = list[at] as Indicator;
  const above = list[at - 1] as Indicator;
  const merged = mergedOwner(view, list, at, 'points');
  if (merged !== null || !isBlankCell(own.points)) return merged;
  // A row without values above others that have some is their heading.
  const isHeading = !hasValue(above.target) && !hasValue(above.actual);
  const leftOver = pointsAddUp && isBlankCell(own.score) && hasValue(above.points) && !isHeading;
  return leftOver && isAdjacent(own, above) ? above.pointsOwner : null;
}

function scoreOwner(view: SheetView, list: readonly Indicator[], at: number): number | null {
  const own = list[at] as Indicator;
  const above = list[at - 1] as Indicator;
  const merged = mergedOwner(view, list, at, 'score');
  if (merged !== null || !isBlankCell(own.score)) return merged;
  if (!isAdjacent(own, above)) return null;
  return own.pointsOwner !== at || exceedsOwnPoints(list, above, own) ? above.scoreOwner : null;
}

/**
 * Finds points and score cells that are merged over several indicators. A host may not know of merges, so a blank cell below
 * a filled one counts as merged too where the numbers leave no other reading: the points add up without it, or the score
 * above exceeds its own points and fits those of both.
 *
 * @param indicators all of the form, by their index.
 * @param executionPoints points of the fund block as read, 0 when it has none.
 * @param base what all points must add up to.
 */
export function shareMergedCells(
  view: SheetView,
  indicators: readonly Indicator[],
  executionPoints: Decimal,
  base: Decimal = HUNDRED,
): Indicator[] {
  const list = [...indicators];
  const blank = list.some(({ points, score }) => isBlankCell(points) || isBlankCell(score));
  if (!blank && view.grid.merges.length === 0) return list;
  let total = executionPoints;
  for (const { points } of list) total = total.plus(pointsOf(points) ?? ZERO);
  const pointsAddUp = total.eq(base);
  for (let at = 1; at < list.length; at++) {
    const own = list[at] as Indicator;
    if (own.kind === 'sub' || (!hasValue(own.target) && !hasValue(own.actual))) continue;
    const points = pointsOwner(view, list, at, pointsAddUp);
    if (points !== null) list[at] = { ...own, pointsOwner: points, points: (list[points] as Indicator).points };
    const score = scoreOwner(view, list, at);
    if (score !== null)
      list[at] = { ...(list[at] as Indicator), scoreOwner: score, score: (list[score] as Indicator).score };
  }
  return list;
}
