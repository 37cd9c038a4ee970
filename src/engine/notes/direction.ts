/** Which way something deviates: causes that fit one way are absurd for another. */

import type { Decimal } from '../decimal.ts';
import type { Indicator } from '../layout/self-evaluation.ts';
import type { Derivation, ScoredTable } from '../scoring/results.ts';
import { isSatisfaction } from '../scoring/satisfaction.ts';
import type { NoteDraft } from './draft.ts';

/**
 * `unmet`: less, or later, than was asked for. `above`: more than a limit allows. `over`: far more than was
 * asked for. `discontent`: people are less content than was asked for. `execution`: money left over. `deducted`: reached, or told in
 * words, and scored below the points.
 */
export const DIRECTIONS = ['unmet', 'above', 'over', 'discontent', 'execution', 'deducted'] as const;

export type Direction = (typeof DIRECTIONS)[number];

/** The actual is above the target, in one unit. */
function isAbove(derivation: Derivation): boolean {
  switch (derivation.rule) {
    case 'ratio':
    case 'inverse':
    case 'linear':
    case 'compared':
      return derivation.actual.gt(derivation.target);
    case 'target-zero':
      return true;
    default:
      return false;
  }
}

function ofMissed(indicator: Indicator, derivation: Derivation): Direction {
  if (indicator.isExecutionRate) return 'execution';
  if (isAbove(derivation)) return 'above';
  return isSatisfaction(indicator) ? 'discontent' : 'unmet';
}

/** The direction of a draft of this form. */
export function directionOf({ table, scores }: ScoredTable, { about, facts }: NoteDraft): Direction {
  if (about === 'execution') return 'execution';
  const indicator = table.indicators[about];
  const result = scores.indicators[about];
  if (facts.kind === 'deducted' || indicator === undefined || result === undefined) return 'deducted';
  if (facts.kind === 'overfulfilled') return 'over';
  return ofMissed(indicator, result.derivation);
}

/** The score of a target that was reached by the rules and marked down all the same; null otherwise. */
export function dueScore({ scores }: ScoredTable, { about, facts }: NoteDraft): Decimal | null {
  const result = about === 'execution' || facts.kind !== 'deducted' ? undefined : scores.indicators[about];
  if (result === undefined || result.assumedReverse) return null;
  const { effectivePoints, recomputed } = result;
  return effectivePoints !== null && recomputed?.eq(effectivePoints) === true ? recomputed : null;
}
