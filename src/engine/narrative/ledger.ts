/** The account of all numbers: what was held against what, what agreed, what nothing can be said of. */

import type { Mention, Relation } from './ledger-types.ts';
import type { Link } from './link.ts';
import type { Num } from './mentions.ts';
import type { NarrativeCounts } from './review-types.ts';

function bare({ paragraph, note, range, quote, kind, value, slack, unit, noun, role, year }: Num): Mention {
  return { paragraph, note, range, quote, kind, value, slack, unit, noun, role, year };
}

export function ledgerOf(nums: readonly Num[]): Mention[] {
  return nums.map(bare);
}

export function relationsOf(links: readonly Link[]): Relation[] {
  return links.map(({ kind, verdict, nums, workings }) => ({
    kind,
    verdict,
    mentions: [...new Set(nums.map(({ index }) => index))],
    workings,
  }));
}

/** Relations that were decided, and values that stand in none. */
export function countsOf(mentions: readonly Mention[], relations: readonly Relation[]): NarrativeCounts {
  const decided = relations.filter(({ verdict }) => verdict !== 'open');
  const agreed = decided.filter(({ verdict }) => verdict === 'agrees').length;
  const held = new Set(decided.flatMap((relation) => relation.mentions));
  const values = mentions.flatMap(({ kind }, index) => (kind === 'not-a-value' ? [] : [index]));
  return {
    numbers: values.length,
    relations: decided.length,
    agreed,
    contradicting: decided.length - agreed,
    uncheckable: values.filter((index) => !held.has(index)).length,
  };
}
