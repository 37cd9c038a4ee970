import type { GoalMissingData } from '../../engine/checks/goal-missing.ts';
import { goalName } from '../places.ts';
import type { CheckWords } from './check.ts';

export const goalMissing: CheckWords<GoalMissingData> = {
  title: '年度目标或完成情况未填',
  what: ({ side, number }) => `${goalName(side, number)}没有填写。`,
  why: ({ side }) =>
    side === 'goal' ? '没有预期目标，实际完成情况和各项指标就没有对照。' : '没有实际完成情况，看不出目标实现了没有。',
  how: ({ side }) =>
    side === 'goal' ? '按年初批复的绩效目标原文填写。' : '对照预期目标逐项写明做了什么、达到什么结果，写出数字。',
};
