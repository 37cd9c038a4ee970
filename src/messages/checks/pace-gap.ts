import type { PaceGapData } from '../../engine/checks/pace-gap.ts';
import { decimal } from '../../engine/decimal.ts';
import { percent } from '../format.ts';
import { line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const paceGap: CheckWords<PaceGapData> = {
  title: '资金进度与任务进度不一致',
  what: ({ rate, completion, gap, limit }) =>
    line`预算执行率 ${percent(rate)}，指标完成率 ${percent(completion)}，相差 ${percent(gap)}，超过 ${percent(decimal(limit))}。`,
  why: ({ counted, of }) =>
    `总体完成率是 ${of} 项指标中能计算的 ${counted} 项按分值加权的平均，每项最高按 100% 计。资金进度快于任务进度（或者相反）的，要有说明。`,
  how: () => '核对执行数和各项完成值；没有填错的，在原因栏说明资金与任务不同步的原因。',
};
