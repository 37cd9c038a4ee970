import type { TextYearData } from '../../engine/narrative/checks/text-year.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, line } from '../line.ts';

export const textYear: CheckWords<TextYearData> = {
  title: '同一笔金额写了两个年度',
  what: ({ amount, years: [first, second] }) =>
    line`${bare(amount)} 这里写作 ${first} 年的，另一处写作 ${second} 年的。`,
  why: () => '同一笔资金只属于一个年度；多半是沿用了以前的文字。',
  how: () => '核对下达文件，改为同一个年度；确实是两笔的，不用改。',
};
