import type { FundDetailsSumData } from '../../engine/checks/fund-details-sum.ts';
import { quantity } from '../format.ts';
import { inMarks, line } from '../line.ts';
import { FUND_COLUMN_NAMES } from '../places.ts';
import type { CheckWords } from './check.ts';

export const fundDetailsSum: CheckWords<FundDetailsSumData> = {
  title: '资金明细合计不等于总额',
  what: ({ column, row, total, details, unit }) =>
    line`${FUND_COLUMN_NAMES[column]}：各项合计 ${quantity(details, unit)}，${row === '' ? '资金总额' : inMarks(row)}是 ${quantity(total, unit)}，差 ${quantity(details.minus(total).abs(), unit)}。`,
  why: () => '总额应当等于其中各项资金之和。',
  how: () => '核对是总额填错了，还是某项资金漏填、重填。',
};
