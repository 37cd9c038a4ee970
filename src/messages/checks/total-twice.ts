import type { TotalTwiceData } from '../../engine/checks/total-twice.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import { quoted } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const totalTwice: CheckWords<TotalTwiceData> = {
  title: '两处总分不一致',
  what: ({ name, head, total }) =>
    line`表头${inMarks(name)}填了 ${points(head)}，总分一行填了 ${points(total)}，相差 ${points(head.minus(total).abs())}。`,
  why: () => '同一张表的总分只能是一个数；改过一处，另一处没有跟着改，审核时会退回。',
  how: ({ name, total, isSum }) =>
    isSum
      ? `总分一行等于各项得分之和：各项没有错的，表头${quoted(name)}改为 ${points(total)}。`
      : '先核对总分一行是否等于各项得分之和，再把两处改成一样的数。',
};
