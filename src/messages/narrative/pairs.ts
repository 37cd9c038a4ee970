/** Which form a report was held against, in words. */

const HOW = {
  option: '指定的',
  'same-document': '同一份文档里',
  'project-name': '按项目名称',
  'only-one': '同一文件夹里只有这一份',
} as const;

export const PAIR_WORDS = {
  none: '未配对自评表：正文与自评表的对照没有执行。',
  paired: (by: keyof typeof HOW, form: string): string => `对照的自评表：${form}（${HOW[by]}）。`,
} as const;
