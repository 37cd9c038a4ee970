import type { DeductionUnexplainedData } from '../../engine/checks/deduction-unexplained.ts';
import { points } from '../format.ts';
import { notePlace, quoted, quotedValue } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const deductionUnexplained: CheckWords<DeductionUnexplainedData> = {
  title: '扣分未说明原因',
  what: ({ name, points: full, score, note, foot }) => {
    const written = note === '' ? '没有填写' : `只写了${quotedValue(note)}`;
    return `${quoted(name)}分值 ${points(full)}，得分 ${points(score)}，扣了 ${points(full.minus(score))} 分，${notePlace(foot)}${written}。`;
  },
  why: () => '没有得满分的指标都要说明偏差原因和改进措施；只扣分不说明，是自评表最常被退回的原因。',
  how: ({ foot }) => `在${notePlace(foot)}写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。`,
};
