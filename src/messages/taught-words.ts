/** What the settings say of words that were taught, apart from the rest of the pane: they come when they are first shown. */

export const TAUGHT = {
  list: '教过的认法',
  none: '还没有。表里有没认出的部分时，在“问题”里告诉它是什么。',
  inWorkbook: '记在这个工作簿里',
  remove: '收回',
  export: '导出认法',
  import: '导入认法',
  fileName: '绩核认法.json',
} as const;
