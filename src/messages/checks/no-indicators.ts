import type { NoIndicatorsData } from '../../engine/checks/no-indicators.ts';
import { line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const noIndicators: CheckWords<NoIndicatorsData> = {
  title: '没有指标',
  what: ({ head, placeholders }) =>
    placeholders > 0
      ? line`第${head}行的表头下面没有读到指标，只有 ${placeholders} 行没有填的指标。`
      : line`第${head}行的表头下面没有读到指标。`,
  why: () => '自评表靠指标说明绩效；没有指标，目标、完成值、分值和得分都无从核对。',
  how: ({ head }) => `在第${head}行的表头下面填写指标；指标写在别处的，移到表头下面，并对照表样检查表头。`,
};
