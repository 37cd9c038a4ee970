import type * as z from 'zod/mini';
import { valueAt } from '../json-path.ts';
import { type PolicyRule, type ScoringPolicy, scoringPolicySchema } from './schema.ts';

/** What is wrong with one place of a policy file, as data; `messages/policy.ts` has the words. */
export interface PolicyProblem {
  /** Where: `tiers.first`, `satisfactionBands.0.from`; `''` for the whole. */
  readonly path: string;
  readonly problem:
    | { readonly kind: 'missing' }
    | { readonly kind: 'type'; readonly expected: string }
    | { readonly kind: 'too-small'; readonly minimum: number }
    | { readonly kind: 'too-big'; readonly maximum: number }
    | { readonly kind: 'empty' }
    | { readonly kind: 'format' }
    | { readonly kind: 'choice'; readonly choices: readonly string[] }
    | { readonly kind: 'unknown-keys'; readonly keys: readonly string[] }
    | { readonly kind: 'rule'; readonly rule: PolicyRule };
}

export type PolicyParse =
  | { readonly ok: true; readonly policy: ScoringPolicy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

function problemOf(issue: z.core.$ZodIssue, json: unknown): PolicyProblem['problem'] {
  switch (issue.code) {
    case 'invalid_type':
      return valueAt(json, issue.path) === undefined ? { kind: 'missing' } : { kind: 'type', expected: issue.expected };
    case 'too_small':
      return issue.origin === 'number' || issue.origin === 'int'
        ? { kind: 'too-small', minimum: Number(issue.minimum) }
        : { kind: 'empty' };
    case 'too_big':
      return { kind: 'too-big', maximum: Number(issue.maximum) };
    case 'invalid_value':
      return valueAt(json, issue.path) === undefined
        ? { kind: 'missing' }
        : { kind: 'choice', choices: issue.values.map(String) };
    case 'unrecognized_keys':
      return { kind: 'unknown-keys', keys: issue.keys };
    case 'custom':
      return { kind: 'rule', rule: (issue.params as { rule: PolicyRule }).rule };
    default:
      return { kind: 'format' };
  }
}

/** Reads a unit's own policy (already parsed JSON). Every problem is named with its place; nothing is guessed. */
export function parsePolicy(json: unknown): PolicyParse {
  const parsed = scoringPolicySchema.safeParse(json);
  if (parsed.success) return { ok: true, policy: parsed.data };
  const problems = parsed.error.issues.map((issue) => ({
    path: issue.path.map(String).join('.'),
    problem: problemOf(issue, json),
  }));
  return { ok: false, problems };
}
