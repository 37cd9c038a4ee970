import type { ScoredTable } from '../scoring/results.ts';
import { fillExecutionScore, fillRate } from './fill-funds.ts';
import { fillNotes } from './fill-notes.ts';
import { type FillOptions, type FillPlan, Plan } from './fill-plan.ts';
import { fillIndicator } from './fill-scores.ts';
import { fillGrade, fillTotal } from './fill-total.ts';
import { witnessedIn } from './witness.ts';

/**
 * Plans what to write so that the form says what the rules give: scores, execution rate, total, grade, notes, each part only
 * when asked for. Never a score that a human has to decide; existing notes and (unless told so) formulas stay.
 *
 * The total is the sum of what the score cells will hold, so that it is right in a form whose undecided scores keep what
 * was recorded. As formulas, execution rate, execution score and total become live also where their number is right
 * already; an indicator's score when it is written, and its target and actual are plain numbers with a named operator.
 */
export function planFill(scored: ScoredTable, options: FillOptions): FillPlan {
  const { table } = scored;
  const plan = new Plan(table.sheet, options);
  const { what } = options;
  const row = table.funds?.total ?? null;
  if (what.has('rate') && row !== null) fillRate(plan, scored, row);
  if (what.has('scores')) {
    if (row !== null) fillExecutionScore(plan, scored, row, options);
    for (const indicator of table.indicators) fillIndicator(plan, scored, indicator, options);
  }
  if (what.has('total')) fillTotal(plan, scored);
  if (what.has('grade')) fillGrade(plan, scored);
  const unusedCauses = what.has('notes') ? fillNotes(plan, scored, options) : [];
  return { edits: witnessedIn(plan.edits, table), skipped: plan.skipped, unusedCauses };
}
