import type { ScoringPolicy } from '../../engine/policy/schema.ts';

/** A policy as the texts of a form: shares are typed as percentages. What was mistyped is kept, for `parsePolicy` to name. */
export interface PolicyForm {
  readonly name: string;
  readonly source: string;
  readonly base: string;
  readonly executionPoints: string;
  readonly reverse: ScoringPolicy['reverse'];
  readonly firstTier: string;
  readonly secondTier: string;
  readonly threshold: string;
  readonly explainBelow: string;
  /** `90、80、60` */
  readonly grades: string;
  readonly digits: string;
  /** `产出 50、效益 30` */
  readonly weights: string;
}

function percent(share: number): string {
  return String(Number((share * 100).toPrecision(12)));
}

export function formOf(policy: ScoringPolicy): PolicyForm {
  const { grades } = policy;
  return {
    name: policy.name,
    source: policy.source,
    base: String(policy.base),
    executionPoints: String(policy.executionPoints),
    reverse: policy.reverse,
    firstTier: percent(policy.tiers.first),
    secondTier: percent(policy.tiers.second),
    threshold: percent(policy.overfulfilment.threshold),
    explainBelow: percent(policy.executionExplainBelow),
    grades: `${grades.优}、${grades.良}、${grades.中}`,
    digits: String(policy.digits),
    weights: Object.entries(policy.weights)
      .map(([name, points]) => `${name} ${points}`)
      .join('、'),
  };
}

/** The number, or the text itself: then the schema says that it is none. */
function number(text: string): number | string {
  const trimmed = text.trim();
  const value = Number(trimmed);
  return trimmed === '' || !Number.isFinite(value) ? text : value;
}

function share(text: string): number | string {
  const value = number(text.replace(/[%％]\s*$/, ''));
  return typeof value === 'number' ? Number((value / 100).toPrecision(12)) : value;
}

function parts(text: string): string[] {
  return text
    .split(/[、，,；;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
}

function weights(text: string): Record<string, number | string> {
  const entries = parts(text).map((part): [string, number | string] => {
    const match = /(.+?)\s*([\d.]+)\s*分?$/.exec(part);
    return match === null ? [part, ''] : [match[1] as string, number(match[2] as string)];
  });
  return Object.fromEntries(entries);
}

/** What the form says, with what it doesn't show taken from the policy it began with; to be checked by `parsePolicy`. */
export function policyOf(form: PolicyForm, start: ScoringPolicy): unknown {
  const [first = '', second = '', third = ''] = parts(form.grades);
  return {
    ...start,
    name: form.name.trim(),
    source: form.source.trim(),
    base: number(form.base),
    executionPoints: number(form.executionPoints),
    reverse: form.reverse,
    tiers: { first: share(form.firstTier), second: share(form.secondTier) },
    overfulfilment: { ...start.overfulfilment, threshold: share(form.threshold) },
    executionExplainBelow: share(form.explainBelow),
    grades: { 优: number(first), 良: number(second), 中: number(third) },
    digits: number(form.digits),
    weights: weights(form.weights),
  };
}

/** An id that no other policy has; own ones are recognised by it. */
export function ownId(taken: readonly { readonly id: string }[]): string {
  let number = 1;
  while (taken.some(({ id }) => id === `own-${number}`)) number++;
  return `own-${number}`;
}
