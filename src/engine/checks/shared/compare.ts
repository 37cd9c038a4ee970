import type { Decimal } from '../../decimal.ts';
import { sameScore } from '../../scoring/rules.ts';

/** Above by more than rounding can make. */
export function exceeds(a: Decimal, b: Decimal): boolean {
  return a.gt(b) && !sameScore(a, b);
}
