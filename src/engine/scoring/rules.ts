import { type Decimal, decimal, halfUnit } from '../decimal.ts';
import type { ScoringPolicy } from '../policy/schema.ts';

/** A policy's numbers as decimals, made once a policy. */
export interface Rules {
  readonly policy: ScoringPolicy;
  readonly base: Decimal;
  readonly executionPoints: Decimal;
  readonly firstTier: Decimal;
  readonly secondTier: Decimal;
  /** Actual ÷ target from which an indicator is over-fulfilled. */
  readonly threshold: Decimal;
  readonly explainBelow: Decimal;
  /** Highest first; empty when satisfaction is scored like any other indicator. */
  readonly bands: readonly { readonly from: Decimal; readonly share: Decimal }[];
  readonly grades: { readonly 优: Decimal; readonly 良: Decimal; readonly 中: Decimal };
}

const PREPARED = new WeakMap<ScoringPolicy, Rules>();

export function rulesOf(policy: ScoringPolicy): Rules {
  const known = PREPARED.get(policy);
  if (known !== undefined) return known;
  const { base, executionPoints, tiers, overfulfilment, executionExplainBelow, satisfactionBands, grades } = policy;
  const rules: Rules = {
    policy,
    base: decimal(base),
    executionPoints: decimal(executionPoints),
    firstTier: decimal(tiers.first),
    secondTier: decimal(tiers.second),
    threshold: decimal(overfulfilment.threshold),
    explainBelow: decimal(executionExplainBelow),
    bands: (satisfactionBands ?? []).map((band) => ({ from: decimal(band.from), share: decimal(band.share) })),
    grades: { 优: decimal(grades.优), 良: decimal(grades.良), 中: decimal(grades.中) },
  };
  PREPARED.set(policy, rules);
  return rules;
}

/** Half a unit of the second digit: scores and totals nearer than this are the same (domain rule; 0.005). */
export const SCORE_TOLERANCE: Decimal = halfUnit(2);

/** Half a unit of the last digit of a percentage with two digits: rates (0–1) nearer than this are the same. */
export const RATE_TOLERANCE: Decimal = halfUnit(4);

/** Whether two scores are the same within the tolerance. */
export function sameScore(a: Decimal, b: Decimal): boolean {
  return a.eq(b) || a.minus(b).abs().lte(SCORE_TOLERANCE);
}

/** Above by more than rounding can make. */
export function exceeds(a: Decimal, b: Decimal): boolean {
  return a.gt(b) && !sameScore(a, b);
}
