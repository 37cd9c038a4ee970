import { type Decimal, HUNDRED, larger, ONE, roundTo, smaller, ZERO } from '../decimal.ts';
import type { Indicator } from '../layout/self-evaluation.ts';
import type { Alignment } from '../values/reading.ts';
import type { Judgement, Points } from './judgement.ts';
import type { Rules } from './rules.ts';

/** Whether an indicator asks people whether they are content, by its levels or its own name. */
export function isSatisfaction(indicator: Indicator): boolean {
  return (
    indicator.level1?.name.includes('满意') === true ||
    indicator.level2?.name.includes('满意') === true ||
    indicator.title.includes('满意')
  );
}

/** The actual as 0–1: by its unit, or by how the target is written where neither names one. Null when it is no share. */
function shareOf({ actual, target, unit }: Alignment): Decimal | null {
  if (unit === '%') return actual.div(HUNDRED);
  if (unit !== null) return null;
  return target.lte(ONE) ? actual : actual.div(HUNDRED);
}

/** Satisfaction by the policy's bands; null when the policy has none, or the indicator isn't one of satisfaction. */
export function scoreBanded(indicator: Indicator, aligned: Alignment, points: Points, rules: Rules): Judgement | null {
  if (rules.bands.length === 0 || typeof points === 'string' || !isSatisfaction(indicator)) return null;
  const actual = shareOf(aligned);
  if (actual === null) return null;
  const band = rules.bands.find(({ from }) => actual.gte(from)) ?? { from: ZERO, share: ZERO };
  const score = smaller(roundTo(points.times(band.share), rules.policy.digits), points);
  return {
    effectivePoints: points,
    status: band.share.eq(ONE) ? 'met' : 'unmet',
    recomputed: score,
    range: null,
    completion: aligned.target.gt(ZERO) ? larger(ZERO, aligned.actual).div(aligned.target) : null,
    assumedReverse: false,
    derivation: { rule: 'banded', actual, from: band.from, share: band.share, points, score },
  };
}
