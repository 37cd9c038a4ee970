import type { YearDiffersData } from '../../engine/checks/year-differs.ts';
import type { CheckWords } from './check.ts';

export const yearDiffers: CheckWords<YearDiffersData> = {
  title: '年度不一致',
  what: ({ year, common, tables, sharing }) =>
    `这张表写的是 ${year} 年度，${tables} 张表中有 ${sharing} 张是 ${common} 年度。`,
  why: () => '同一批报送的自评表应当是同一年度；常见的原因是沿用上年的表忘了改年度。',
  how: ({ common }) => `核对年度；应为 ${common} 年的，改过来。`,
};
