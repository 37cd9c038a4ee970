import type { Level1PointsData } from '../../engine/checks/level1-points.ts';
import { points } from '../format.ts';
import { groupLine, quoted } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const level1Points: CheckWords<Level1PointsData> = {
  title: '一级指标分值不符',
  what: ({ source, groups }) =>
    source === 'label'
      ? `${groups.map(({ name, sum, expected }) => `${quoted(name)}标注 ${points(expected)} 分，所属指标的分值合计 ${points(sum)} 分`).join('；')}。`
      : `各一级指标的分值与评分办法的权重不同：${groups.map(groupLine).join('；')}。`,
  why: ({ source }) =>
    source === 'label'
      ? '一级指标的标注与下面各项指标的分值应当一致。'
      : '评分办法规定了一级指标的权重；因项目特点调整的，应有批复。',
  how: ({ source }) =>
    source === 'label'
      ? '对照批复的指标分值，改标注或者改指标分值。'
      : '对照批复的绩效目标核对分值；批复如此的，可以不改。',
};
