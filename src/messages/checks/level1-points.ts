import type { Level1PointsData } from '../../engine/checks/level1-points.ts';
import { points } from '../format.ts';
import { inMarks, line, listed } from '../line.ts';
import type { CheckWords } from './check.ts';

export const level1Points: CheckWords<Level1PointsData> = {
  title: '一级、二级指标分值不符',
  what: ({ source, groups }) =>
    line`${listed(
      groups.map(({ name, sum, expected }) =>
        source === 'label'
          ? line`${inMarks(name)}标注 ${points(expected)} 分，指标合计 ${points(sum)} 分`
          : line`${inMarks(name)}按办法 ${points(expected)} 分，合计 ${points(sum)} 分`,
      ),
    )}。`,
  why: ({ source }) =>
    source === 'label'
      ? '标注与下面各项指标的分值应当一致。'
      : '评分办法规定了一级指标的权重；因项目特点调整的，应有批复。',
  how: ({ source }) =>
    source === 'label'
      ? '对照批复的指标分值，改标注或者改指标分值。'
      : '对照批复的绩效目标核对分值；批复如此的，可以不改。',
};
