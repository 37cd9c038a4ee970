import fc from 'fast-check';
import { applyToGrid } from '../../src/engine/edits/apply-to-grid.ts';
import type { FillPart, PlannedEdit } from '../../src/engine/edits/fill-plan.ts';
import { planFill } from '../../src/engine/edits/plan-fill.ts';
import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import type { AnyFinding, Review } from '../../src/engine/review-types.ts';
import { safeFixSteps } from '../../src/engine/safe-fixes.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { allForms } from '../support/fixtures.ts';
import { formWithMistakes } from '../support/mistakes.ts';

/** Nothing untrue is written: over every form that there is, and many with mistakes in them. */

const FORMS: readonly SheetGrid[] = [...allForms(), ...fc.sample(formWithMistakes, 2000)];

const known = new WeakMap<SheetGrid, Review>();

/** What there is to say of a form, asked for by every test here, is said once. */
function reviewOf(grid: SheetGrid): Review {
  const before = known.get(grid);
  if (before !== undefined) return before;
  const reviewed = review([grid]);
  known.set(grid, reviewed);
  return reviewed;
}

function safeFixes(grid: SheetGrid, reviewed: Review): SheetGrid {
  const steps = safeFixSteps(reviewed, [grid], { policy: defaultPolicy });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return applyToGrid(grid, step.value.edits);
  }
}

/** Errors by what they are about; cells move, and two checks of one cell are two errors. */
function errorsOf({ findings }: Review): string[] {
  return findings.filter(({ severity }) => severity === 'error').map(({ check, about }) => `${check} ${about}`);
}

function hasFormulas(grid: SheetGrid): boolean {
  return grid.rows.some(({ cells }) => cells.some(({ formula }) => formula !== null));
}

function fill(grid: SheetGrid, scope: 'blank' | 'differing'): PlannedEdit[] {
  const what = new Set<FillPart>(['scores', 'rate', 'total', 'grade']);
  return reviewOf(grid).tables.flatMap((table) => [...planFill(table, { what, as: 'values', scope }).edits]);
}

test('after all safe fixes there is no error that was not there, and the grade is the same', () => {
  let fixed = 0;
  let graded = 0;
  for (const grid of FORMS) {
    if (hasFormulas(grid)) continue;
    const before = reviewOf(grid);
    const after = safeFixes(grid, before);
    if (after === grid) continue;
    fixed += 1;
    const then = review([after]);
    const errorsBefore = new Set(errorsOf(before));
    expect(errorsOf(then).filter((error) => !errorsBefore.has(error))).toEqual([]);
    before.tables.forEach(({ scores }, at) => {
      if (scores.total.grade === null) return;
      graded += 1;
      expect(then.tables[at]?.scores.total.grade).toBe(scores.total.grade);
    });
  }
  expect(fixed).toBeGreaterThan(800);
  expect(graded).toBeGreaterThan(200);
}, 120_000);

test('only blanks: every cell that is written was blank', () => {
  let written = 0;
  for (const grid of FORMS) {
    for (const { from } of fill(grid, 'blank')) {
      expect(String(from.formula ?? from.value ?? '').trim()).toBe('');
      written += 1;
    }
  }
  expect(written).toBeGreaterThan(100);
}, 120_000);

test.each(['blank', 'differing'] as const)(
  'filling twice is filling once: %s',
  (scope) => {
    let filled = 0;
    for (const grid of FORMS) {
      const edits = fill(grid, scope);
      if (edits.length === 0) continue;
      filled += 1;
      expect(new Set(edits.map(({ cell }) => cell)).size).toBe(edits.length);
      expect(fill(applyToGrid(grid, edits), scope)).toEqual([]);
    }
    expect(filled).toBeGreaterThan(100);
  },
  120_000,
);

test('no total above all points, and no grade, of a form whose points don’t come to them', () => {
  let partial = 0;
  for (const { scores, policy } of FORMS.flatMap((grid) => reviewOf(grid).tables)) {
    const { total } = scores;
    if (total.score !== null) expect(total.score.toNumber()).toBeLessThanOrEqual(policy.base);
    if (total.pointsGap === null) continue;
    partial += 1;
    expect([total.score, total.grade]).toEqual([null, null]);
  }
  expect(partial).toBeGreaterThan(100);
}, 120_000);

test('following what a finding proposes clears it', () => {
  const same = (finding: AnyFinding): string => `${finding.check} ${finding.about}`;
  let followed = 0;
  for (const grid of FORMS.slice(0, 600)) {
    for (const finding of reviewOf(grid).findings) {
      if (finding.fix === null || finding.fix.edits.length === 0) continue;
      followed += 1;
      const left = review(applyEdits([grid], finding.fix.edits)).findings;
      expect(left.filter((each) => same(each) === same(finding)).map(({ cells }) => cells)).toEqual([]);
    }
  }
  expect(followed).toBeGreaterThan(300);
}, 120_000);
