import { z } from 'zod';

/**
 * The rules of a place as data. Points are points, rates and shares 0–1, all written as plain numbers in JSON.
 */
const share = z.number().min(0).max(1);
const points = z.number().min(0).max(1000);

export const scoringPolicySchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** Chinese name shown to the user. */
  name: z.string().min(1),
  /** Number and title of the rules, never a quotation. */
  source: z.string().min(1),
  /** What all points add up to. */
  base: points.default(100),
  executionPoints: points,
  /** Points of the first-level groups, where the rules name them: 产出 → 50. */
  weights: z.record(z.string(), points).default({}),
  reverse: z.enum(['inverse', 'linear']),
  /** Lower bounds of the first and second tier as shares of the points. */
  tiers: z.strictObject({ first: share, second: share }),
  overfulfilment: z.strictObject({
    /** Actual ÷ target from which an explanation is expected. */
    threshold: z.number().min(1),
  }),
  /** Execution rate under which an explanation is expected. */
  executionExplainBelow: share,
  satisfactionBands: z
    .array(z.strictObject({ from: share, share }))
    .min(1)
    .nullable()
    .default(null),
  grades: z.strictObject({ 优: points, 良: points, 中: points }),
  /** Digits behind the point of a score. */
  digits: z.int().min(0).max(4).default(2),
  /** Warn when execution rate and indicator completion are further apart (share); null: don't. */
  paceGap: share.nullable().default(null),
  notes: z.array(z.string()).default([]),
});

export type ScoringPolicy = z.infer<typeof scoringPolicySchema>;

/** Which policy a form's own words speak for. Never applied without the user's choice. */
export interface PolicySuggestion {
  readonly policy: string;
  readonly reason:
    | { readonly kind: 'execution-points'; readonly points: string; readonly cell: string }
    | { readonly kind: 'region'; readonly word: string; readonly cell: string }
    | { readonly kind: 'layout'; readonly layout: string }
    | { readonly kind: 'remark'; readonly text: string; readonly cell: string };
}
