import { normalise } from '../values/text.ts';
import { type FindingDraft, FORM, type TableCheck } from './check.ts';
import { aboutGoal, goalNumber } from './shared/places.ts';

export interface GoalCopiedData {
  readonly number: number | null;
}

/** Shorter goals (足额发放到位) can hardly be reported in other words. */
const LEAST_LETTERS = 8;

/** The words alone: a full stop more or less makes no other text. */
function words(text: string): string {
  return normalise(text).replace(/[\s,，.。;；:：、!！"“”'‘’()…]/g, '');
}

/**
 * 实际完成情况 repeats 预期目标 word for word: it says what was planned, not what was done.
 */
export const goalCopied: TableCheck<'goal-copied', GoalCopiedData> = {
  id: 'goal-copied',
  severity: 'hint',
  basis: FORM,
  scope: 'table',
  appliesTo: ({ table }) => table.goals.some(({ goal, goalResult }) => goal !== null && goalResult !== null),
  run({ table }) {
    const findings: FindingDraft<GoalCopiedData>[] = [];
    for (const [index, { goal, goalResult }] of table.goals.entries()) {
      if (goal?.cell.kind !== 'text' || goalResult?.cell.kind !== 'text') continue;
      const planned = words(goal.text);
      if (planned.length < LEAST_LETTERS || planned !== words(goalResult.text)) continue;
      const number = goalNumber(table, index);
      findings.push({
        cells: [goalResult.cell, goal.cell],
        data: { number },
        about: aboutGoal('goalResult', number),
      });
    }
    return findings;
  },
};
