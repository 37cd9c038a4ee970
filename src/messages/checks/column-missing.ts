import type { ColumnMissingData } from '../../engine/checks/column-missing.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from '../places.ts';
import type { CheckWords } from './check.ts';

export const columnMissing: CheckWords<ColumnMissingData> = {
  title: '缺少必需的列',
  what: (data) =>
    data.block === 'funds'
      ? `项目资金部分没有找到“${FUND_COLUMN_NAMES[data.column]}”列。`
      : `绩效指标部分没有找到“${INDICATOR_COLUMN_NAMES[data.column]}”列。`,
  why: () => '缺了这一列，对应的内容无从核对，表也不符合自评表的表样。',
  how: () => '对照下发的表样补上这一列；列还在、只是表头改了名的，把表头改回原名。',
};
