import type { Decimal } from '../decimal.ts';
import type { ScoringPolicy } from '../policy/schema.ts';
import type { GradeName } from '../values/grades.ts';
import { rulesOf } from './rules.ts';

/** The grade of a total in points, unrounded: 89.995 is 良, 90 is 优. Rule: the policy's `grades`. */
export function gradeOf(total: Decimal, policy: ScoringPolicy): GradeName {
  const { grades } = rulesOf(policy);
  if (total.gte(grades.优)) return '优';
  if (total.gte(grades.良)) return '良';
  return total.gte(grades.中) ? '中' : '差';
}
