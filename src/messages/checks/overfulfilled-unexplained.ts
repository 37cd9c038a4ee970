import type { OverfulfilledUnexplainedData } from '../../engine/checks/overfulfilled-unexplained.ts';
import { type Decimal, plain, roundTo } from '../../engine/decimal.ts';
import { percent } from '../format.ts';
import { notePlace, quoted, quotedValue } from '../phrases.ts';
import type { CheckWords } from './check.ts';

function times(ratio: Decimal): string {
  return `${plain(roundTo(ratio, 2))} 倍`;
}

export const overfulfilledUnexplained: CheckWords<OverfulfilledUnexplainedData> = {
  title: '大幅超额未说明原因',
  what: ({ name, target, actual, ratio, foot }) =>
    `指标${quoted(name)}的指标值是${quotedValue(target)}，实际完成${quotedValue(actual)}，是指标值的 ${times(ratio)}，${notePlace(foot)}没有说明。`,
  why: ({ ratio, threshold }) =>
    `完成值 ÷ 指标值 = ${percent(ratio)}，达到了评分办法要求说明的 ${threshold} 倍：常见原因是年初指标值定得偏低，有的地方要酌情扣分。`,
  how: ({ foot }) => `在${notePlace(foot)}写明超额的原因（任务增加、年初目标偏低等）；数字填错了的，改数字。`,
};
