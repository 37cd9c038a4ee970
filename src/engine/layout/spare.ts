import { type Decimal, ZERO } from '../decimal.ts';
import type { SelfEvaluation } from './self-evaluation.ts';

/** Numbers below each other that may be one part of a sum. */
const MAX_TOGETHER = 6;

/** A number that no field holds. */
export type SpareNumber = SelfEvaluation['account']['spare'][number][number];

/**
 * The cells that no field holds and that come to just what a sum lacks (or has too much): one number, or up to six below each
 * other. Then nobody can tell whether the sum is wrong or our reading of the form. Empty when there are none.
 */
export function spareRun({ account }: SelfEvaluation, difference: Decimal): readonly SpareNumber[] {
  const wanted = difference.abs();
  if (wanted.eq(ZERO)) return [];
  for (const column of account.spare) {
    for (let from = 0; from < column.length; from++) {
      let sum = ZERO;
      for (let to = from; to < column.length && to < from + MAX_TOGETHER; to++) {
        sum = sum.plus((column[to] as SpareNumber).value);
        if (sum.abs().minus(wanted).abs().lte(0.005)) return column.slice(from, to + 1);
      }
    }
  }
  return [];
}

/** Whether such cells exist. */
export function isSpare(table: SelfEvaluation, difference: Decimal): boolean {
  return spareRun(table, difference).length > 0;
}

/** Whether a gap may hold points or scores of the form: no sum of them means anything then. */
export function hasOpenPoints({ account }: SelfEvaluation): boolean {
  return account.gaps.some(({ holdsPoints }) => holdsPoints);
}
