import type { SheetGrid } from './grid/grid.ts';
import type { ScoringPolicy } from './policy/schema.ts';
import type { Review } from './review-types.ts';

export interface ReviewOptions {
  /** The policy in force; `national` when absent. */
  readonly policy?: ScoringPolicy;
}

/** Reads every form of the sheets, scores and checks it. Never throws for what stands in a sheet. */
export function review(_grids: readonly SheetGrid[], _options: ReviewOptions = {}): Review {
  throw new Error('not yet');
}
