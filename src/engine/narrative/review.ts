/** The numbers of a report's text, recomputed from what the text says itself and held against the form. */

import type { ScoringPolicy } from '../policy/schema.ts';
import type { TableReview } from '../review-types.ts';
import type { Waived } from '../waivers/waiver.ts';
import { allNarrativeChecks } from './checks/all.ts';
import type { NarrativeContext, Place } from './checks/check.ts';
import type { NarrativeDoc } from './document.ts';
import { countsOf, ledgerOf, relationsOf } from './ledger.ts';
import type { CellSpan, Relation, TextSpan } from './ledger-types.ts';
import type { Link } from './link.ts';
import { mentionsOf, type Num, spanOf } from './mentions.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { countLinks } from './relations/count.ts';
import { deductions } from './relations/deductions.ts';
import { differenceLinks } from './relations/difference.ts';
import { gradeLinks } from './relations/grade.ts';
import { itemScoresLinks, listedScores } from './relations/items.ts';
import { rateLinks } from './relations/rate.ts';
import { sameLinks } from './relations/same.ts';
import { sumLinks } from './relations/sum.ts';
import { targetLinks } from './relations/target.ts';
import type { AnyNarrativeFinding, NarrativeReview } from './review-types.ts';
import { type Placed, settle } from './settle.ts';

/** What the author decided to leave: the check and the quote that it was about. */
export interface NarrativeWaiver extends Waived {
  readonly check: string;
  readonly about: string;
}

export interface NarrativeOptions {
  /** Grades are those of this policy. */
  readonly policy: ScoringPolicy;
  readonly waivers?: readonly NarrativeWaiver[];
}

function textSpan({ piece, start, end }: Place): TextSpan {
  return spanOf(piece, start, Math.max(end, start + 1));
}

function isPlace(place: Place | CellSpan): place is Place {
  return 'piece' in place;
}

function toFinding({ check, draft }: Placed, waivers: readonly NarrativeWaiver[]): AnyNarrativeFinding {
  const at = textSpan(draft.at);
  const waiver = waivers
    .filter((each) => each.check === check.id && each.about === at.quote && each.reason !== '')
    .at(-1);
  return {
    ...at,
    check: check.id,
    severity: draft.severity ?? check.severity,
    path: draft.at.piece.path,
    related: draft.related.map((each) => (isPlace(each) ? textSpan(each) : each)),
    data: draft.data,
    about: at.quote,
    waived: waiver === undefined ? null : { reason: waiver.reason, date: waiver.date },
    // The id decides which data it is; the compiler can't follow that through a list of all checks.
  } as AnyNarrativeFinding;
}

/** Numbers that were held against the form. */
function formRelation({ check, draft }: Placed): Relation[] {
  const { at, related, agrees = false } = draft;
  const [cell] = related;
  if (!check.needsForm || !('index' in at) || cell === undefined || isPlace(cell)) return [];
  const { index, quote } = at as Num;
  return [
    {
      kind: 'form',
      verdict: agrees ? 'agrees' : 'contradicts',
      mentions: [index],
      workings: [`${quote} / ${cell.cell} ${cell.quote}`],
    },
  ];
}

function linksOf(nums: NarrativeContext['nums'], pieces: readonly Piece[], policy: ScoringPolicy): Link[] {
  const taken = deductions(nums);
  const sums = [...sumLinks(nums), ...taken.sums];
  const links: Link[] = [
    ...rateLinks(nums),
    ...sums,
    ...differenceLinks(nums),
    ...taken.differences,
    ...listedScores(nums, policy.base),
    ...itemScoresLinks(nums),
    ...gradeLinks(nums, policy),
    ...targetLinks(nums),
    ...countLinks(nums, pieces, sums),
  ];
  return [...links, ...sameLinks(nums, pieces, links)];
}

/**
 * Reviews a report's text.
 *
 * @param forms the forms that belong to it; none: checks against the form don't run.
 */
export function reviewNarrative(
  doc: NarrativeDoc,
  forms: readonly TableReview[],
  { policy, waivers = [] }: NarrativeOptions,
): NarrativeReview {
  const pieces = piecesOf(doc);
  const nums = mentionsOf(pieces);
  const links = linksOf(nums, pieces, policy);
  const context: NarrativeContext = { pieces, nums, links, policy, forms };
  const placed = allNarrativeChecks.flatMap((check): Placed[] =>
    check.needsForm && forms.length === 0 ? [] : check.run(context).map((draft) => ({ check, draft })),
  );
  const findings = settle(placed.filter(({ draft }) => draft.agrees !== true))
    .sort((a, b) => a.draft.at.piece.index - b.draft.at.piece.index || a.draft.at.start - b.draft.at.start)
    .map((each) => toFinding(each, waivers));
  const mentions = ledgerOf(nums);
  const relations = [...relationsOf(links), ...placed.flatMap(formRelation)];
  return { findings, mentions, relations, counts: countsOf(mentions, relations) };
}
