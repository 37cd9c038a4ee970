import type { UnmetUnexplainedData } from '../../engine/checks/unmet-unexplained.ts';
import { inMarks, line } from '../line.ts';
import { heldBehind, notePlace, targetAndActual } from '../phrases.ts';
import type { CheckWords } from './check.ts';
import { noReason } from './deduction-unexplained.ts';

export const unmetUnexplained: CheckWords<UnmetUnexplainedData> = {
  title: '未达标未说明原因',
  what: (data) => {
    const { name, target, actual, assumedReverse } = data;
    return line`${inMarks(name)}${assumedReverse ? '按越少越好' : ''}未达标（${targetAndActual(target, actual)}），${noReason(data)}。`;
  },
  why: ({ target, actual }) =>
    `${heldBehind(target, actual)}这种表不计分，没有完成的指标都要在原因栏说明；空着不写，审核时容易被退回。`,
  how: ({ foot, assumedReverse }) =>
    `${assumedReverse ? '先核对这项指标是不是越少越好；是的，' : ''}在${notePlace(foot)}写明为什么没有完成、下一步怎么办；完成值填错了的，改完成值。`,
};
