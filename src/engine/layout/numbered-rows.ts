/** Rows that only their numbering tells to be levels: 一、 above （一） above 1. */

import { type Decimal, sum, ZERO } from '../decimal.ts';
import { normalise } from '../values/text.ts';

const NUMBERINGS = [
  /^[一二三四五六七八九十]{1,3}[、.]/,
  /^\([一二三四五六七八九十]{1,3}\)/,
  /^\d{1,2}[、.](?!\d)/,
  /^\(\d{1,2}\)/,
  /^[①-⑳]/,
];

/** What a row has in its two columns of numbers. */
export interface Scored {
  readonly points: Decimal | null;
  readonly score: Decimal | null;
}

export interface NumberedRow extends Scored {
  readonly row: number;
  readonly name: string;
  /** A target or an actual is written. */
  readonly valued: boolean;
}

/**
 * Whether a row's points are just what its parts come to. Its score may be another number, somebody's slip, where the parts have scores of
 * their own; where they have none, it may be theirs.
 */
export function sumsUp({ points, score }: Scored, parts: readonly Scored[]): boolean {
  const total = (column: keyof Scored): Decimal => sum(parts.map((part) => part[column] ?? ZERO));
  if (points === null || !points.eq(total('points'))) return false;
  return score === null || parts.every((part) => part.score !== null) || score.eq(total('score'));
}

function depthOf(name: string): number {
  const text = normalise(name);
  const at = NUMBERINGS.findIndex((pattern) => pattern.test(text));
  return at < 0 ? NUMBERINGS.length : at;
}

/**
 * Headings among the rows of a block, each with whether it is of the highest kind: numbered, without values, above rows that are
 * numbered as its parts or not at all, which it sums up.
 */
export function numberedHeadings(rows: readonly NumberedRow[]): ReadonlyMap<number, boolean> {
  const depths = rows.map(({ name }) => depthOf(name));
  const highest = Math.min(...depths);
  const headings = new Map<number, boolean>();
  for (let at = rows.length - 2; at >= 0; at--) {
    const own = rows[at] as NumberedRow;
    const depth = depths[at] as number;
    if (own.valued || depth === NUMBERINGS.length || (depths[at + 1] as number) <= depth) continue;
    let end = at + 1;
    while (end < rows.length && (depths[end] as number) > depth) end++;
    const parts = rows.slice(at + 1, end).filter(({ row }) => !headings.has(row));
    // One row without a number of its own, scored otherwise, is the next indicator.
    const [only] = parts;
    const isNext = parts.length === 1 && only !== undefined && depthOf(only.name) === NUMBERINGS.length;
    if (sumsUp(own, parts) && !(isNext && own.score !== null && only.score?.eq(own.score) !== true))
      headings.set(own.row, depth === highest);
  }
  return headings;
}
