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

function ofExecution({ table, scores }: ScoredTable): Differing[] {
  const fund = table.funds?.total ?? null;
  const recorded = readPoints(fund?.score ?? null).value;
  const { score, points } = scores.execution;
  if (fund?.score == null || recorded === null || points === null) return [];
  const isOver = exceeds(recorded, points);
  if (!isOver && (score === null || !isOff(recorded, score))) return [];
  return [{ field: fund.score, isExplained: !isOver && hasReason(fund.note) }];
}

function ofIndicators({ table, scores }: ScoredTable): Differing[] {
  return table.indicators.flatMap(({ index, score: field, scoreOwner, note }) => {
    const result = scores.indicators[index];
    const recorded = result?.score.value ?? null;
    if (result === undefined || field === null || scoreOwner !== index || recorded === null) return [];
    const { recomputed, range } = result;
    const outside = range !== null && (recorded.lt(range.low) || recorded.gt(range.high));
    if (!outside && (recomputed === null || !isOff(recorded, recomputed))) return [];
    return [{ field, isExplained: hasReason(note) }];
  });
}

function ofTotal({ table, scores }: ScoredTable): Differing[] {
  const field = table.total?.score ?? null;
  const recorded = readPoints(field).value;
  const { score, recordedSum } = scores.total;
  if (field === null || recorded === null || score === null) return [];
  // The sum of rounded parts is right for what is recorded.
  const isSum = recordedSum !== null && sameScore(recorded, recordedSum);
  return !isSum && isOff(recorded, score) ? [{ field, isExplained: false }] : [];
}

/**
 * The parts of a form that differ from what the rules give: execution, indicators, and the total where no part does. A form
 * with such parts doesn't agree, whatever its total says.
 */
export function differingParts(context: ScoredTable): Differing[] {
  const parts = [...ofExecution(context), ...ofIndicators(context)];
  return parts.length > 0 ? parts : ofTotal(context);
}
