/** One cause, one finding: the most particular check speaks, what it explains becomes part of it. */

import type { AnyNarrativeCheck, NarrativeCheckId } from './checks/all.ts';
import type { NarrativeDraft, Place } from './checks/check.ts';
import type { CellSpan } from './ledger-types.ts';

export interface Placed {
  readonly check: AnyNarrativeCheck;
  readonly draft: NarrativeDraft;
}

/** The most particular first. */
const ORDER: readonly NarrativeCheckId[] = [
  'text-unit',
  'text-two-values',
  'text-year',
  'text-sum',
  'text-difference',
  'text-rate',
  'text-target-missed',
];

function keyOf(place: Place | CellSpan): string | null {
  return 'piece' in place ? `${place.piece.index}:${place.start}` : null;
}

function rank({ check }: Placed): number {
  const at = ORDER.indexOf(check.id);
  return at < 0 ? ORDER.length : at;
}

/** Findings that rest on a number which a more particular finding is about join it. */
export function settle(placed: readonly Placed[]): Placed[] {
  const owners = new Map<string, number>();
  const kept: Placed[] = [];
  const extra = new Map<number, (Place | CellSpan)[]>();
  for (const each of [...placed].sort((a, b) => rank(a) - rank(b))) {
    const places = [each.draft.at, ...each.draft.related];
    const isRanked = rank(each) < ORDER.length;
    const owner = isRanked
      ? places
          .map(keyOf)
          .map((key) => (key === null ? undefined : owners.get(key)))
          .find((at) => at !== undefined)
      : undefined;
    if (owner !== undefined && rank(kept[owner] as Placed) < rank(each)) {
      extra.set(owner, [...(extra.get(owner) ?? []), ...places]);
      continue;
    }
    const key = keyOf(each.draft.at);
    const explained = (each.draft.explains ?? []).map(keyOf);
    for (const own of isRanked ? [key, ...explained] : []) {
      if (own !== null && !owners.has(own)) owners.set(own, kept.length);
    }
    kept.push(each);
  }
  return kept.map((each, index) => {
    const more = extra.get(index);
    if (more === undefined) return each;
    const known = new Set([each.draft.at, ...each.draft.related].map(keyOf));
    return {
      ...each,
      draft: { ...each.draft, related: [...each.draft.related, ...more.filter((place) => !known.has(keyOf(place)))] },
    };
  });
}
