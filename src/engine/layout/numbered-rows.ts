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

export interface NumberedRow {
  readonly row: number;
  readonly name: string;
  /** A target or an actual is written. */
  readonly valued: boolean;
  readonly points: Decimal | null;
  readonly score: Decimal | null;
}

function depthOf(name: string): number {
  const text = normalise(name);
  const at = NUMBERINGS.findIndex((pattern) => pattern.test(text));
  return at < 0 ? NUMBERINGS.length : at;
}

/**
 * Headings among the rows of a block, each with whether it is of the highest kind: numbered, without values, above rows that are
 * numbered as its parts or not at all, whose points and scores come to just its own.
 */
export function numberedHeadings(rows: readonly NumberedRow[]): ReadonlyMap<number, boolean> {
  const depths = rows.map(({ name }) => depthOf(name));
  const highest = Math.min(...depths);
  const headings = new Map<number, boolean>();
  const comesTo = (column: 'points' | 'score', at: number, end: number): boolean => {
    const parts = rows.slice(at + 1, end).filter(({ row }) => !headings.has(row));
    return rows[at]?.[column]?.eq(sum(parts.map((part) => part[column] ?? ZERO))) === true;
  };
  for (let at = rows.length - 2; at >= 0; at--) {
    const { row, valued, score } = rows[at] as NumberedRow;
    const depth = depths[at] as number;
    if (valued || depth === NUMBERINGS.length || (depths[at + 1] as number) <= depth) continue;
    let end = at + 1;
    while (end < rows.length && (depths[end] as number) > depth) end++;
    if (comesTo('points', at, end) && (score === null || comesTo('score', at, end)))
      headings.set(row, depth === highest);
  }
  return headings;
}
