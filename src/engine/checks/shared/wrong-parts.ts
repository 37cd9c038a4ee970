import { ZERO } from '../../decimal.ts';
import type { Field } from '../../layout/self-evaluation.ts';
import type { ScoredTable } from '../../scoring/results.ts';
import { exceeds } from '../../scoring/rules.ts';
import { readPoints } from '../../values/numbers.ts';
import { isGivenAs } from './fields.ts';
import { oncePer } from './once.ts';
import { scoreGroups } from './score-groups.ts';
import { isStrict, judgedScores } from './verdict.ts';

function wrongExecution({ table, scores }: ScoredTable): Field[] {
  const field = table.funds?.total?.score ?? null;
  const recorded = readPoints(field).value;
  const { points, score } = scores.execution;
  if (field === null || recorded === null || points === null) return [];
  return exceeds(recorded, points) || (score !== null && !isGivenAs(field, recorded, score)) ? [field] : [];
}

function outOfBounds(context: ScoredTable): Field[] {
  return scoreGroups(context).flatMap(({ first, rows, points, score }) => {
    const field = first.indicator.score;
    if (field === null || points === null || score === null) return [];
    const { range } = first.result;
    const outside = rows.length === 1 && range !== null && (score.lt(range.low) || score.gt(range.high));
    return exceeds(score, points) || score.lt(ZERO) || outside ? [field] : [];
  });
}

function againstTheRule(context: ScoredTable): Field[] {
  return judgedScores(context).flatMap((judged) => {
    const { kind, row } = judged;
    const field = row.indicator.score;
    const isWrong = kind === 'full' || (kind === 'different' && !isStrict(judged));
    if (row.result.assumedReverse) return [];
    return isWrong && field !== null ? [field] : [];
  });
}

/** Scores known to be wrong beyond rounding and judgement: in their sum the fault would live on. Each once. */
export const wrongParts: (context: ScoredTable) => readonly Field[] = oncePer((context) => {
  const fields = [...wrongExecution(context), ...outOfBounds(context), ...againstTheRule(context)];
  return [...new Map(fields.map((field) => [field.cell, field])).values()];
});
