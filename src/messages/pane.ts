/** What the task pane says besides the words of findings, scores and errors. */

import type { Advice } from './advice.ts';
import { cellList } from './words.ts';

export const APP_NAME = '绩核';

export const BOOT = {
  starting: '正在连接表格软件…',
  failed: '没有连上表格软件',
  failedWhy: '可能是表格软件版本过低，或者它自带的组件没有加载成功（例如内网不能访问）。',
  failedHow: '可以重试，或者直接打开 .xlsx 文件核对：文件只在本机处理，不会上传，结果另存为副本。',
  retry: '重试',
  openFile: '打开文件',
  openFileHint: '选择 .xlsx 文件，文件只在本机处理。',
  openFileTitle: '核对 .xlsx 文件',
  unexpected: '面板出错了，表格没有因此改动',
  unexpectedHow:
    '已经写进工作簿的仍在，没有下载的修改要重新做。请重新打开面板；仍然不行时，请把下面的信息反馈给开发者。',
  reload: '重新打开面板',
} as const;

export const FILE = {
  save: '另存副本',
  another: '换一个文件',
  marks: {
    title: '副本里保留颜色标注？',
    why: (name: string) =>
      `《${name}》里有绩核的颜色标注。不保留时，副本与没有标注过一样；这里打开的表格仍显示标注。这个文件之后不再问。`,
    drop: '不保留',
    keep: '保留',
    cancel: '取消',
  },
  copyName: (name: string) => `${name.replace(/\.xlsx$/i, '')}-核对.xlsx`,
} as const;

export const HEAD = {
  hide: '收起面板',
  ofForm: (heading: string) => `工作表“${heading}”：`,
  ownForm: '，只用于这张表',
  more: (count: number) => `另有 ${count} 张表也建议改用别的办法，选定上面的之后列出。`,
  suggested: (count: number) => `${count} 张表建议改用别的办法`,
  check: '检查',
  /** After the button was pressed, until the next result. */
  checkedAt: (time: string) => `已核对 ${time}`,
  cancel: '取消',
  scope: '范围',
  active: '本表',
  all: '全部工作表',
  policy: '评分办法',
  collapse: '收起',
  expand: '展开',
  adopt: (name: string) => `改用“${name}”`,
  recorded: '评分办法已记入“核对说明”。',
  adoptForForm: (name: string) => `这张表改用“${name}”`,
  policyFrom: {
    chosen: '本次选定',
    recorded: '工作簿“核对说明”中记录',
    personal: '设置中的默认办法',
    default: '尚未选定，暂按此办法',
  },
} as const;

export const TABS = {
  problems: '问题',
  scores: '得分',
  notes: '偏差说明',
  report: '报告',
  settings: '设置',
} as const;

export const CHECKING = {
  reading: (done: number, of: number) => (of === 0 ? '正在读取工作表…' : `正在读取工作表 ${done}/${of}`),
  reviewing: (done: number, of: number) => `正在核对 ${done}/${of} 张工作表`,
  cancelled: '已取消核对。',
} as const;

export const EMPTY = {
  notChecked: '还没有核对。点“检查”开始。',
  title: '未核对：这张工作表里没有找到绩效自评表',
  titleAll: '未核对：工作簿里没有找到绩效自评表',
  looked: '查找的是：同一行里有“三级指标”“年度指标值”“实际完成值”“分值”“得分”一类的表头，下面有指标行。',
  checkAll: '核对全部工作表',
} as const;

export const VERDICT = {
  ready: '可报送',
  notChecked: '未核对',
  checkHidden: '核对隐藏的工作表',
  review: (count: number) => `需人工复核 ${count} 处`,
  errors: (count: number) => `有 ${count} 处错误`,
  /** @param from how many there were at first; null where there weren't more. */
  onlyNotes: (done: number, left: number, from: number | null = null) =>
    from === null
      ? `已改 ${done} 处；剩下 ${left} 处都是要写偏差说明`
      : `已改 ${done} 处；问题 ${from} 处 → ${left} 处，剩下的都是要写偏差说明`,
  writeNotes: '去写',
  protectedSheet: (sheet: string) => `工作表“${sheet}”受保护，锁定的单元格写不进去；在“审阅”里撤消工作表保护后可以改。`,
  stale: '表格在核对之后改过，结果可能已经过时。',
  recheck: '重新核对',
  untold: (count: number) => `有 ${count} 条规则无法核对，不等于没有问题`,
  unheard: '从单元格下拉列表选的内容，网页版 Excel 可能不通知：选过以后请再点“检查”。',
} as const;

export const CARD = {
  title: '得分情况',
  policyOf: (heading: string) => `“${heading}”的评分办法`,
  usualPolicy: (name: string) => `与工作簿相同：${name}`,
  notScored: '这种表不设分值和得分，只核对内容。',
  total: (recorded: string, recomputed: string) => `表内总分 ${recorded} → 复算 ${recomputed}`,
  totalSame: (score: string) => `总分 ${score}，与复算一致`,
  knownSame: (score: string) => `总分 ${score}，能复算的部分一致`,
  partsDiffer: (score: string) => `总分 ${score}，但各部分与复算不同`,
  noTotal: (recomputed: string) => `表内没有总分，复算 ${recomputed}`,
  totalBlank: (recomputed: string) => `总分未填，复算 ${recomputed}`,
  totalWords: (words: string, recomputed: string) => `总分“${words}”不是数字，复算 ${recomputed}`,
  noTotalYet: '表内没有总分',
  totalBlankYet: '总分未填',
  totalWordsYet: (words: string) => `总分“${words}”不是数字`,
  recordedOnly: (recorded: string) => `表内总分 ${recorded}`,
  withReason: (what: string, why: string | null) => (why === null ? what : `${what}，${why}`),
  incomplete: '有指标待人工判断，复算总分暂按表内得分计。',
  none: '—',
  part: '项目',
  recorded: '表内',
  recomputed: '复算',
  points: '分值',
  change: (recorded: string, recomputed: string) => `${recorded} → ${recomputed}`,
  sheets: (count: number, errors: number, warnings: number) => {
    const parts = [...(errors > 0 ? [`${errors} 张有错误`] : []), ...(warnings > 0 ? [`${warnings} 张有警告`] : [])];
    return parts.length === 0 ? `${count} 张表，都没有错误和警告` : `${count} 张表：${parts.join('，')}`;
  },
  unfold: (heading: string) => `“${heading}”的得分情况`,
  goTo: (heading: string) => `转到“${heading}”`,
  open: (count: number) => `${count} 项待人工判断`,
  keys: '色条为复算得分占分值的比例，竖线为表内得分。',
} as const;

export const PROBLEMS = {
  noneOfThese: '没有这一类问题。',
  filter: '筛选',
  all: '全部',
  waived: '已忽略',
  fixAll: (count: number) => `直接改正 ${count} 处`,
  marks: '标注',
  marksHint: '在表内用颜色标出有问题的单元格，关闭后不留痕迹。',
  marksUnsupported: 'Word 文档不标颜色；可以另存带批注的副本。',
  legend: '图例',
  waive: '忽略',
  restore: '恢复',
  locate: (cell: string) => `定位到 ${cell}`,
  why: '原因',
  how: '办法',
  related: '有关',
  rule: '规则',
  willWrite: '可改为',
  more: (count: number) => `再显示 ${count} 条`,
  before: (count: number) => `前面还有 ${count} 条`,
  shown: (shown: number, of: number) => `已显示 ${shown} 条，共 ${of} 条`,
  list: '问题列表',
  blank: '（空）',
} as const;

/** The parts of a form, as findings are grouped. */
export const BLOCKS = {
  basics: '基本信息',
  funds: '预算执行',
  goals: '年度总体目标',
  indicators: '绩效指标',
  total: '总分与等级',
  foot: '表末说明',
  unread: '没有读到的部分',
  sheets: '没有核对的工作表',
} as const;

/** The rest comes with the dialog: `waive-dialog.ts`. */
export const WAIVE = {
  commented: '已忽略，原因写成了批注，在下载的副本里。',
  done: '已忽略，原因记入“核对说明”。',
  restored: '已恢复，不再忽略。',
  label: '忽略一个问题',
  restoreLabel: '恢复一个问题',
} as const;

export const UNDO = {
  writtenTo: (cell: string, notWritten = '') => `已写入 ${cell}${notWritten === '' ? '' : `，${notWritten}`}`,
  /** In a sheet that holds no form, such as 核对说明. */
  writtenIn: (sheet: string, count: number, notWritten = '') =>
    `已写入工作表“${sheet}”的 ${count} 个单元格${notWritten === '' ? '' : `，${notWritten}`}`,
  written: (count: number, notWritten = '') => `已写入 ${count} 个单元格${notWritten === '' ? '' : `，${notWritten}`}`,
  undo: '撤销',
  undone: (count: number) => `已撤销，${count} 个单元格恢复原样。`,
  refused: (cells: readonly string[]) => `${cellList(cells)} 在写入之后又被改过，没有撤销。`,
  notUndone: (list: string) => `没有撤销：${list}。`,
  more: (count: number) => `可再撤销前 ${count} 次`,
  close: '关闭',
} as const;

export const WRITING = (count: number): string => `正在写入 ${count} 个单元格…`;

/** A preview of what no longer stands in the sheet is never written. */
export const STALE_PREVIEW: Advice = {
  what: '预览之后表格又改过，没有写入。',
  why: '预览里的数是按改动之前的内容算的。',
  how: '已经按现在的内容重新核对；请再打开一次预览，看过之后写入。',
};

export const REFUSED = {
  check: '没有核对成',
  write: '没有写入',
  undo: '没有撤销',
  mark: '没有标注',
  locate: '没有定位',
  waive: '没有忽略',
  policy: '没有记录评分办法',
  teach: '没有记进工作簿',
  recheck: '重新核对',
  dismiss: '知道了',
  detail: '技术信息',
} as const;

/** The rest comes with the tab: `scores-tab.ts`. */
export const SCORES = {
  empty: '核对之后，这里列出每项指标的得分和算法。',
  execution: '预算执行',
  fill: '填写得分',
  blank: '只填空白的',
  values: '数值',
  formulas: '公式（改了数据自动重算）',
} as const;

/** The rest comes with the tab: `notes-tab.ts`. */
export const NOTES = {
  notChecked: '核对之后，这里列出需要写偏差原因和改进措施的指标。',
  copied: '已复制',
} as const;

export const LIVE = {
  checked: (verdict: string) => `核对完成：${verdict}`,
  noForm: '没有核对：没有找到绩效自评表',
  marked: (count: number) => `已标注 ${count} 个单元格`,
  unmarked: '已清除标注',
  marksOff: '标注更新不了，已停止标注',
} as const;

export const TABLE_HEADING = (sheet: string, project: string): string =>
  project === '' ? sheet : `${sheet} · ${project}`;

/** Until a part of the pane is there that comes when it is first shown. */
export const LATER = {
  loading: '正在准备…',
  notLoaded: '这一部分没有取到：可能网络断了。',
  retry: '再试一次',
} as const;
