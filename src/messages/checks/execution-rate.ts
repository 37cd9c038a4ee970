import type { ExecutionRateData } from '../../engine/checks/execution-rate.ts';
import { division } from '../derivation.ts';
import { percent } from '../format.ts';
import { bare, inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const executionRate: CheckWords<ExecutionRateData> = {
  title: '执行率不对',
  what: ({ row, state, printed, rate }) => {
    const which = row === '' ? line`执行率` : line`${inMarks(row)}的执行率`;
    switch (state) {
      case 'blank':
        return line`${which}没有填写，应为 ${percent(rate)}。`;
      case 'unreadable':
        return line`${which}${inMarks(printed)}不是数字，应为 ${percent(rate)}。`;
      case 'differs':
        return line`${which}应为 ${percent(rate)}，填了 ${bare(printed)}。`;
      case 'rounded':
        return line`${which}保留两位小数是 ${percent(rate)}，填了 ${bare(printed)}。`;
    }
  },
  why: (data) => `执行率 = 全年执行数 ÷ 全年预算数（调整后）：${division(data)}。`,
  how: ({ state, rate, byFormat }) => {
    if (state === 'blank') return `填写 ${percent(rate)}。`;
    if (byFormat) return `把单元格的数字格式改为两位小数的百分比，显示 ${percent(rate)}。`;
    return state === 'rounded'
      ? `写成 ${percent(rate)}，与得分的计算一致。`
      : `改为 ${percent(rate)}；如果执行率没有错，请核对预算数和执行数。`;
  },
};
