import { decimal, HUNDRED, ONE, ZERO } from '../decimal.ts';
import { readPoints } from '../values/numbers.ts';
import type { Field, Funds, GroupSum, Indicator, Level, ScoredRow, Total } from './self-evaluation.ts';

/** The parts of a form that have points. */
export interface Pointed {
  readonly indicators: readonly Indicator[];
  readonly scored: readonly ScoredRow[];
  readonly sums: readonly GroupSum[];
  readonly funds: Funds | null;
  readonly total: Total | null;
}

/** So many rows have to say it: one alone may be a mistake. */
const LEAST = 2;

/** Shares that add up to more are none, even where one of them is wrong: rates of completion, say. */
const MOST = decimal(1.5);

/** 权重 0.4 and a score of 40: no points are above one, and nothing was scored by the same measure. */
function areShares(rows: readonly Indicator[]): boolean {
  let scored = 0;
  let sum = ZERO;
  for (const { index, pointsOwner, points, score } of rows) {
    const worth = pointsOwner === index ? readPoints(points).value : null;
    if (worth === null) continue;
    if (worth.gt(ONE)) return false;
    sum = sum.plus(worth);
    const reached = readPoints(score).value;
    if (reached === null || reached.lte(ZERO)) continue;
    if (reached.lte(ONE)) return false;
    scored += 1;
  }
  return scored >= LEAST && sum.lte(MOST);
}

function share(field: Field | null): Field | null {
  const value = readPoints(field).value;
  return field === null || value === null || value.gt(ONE) ? field : { ...field, share: true };
}

const withShare = <Row extends { readonly points: Field | null }>(row: Row): Row => ({
  ...row,
  points: share(row.points),
});

/**
 * Weights written as shares of one, `0.4` for 40 points: told by the numbers, as no head says which it is. Points above one beside them
 * (those of the execution rate) stay what they are.
 *
 * @returns the same object where the points are points.
 */
export function sharesAsPoints(pointed: Pointed): Pointed {
  if (!areShares(pointed.indicators)) return pointed;
  const { indicators, scored, sums, funds, total } = pointed;
  const levels = new Map<Level, Level>();
  const ofLevel = (level: Level | null): Level | null => {
    if (level === null || level.points === null || level.points.gt(ONE)) return level;
    const known = levels.get(level) ?? { ...level, points: level.points.times(HUNDRED) };
    levels.set(level, known);
    return known;
  };
  const ofFunds = funds?.total == null ? null : withShare(funds.total);
  return {
    indicators: indicators.map((each) => ({
      ...withShare(each),
      level1: ofLevel(each.level1),
      level2: ofLevel(each.level2),
    })),
    scored: scored.map(withShare),
    sums: sums.map(withShare),
    funds:
      funds === null || ofFunds === null
        ? funds
        : { ...funds, total: ofFunds, rows: funds.rows.map((row) => (row === funds.total ? ofFunds : row)) },
    total: total === null ? null : withShare(total),
  };
}
