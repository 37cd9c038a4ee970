import type { FundDetailsBlankData } from '../../engine/checks/fund-details-blank.ts';
import { quantity } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const fundDetailsBlank: CheckWords<FundDetailsBlankData> = {
  title: '资金来源未分列',
  what: ({ row, total, unit }) =>
    line`${row === '' ? '资金总额' : inMarks(row)}是 ${quantity(total, unit)}，其中各项资金都没有填写。`,
  why: () => '表样要求把总额按财政拨款、结转资金、其他资金等来源分列。',
  how: () => '按资金来源把总额填到相应的行。',
};
