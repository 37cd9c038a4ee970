import type { ColumnMissingData } from '../../engine/checks/column-missing.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from '../places.ts';
import type { CheckWords } from './check.ts';

export const columnMissing: CheckWords<ColumnMissingData> = {
  title: '缺少必需的列',
  what: (data) =>
    data.block === 'funds'
      ? `项目资金部分没有认出“${FUND_COLUMN_NAMES[data.column]}”列。`
      : `绩效指标部分没有认出“${INDICATOR_COLUMN_NAMES[data.column]}”列。`,
  why: () => '没有这一列，对应的内容无从核对；可能是表头的叫法没有见过，也可能表里确实没有。',
  how: () => '列就在表里的，告诉绩核它是哪一列（“怎样认的”），表头不用改；表里确实没有的，对照下发的表样补上。',
};
