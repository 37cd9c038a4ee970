import type { FundPointsData } from '../../engine/checks/fund-points.ts';
import { HUNDRED } from '../../engine/decimal.ts';
import type { PointsSource } from '../../engine/scoring/results.ts';
import { points } from '../format.ts';
import { line } from '../line.ts';
import type { CheckWords } from './check.ts';

const POINTS_SOURCES: { readonly [Source in PointsSource]: string } = {
  cell: '表内分值',
  label: '表头写明的分值',
  remainder: '总分减去各项指标分值之和',
  policy: '评分办法规定的分值',
};

export const fundPoints: CheckWords<FundPointsData> = {
  title: '预算执行的分值不对',
  what: ({ recorded, expected }) => {
    if (recorded === null)
      return line`预算执行的分值没有填写${expected === null ? '' : `，应为 ${points(expected)}`}。`;
    const filled = recorded.eq(HUNDRED) ? '填成了全表总分 100' : `填了 ${points(recorded)}`;
    return line`预算执行的分值${expected === null ? '' : `应为 ${points(expected)}，`}${filled}。`;
  },
  why: ({ recorded, source, expected }) => {
    const from = source === null || expected === null ? '' : `（${POINTS_SOURCES[source]}：${points(expected)}）`;
    return `这一格是预算执行率的分值${from}，与各项指标的分值相加应等于总分${recorded?.gte(HUNDRED) === true ? '；常见的错误是把全表的总分填到了这里' : ''}。`;
  },
  how: ({ recorded, expected }) => {
    if (expected !== null) return `改为 ${points(expected)}。`;
    if (recorded === null) return '填写评分办法规定的预算执行分值。';
    return '各项指标的分值合计已经是满分：先定预算执行占多少分，再把指标的分值减去这么多。';
  },
};
