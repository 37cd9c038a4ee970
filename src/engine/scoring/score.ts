import type { SelfEvaluation } from '../layout/self-evaluation.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import { scoreExecution } from './execution.ts';
import { scoreIndicators } from './indicator.ts';
import type { Scores } from './results.ts';
import { scoreTotal } from './total.ts';

/** Scores a form by a policy: execution, indicators and total in points, each with its derivation. Judges nothing. */
export function scoreTable(table: SelfEvaluation, policy: ScoringPolicy): Scores {
  const execution = scoreExecution(table, policy);
  const indicators = scoreIndicators(table, policy);
  return { execution, indicators, total: scoreTotal(table, execution, indicators, policy) };
}
