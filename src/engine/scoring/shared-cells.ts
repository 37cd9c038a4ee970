import { type Decimal, ZERO } from '../decimal.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { undetermined } from './judgement.ts';
import type { Derivation, IndicatorResult } from './results.ts';

function isMet({ status }: IndicatorResult): boolean {
  return status === 'met' || status === 'overfulfilled';
}

/** Indicators by the one whose cell they share; only those that do share. */
function sharing(table: SelfEvaluation, owner: 'pointsOwner' | 'scoreOwner'): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const indicator of table.indicators) {
    if (indicator[owner] === indicator.index) continue;
    const group = groups.get(indicator[owner]);
    if (group === undefined) groups.set(indicator[owner], [indicator[owner], indicator.index]);
    else group.push(indicator.index);
  }
  return groups;
}

/** Points for several indicators together: theirs when all are met and one score cell says so; how else to split them is nobody's rule. */
function settleSharedPoints(table: SelfEvaluation, results: IndicatorResult[], members: readonly number[]): void {
  const group = members.map((index) => results[index] as IndicatorResult);
  const owner = table.indicators[members[0] as number]?.scoreOwner;
  const oneScore = members.every((index) => table.indicators[index]?.scoreOwner === owner);
  if (oneScore && group.every((result) => isMet(result) && result.recomputed !== null)) return;
  for (const result of group) {
    results[result.index] = { ...result, ...undetermined('points-shared', null, result.completion) };
  }
}

/** One score cell for several indicators, each with its own points: what they earn together. */
function settleSharedScore(results: IndicatorResult[], members: readonly number[]): void {
  const group = members.map((index) => results[index] as IndicatorResult);
  const scores: Decimal[] = [];
  let points = ZERO;
  for (const { recomputed, effectivePoints } of group) {
    if (recomputed === null || effectivePoints === null) break;
    scores.push(recomputed);
    points = points.plus(effectivePoints);
  }
  if (scores.length < group.length) {
    for (const result of group) {
      results[result.index] = { ...result, ...undetermined('points-shared', null, result.completion) };
    }
    return;
  }
  const score = scores.reduce((sum, part) => sum.plus(part), ZERO);
  const derivation: Derivation = { rule: 'shared-score', scores, points, score };
  for (const result of group) {
    results[result.index] = { ...result, effectivePoints: points, recomputed: score, derivation };
  }
}

/** Settles indicators that share a points or score cell, in place. */
export function settleShared(table: SelfEvaluation, results: IndicatorResult[]): void {
  const shared = new Set<number>();
  for (const members of sharing(table, 'pointsOwner').values()) {
    settleSharedPoints(table, results, members);
    for (const index of members) shared.add(index);
  }
  for (const members of sharing(table, 'scoreOwner').values()) {
    if (!members.some((index) => shared.has(index))) settleSharedScore(results, members);
  }
}
