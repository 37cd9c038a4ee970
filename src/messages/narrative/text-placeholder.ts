import type { TextPlaceholderData } from '../../engine/narrative/checks/text-placeholder.ts';
import type { CheckWords } from '../checks/check.ts';
import { inMarks, line } from '../line.ts';

export const textPlaceholder: CheckWords<TextPlaceholderData> = {
  title: '留有没有填写的内容',
  what: ({ text, times }) => line`${inMarks(text)}是模板里留下的${times > 1 ? `，全文有 ${times} 处` : ''}。`,
  why: () => '报告要写明实际的单位、年度和内容。',
  how: () => '改为实际内容，或者删去。',
};
