import type { Decimal } from '../decimal.ts';
import type { Field, Indicator } from '../layout/self-evaluation.ts';
import type { About } from '../notes/draft.ts';
import { isUnused } from '../scoring/points.ts';
import type { IndicatorResult, ScoredTable } from '../scoring/results.ts';
import { sameScore } from '../scoring/rules.ts';
import { type FillOptions, isBlankCell, isPercentCell, type Plan, pointsValue } from './fill-plan.ts';
import { indicatorFormula } from './formulas.ts';

/** Whether the user asked for this score. */
export function inScope(options: FillOptions, about: About, { cell }: Field): boolean {
  const scope = options.scope ?? 'differing';
  if (scope === 'differing') return true;
  return scope === 'blank' ? isBlankCell(cell) : scope.has(about);
}

/** Whether the user named this very score. */
function isChosen({ scope }: FillOptions, about: About): boolean {
  return typeof scope === 'object' && scope.has(about);
}

/** A recorded score that the rule contradicts only by an assumption, or where the national rule leaves the deduction to judgement. */
function isJudgement(result: IndicatorResult, rule: Decimal): boolean {
  const recorded = result.score.value;
  if (recorded === null || sameScore(recorded, rule)) return false;
  return result.assumedReverse || (result.status === 'overfulfilled' && recorded.lt(rule));
}

function skipUnscored(plan: Plan, field: Field, result: IndicatorResult): void {
  const { derivation, range, index, score } = result;
  if (isUnused(result)) return;
  // Words with a score in their range need nobody.
  if (range !== null && score.value?.gte(range.low) === true && score.value.lte(range.high)) return;
  if (range !== null) plan.skip(field, 'scores', index, { kind: 'tier', ...range });
  else if (derivation.rule === 'undetermined') {
    plan.skip(field, 'scores', index, { kind: 'undetermined', why: derivation.reason });
  }
}

/** The rule's score, where the rules give one and it isn't there. */
export function fillIndicator(plan: Plan, scored: ScoredTable, indicator: Indicator, options: FillOptions): void {
  const result = scored.scores.indicators[indicator.index];
  const field = indicator.score;
  // A shared score cell is written once, for its owner; there the result speaks for the whole cell.
  if (result === undefined || field === null || indicator.scoreOwner !== indicator.index) return;
  if (!inScope(options, indicator.index, field)) return;
  const { recomputed, score } = result;
  if (recomputed === null) {
    skipUnscored(plan, field, result);
    return;
  }
  if (isJudgement(result, recomputed) && !isChosen(options, indicator.index)) {
    const recorded = score.value as Decimal;
    plan.skip(field, 'scores', indicator.index, { kind: 'judgement', rule: recomputed, recorded });
    return;
  }
  const isRight = score.value !== null && sameScore(score.value, recomputed);
  const live = indicator.pointsOwner === indicator.index && !isPercentCell(field.cell);
  plan.write(
    {
      field,
      part: 'scores',
      about: indicator.index,
      isRight,
      value: pointsValue(field.cell, recomputed),
      formula: live ? indicatorFormula(indicator, result.derivation, scored.policy) : null,
      makeLive: isChosen(options, indicator.index),
    },
    recomputed,
  );
}
