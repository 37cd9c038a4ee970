/** Words of the reports beside those of findings: text, HTML and SARIF. Nothing in them is escaped. */

/** Within “” a text's own ones are ‘’. */
function innerQuotes(text: string): string {
  return text.replaceAll('“', '‘').replaceAll('”', '’');
}

export const CARD = {
  execution: '预算执行',
  /** For indicators of no first-level group. */
  indicators: '指标',
  total: '总分',
  part: '部分',
  points: '分值',
  recorded: '表内',
  recomputed: '复算',
  notScored: '这种表不设分值和得分，只核对内容。',
  pointsGap: (sum: number, base: number): string =>
    sum < base ? `分值只有 ${sum} 分，暂不评等级` : `分值合计 ${sum} 分，超过 ${base} 分，暂不评等级`,
  notYet: (count: number): string => (count === 0 ? '暂不能复算' : `${count} 项待判断，暂不能复算`),
  open: (count: number): string => `${count} 项待人工判断`,
} as const;

export const REPORT = {
  product: '绩核',
  toolName: '绩核：预算绩效自评表核对',
  title: '绩效自评表核对报告',
  files: '文件',
  /** Between a project and its unit. */
  between: ' · ',
  /** Several forms of one file: `供水改造 · 供水中心 等 3 张表`. */
  andOthers: (title: string, count: number): string => `${title} 等 ${count} 张表`,
  fileNamed: (name: string): string => `文件：${name}`,
  about: (made: string, policies: readonly string[]): string =>
    policies.length === 0 ? made : `${made} · 评分办法：${policies.join('、')}`,
  showAll: (count: number): string => `全部（${count}）`,
  showWarnings: (count: number): string => `错误和警告（${count}）`,
  showErrors: (count: number): string => `只看错误（${count}）`,
  /** Printed, so that nobody takes a part for the whole. */
  onlyWarnings: '只列出错误和警告，没有列出提示。',
  onlyErrors: '只列出错误，没有列出警告和提示。',
  others: '有关',
  why: '原因',
  how: '办法',
  fix: '可改为',
  rule: '规则',
  blank: '（空）',
  noFindings: '没有发现问题。',
  /** Several findings of one check, above them: `扣了分没有说明：同样问题 13 处`. */
  like: (title: string, count: number): string => `${title}：同样问题 ${count} 处`,
  withOthers: (message: string, others: string): string => `${message}（有关 ${others}）`,
  unlisted: (counted: string): string => `另有 ${counted}没有列出。`,
  needsHuman: (count: number): string => `待人工判断（${count}）`,
  sheet: '工作表',
  /** Of a document. */
  table: '表格',
  /** The paragraphs of a document. */
  text: '报告正文',
  paragraph: (n: number): string => `第${n}段`,
  /** `“100%”`, after the place. */
  quote: (text: string): string => `“${innerQuotes(text)}”`,
  /** What stands in a cell that is named by its head. */
  within: (place: string, quote: string): string => `${place}的${quote}`,
  cellOf: (sheet: string, cell: string): string => `${sheet} ${cell}`,
  unit: '实施单位',
  year: '年度',
  policy: '评分办法',
  unreadable: '读不出来',
  covered: (coverage: string): string => `核对了 ${coverage}。`,
  rows: (table: string, first: number, last: number): string => `${table}（第${first}–${last}行）`,
  place: (sheet: string, range: string): string => `工作表“${sheet}”${range}`,
  byPolicy: (name: string): string => `按“${name}”办法`,
  suggestion: (why: string, policy: string): string => `${why}；采用时加 --policy ${policy}`,
  basis: (title: string, basis: string): string => `${title}。依据：${basis}`,
  made: (date: Date, time: string): string =>
    `${date.getFullYear()}年${date.getMonth() + 1}月${date.getDate()}日 ${time}`,
  /** So many files with an outcome: `可报送 3 个`. */
  outcome: (name: string, count: number): string => `${name} ${count} 个`,
  /** In HTML the outcomes follow a colon, in text a comma. `counted`: the findings of all files in words, or `''`. */
  overview: (files: number, lead: '：' | '，', outcomes: readonly string[], counted: string): string =>
    `共 ${files} 个文件${outcomes.length === 0 ? '' : `${lead}${outcomes.join('，')}`}。${counted === '' ? '' : `合计 ${counted}。`}`,
} as const;

/** The table of files at the end of the text report. */
export const CLOSING = {
  file: '文件',
  recorded: '表内',
  recomputed: '复算',
  errors: '错误',
  warnings: '警告',
  verdict: '结论',
} as const;

/** How often each check found something. */
export const STATISTICS = {
  findings: '问题数',
  files: '文件数',
  check: '规则',
  none: '没有发现问题。',
} as const;

/** The table of indicators in the HTML report. */
export const BASIS = {
  title: (count: number): string => `各项得分的依据（${count} 项指标）`,
  execution: (why: string): string => `预算执行：${why}`,
  name: '指标',
  target: '年度指标值',
  actual: '实际完成值',
  points: '分值',
  score: '表内得分',
  recomputed: '复算',
  why: '依据',
} as const;

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}

/** `2024年3月1日 10:05`, by the clock of the place. */
export function madeAt(date: Date): string {
  return REPORT.made(date, `${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`);
}
