/** What became of a check on a form. Nothing that did not run looks like nothing found. */

import type { Gap } from './layout/self-evaluation.ts';

/**
 * `finding`: it found something. `passed`: it ran and found nothing. `not-applicable`: the form lacks what it looks at.
 * `cannot-tell`: what it stands on may be in a part of the form that wasn't understood.
 */
export const OUTCOME_STATES = ['finding', 'passed', 'not-applicable', 'cannot-tell'] as const;
type OutcomeState = (typeof OUTCOME_STATES)[number];

export interface Outcome {
  readonly state: OutcomeState;
  /** How many findings, waived ones included. */
  readonly count: number;
  /** The gaps that kept the check, or some of its findings, from being told. */
  readonly gaps: readonly Gap[];
}
