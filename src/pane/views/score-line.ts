import { useMemo } from 'react';
import type { TableReview } from '../../engine/review-types.ts';
import { CARD } from '../../messages/pane.ts';
import { shortened } from '../../messages/words.ts';
import { type CardRow, scoreCard } from '../../reports/card.ts';
import { tableEntry } from '../../reports/entry.ts';
import type { TableEntry } from '../../reports/schema.ts';

export function figure(value: number | null): string {
  return value === null ? CARD.none : String(value);
}

export function differs({ recorded, recomputed }: CardRow): boolean {
  return recorded !== null && recomputed !== null && recorded !== recomputed;
}

/** The total in words. It agrees only where both totals stand there and no part differs. */
export function headline(table: TableEntry, total: CardRow, parts: readonly CardRow[], differing: number): string {
  const { grade, reason } = table.total.recomputed;
  const recomputed = `${figure(total.recomputed)} ${grade ?? ''}`.trim();
  const place = table.total.score;
  const isPlaceThere = place !== null;
  if (typeof place?.value === 'string') {
    const words = shortened(place.value, 12);
    return total.recomputed === null
      ? CARD.withReason(CARD.totalWordsYet(words), reason)
      : CARD.totalWords(words, recomputed);
  }
  if (total.recorded === null) {
    if (total.recomputed === null) return CARD.withReason(isPlaceThere ? CARD.totalBlankYet : CARD.noTotalYet, reason);
    return isPlaceThere ? CARD.totalBlank(recomputed) : CARD.noTotal(recomputed);
  }
  if (total.recomputed === null) return CARD.withReason(CARD.recordedOnly(figure(total.recorded)), reason);
  if (differs(total)) return CARD.total(figure(total.recorded), recomputed);
  if (differing > 0 || parts.some(differs)) return CARD.partsDiffer(recomputed);
  // What a person has to judge counts as it is recorded, and what wasn't read doesn't count at all: neither was recomputed.
  const isWhole = table.total.recomputed.complete && !table.gaps.some(({ holdsPoints }) => holdsPoints);
  return isWhole ? CARD.totalSame(recomputed) : CARD.knownSame(recomputed);
}

/** A form and its card; `total` is undefined where it isn't scored. */
export interface Scored {
  readonly table: TableEntry;
  readonly parts: readonly CardRow[];
  readonly total: CardRow | undefined;
}

export function useScored(reviewed: TableReview): Scored {
  return useMemo(() => {
    const table = tableEntry(reviewed);
    const rows = scoreCard(table);
    return { table, parts: rows.slice(0, -1), total: rows.at(-1) };
  }, [reviewed]);
}
