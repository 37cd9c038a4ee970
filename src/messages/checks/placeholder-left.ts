import type { PlaceholderLeftData } from '../../engine/checks/placeholder-left.ts';
import { rowList } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const placeholderLeft: CheckWords<PlaceholderLeftData> = {
  title: '空白指标行未删',
  what: ({ rows }) => `${rowList(rows)}是表样里没有用到的空白指标行（“指标2：”“……”之类）。`,
  why: () => '空行不计分，但容易被看成漏填，系统导入时也可能报错。',
  how: () => '删去没有用到的行；表样不允许删行的，可以写“无”或“/”。',
};
