/** What 问题 says when nothing is open any more. */

export const FINISH = {
  label: '核对结果',
  ready: '可以报送',
  human: (count: number): string => `没有发现错误，还有 ${count} 项要由您判断`,
  hollow: '没有发现错误，但表里没有读出指标，请自己看一遍',
  review: '没有发现错误，请再看一遍',
  stale: '表格改过了，重新核对之后再看结果',
  checked: (coverage: string): string => `核对了 ${coverage}。`,
  onlyThisSheet: '只核对了当前工作表。',
  hints: (count: number): string => `下面 ${count} 处提示可改可不改。`,
  /** `改了 8 处，写了 5 条说明，忽略 2 处。`; `''` where nothing was done. */
  done: (counts: { readonly changed: number; readonly notes: number; readonly waived: number }): string => {
    const { changed, notes, waived } = counts;
    const parts = [
      ...(changed > 0 ? [`改了 ${changed} 处`] : []),
      ...(notes > 0 ? [`写了 ${notes} 条说明`] : []),
      ...(waived > 0 ? [`忽略 ${waived} 处`] : []),
    ];
    return parts.length === 0 ? '' : `${parts.join('，')}。`;
  },
  /** Since the file was opened. */
  fell: (from: number, to: number): string => `问题 ${from} 处 → ${to} 处。`,
  save: '下载副本',
  savedBy: { excel: '改动已经在表里，用 Excel 的“保存”存盘。', wps: '改动已经在表里，用 WPS 的“保存”存盘。' },
  print: '打印核对单',
  printHint: '一张表一页 A4：得分、改动、忽略的原因、尚待处理的，供填表人和复核人签字。',
  printFile: (name: string): string => `这里不能直接打印，已存为《${name}》，用浏览器打开后打印。`,
} as const;

/** Indicators that a person has to judge, below the list. */
export const HUMAN = {
  title: '待人工判断',
  hint: '规则本身定不了这些指标的得分，请自行判断。',
} as const;
