import type { SubtotalMismatchData } from '../../engine/checks/subtotal-mismatch.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

const PARTS = { points: '分值', score: '得分' } as const;
const OTHER = { points: '得分', score: '分值' } as const;

export const subtotalMismatch: CheckWords<SubtotalMismatchData> = {
  title: '小计不等于各项之和',
  what: ({ name, part, recorded, sum, count }) =>
    line`${inMarks(name)}的${PARTS[part]}填了 ${points(recorded)}，所含 ${count} 项合计 ${points(sum)}，相差 ${points(recorded.minus(sum).abs())}。`,
  why: ({ part, count }) =>
    `这一行的${OTHER[part]}与所含 ${count} 项之和相符，${PARTS[part]}却不是它们之和；总分若按小计相加，也会跟着错。`,
  how: ({ part, sum }) => `核对所含各项的${PARTS[part]}；没有错的，这一格改为 ${points(sum)}。`,
};
