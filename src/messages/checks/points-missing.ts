import type { PointsMissingData } from '../../engine/checks/points-missing.ts';
import { fillWords, lackingWords } from '../holes.ts';
import { inMarks, line, listed } from '../line.ts';
import type { CheckWords } from './check.ts';

export const pointsMissing: CheckWords<PointsMissingData> = {
  title: '分值未填',
  what: (data) => {
    const { name, names, words } = data;
    if (words === undefined) return lackingWords(data, 'points');
    return names === undefined
      ? line`${inMarks(name)}的分值填的“${words}”不是数字。`
      : line`${names.length} 项指标的分值填的不是数字（${listed(names.map(inMarks))}），如“${words}”。`;
  },
  why: () => '没有分值，得分没有上限可比，全表分值也加不到总分。',
  how: (data) =>
    fillWords(
      data,
      '按批复的指标权重填写分值；不计分的指标从表中删去，或把整行的分值、得分都写成“—”，它的分值分给其他指标。',
    ),
};
