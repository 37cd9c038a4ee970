import type { SheetGrid } from '../../src/engine/grid/grid.ts';
import { readTables } from '../../src/engine/layout/read-tables.ts';
import type { SelfEvaluation } from '../../src/engine/layout/self-evaluation.ts';
import { policyById } from '../../src/engine/policy/built-in.ts';
import type { ScoringPolicy } from '../../src/engine/policy/schema.ts';
import type { IndicatorResult, ScoredTable } from '../../src/engine/scoring/results.ts';
import { scoreTable } from '../../src/engine/scoring/score.ts';
import { exampleForm, withCells } from './form-text.ts';

/** Forms read and scored. */

export function policyOf(id: string): ScoringPolicy {
  const policy = policyById(id);
  if (policy === null) throw new Error(`no such policy: ${id}`);
  return policy;
}

export function tableOf(grid: SheetGrid): SelfEvaluation {
  const tables = readTables(grid);
  if (tables.length !== 1) throw new Error(`${tables.length} forms on the sheet`);
  return tables[0] as SelfEvaluation;
}

export function scored(grid: SheetGrid, policy: string | ScoringPolicy = 'national'): ScoredTable {
  const table = tableOf(grid);
  const rules = typeof policy === 'string' ? policyOf(policy) : policy;
  return { table, policy: rules, scores: scoreTable(table, rules) };
}

/** The faultless national form with cells typed over: funds in row 6 (E budget, F spent, G points, H rate, I score), indicators in rows 13–19. */
export function national(
  changes: Readonly<Record<string, string>> = {},
  policy: string | ScoringPolicy = 'national',
): ScoredTable {
  return scored(withCells(exampleForm('national'), changes), policy);
}

/** An indicator as it stands in row 13 of the national form. */
export interface TypedIndicator {
  readonly name?: string;
  readonly target: string;
  readonly actual: string;
  readonly points?: string;
  readonly score?: string;
  readonly level2?: string;
}

export function indicator(typed: TypedIndicator, policy: string | ScoringPolicy = 'national'): IndicatorResult {
  const { name = '培训人数', target, actual, points = '10', score = '', level2 = '数量指标' } = typed;
  const { scores } = national({ C13: level2, D13: name, E13: target, F13: actual, G13: points, H13: score }, policy);
  return scores.indicators[0] as IndicatorResult;
}
