/** What the review of a report's text gives: its numbers, how they hang together, and what contradicts what. */

import type { Severity } from '../checks/check.ts';
import type { Decimal } from '../decimal.ts';
import type { Waived } from '../waivers/waiver.ts';
import type { NarrativeCheckData, NarrativeCheckId } from './checks/all.ts';

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

export type MentionKind = 'amount' | 'rate' | 'per' | 'count' | 'score' | 'not-a-value';

/** What an amount or a count is said to be, by the words before it. */
export type MentionRole =
  | 'budget'
  | 'initial'
  | 'adjusted'
  | 'allotted'
  | 'received'
  | 'spent'
  | 'left'
  | 'added'
  | 'cut'
  | 'target'
  | 'actual'
  | 'whole'
  | 'part';

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

export type RelationKind =
  | 'rate'
  | 'sum'
  | 'difference'
  | 'score-sum'
  | 'item-scores'
  | 'grade'
  | 'target'
  | 'same'
  | 'count'
  | 'form';

/** `open`: recognised, but what stands in the text doesn't decide it. */
export type RelationVerdict = 'agrees' | 'contradicts' | 'open';

/** Numbers that hang together, and whether they do. */
export interface Relation {
  readonly kind: RelationKind;
  readonly verdict: RelationVerdict;
  /** Indexes into `NarrativeReview.mentions`. */
  readonly mentions: readonly number[];
  /** The calculation that was used, or those that were tried: `45.5 ÷ 100 = 45.5%`. Figures and signs, no prose. */
  readonly workings: readonly string[];
}

interface NarrativeFindingOf<Id extends NarrativeCheckId> extends TextSpan {
  readonly check: Id;
  readonly severity: Severity;
  /** Headings that it stands below, outermost first. */
  readonly path: readonly string[];
  readonly related: readonly (TextSpan | CellSpan)[];
  readonly data: NarrativeCheckData[Id];
  /** What a waiver is keyed by, beside the check: the quote. */
  readonly about: string;
  readonly waived: Waived | null;
}

export type AnyNarrativeFinding = { [Id in NarrativeCheckId]: NarrativeFindingOf<Id> }[NarrativeCheckId];

/** The line that everybody sees. `relations` = `agreed` + `contradicting`. */
export interface NarrativeCounts {
  /** Amounts, rates, per, counts, scores. */
  readonly numbers: number;
  readonly relations: number;
  readonly agreed: number;
  readonly contradicting: number;
  /** Values in no decided relation. */
  readonly uncheckable: number;
}

export interface NarrativeReview {
  readonly findings: readonly AnyNarrativeFinding[];
  /** The ledger: every number in the order of the text, notes last. */
  readonly mentions: readonly Mention[];
  readonly relations: readonly Relation[];
  readonly counts: NarrativeCounts;
}
