import type { GoalCopiedData } from '../../engine/checks/goal-copied.ts';
import { goalName } from '../places.ts';
import type { CheckWords } from './check.ts';

export const goalCopied: CheckWords<GoalCopiedData> = {
  title: '完成情况照抄目标',
  what: ({ number }) => `${goalName('goalResult', number)}与预期目标一字不差。`,
  why: () => '预期目标写的是计划，实际完成情况要写结果；照抄目标看不出做了什么。',
  how: () => '改写成已经做到的事：完成的数量、时间、取得的效果；没有做到的也写明。',
};
