import type { Field, Goal } from '../layout/self-evaluation.ts';
import { isDash, isPlaceholderNote } from '../values/words.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { isBlank } from './shared/fields.ts';
import { aboutGoal, type GoalSide, goalNumber } from './shared/places.ts';

export interface GoalMissingData {
  readonly side: GoalSide;
  readonly number: number | null;
}

function saysNothing(field: Field): boolean {
  return isBlank(field) || (field.cell.kind === 'text' && isPlaceholderNote(field.text));
}

/** A second or third pair of goals that nobody used. */
function isUnused({ goal, goalResult }: Goal): boolean {
  return [goal, goalResult].every((field) => field === null || saysNothing(field));
}

/**
 * The goal of the year or what became of it is blank. In a form with room for several pairs, a pair left wholly unused is no gap.
 */
export const goalMissing: TableCheck<'goal-missing', GoalMissingData> = {
  id: 'goal-missing',
  severity: 'warning',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.goals.some(({ goal, goalResult }) => goal !== null || goalResult !== null),
  run({ table }) {
    const findings: FindingDraft<GoalMissingData>[] = [];
    const someUsed = table.goals.some((pair) => !isUnused(pair));
    const someTold = table.goals.some(({ goalResult }) => goalResult !== null && !saysNothing(goalResult));
    for (const [index, pair] of table.goals.entries()) {
      if (someUsed && isUnused(pair)) continue;
      const number = goalNumber(table, index);
      for (const side of ['goal', 'goalResult'] as const) {
        const field = pair[side];
        if (field === null || !saysNothing(field)) continue;
        // Beside results, a dash in a form that plans for several years says that this one isn't over.
        if (side === 'goalResult' && someTold && isDash(field.text)) continue;
        findings.push({
          cells: [field.cell],
          data: { side, number },
          about: aboutGoal(side, number),
        });
      }
    }
    return findings;
  },
};
