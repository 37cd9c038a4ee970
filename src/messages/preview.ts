/** What the preview of a write says. */

import { cellList } from './words.ts';

export const PREVIEW = {
  title: '预览',
  all: (count: number) => `全选（${count} 处）`,
  list: '将写入的单元格',
  /** For who hears it: `H24 孕产妇7天访视数，现在 1.8，改为 1.9`. */
  line: (cell: string, what: string, from: string, to: string) =>
    `${cell}${what === '' ? '' : ` ${what}`}，现在 ${from}，改为 ${to}`,
  needs: (cells: readonly string[]) => `要与 ${cellList(cells)} 一起改，那里没有勾选`,
  formula: '会覆盖公式',
  becomesFormula: '写成公式',
  protectedSheet: (sheet: string) => `工作表“${sheet}”受保护：锁定的单元格不写入，其余的照写；绩核不会替您解除保护。`,
  locked: '被保护，不能改',
  looks: '写入后整格文字一个样子；原来个别字的粗细、颜色，“撤销”恢复不了。',
  skipped: (count: number) => `另有 ${count} 处没有改（看原因）`,
  nothing: '没有需要写入的单元格。',
  none: '一处也没有勾选，没有可写的。',
  apply: (count: number) => `写入 ${count} 处`,
  cancel: '取消',
  hole: '仍有〔请填写…〕需要补充',
} as const;
