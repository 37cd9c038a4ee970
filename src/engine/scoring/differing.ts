import { type Decimal, plain, roundTo } from '../decimal.ts';
import type { Field } from '../layout/self-evaluation.ts';
import { readPoints } from '../values/numbers.ts';
import { isPlaceholderNote } from '../values/words.ts';
import type { ScoredTable } from './results.ts';
import { exceeds, sameScore } from './rules.ts';

/** A recorded score that isn't what the rules give, beyond rounding. */
export interface Differing {
  readonly field: Field;
  /** A reason stands beside it. */
  readonly isExplained: boolean;
}

function places(value: Decimal): number {
  return plain(value).split('.')[1]?.length ?? 0;
}

function isOff(recorded: Decimal, expected: Decimal): boolean {
  return !sameScore(recorded, expected) && !roundTo(expected, places(recorded)).eq(recorded);
}

function hasReason(note: Field | null): boolean {
  return note !== null && !isPlaceholderNote(note.text);
}

/**
 * The parts of a form that differ from what the rules give: execution, indicators, and the total where no part does. A form
 * with such parts doesn't agree, whatever its total says.
 */
export function differingParts({ table, scores }: ScoredTable): Differing[] {
  const parts: Differing[] = [];
  const fund = table.funds?.total ?? null;
  const ofFund = readPoints(fund?.score ?? null).value;
  const { score, points } = scores.execution;
  if (fund?.score != null && ofFund !== null && points !== null) {
    const isOver = exceeds(ofFund, points);
    if (isOver || (score !== null && isOff(ofFund, score))) {
      parts.push({ field: fund.score, isExplained: !isOver && hasReason(fund.note) });
    }
  }
  for (const { index, score: field, scoreOwner, note } of table.indicators) {
    const result = scores.indicators[index];
    const recorded = result?.score.value ?? null;
    if (result === undefined || field === null || scoreOwner !== index || recorded === null) continue;
    const { recomputed, range } = result;
    const outside = range !== null && (recorded.lt(range.low) || recorded.gt(range.high));
    if (outside || (recomputed !== null && isOff(recorded, recomputed))) {
      parts.push({ field, isExplained: hasReason(note) });
    }
  }
  const total = table.total?.score ?? null;
  const recorded = readPoints(total).value;
  if (parts.length === 0 && total !== null && recorded !== null && scores.total.score !== null) {
    const { score: byRule, recordedSum } = scores.total;
    // The sum of rounded parts is right for what is recorded.
    const isSum = recordedSum !== null && sameScore(recorded, recordedSum);
    if (!isSum && isOff(recorded, byRule)) parts.push({ field: total, isExplained: false });
  }
  return parts;
}
