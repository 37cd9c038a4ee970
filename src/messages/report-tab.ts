/** The tab 报告, and a report on the page of the workbench. */

export const REPORT_TAB = {
  empty: '把自评报告与当前工作簿里的自评表对照，并复算报告里的数字。报告不会离开这台电脑。',
  open: '打开报告',
  another: '换一份报告',
  openLabel: '打开报告（.docx、.txt）',
  paste: '粘贴报告文字',
  checkPasted: '核对粘贴的文字',
  pasted: '粘贴的文字',
  noForm: '工作簿里没有认出自评表，只复算了报告本身的数字。',
  textAlone: '没有对照自评表，只复算了文中的数字。',
  against: (project: string): string => `对照的自评表：${project === '' ? '当前工作簿' : project}。`,
  cellElsewhere: (file: string, sheet: string, cell: string, quote: string): string =>
    `《${file}》${sheet} ${cell}${quote === '' ? '' : `“${quote}”`}`,
  within: (place: string, quote: string): string => `${place}${quote === '' ? '' : `的“${quote}”`}`,
  tables: '文档里的表格',
  inTables: (forms: readonly string[], findings: number): string =>
    `${forms.length === 0 ? '没有认出自评表' : `自评表：${forms.join('、')}`}，${findings === 0 ? '没有发现问题' : `${findings} 处问题`}。`,
  clean: '没有发现前后不一致的数字。没有列出的数字不等于正确。',
  findings: (count: number): string => `不一致（${count}）`,
  agreeing: (count: number): string => `一致的 ${count} 处`,
  ignored: (count: number): string => `已忽略（${count}）`,
  whole: '整份文档',
  text: '报告原文',
  show: (place: string): string => `在原文里显示 ${place}`,
  saveCommented: '另存带批注的副本',
  commentedName: (name: string): string =>
    `${name.replace(/\.(docx|docm)$/i, '')}-批注.${/\.docm$/i.test(name) ? 'docm' : 'docx'}`,
} as const;
