import type { DuplicateIndicatorData } from '../../engine/checks/duplicate-indicator.ts';
import { inMarks, line, listed } from '../line.ts';
import type { CheckWords } from './check.ts';

export const duplicateIndicator: CheckWords<DuplicateIndicatorData> = {
  title: '指标重复',
  what: ({ name, rows }) => line`${inMarks(name)}出现了 ${rows.length} 次（第${listed(rows.map(String))}行）。`,
  why: () => '同一个结果会计几次分；内容不同而名称相同的，也分不清考核的是什么。常见的原因是复制上一行后忘了改名称。',
  how: () => '核对名称；确实重复的删去一行，分值并到其他指标；考核内容不同的，把名称写清楚。',
};
