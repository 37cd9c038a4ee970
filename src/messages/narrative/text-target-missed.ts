import type { TextTargetMissedData } from '../../engine/narrative/checks/text-target-missed.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, line } from '../line.ts';

export const textTargetMissed: CheckWords<TextTargetMissedData> = {
  title: '没有达到目标，也没有说明',
  what: ({ target, actual, isDenied }) =>
    line`目标 ${bare(target)}，实际 ${bare(actual)}，${isDenied ? '文中写了都已完成' : '文中没有说明原因'}。`,
  why: () => '没有达到的目标，报告里要说明偏离的原因和改进措施。',
  how: () => '核对两个数；确实没有达到的，补上原因和措施。',
};
