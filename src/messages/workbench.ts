/** What the workbench says: the web page that shows a file beside the pane. */

import type { DocumentErrorCode } from '../formats/error.ts';
import { duration } from './words.ts';

/** What can only be checked, and what to do about it: said as soon as it is open. */
export const REFUSES: Readonly<Partial<Record<DocumentErrorCode, string>>> = {
  'legacy-xls': '.xls、.et 只能核对；另存为 .xlsx 后可以标注和填写。',
  signed: '工作簿带有数字签名，只能核对；在 Excel 里移除签名、另存后可以改。',
  'text-only': '文字只能核对；放进 .docx 或 .xlsx 文件打开，才能改。',
  'signed-document': '文档带有数字签名，只能核对；在 Word 里移除签名、另存后可以改。',
  'protected-document': '文档限制编辑，只能核对；在“审阅→限制编辑”里停止保护、保存后可以改。',
};

export const WORKBENCH = {
  title: '绩核工作台',
  diagnostics: { file: '文件', browser: '浏览器' },
  private: '文件只在本机打开，不上传，页面也不联网。',
  privateShort: '不上传，不联网',
  open: '打开文件',
  openFolder: '打开文件夹',
  samples: '示例',
  header: '文件',
  files: '已打开的文件',
  save: '下载修改后的副本',
  saved: (name: string): string => `已下载《${name}》，在浏览器的下载文件夹里。`,
  /** The sheet, not what was found in it. */
  print: '打印表格',
  printDocument: '打印文档',
  close: '关闭当前文件',
  closeShort: '关闭',
  sheetView: '表格',
  documentView: '文档',
  paneView: '核对',
  views: '显示哪一边',
  more: '更多',
  emptyTitle: '打开自评表或自评报告，边改边核对',
  emptyDrop: '把 .xlsx 表格、.docx 报告或整个文件夹拖到这里',
  emptyHow:
    '也可以用上面的按钮选择，或复制文件、文字、表格后按 Ctrl+V。选多个文件就批量核对；.xls、.et 和 .txt 只能查看和核对。',
  trySamples: '没有现成的文件？试试示例：',
  drop: '松开鼠标即可打开',
  noSheets: '选中的内容里没有能核对的文件：请选 .xlsx、.xls、.et 表格，或者 .docx、.docm 报告。',
  folderRefused:
    '拖进来的文件夹没有打开：这个浏览器不让网页读取拖入的文件夹。请点上面的“打开文件夹”选择它，或者把文件夹里的文件选中再拖进来。',
  notOpened: (name: string, what: string): string => `《${name}》没有打开：${what}`,
  dismiss: '关闭提示',
  reading: '正在读取…',
  unsaved: {
    title: (name: string): string => `《${name}》的修改还没有下载`,
    open: '打开别的文件不会丢掉这些修改：它仍在“已打开的文件”里，可以切换回来。但页面一关，没有下载的修改就没有了。',
    close: '现在关闭，这些修改就没有了；原来的文件不受影响。',
    save: '先下载副本',
    goOn: { open: '直接打开', close: '不要修改，关闭' },
    cancel: '取消',
  },
} as const;

export const SHEET = {
  nameBox: '当前单元格',
  formulaBar: '编辑栏',
  undo: '撤销',
  redo: '恢复',
  grid: (sheet: string): string => `工作表 ${sheet}`,
  tabs: '工作表',
  hiddenSheet: '（隐藏）',
  editing: (cell: string): string => `编辑 ${cell}`,
  blank: '空',
  tools: '表格怎么显示',
  signs: '显示问题',
  signsHint: '在屏幕上标出有问题的单元格。不写进文件，也不打印。',
  fit: '适合宽度',
  smaller: '缩小',
  larger: '放大',
  toActual: (percent: number): string => `现在 ${percent}%，改为 100%`,
  more: (findings: number): string => `另有 ${findings} 处`,
  /** Marking, where findings are on the screen anyway: it is about the file. */
  marking: {
    marks: '标注写进文件',
    marksHint:
      '把颜色标注写进表格，用 Excel 或 WPS 打开也看得到；关闭后不留痕迹，下载副本时会再问是否保留。屏幕上的问题标记不受影响。',
  },
  marks: { error: '已标注：错误', warning: '已标注：警告', hint: '已标注：提示' },
  notCalculated:
    '未重算：这个公式依赖的单元格改过了，这里不会算它，保留原来的结果。用 Excel 或 WPS 打开副本后会自动重算。',
  notCalculatedShort: '未重算',
  stale: (cells: readonly string[]): string =>
    `有 ${cells.length} 个公式未重算（${cells.slice(0, 5).join('、')}${cells.length > 5 ? '…' : ''}）：显示的是原来的结果，用 Excel 或 WPS 打开副本后会自动重算。`,
} as const;

/** Sheet and pane beside each other, or one after the other. */
export const BESIDE = {
  divider: '核对栏的宽度',
  paneWidth: (pixels: number): string => `${pixels} 像素`,
  dividerHint: '拖动，或按左右方向键，调整核对栏的宽度；双击恢复。',
  bar: '当前单元格',
  located: (cell: string): string => `已定位到 ${cell}。`,
  back: '返回问题',
  read: '看这一条',
} as const;

/** A report on the page. */
export const DOCUMENT = {
  pasted: '粘贴的内容',
  page: (name: string): string => `文档 ${name}`,
  table: (name: string): string => `文档里的${name}`,
  notes: '脚注和尾注',
  copyName: (name: string): string => name.replace(/(\.(?:docx|docm))?$/i, (ending) => `-核对${ending || '.docx'}`),
  taken: {
    word: (what: string): string => `${what}。写入表格的内容在副本里是修订，可以逐处接受或拒绝。`,
    text: (what: string): string => `文本文件：${what}。只能查看和核对。`,
    pasted: (what: string): string => `粘贴的内容：${what}。只能查看和核对；要填写和批注，请打开 .docx 文件。`,
  },
  /** What stands in it: `12 段文字，2 张表格，其中 1 张是自评表`. */
  parts: (paragraphs: number, tables: number, forms: number): string =>
    [
      paragraphs === 0 ? '没有正文' : `${paragraphs} 段文字`,
      ...(tables === 0 ? [] : [`${tables} 张表格`]),
      ...(forms === 0 ? [] : [forms === tables ? '是自评表' : `其中 ${forms} 张是自评表`]),
    ].join('，'),
} as const;

export const BATCH = {
  title: (files: number): string => `批量核对 ${files} 个文件`,
  back: '返回汇总列表',
  cancel: '停止',
  cancelled: (done: number, of: number): string => `已停止，核对了 ${done} 个文件，共 ${of} 个。`,
  done: (files: number, seconds: number): string => `核对完 ${files} 个文件，用时 ${duration(seconds)}。`,
  progress: (done: number, of: number): string => `正在核对：${done}／${of} 个文件`,
  left: (seconds: number): string => `，大约还要 ${duration(seconds)}`,
  policy: '评分办法',
  usualPolicy: (name: string): string => `按各文件记录的，没有记录的按“${name}”`,
  everywhere: (name: string): string =>
    `所有文件都按“${name}”核对。点开某个文件后，仍按那个文件自己的办法核对，结果可能与列表不同；要一致，请在那里选同一办法。`,
  filter: '筛选单位、项目或文件名',
  /** Names the filters below the title. */
  chips: '按结论筛选',
  verdicts: {
    'has-errors': '有错误',
    'needs-review': '需复核',
    ready: '可报送',
    'not-checked': '未核对',
    failed: '读不出',
  },
  previous: '上一张',
  next: '下一张',
  step: (number: number, of: number): string => `${number}／${of}`,
  visited: '已看',
  /** @param cells how many; null where nobody counts. */
  changed: (cells: number | null): string => (cells === null || cells === 0 ? '已改 ✓' : `已改 ${cells} 处 ✓`),
  changedCells: (cells: number): string => `改了 ${cells} 个单元格，还在页面里；要保存请下载副本。`,
  checkOnly: '只能核对',
  checkOnlyWhy: '这种格式只能核对；另存为 .xlsx 后可以填写和标注。',
  sameProject: (paths: readonly string[]): string =>
    `同一项目也在 ${paths.slice(0, 2).join('、')}${paths.length > 2 ? ` 等 ${paths.length} 个文件` : ''}`,
  charts: '总分分布和常见问题',
  export: '导出汇总表',
  exportName: '绩核汇总.xlsx',
  close: '关闭列表',
  columns: {
    path: '文件',
    unit: '单位',
    project: '项目',
    sheet: '工作表',
    recorded: '表内总分',
    recomputed: '复算总分',
    grade: '等级',
    errors: '错误',
    warnings: '警告',
    untold: '无法核对',
    verdict: '结论',
  },
  shown: (rows: number, of: number): string => `共 ${of} 张表，显示 ${rows} 张`,
  more: '再显示一些',
  openRow: (path: string): string => `打开 ${path}`,
  totals: '复算总分的分布',
  frequent: '最常见的问题',
  tables: (count: number): string => `${count} 张表`,
  times: (findings: number, files: number): string => `${findings} 处，涉及 ${files} 个文件`,
  ranges: ['<60', '60–70', '70–80', '80–90', '90–100', '待判断'],
} as const;

/** 直接改正 and copies of many files. */
export const MEND = {
  hint: '列出的文件里有唯一正确答案的地方，先预览，再一起写入。',
  planning: (done: number, of: number): string => `正在看怎样改：${done}／${of} 个文件`,
  writing: (done: number, of: number): string => `正在写入：${done}／${of} 个文件`,
  packing: (done: number, of: number): string => `正在打包副本：${done}／${of} 个文件`,
  stop: '停止',
  intro: (files: number): string => `${files} 个文件。磁盘上的原文件不改；写入的内容在页面里，下载副本才保存下来。`,
  /** The files of the preview. */
  list: '将改的文件',
  cells: (chosen: number, of: number): string => (chosen === of ? `${of} 处` : `${chosen}／${of} 处`),
  file: (path: string, cells: number): string => `${path}，${cells} 处`,
  left: (files: number): string => `另有 ${files} 个文件没有改，或者只改一部分（看原因）`,
  leftFile: (path: string, why: string): string => `${path}：${why}`,
  nothing: '列出的文件里没有可以直接改正的。',
  written: (cells: number, files: number): string => `已写入 ${cells} 个单元格，改了 ${files} 个文件。`,
  noneWritten: '一处也没有写入。',
  stopped: '已停止，其余的文件没有改。',
  undone: (cells: number): string => `已撤销，${cells} 个单元格恢复原样。`,
  save: (files: number): string => `下载全部副本（${files}）`,
  saved: (names: readonly string[], copies: number): string =>
    `已下载${names.map((name) => `《${name}》`).join('')}，里面有 ${copies} 个副本，在浏览器的下载文件夹里。`,
  notPacked: (files: number): string => `${files} 个文件的副本没有打包`,
  marksWhy: (files: number): string =>
    `${files} 个文件里有绩核的颜色标注。不保留时，副本与没有标注过一样；这里打开的表格仍显示标注。`,
  archiveName: (folder: string | null, index: number): string =>
    `${folder ?? '绩核'}-核对${index === 0 ? '' : `-${index + 1}`}.zip`,
  unsaved: {
    title: (files: number): string => `${files} 个文件的修改还没有下载`,
    why: '它们是从列表里直接改正的，还没有打开过。现在离开这份列表，这些修改就没有了；原来的文件不受影响。',
    save: '先下载全部副本',
    goOn: '不要修改，离开',
  },
} as const;
