/** What the tab and the page show of a report. */

import { reviewText, type WaivedText } from '../../app/review-text.ts';
import type { Mention, Relation, TextSpan } from '../../engine/narrative/ledger-types.ts';
import type { AnyNarrativeFinding, NarrativeReview } from '../../engine/narrative/review-types.ts';
import type { ScoringPolicy } from '../../engine/policy/schema.ts';
import type { TableReview } from '../../engine/review-types.ts';

export function reviewReport(
  content: WaivedText,
  forms: readonly TableReview[],
  policy: ScoringPolicy,
): NarrativeReview {
  return reviewText(content, forms, forms[0]?.policy ?? policy);
}

/** Characters to outline in a paragraph or note. */
export interface Outlined {
  readonly start: number;
  readonly end: number;
  readonly verdict: 'agrees' | 'contradicts' | 'unchecked';
}

export function keyOfPlace({ paragraph, note }: Pick<TextSpan, 'paragraph' | 'note'>): string {
  return paragraph === null ? `note ${note ?? ''}` : `paragraph ${paragraph}`;
}

/** The values of a text by the paragraph or note that they stand in. */
export function outlinedBy({ mentions, relations }: NarrativeReview): ReadonlyMap<string, readonly Outlined[]> {
  const verdicts = new Map<number, Outlined['verdict']>();
  for (const { verdict, mentions: members } of relations) {
    if (verdict === 'open') continue;
    // One contradiction outweighs what agrees.
    for (const each of members) if (verdicts.get(each) !== 'contradicts') verdicts.set(each, verdict);
  }
  const found = new Map<string, Outlined[]>();
  for (const [at, mention] of mentions.entries()) {
    if (mention.kind === 'not-a-value') continue;
    const key = keyOfPlace(mention);
    const own = found.get(key) ?? [];
    own.push({ start: mention.range[0], end: mention.range[1], verdict: verdicts.get(at) ?? 'unchecked' });
    found.set(key, own);
  }
  return found;
}

export interface Section {
  /** The outermost heading; null: above the first. */
  readonly heading: string | null;
  readonly findings: readonly AnyNarrativeFinding[];
}

/** Findings by the part of the report that they stand in, in the order of the text. */
export function sectionsOf(findings: readonly AnyNarrativeFinding[]): Section[] {
  const sections = new Map<string | null, AnyNarrativeFinding[]>();
  for (const finding of findings) {
    const heading = finding.path[0] ?? null;
    const own = sections.get(heading) ?? [];
    own.push(finding);
    sections.set(heading, own);
  }
  return [...sections].map(([heading, own]) => ({ heading, findings: own }));
}

/** Relations that agree, each with the first of its numbers, where it is shown. */
export function agreeingOf({
  relations,
  mentions,
}: NarrativeReview): { readonly relation: Relation; readonly at: Mention }[] {
  return relations.flatMap((relation) => {
    const at = mentions[relation.mentions[0] ?? -1];
    return relation.verdict === 'agrees' && at !== undefined ? [{ relation, at }] : [];
  });
}
