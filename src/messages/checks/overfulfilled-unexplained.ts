import type { OverfulfilledUnexplainedData } from '../../engine/checks/overfulfilled-unexplained.ts';
import { type Decimal, ONE, plain, roundTo } from '../../engine/decimal.ts';
import { percent } from '../format.ts';
import { inMarks, line } from '../line.ts';
import { heldBehind, notePlace, targetAndActual } from '../phrases.ts';
import type { CheckWords } from './check.ts';

/** `超额 37.5%`; `是指标值的 25 倍` from twice the target on. */
function excess(ratio: Decimal): string {
  return ratio.lt(2) ? `超额 ${percent(ratio.minus(ONE))}` : `是指标值的 ${plain(roundTo(ratio, 2))} 倍`;
}

export const overfulfilledUnexplained: CheckWords<OverfulfilledUnexplainedData> = {
  title: '大幅超额未说明原因',
  what: ({ name, target, actual, ratio }) =>
    line`${inMarks(name)}${excess(ratio)}（${targetAndActual(target, actual)}），还没有说明原因。`,
  why: ({ target, actual, ratio, threshold }) =>
    `${heldBehind(target, actual)}完成值 ÷ 指标值 = ${percent(ratio)}，达到了评分办法要求说明的 ${threshold} 倍：常见原因是年初指标值定得偏低，有的地方要酌情扣分。`,
  how: ({ foot }) => `在${notePlace(foot)}写明超额的原因（任务增加、年初目标偏低等）；数字填错了的，改数字。`,
};
