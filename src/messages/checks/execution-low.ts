import type { ExecutionLowData } from '../../engine/checks/execution-low.ts';
import { division } from '../derivation.ts';
import { percent } from '../format.ts';
import type { CheckWords } from './check.ts';

export const executionLow: CheckWords<ExecutionLowData> = {
  title: '执行率偏低没有说明',
  what: ({ rate, limit }) => `执行率 ${percent(rate)}，低于 ${percent(limit)}，表里没有说明原因。`,
  why: (data) => `${division(data)}。预算没有执行完，应当说明原因和改进措施。`,
  how: () =>
    '在原因栏、偏差原因栏或实际完成情况里写明资金为什么没有用完（例如尾款按合同次年支付、采购节约、资金年底下达），以及下一步怎么办。',
};
