/** What the review of a report's text gives: its numbers, how they hang together, and what contradicts what. */

import type { Severity } from '../checks/check.ts';
import type { Waived } from '../waivers/waiver.ts';
import type { NarrativeCheckData, NarrativeCheckId } from './checks/all.ts';
import type { CellSpan, Mention, Relation, TextSpan } from './ledger-types.ts';

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
