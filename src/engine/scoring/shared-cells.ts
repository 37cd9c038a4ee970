import { type Decimal, ZERO } from '../decimal.ts';
import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import { undetermined } from './judgement.ts';
import { hasPointsColumn } from './points.ts';
import type { Derivation, IndicatorResult } from './results.ts';

function isMet({ status }: IndicatorResult): boolean {
  return status === 'met' || status === 'overfulfilled';
}

/** Indicators by the one whose cell they share; only those that do share. */
function sharing(table: SelfEvaluation, owner: 'pointsOwner' | 'scoreOwner'): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const indicator of table.indicators) {
    if (indicator[owner] === indicator.index || indicator.kind === 'sub') continue;
    const group = groups.get(indicator[owner]);
    if (group === undefined) groups.set(indicator[owner], [indicator[owner], indicator.index]);
    else group.push(indicator.index);
  }
  return groups;
}

/** @param points what the group's cell can hold at most, where that is known. */
function leaveOpen(results: IndicatorResult[], group: readonly IndicatorResult[], points: Decimal | null = null): void {
  for (const result of group) {
    results[result.index] = { ...result, ...undetermined('points-shared', points, result.completion) };
  }
}

/** Points for several indicators together: theirs when all are met and one score cell says so; how else to split them is nobody's rule. */
function settleSharedPoints(table: SelfEvaluation, results: IndicatorResult[], members: readonly number[]): void {
  const group = members.map((index) => results[index] as IndicatorResult);
  const owner = table.indicators[members[0] as number]?.scoreOwner;
  const oneScore = members.every((index) => table.indicators[index]?.scoreOwner === owner);
  if (oneScore && group.every((result) => isMet(result) && result.recomputed !== null)) return;
  leaveOpen(results, group);
}

/**
 * One score cell for several indicators, each with its own points: what they earn together. Where points are inferred, that cell
 * was taken for the points of each of them, and stands for all of them once.
 */
function settleSharedScore(table: SelfEvaluation, results: IndicatorResult[], members: readonly number[]): void {
  const group = members.map((index) => results[index] as IndicatorResult);
  if (!hasPointsColumn(table)) {
    if (!group.every((result) => isMet(result) && result.recomputed !== null)) leaveOpen(results, group);
    return;
  }
  const scores: Decimal[] = [];
  let points: Decimal | null = ZERO;
  for (const { recomputed, effectivePoints } of group) {
    if (recomputed !== null) scores.push(recomputed);
    points = effectivePoints === null || points === null ? null : points.plus(effectivePoints);
  }
  if (scores.length < group.length || points === null) {
    leaveOpen(results, group, points);
    return;
  }
  const score = scores.reduce((sum, part) => sum.plus(part), ZERO);
  const derivation: Derivation = { rule: 'shared-score', scores, points, score };
  for (const result of group) {
    results[result.index] = { ...result, effectivePoints: points, recomputed: score, derivation };
  }
}

/** A heading without values of its own is met when all of its sub-rows are; otherwise a human decides what it earns. */
function settleHeadings(table: SelfEvaluation, results: IndicatorResult[]): void {
  for (const heading of table.indicators) {
    if (heading.kind !== 'heading') continue;
    const own = results[heading.index] as IndicatorResult;
    const points = own.points.value;
    const subs = table.indicators.filter(({ kind, pointsOwner }) => kind === 'sub' && pointsOwner === heading.index);
    const met = subs.length > 0 && subs.every(({ index }) => isMet(results[index] as IndicatorResult));
    results[heading.index] =
      met && points !== null
        ? {
            ...own,
            effectivePoints: points,
            status: 'met',
            recomputed: points,
            range: null,
            derivation: { rule: 'shared-score', scores: [points], points, score: points },
          }
        : { ...own, ...undetermined('points-shared', points, null) };
  }
}

/**
 * Settles headings of sub-rows, and indicators that share a points or score cell, in place. Where a score cell speaks for other indicators than a points
 * cell does, nobody knows what belongs to which.
 */
export function settleShared(table: SelfEvaluation, results: IndicatorResult[]): void {
  settleHeadings(table, results);
  const sharingPoints = new Set<number>();
  for (const members of sharing(table, 'pointsOwner').values()) {
    settleSharedPoints(table, results, members);
    for (const index of members) sharingPoints.add(index);
  }
  for (const members of sharing(table, 'scoreOwner').values()) {
    const owners = new Set(members.map((index) => table.indicators[index]?.pointsOwner));
    if (!members.some((index) => sharingPoints.has(index))) settleSharedScore(table, results, members);
    else if (owners.size > 1)
      leaveOpen(
        results,
        members.map((index) => results[index] as IndicatorResult),
      );
  }
}
