import type { FundDetailsScoredData } from '../../engine/checks/fund-details-scored.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const fundDetailsScored: CheckWords<FundDetailsScoredData> = {
  title: '资金明细行填了分值或得分',
  what: ({ row, points: own, score }) => {
    const parts = [own === null ? '' : `分值 ${points(own)}`, score === null ? '' : `得分 ${points(score)}`];
    const filled = parts.filter((part) => part !== '').join('、');
    return line`${row === '' ? '资金明细' : inMarks(row)}一行不计分，${filled} 应改为“—”。`;
  },
  why: () => '预算执行只在资金总额一行计分，其中各行的分值、得分应为“—”；填了数会被重复计算。',
  how: () => '把这一行的分值、得分改为“—”。',
};
