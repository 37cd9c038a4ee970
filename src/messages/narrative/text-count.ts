import type { TextCountData } from '../../engine/narrative/checks/text-count.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, line } from '../line.ts';

export const textCount: CheckWords<TextCountData> = {
  title: '个数与列出的不一致',
  what: ({ count, found }) => line`列出来的是 ${found} 个，写了 ${bare(count)}。`,
  why: () => '说了有几个，又逐个列出，两者应当一致。',
  how: () => '核对个数和列出的内容；只列一部分的，写上“等”。',
};
