/** The numbers of a report's text and how they hang together, as everybody outside sees them. */

import type { Decimal } from '../decimal.ts';

/** A piece of the text; `text.slice(...range) === quote` of its paragraph or note. */
export interface TextSpan {
  /** 第N段; null in a note. */
  readonly paragraph: number | null;
  /** `脚注2`; null in a paragraph. */
  readonly note: string | null;
  /** UTF-16 units, the end excluded. */
  readonly range: readonly [start: number, end: number];
  readonly quote: string;
}

/** A cell of a form that the text was held against. */
export interface CellSpan {
  readonly sheet: string;
  /** A1. */
  readonly cell: string;
  readonly quote: string;
}

export const MENTION_KINDS = ['amount', 'rate', 'per', 'count', 'score', 'not-a-value'] as const;
export type MentionKind = (typeof MENTION_KINDS)[number];

/** What an amount or a count is said to be, by the words before it. */
export const MENTION_ROLES = [
  'budget',
  'initial',
  'adjusted',
  'allotted',
  'received',
  'spent',
  'left',
  'added',
  'cut',
  'target',
  'actual',
  'whole',
  'part',
] as const;
export type MentionRole = (typeof MENTION_ROLES)[number];

/** A number of the text. Every run of digits lies in exactly one of them. */
export interface Mention extends TextSpan {
  readonly kind: MentionKind;
  /** In `unit`; rates are 0–1 (98.5% → 0.985); null where it is no value. */
  readonly value: Decimal | null;
  /** Half a unit of the last printed digit, in the same unit as `value`: the number stands for value ± slack. */
  readonly slack: Decimal | null;
  /** 元 万元 亿元 % ‰ 百分点 分, or the measure word of a count. */
  readonly unit: string | null;
  /** The last noun phrase before it, or the noun that is counted. */
  readonly noun: string | null;
  readonly role: MentionRole | null;
  readonly year: number | null;
}

export const RELATION_KINDS = [
  'rate',
  'sum',
  'difference',
  'score-sum',
  'item-scores',
  'grade',
  'target',
  'same',
  'count',
  'form',
] as const;
type RelationKind = (typeof RELATION_KINDS)[number];

/** `open`: recognised, but what stands in the text doesn't decide it. */
export const RELATION_VERDICTS = ['agrees', 'contradicts', 'open'] as const;
export type RelationVerdict = (typeof RELATION_VERDICTS)[number];

/** Numbers that hang together, and whether they do. */
export interface Relation {
  readonly kind: RelationKind;
  readonly verdict: RelationVerdict;
  /** Indexes into `NarrativeReview.mentions`. */
  readonly mentions: readonly number[];
  /** The calculation that was used, or those that were tried: `45.5 ÷ 100 = 45.5%`. Figures and signs, no prose. */
  readonly workings: readonly string[];
}
