import type { ActualCopiesTargetData } from '../../engine/checks/actual-copies-target.ts';
import { inMarks, line, listed } from '../line.ts';
import { valueInMarks } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const actualCopiesTarget: CheckWords<ActualCopiesTargetData> = {
  title: '完成值带有“≥”“≤”',
  what: ({ name, actual, names }) =>
    names === undefined
      ? line`${inMarks(name)}的完成值${valueInMarks(actual)}是范围，不是结果。`
      : line`${names.length} 项指标的完成值是范围，不是结果（${listed(names.map(inMarks))}），如${valueInMarks(actual)}。`,
  why: () => '指标值可以是一个范围，完成值是一个结果；带着“≥”看不出实际完成多少。',
  how: () => '请写成结果：去掉符号，填写实际完成的数。',
};
