/** Words of the summary of many files. */
export const SUMMARY = {
  forms: '汇总',
  formsHead: [
    '文件',
    '工作表',
    '单位',
    '项目',
    '表内总分',
    '复算总分',
    '等级',
    '错误',
    '警告',
    '结论',
    '没有核对的原因',
  ],
  findings: '问题清单',
  findingsHead: ['文件', '工作表', '单元格', '程度', '规则', '问题', '怎么改', '已忽略'],
  checks: '按规则统计',
  checksHead: ['规则编号', '规则', '问题数', '涉及文件数'],
  /** Where a finding of a document's text stands. */
  text: '正文',
  both: (numbers: string, pair: string): string => `${numbers}。${pair}`,
  failed: '没有读出',
  waived: (reason: string): string => `已忽略：${reason}`,
} as const;
