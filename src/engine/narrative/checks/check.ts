/** What a check of a report's text is: a rule with an id, which states findings as places of the text and data. */

import type { Severity } from '../../checks/check.ts';
import type { ScoringPolicy } from '../../policy/schema.ts';
import type { TableReview } from '../../review-types.ts';
import type { CellSpan } from '../ledger-types.ts';
import type { Link } from '../link.ts';
import type { Num } from '../mentions.ts';
import type { Piece } from '../pieces.ts';

/** A place of the dense text; numbers are places too. */
export interface Place {
  readonly piece: Piece;
  readonly start: number;
  readonly end: number;
}

export interface NarrativeContext {
  readonly pieces: readonly Piece[];
  readonly nums: readonly Num[];
  readonly links: readonly Link[];
  readonly policy: ScoringPolicy;
  /** The paired forms; none: the form- checks have nothing to look at. */
  readonly forms: readonly TableReview[];
}

/** A finding before it has a quote. */
export interface NarrativeDraft<Data = unknown> {
  readonly at: Place;
  readonly related: readonly (Place | CellSpan)[];
  /** Findings of less particular checks at these places have the same cause. */
  readonly explains?: readonly Place[];
  readonly data: Data;
  /** Overrides the check's. */
  readonly severity?: Severity;
  /** It was held against the form and is the same: a line of the ledger, no finding. */
  readonly agrees?: boolean;
}

export interface NarrativeCheck<Id extends string, Data> {
  readonly id: Id;
  readonly severity: Severity;
  /** It holds the text against the form. */
  readonly needsForm: boolean;
  run(context: NarrativeContext): NarrativeDraft<Data>[];
}

type LinkOf<Kind extends Link['kind']> = Link & { readonly kind: Kind };

/** The relations of one kind that contradict. */
export function contradicting<Kind extends Link['kind']>({ links }: NarrativeContext, kind: Kind): LinkOf<Kind>[] {
  return links.filter((link): link is LinkOf<Kind> => link.kind === kind && link.verdict === 'contradicts');
}

/** The other numbers of a relation. */
export function others(nums: readonly Num[], at: Num): Num[] {
  return nums.filter((num) => num !== at);
}
