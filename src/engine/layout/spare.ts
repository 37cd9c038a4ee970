import { type Decimal, ZERO } from '../decimal.ts';
import type { SelfEvaluation } from './self-evaluation.ts';

/** Numbers below each other that may be one part of a sum. */
const MOST_TOGETHER = 6;

/**
 * Whether what a sum lacks (or has too much) is just what stands in cells that no field holds: one number, or up to six below each
 * other. Then nobody can tell whether the sum is wrong or our reading of the form.
 */
export function isSpare({ account }: SelfEvaluation, difference: Decimal): boolean {
  const wanted = difference.abs();
  if (wanted.eq(ZERO)) return false;
  for (const column of account.spare) {
    for (let from = 0; from < column.length; from++) {
      let sum = ZERO;
      for (let to = from; to < column.length && to < from + MOST_TOGETHER; to++) {
        sum = sum.plus((column[to] as { value: Decimal }).value);
        if (sum.abs().minus(wanted).abs().lte(0.005)) return true;
      }
    }
  }
  return false;
}

/** Whether a gap may hold points or scores of the form: no sum of them means anything then. */
export function hasOpenPoints({ account }: SelfEvaluation): boolean {
  return account.gaps.some(({ holdsPoints }) => holdsPoints);
}
