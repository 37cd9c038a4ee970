/** Every fix with one right answer, planned together. */

import { applyToGrid } from './edits/apply-to-grid.ts';
import { sameContent } from './edits/content.ts';
import { type CellEdit, placeKey } from './edits/edit.ts';
import type { SheetGrid } from './grid/grid.ts';
import { ReviewMemo, type ReviewOptions, type ReviewStep, reviewSteps } from './review.ts';
import type { AnyFinding, Review } from './review-types.ts';
import { gradeOf } from './scoring/grade.ts';
import { readPoints } from './values/numbers.ts';

export interface SafeFixes {
  /** One edit a cell, from what it holds now. */
  readonly edits: readonly CellEdit[];
  /** Findings of the review that these edits settle. */
  readonly settled: number;
}

const SUMS: ReadonlySet<string> = new Set(['total-mismatch', 'subtotal-mismatch', 'total-twice']);

/** A corrected score makes the total wrong, a corrected total the grade: more rounds than that never help. */
const MAX_ROUNDS = 4;

/** What a finding is about, whatever row it stands in. */
function keyOfFinding({ check, table, about }: AnyFinding): string {
  return `${table} ${check} ${about}`;
}

interface Round {
  readonly edits: Map<string, CellEdit>;
  readonly fixes: number;
  /** By the same keys: the form that the edit belongs to. */
  readonly tables: ReadonlyMap<string, number | null>;
}

function safeOnes({ findings }: Review): AnyFinding[] {
  return findings.filter(({ fix, waived }) => fix?.kind === 'safe' && waived === null);
}

const NO_ROUND: Round = { edits: new Map(), fixes: 0, tables: new Map() };

/** The fixes of these findings, leaving out any that would write another content into a cell already spoken for. */
function collect(findings: readonly AnyFinding[]): Round {
  const edits = new Map<string, CellEdit>();
  let fixes = 0;
  const tables = new Map<string, number | null>();
  for (const { fix, table } of findings) {
    if (fix === null) continue;
    const agrees = fix.edits.every((edit) => {
      const other = edits.get(placeKey(edit));
      return other === undefined || sameContent(other.to, edit.to);
    });
    if (!agrees) continue;
    fixes += 1;
    for (const edit of fix.edits) {
      edits.set(placeKey(edit), edit);
      tables.set(placeKey(edit), table);
    }
  }
  return { edits, fixes, tables };
}

function hasFormulas(grid: SheetGrid): boolean {
  return grid.rows.some((row) => row.cells.some((cell) => cell.formula !== null));
}

/** What a form says of itself that no fix may make worse: its errors, and the grades by its total and by the rules. */
function standing({ tables, findings }: Review): { errors: ReadonlySet<string>; grades: readonly (string | null)[] } {
  const errors = findings.filter(({ severity, waived }) => severity === 'error' && waived === null);
  const grades = tables.flatMap(({ table, scores, policy }) => {
    const total = readPoints(table.total?.score ?? null).value;
    return [scores.total.grade, total === null ? null : gradeOf(total, policy)];
  });
  return { errors: new Set(errors.map(keyOfFinding)), grades };
}

function isWorse(before: Review, after: Review): boolean {
  const [was, is] = [standing(before), standing(after)];
  if ([...is.errors].some((error) => !was.errors.has(error))) return true;
  return was.grades.some((grade, at) => grade !== null && is.grades[at] !== grade);
}

interface Planned {
  readonly edits: ReadonlyMap<string, CellEdit>;
  readonly settled: number;
  readonly after: Review;
}

/** One plan: the fixes of these findings, and round by round those that the sheets without formulas then ask for. */
function* planOf(
  findings: readonly AnyFinding[],
  grids: readonly SheetGrid[],
  reviewed: Review,
  terms: ReviewOptions,
  memo: ReviewMemo,
): Generator<ReviewStep, Planned> {
  const first = collect(findings);
  const all = new Map(first.edits);
  const tables = new Map(first.tables);
  const plain = new Set(grids.filter((grid) => !hasFormulas(grid)).map((grid) => grid.name));
  const leftOut = new Set(safeOnes(reviewed).map(keyOfFinding));
  for (const finding of findings) leftOut.delete(keyOfFinding(finding));
  const known = new Set(reviewed.findings.map(keyOfFinding));
  // A sum that only these fixes have made wrong follows them, whatever else is wrong in the form.
  const follows = (finding: AnyFinding): boolean =>
    finding.fix?.kind === 'safe' || (SUMS.has(finding.check) && !known.has(keyOfFinding(finding)));
  let current: readonly SheetGrid[] = grids;
  let round = first;
  let after = reviewed;
  for (let rounds = 1; rounds <= MAX_ROUNDS && round.edits.size > 0; rounds++) {
    const edits = [...round.edits.values()];
    // What is only asked for once other fixes of the form are made is untrue without them.
    const earlier = rounds === 1 ? [] : [...all.values()];
    const neededBy = ({ cell }: CellEdit, table: number | null): string[] =>
      earlier.filter((each) => tables.get(placeKey(each)) === table && each.cell !== cell).map((each) => each.cell);
    for (const [key, table] of round.tables) tables.set(key, table);
    for (const [key, edit] of round.edits) {
      const before = all.get(key);
      const following = earlier.length === 0 ? edit : { ...edit, needs: neededBy(edit, round.tables.get(key) ?? null) };
      all.set(key, before === undefined ? following : { ...following, from: before.from });
    }
    current = current.map((grid) => applyToGrid(grid, edits));
    after = yield* reviewSteps(current, { ...terms, readingNotes: reviewed.readingNotes }, memo);
    const next = after.findings.filter(
      (finding) => finding.waived === null && plain.has(finding.sheet) && !leftOut.has(keyOfFinding(finding)),
    );
    round = rounds === MAX_ROUNDS ? NO_ROUND : collect(next.filter(follows));
  }
  return { edits: all, settled: first.fixes, after };
}

/** More than this, and fixes that disturb each other aren't told apart. */
const MAX_TRIED = 40;

/** The fixes that can be made together without harm, each tried with those before it. */
function* harmless(
  candidates: readonly AnyFinding[],
  grids: readonly SheetGrid[],
  reviewed: Review,
  terms: ReviewOptions,
): Generator<ReviewStep, Planned> {
  const memo = new ReviewMemo();
  let best = yield* planOf([], grids, reviewed, terms, memo);
  if (candidates.length > MAX_TRIED) return best;
  const kept: AnyFinding[] = [];
  for (const candidate of candidates) {
    const tried = yield* planOf([...kept, candidate], grids, reviewed, terms, memo);
    if (isWorse(reviewed, tried.after)) continue;
    kept.push(candidate);
    best = tried;
  }
  return best;
}

/**
 * All safe fixes of a review as one plan, and what they bring with them: a total that follows from corrected scores is
 * written once and right. Sheets with formulas get the fixes as found and nothing that follows, because what their formulas
 * will give isn't known here; the check after writing shows the rest. Elsewhere the sheets are reviewed as they will be:
 * a fix after which they have an error more, or another grade, isn't made. In steps, as a review: it takes some of them.
 *
 * @param grids the sheets that were reviewed.
 * @param terms as for the review.
 */
export function* safeFixSteps(
  reviewed: Review,
  grids: readonly SheetGrid[],
  terms: ReviewOptions,
): Generator<ReviewStep, SafeFixes> {
  const candidates = safeOnes(reviewed);
  let plan = yield* planOf(candidates, grids, reviewed, terms, new ReviewMemo());
  const canTell = !grids.some(hasFormulas);
  if (canTell && isWorse(reviewed, plan.after)) plan = yield* harmless(candidates, grids, reviewed, terms);
  const edits = [...plan.edits.values()].filter(({ from, to }) => !sameContent(from, to));
  return { edits, settled: plan.settled };
}
