import type { PlaceholderLeftData } from '../../engine/checks/placeholder-left.ts';
import { line, listed } from '../line.ts';
import type { CheckWords } from './check.ts';

export const placeholderLeft: CheckWords<PlaceholderLeftData> = {
  title: '有没有用到的指标行',
  what: ({ rows }) =>
    rows.length === 1
      ? line`第${rows[0] ?? ''}行指标没有用到，可以删去或写“无”。`
      : line`有 ${rows.length} 行指标没有用到（第${listed(rows.map(String))}行），可以删去或写“无”。`,
  why: () => '空行不计分，但容易被看成漏填，系统导入时也可能报错。',
  how: () => '删去没有用到的行；表样不允许删行的，可以写“无”或“/”。',
};
