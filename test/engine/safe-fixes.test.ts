import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { defaultPolicy } from '../../src/engine/policy/built-in.ts';
import { review } from '../../src/engine/review.ts';
import { type SafeFixes, safeFixSteps } from '../../src/engine/safe-fixes.ts';
import { applyEdits } from '../support/apply-edits.ts';
import { allForms } from '../support/fixtures.ts';
import { exampleForm, withCells } from '../support/form-text.ts';

/** All fixes with one right answer, written together. */

function plan(grids: readonly SheetGrid[]): SafeFixes {
  const steps = safeFixSteps(review(grids), grids, defaultPolicy);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

function written(grids: readonly SheetGrid[]): readonly SheetGrid[] {
  return applyEdits(grids, plan(grids).edits);
}

/** The total fits the wrong score: the score alone is found, and the total goes with it. */
const FORM = withCells(exampleForm('national'), { F13: '5个' });

test('a total that follows from a corrected score is written with it, right at once', () => {
  const { edits, settled } = plan([FORM]);
  expect(settled).toBeGreaterThan(0);
  expect(edits.map(({ cell, from, to }) => [cell, from.value, to.value])).toEqual([
    ['H13', 20, 16.67],
    ['H20', 100, 96.67],
  ]);
  expect(review(written([FORM])).findings.map(({ check }) => check)).toEqual(['deduction-unexplained']);
});

test('in a sheet with formulas nothing is written that was not found', () => {
  const formulas = withCells(FORM, { H20: '=SUM(H13:H19)+I6 → 100' });
  expect(plan([formulas]).edits.map(({ cell }) => cell)).toEqual(['H13']);
});

test('every cell is written once, and from what it holds', () => {
  for (const grid of allForms()) {
    const { edits } = plan([grid]);
    expect(new Set(edits.map(({ cell }) => cell)).size).toBe(edits.length);
    for (const { from, to } of edits) expect(to).not.toEqual(from);
  }
});

test('what was fixed stays fixed: a second plan for the same form is empty', () => {
  for (const grid of allForms()) {
    if (grid.rows.some((row) => row.cells.some((cell) => cell.formula !== null))) continue;
    expect([grid.rows[0]?.cells[0]?.value, plan(written([grid])).edits]).toEqual([grid.rows[0]?.cells[0]?.value, []]);
  }
});
