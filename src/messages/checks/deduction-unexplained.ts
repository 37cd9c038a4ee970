import type { DeductionUnexplainedData } from '../../engine/checks/deduction-unexplained.ts';
import { points } from '../format.ts';
import { inMarks, type Line, line } from '../line.ts';
import { notePlace } from '../phrases.ts';
import type { CheckWords } from './check.ts';

/** `没有说明`, `只写了“无”`. */
export function noReason({ note }: { readonly note: string }): Line {
  return note.trim() === '' ? line`没有说明` : line`只写了${inMarks(note)}`;
}

export const deductionUnexplained: CheckWords<DeductionUnexplainedData> = {
  title: '扣分未说明原因',
  what: (data) => {
    const { name, points: full, score } = data;
    return line`${inMarks(name)}扣了 ${points(full.minus(score))} 分（分值 ${points(full)}，得 ${points(score)}），${noReason(data)}。`;
  },
  why: () => '没有得满分的指标都要说明偏差原因和改进措施；扣了分没有写原因，审核时容易被退回。',
  how: ({ foot }) => `在${notePlace(foot)}写明为什么没有得满分、下一步怎么办；如果不该扣分，改得分。`,
};
