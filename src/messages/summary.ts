/** Words of the summary of many files. */
export const SUMMARY = {
  title: (sheet: string): string => `绩效自评表核对：${sheet}`,
  /** `2024年3月1日 10:05。可报送 3 张，有错误 1 张。评分办法：全国通用。` */
  about: (made: string, outcomes: readonly string[], policies: readonly string[]): string =>
    [made, outcomes.join('，'), policies.length === 0 ? '' : `评分办法：${policies.join('、')}`]
      .filter((part) => part !== '')
      .map((part) => `${part}。`)
      .join(''),
  linksHint: '把本表放在核对的那个文件夹里，点“打开”就能打开那个文件。',
  footer: (product: string, sheet: string): string => `&L${product} · ${sheet}&R第 &P 页，共 &N 页`,
  outcome: (name: string, count: number): string => `${name} ${count} 张`,
  open: '打开',
  forms: '汇总',
  formsHead: [
    '单位',
    '项目',
    '表内总分',
    '复算总分',
    '等级',
    '错误',
    '警告',
    '结论',
    '没有核对的原因',
    '工作表',
    '文件',
    '打开',
  ],
  units: '按单位统计',
  unitsHead: ['单位', '表数', '可报送', '需人工复核', '有错误', '没有核对', '错误', '警告'],
  /** Of forms that name none, and of files in which no form was read. */
  noUnit: '（没有写单位）',
  findings: '问题清单',
  findingsHead: ['单位', '项目', '程度', '规则', '问题', '怎么改', '位置', '已忽略', '文件', '打开'],
  checks: '按规则统计',
  checksHead: ['规则', '问题数', '涉及文件数'],
  /** Where a finding of a document's text stands. */
  text: '正文',
  both: (numbers: string, pair: string): string => `${numbers}。${pair}`,
  failed: '没有读出',
  waived: (reason: string): string => `已忽略：${reason}`,
} as const;
