import type { GoalCopiedData } from '../../engine/checks/goal-copied.ts';
import { goalName } from '../places.ts';
import type { CheckWords } from './check.ts';

export const goalCopied: CheckWords<GoalCopiedData> = {
  title: '完成情况与目标文字相同',
  what: ({ number }) => `${goalName('goalResult', number)}与预期目标文字相同。`,
  why: () => '预期目标写的是计划，实际完成情况请写成结果。',
  how: () => '改写成已经做到的事：完成的数量、时间、取得的效果；没有做到的也写明。',
};
