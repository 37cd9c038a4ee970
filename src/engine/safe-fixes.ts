import { applyToGrid } from './edits/apply-to-grid.ts';
import { sameContent } from './edits/content.ts';
import type { CellEdit } from './edits/edit.ts';
import type { SheetGrid } from './grid/grid.ts';
import type { ScoringPolicy } from './policy/schema.ts';
import { ReviewMemo, type ReviewStep, reviewSteps } from './review.ts';
import type { AnyFinding, Review } from './review-types.ts';

/** Every fix with one right answer, planned together. */

export interface SafeFixes {
  /** One edit a cell, from what it holds now. */
  readonly edits: readonly CellEdit[];
  /** Findings of the review that these edits settle. */
  readonly settled: number;
}

/** A corrected score makes the total wrong, a corrected total the grade: more rounds than that never help. */
const MAX_ROUNDS = 4;

function keyOf({ sheet, cell }: CellEdit): string {
  return `${sheet}\n${cell}`;
}

interface Round {
  readonly edits: Map<string, CellEdit>;
  readonly fixes: number;
}

/** The safe fixes of a review, leaving out any that would write another content into a cell already spoken for. */
function collect(findings: readonly AnyFinding[], among: (sheet: string) => boolean): Round {
  const edits = new Map<string, CellEdit>();
  let fixes = 0;
  for (const { fix, waived, sheet } of findings) {
    if (fix === null || fix.kind !== 'safe' || waived !== null || !among(sheet)) continue;
    const agrees = fix.edits.every((edit) => {
      const other = edits.get(keyOf(edit));
      return other === undefined || sameContent(other.to, edit.to);
    });
    if (!agrees) continue;
    fixes += 1;
    for (const edit of fix.edits) edits.set(keyOf(edit), edit);
  }
  return { edits, fixes };
}

function hasFormulas(grid: SheetGrid): boolean {
  return grid.rows.some((row) => row.cells.some((cell) => cell.formula !== null));
}

/**
 * All safe fixes of a review as one plan, and what they bring with them: a total that follows from corrected scores is
 * written once and right. Sheets with formulas get the fixes as found and nothing that follows, because what their formulas
 * will give isn't known here; the check after writing shows the rest. In steps, as a review: it takes some of them.
 *
 * @param grids the sheets that were reviewed.
 */
export function* safeFixSteps(
  reviewed: Review,
  grids: readonly SheetGrid[],
  policy: ScoringPolicy,
): Generator<ReviewStep, SafeFixes> {
  const memo = new ReviewMemo();
  const first = collect(reviewed.findings, () => true);
  const all = new Map(first.edits);
  const plain = new Set(grids.filter((grid) => !hasFormulas(grid)).map((grid) => grid.name));
  let current: readonly SheetGrid[] = grids;
  let round = first;
  for (let rounds = 1; rounds < MAX_ROUNDS && round.edits.size > 0; rounds++) {
    const edits = [...round.edits.values()];
    current = current.map((grid) => applyToGrid(grid, edits));
    const { findings } = yield* reviewSteps(current, { policy }, memo);
    round = collect(findings, (sheet) => plain.has(sheet));
    for (const [key, edit] of round.edits) {
      const before = all.get(key);
      all.set(key, before === undefined ? edit : { ...edit, from: before.from });
    }
  }
  return { edits: [...all.values()].filter(({ from, to }) => !sameContent(from, to)), settled: first.fixes };
}
