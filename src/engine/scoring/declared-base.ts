/** Forms out of another number of points than the rules have: 满分60分, 千分制. */

import { type Decimal, decimal, plain, ZERO } from '../decimal.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { readPoints } from '../values/numbers.ts';
import { normalise } from '../values/text.ts';
import { indicatorPointsSum } from './points.ts';

const DECLARED = /(?:满分|总分值?)[为是:]?(\d{2,4})分|(\d{2,4})分制|(千)分制/g;
const THOUSAND = decimal(1000);

/** What all points of the form come to; null where one of them can't be read. */
function allPoints(table: SelfEvaluation): Decimal | null {
  let sum = indicatorPointsSum(table);
  if (sum === null) return null;
  for (const { points, bonus } of table.scored) if (!bonus) sum = sum.plus(readPoints(points).value ?? ZERO);
  const own = readPoints(table.funds?.total?.points ?? null).value ?? table.funds?.declaredPoints ?? ZERO;
  return sum.plus(own);
}

function isDeclared({ account }: SelfEvaluation, base: Decimal): boolean {
  return account.cells.some(({ cell }) => {
    if (cell.kind !== 'text' || !(cell.value as string).includes('分')) return false;
    return [...normalise(cell.value as string).matchAll(DECLARED)].some(([, full, system, thousand]) =>
      (thousand === undefined ? decimal(Number(full ?? system)) : THOUSAND).eq(base),
    );
  });
}

/**
 * The policy for this form: where the form says what it is out of, and its points come to just that, every number of points in the policy
 * in proportion.
 */
export function policyFor(table: SelfEvaluation, policy: ScoringPolicy): ScoringPolicy {
  const sum = allPoints(table);
  if (sum === null || sum.lte(ZERO) || sum.eq(policy.base) || !isDeclared(table, sum)) return policy;
  const scaled = (points: number): number => Number(plain(decimal(points).times(sum).div(policy.base)));
  const { 优, 良, 中 } = policy.grades;
  return {
    ...policy,
    base: Number(plain(sum)),
    executionPoints: scaled(policy.executionPoints),
    weights: Object.fromEntries(Object.entries(policy.weights).map(([name, points]) => [name, scaled(points)])),
    grades: { 优: scaled(优), 良: scaled(良), 中: scaled(中) },
  };
}
