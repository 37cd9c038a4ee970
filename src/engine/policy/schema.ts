// The functional flavour: a bundle holds the checks that are used, a third of the whole.
import * as z from 'zod/mini';
import { _default as withDefault } from 'zod/mini';

// Validators made at run time by `new Function` are forbidden in the pages of the add-in.
z.config({ jitless: true });

/**
 * The rules of a place as data. Points are points, rates and shares 0–1, all written as plain numbers in JSON.
 */
const share = z.number().check(z.minimum(0), z.maximum(1));
const points = z.number().check(z.minimum(0), z.maximum(1000));
const text = z.string().check(z.minLength(1));

/** Rules between fields; the names are the `rule` of a `PolicyProblem`. */
export type PolicyRule = 'tiers-descend' | 'grades-descend' | 'bands-descend' | 'points-within-base' | 'base-positive';

const policyFields = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]*$/)),
  /** Chinese name shown to the user. */
  name: text,
  /** Number and title of the rules, never a quotation. */
  source: text,
  /** What all points add up to. */
  base: withDefault(points, 100),
  executionPoints: points,
  /** Points of the first-level groups, where the rules name them: 产出 → 50. */
  weights: withDefault(z.record(z.string(), points), {}),
  reverse: z.enum(['inverse', 'linear']),
  /** Lower bounds of the first and second tier as shares of the points. */
  tiers: z.strictObject({ first: share, second: share }),
  overfulfilment: z.strictObject({
    /** Actual ÷ target from which an explanation is expected. */
    threshold: z.number().check(z.minimum(1)),
  }),
  /** Execution rate under which an explanation is expected. */
  executionExplainBelow: share,
  satisfactionBands: withDefault(
    z.nullable(z.array(z.strictObject({ from: share, share })).check(z.minLength(1))),
    null,
  ),
  grades: z.strictObject({ 优: points, 良: points, 中: points }),
  /** Digits after the point of a score. */
  digits: withDefault(z.int().check(z.minimum(0), z.maximum(4)), 2),
  /** Warn when execution rate and indicator completion are further apart (share); null: don't. */
  paceGap: withDefault(z.nullable(share), null),
  /** Words of a form's title or units that speak for this policy: 湖北, 黄石. */
  regions: withDefault(z.array(text), []),
  notes: withDefault(z.array(z.string()), []),
});

export type ScoringPolicy = z.infer<typeof policyFields>;

function bandsDescend(bands: NonNullable<ScoringPolicy['satisfactionBands']>): boolean {
  return bands.every((band, index) => {
    const above = bands[index - 1];
    // A lower band that earned more would make a worse result score higher.
    return above === undefined || (band.from < above.from && band.share <= above.share);
  });
}

/** The rules that the fields of a policy break among each other, each with the field to look at. */
function brokenRules(policy: ScoringPolicy): { rule: PolicyRule; path: string }[] {
  const { base, executionPoints, weights, tiers, satisfactionBands, grades } = policy;
  const broken: { rule: PolicyRule; path: string }[] = [];
  if (base <= 0) broken.push({ rule: 'base-positive', path: 'base' });
  if (tiers.second > tiers.first) broken.push({ rule: 'tiers-descend', path: 'tiers' });
  if (grades.良 > grades.优 || grades.中 > grades.良) broken.push({ rule: 'grades-descend', path: 'grades' });
  const given = Object.values(weights).reduce((sum, weight) => sum + weight, executionPoints);
  if (given > base + 1e-9) broken.push({ rule: 'points-within-base', path: 'weights' });
  if (satisfactionBands !== null && !bandsDescend(satisfactionBands)) {
    broken.push({ rule: 'bands-descend', path: 'satisfactionBands' });
  }
  return broken;
}

export const scoringPolicySchema = policyFields.check(({ value, issues }) => {
  for (const { rule, path } of brokenRules(value))
    issues.push({ code: 'custom', path: [path], params: { rule }, input: value });
});

/** Which policy a form's own words speak for. Never applied without the user's choice. */
export interface PolicySuggestion {
  readonly policy: string;
  readonly reason:
    | { readonly kind: 'execution-points'; readonly points: string; readonly cell: string }
    | { readonly kind: 'region'; readonly word: string; readonly cell: string }
    | { readonly kind: 'layout'; readonly layout: string }
    | { readonly kind: 'group'; readonly name: string; readonly cell: string }
    | { readonly kind: 'remark'; readonly text: string; readonly cell: string };
}
