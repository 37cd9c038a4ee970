import type { TargetMissingData } from '../../engine/checks/target-missing.ts';
import { fillWords, lackingWords } from '../holes.ts';
import type { CheckWords } from './check.ts';

export const targetMissing: CheckWords<TargetMissingData> = {
  title: '年度指标值未填',
  what: (data) => lackingWords(data, 'target'),
  why: () => '没有指标值，就没有完成与否的标准，得分也无从核对。',
  how: (data) =>
    fillWords(data, '按年初批复的绩效目标填写指标值；目标写在指标名称里的，移到指标值一栏。确实不适用的写“—”。'),
};
