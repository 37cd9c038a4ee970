import type { ExecutionCountedTwiceData } from '../../engine/checks/execution-counted-twice.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const executionCountedTwice: CheckWords<ExecutionCountedTwiceData> = {
  title: '预算执行率重复计分',
  what: ({ name, points: own, executionPoints }) =>
    line`预算执行已有 ${points(executionPoints)} 分，指标${inMarks(name)}另${own === null ? '计了一次分' : `计 ${points(own)} 分`}。`,
  why: () => '同一个执行率算了两次分，执行率高低对总分的影响被放大。',
  how: () => '删去作为指标的预算执行率，把分值分给其他指标；办法要求把它列为指标的，项目资金部分不再计分。',
};
