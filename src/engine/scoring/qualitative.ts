import { type Decimal, ZERO } from '../decimal.ts';
import { compareDates } from '../values/dates.ts';
import type { Measure } from '../values/reading.ts';
import { isDoneWord, repeatsTarget, tierWord } from '../values/words.ts';
import { earnedPoints, type Judgement, knownPoints, type Points, type Readings, undetermined } from './judgement.ts';
import type { TierSign } from './results.ts';
import type { Rules } from './rules.ts';

interface Tier {
  readonly tier: 1 | 2 | 3;
  readonly because: TierSign;
}

function tierOf(target: Measure, actual: Measure): Tier | null {
  if (repeatsTarget(actual.text, target.text)) return { tier: 1, because: 'equal' };
  const named = tierWord(actual.text);
  if (named !== null) return { tier: named, because: 'word' };
  return isDoneWord(actual.text) ? { tier: 1, because: 'done' } : null;
}

/** Bounds of a tier in points. Rule: 80% of the points belong to the first tier, 60% (Hubei 50%) to the second. */
function tierRange(tier: 1 | 2 | 3, points: Decimal, rules: Rules): { low: Decimal; high: Decimal } {
  if (tier === 1) return { low: points.times(rules.firstTier), high: points };
  const second = points.times(rules.secondTier);
  return tier === 2 ? { low: second, high: points.times(rules.firstTier) } : { low: ZERO, high: second };
}

/** Target and actual as words: the tier that the actual names, and the scores that it allows. */
export function scoreWords(readings: Readings, points: Points, rules: Rules): Judgement {
  const found = tierOf(readings.target, readings.actual);
  if (found === null) return undetermined('qualitative', knownPoints(points));
  const { tier, because } = found;
  const actual = readings.actual.text;
  if (points === 'compared') {
    return {
      ...undetermined('qualitative', null),
      status: tier === 1 ? 'met' : 'unmet',
      derivation: { rule: 'compared-words', tier, because, actual },
    };
  }
  const counted = tier === 1 ? earnedPoints(points, readings.score) : points;
  if (counted === 'inferred') return undetermined('points-unknown', null);
  if (typeof counted === 'string') return undetermined(counted, null);
  const range = tierRange(tier, counted, rules);
  return {
    effectivePoints: counted,
    status: 'tier',
    recomputed: null,
    range,
    completion: null,
    assumedReverse: false,
    derivation: { rule: 'tier', tier, because, actual, low: range.low, high: range.high, points: counted },
  };
}

/** Target and actual as dates: in time earns the points; what being late (or early, for 不早于) costs is for a human. */
export function scoreDates(readings: Readings, points: Points): Judgement {
  const { target, actual } = readings;
  const known = knownPoints(points);
  if (target.date === null || actual.date === null) return undetermined('qualitative', known);
  const order = target.text === actual.text ? 0 : compareDates(target.date, actual.date);
  if (order === null) return undetermined('qualitative', known);
  const notBefore = target.operator === '>=' || target.operator === '>';
  if (notBefore ? order < 0 : order > 0) return undetermined(notBefore ? 'date-early' : 'date-missed', known);
  if (points === 'compared') {
    const because = target.text === actual.text ? 'equal' : 'done';
    return {
      ...undetermined('qualitative', null),
      status: 'met',
      derivation: { rule: 'compared-words', tier: 1, because, actual: actual.text },
    };
  }
  const counted = earnedPoints(points, readings.score);
  if (typeof counted === 'string') return undetermined(counted, null);
  return {
    effectivePoints: counted,
    status: 'met',
    recomputed: counted,
    range: null,
    completion: null,
    assumedReverse: false,
    derivation: { rule: 'date-reached', target: target.date, actual: actual.date, notBefore, points: counted },
  };
}
