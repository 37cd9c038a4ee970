import { type Decimal, ZERO } from '../../decimal.ts';
import type { ScoredRow } from '../../layout/self-evaluation.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import { readPoints } from '../../values/numbers.ts';
import { scoredAsIndicator } from './funds.ts';
import { cellsOf, indicatorRows, isInUse } from './rows.ts';

/** How far the scores of a form are recorded, beside their sum. */
export interface RecordedScores {
  /** Scores that should be there and are blank. */
  readonly blank: number;
  /** What the blank ones can add at most; null when points of one of them are unknown. */
  readonly open: Decimal | null;
  /** A score can't be read: an error, or a formula without a result. */
  readonly unreadable: boolean;
}

interface Part {
  readonly status: string;
  readonly points: Decimal | null;
}

/** A row of a block beside the indicators; what adds to the total or takes from it may stay blank. */
function scoredPart({ points, score, bonus }: ScoredRow): Part[] {
  const { status } = readPoints(score);
  const worth = readPoints(points).value;
  if (bonus || (worth === null && status === 'blank')) return [];
  return [{ status: status === 'dash' ? 'blank' : status, points: worth }];
}

function parts(context: ScoredTable): Part[] {
  const total = context.table.funds?.total ?? null;
  const { rate, points } = context.scores.execution;
  const result: Part[] = [];
  if (total !== null && cellsOf(total.score).length > 0) {
    const { status } = readPoints(total.score);
    // Without a rate there may be nothing to score, and a blank is as good as any number.
    if (status !== 'blank' && status !== 'dash') result.push({ status, points });
    else if (rate !== null && !scoredAsIndicator(context)) result.push({ status: 'blank', points });
  }
  for (const row of indicatorRows(context)) {
    const { indicator, result: scored } = row;
    if (indicator.score === null || indicator.scoreOwner !== indicator.index || !isInUse(row)) continue;
    const { status } = scored.score;
    const worth = scored.effectivePoints ?? scored.points.value;
    const none = (status === 'blank' || status === 'dash') && worth?.eq(ZERO) === true;
    if (!none) result.push({ status: status === 'dash' ? 'blank' : status, points: worth });
  }
  return [...result, ...context.table.scored.flatMap(scoredPart)];
}

export function recordedScores(context: ScoredTable): RecordedScores {
  const all = parts(context);
  const blank = all.filter(({ status }) => status === 'blank' || status === 'words');
  let open: Decimal | null = ZERO;
  for (const { points } of blank) open = open === null || points === null ? null : open.plus(points);
  return {
    blank: blank.length,
    open,
    unreadable: all.some(({ status }) => status === 'error' || status === 'uncalculated'),
  };
}
