import type {
  DocumentErrorCode,
  DocumentErrorDetail,
  FileErrorCode,
  FolderErrorCode,
  WordErrorCode,
} from '../formats/error.ts';
import type { Advice } from './advice.ts';
import { cellList } from './words.ts';

type Text = string | ((detail: DocumentErrorDetail) => string);

export interface DocumentErrorText {
  readonly what: Text;
  readonly why: Text;
  readonly how: Text;
}

function sheetOf({ sheet }: DocumentErrorDetail): string {
  return sheet === undefined ? '工作表' : `工作表“${sheet}”`;
}

/** `“自评表”的 B3、B4`, as far as the error names a place. */
function place(detail: DocumentErrorDetail): string {
  const { cells = [], sheet, inDocument } = detail;
  const list = cells.length === 0 ? '' : cellList(cells);
  if (sheet === undefined) return list;
  // A table of a document is called by its number, not by a name that somebody gave it.
  const named = inDocument === true ? sheet : sheetOf(detail);
  return list === '' ? named : `${named}的 ${list}`;
}

/** The same with what separates it from the words behind it: `“自评表”的 B3 `. */
export function placeOr(detail: DocumentErrorDetail, otherwise: string): string {
  const named = place(detail);
  if (named === '') return otherwise;
  return /[A-Z\d]$/i.test(named) ? `${named} ` : named;
}

/** One sentence each for what happened, why, and what to do; a code without words is a type error. */
const TEXTS: {
  readonly [Code in Exclude<DocumentErrorCode, FileErrorCode | FolderErrorCode | WordErrorCode>]: DocumentErrorText;
} = {
  'too-many-cells': {
    what: '工作簿里的单元格太多，没有读取。',
    why: (detail) =>
      `内容超过了上限${detail.limit === undefined ? '' : `（${detail.limit} 个单元格）`}：常见原因是整行整列带着格式或公式。`,
    how: '把要核对的自评表复制到一个新工作簿里保存，再核对新文件。',
  },
  'no-such-sheet': {
    what: (detail) => `找不到${detail.sheet === undefined ? '要写入的' : ''}${sheetOf(detail)}。`,
    why: '核对之后，工作表可能被删除或改了名。',
    how: '重新核对一次，再写入。',
  },
  'no-such-cell': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}不存在。`,
    why: '核对之后，表里可能增删过行或列。',
    how: '重新核对一次，再写入。',
  },
  'inside-merge': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}在合并单元格里面，没有写入。`,
    why: '合并区域只有左上角的单元格能存放内容，写在别处是看不见的。',
    how: '取消合并，或者把内容填到合并区域的左上角。',
  },
  'array-formula': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}属于数组公式，没有写入。`,
    why: '数组公式不能只改其中一个单元格。',
    how: '先在表里把数组公式改成普通公式或数值，再写入。',
  },
  'picture-cell': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}里放的是图片，没有写入。`,
    why: '写入后图片就没有了，也无法撤销。',
    how: '先在表里把图片移到单元格外面或者删除，再写入。',
  },
  'protected-sheet': {
    what: (detail) => `${sheetOf(detail)}受保护，没有写入。`,
    why: '工作表设了保护，锁定的单元格不允许改动；绩核不会替您解除保护。',
    how: '在“审阅”里撤消工作表保护，保存后再试。',
  },
  'protected-workbook': {
    what: '工作簿的结构受保护，不能添加工作表。',
    why: '工作簿设了保护，不允许增删工作表；绩核不会替您解除保护。',
    how: '在“审阅”里撤消工作簿保护，再试一次。',
  },
  'hidden-sheet': {
    what: (detail) => `${sheetOf(detail)}是隐藏的，不能定位。`,
    why: '隐藏的工作表无法显示；绩核不会替您取消隐藏。',
    how: '在工作表标签上点右键，选择“取消隐藏”，再试一次。',
  },
  'partly-written': {
    what: (detail) => `${placeOr(detail, '有的单元格')}已经改动，其余没有写入。`,
    why: '写入中途出错，而且没能全部恢复原样。',
    how: '请检查列出的单元格；需要时用 Ctrl+Z 撤销，再重新核对一次。',
  },
  busy: {
    what: '表格软件正忙，没有完成这个操作。',
    why: '操作过于频繁，或者打开着对话框。',
    how: '关闭打开的对话框，稍等几秒，再试一次。',
  },
  'changed-meanwhile': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}的内容已经变了，没有写入。`,
    why: '核对之后有人改过这些单元格，照旧写入会盖掉新的内容。',
    how: '重新核对一次，再写入。',
  },
  moved: {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}所在的行、列或工作表变了位置，没有写入。`,
    why: '核对之后插入、删除、排序或改名过，现在找不到原来那一处，或者有几处一样。',
    how: '重新核对一次，再写入。',
  },
  'needs-refused': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}没有写入。`,
    why: '它所依据的单元格没有写成，单独写会不符。',
    how: '先处理没有写成的单元格，重新核对一次，再写入。',
  },
  editing: {
    what: '有单元格正在编辑，现在不能读写。',
    why: '单元格处于编辑状态时，表格软件不接受其他操作。',
    how: '按回车或 Esc 结束编辑，再试一次。',
  },
  'duplicate-edit': {
    what: (detail) => `${placeOr(detail, '同一个单元格')}要写入两个不同的内容，没有写入。`,
    why: '同一次写入里，一个单元格只能有一个新内容。',
    how: '一次只选一处修改，写入后再做另一处。',
  },
  'bad-value': {
    what: (detail) => `${placeOr(detail, '有的单元格')}的新内容写不进表格。`,
    why: '内容过长（超过 32767 个字），或者含有表格不允许的字符或数值。',
    how: '缩短内容，或去掉特殊字符，再试。',
  },
  'unsupported-operation': {
    what: '这里做不了这个操作。',
    why: '当前的表格软件或文件格式不提供这项功能。',
    how: '换用较新版本的 Excel 或 WPS 表格，或者在 .xlsx 文件上操作。',
  },
  'no-workbook': {
    what: '没有可以操作的工作簿。',
    why: '没有打开工作簿，或者它在受保护的视图里，或者刚刚关闭了。',
    how: '打开要核对的工作簿（在受保护的视图里先点“启用编辑”），再试一次。',
  },
  'not-taken': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}没有写进去，内容没有变。`,
    why: '常见的是有单元格正在编辑，或者文档设了安全权限。',
    how: '按回车或 Esc 结束编辑，再试一次；还不行时，检查文档的权限。',
  },
  'other-workbook': {
    what: '前面显示的是另一个工作簿，没有操作。',
    why: '面板和按钮只管打开它们的那个工作簿。',
    how: '切换回原来的工作簿再试；要核对前面这个，请在它的窗口里打开绩核。',
  },
  'chart-sheet': {
    what: '当前不是普通的工作表，没有可以核对的单元格。',
    why: '图表工作表和宏表没有自评表要用的单元格。',
    how: '点一下要核对的工作表的标签，再试一次。',
  },
  'no-permission': {
    what: '表格软件不允许这个操作。',
    why: '没有看到工作表保护；可能是只读或受限制的文件、单位的安全策略，或者打开着对话框。',
    how: '关闭打开的对话框，点“启用编辑”，或者把文件另存到自己有权修改的位置，再试一次。',
  },
  interrupted: {
    what: '表格软件中止了这个操作，没有全部完成。',
    why: '操作进行当中，表格软件停下了，或者别的操作与它冲突。',
    how: '稍等几秒，重新核对一次，再试。',
  },
  disconnected: {
    what: '与表格软件的连接断了。',
    why: '打开的时间太长、网络中断，或者工作簿重新载入过。',
    how: '关闭绩核的面板再打开；网页版 Excel 请刷新页面。',
  },
  'out-of-memory': {
    what: '表格软件的内存不够，没有完成这个操作。',
    why: '打开的工作簿太多或者太大。',
    how: '关闭不用的工作簿，再试一次；还不行时，重新启动表格软件。',
  },
  'filtered-range': {
    what: (detail) => `${placeOr(detail, '要改动的单元格')}在筛选结果里，没有改动。`,
    why: '表格软件不允许这样改动筛选过的区域。',
    how: '先清除筛选，再试一次。',
  },
  'pivot-table': {
    what: (detail) => `${placeOr(detail, '要改动的单元格')}在数据透视表里，没有改动。`,
    why: '数据透视表的内容由它的数据来源算出，不能单独改动。',
    how: '改数据来源，或者把透视表的结果复制成数值，再试一次。',
  },
  rejected: {
    what: '表格软件没有接受这个操作。',
    why: '表格软件没有说明原因；常见的是核对以后表格的结构又有了变化。',
    how: '重新核对一次，再试；还不行时，保存并重新打开工作簿。',
  },
  cancelled: {
    what: '已取消。',
    why: '核对在读完之前停下了，没有结果。',
    how: '需要时重新核对。',
  },
  unknown: {
    what: ({ untouched }) => (untouched === true ? '绩核出错了，表格没有改动。' : '绩核出错了，没有做完。'),
    why: ({ inProgram }) =>
      inProgram === true ? '这是绩核没有预料到的情况。' : '这是绩核没有预料到的情况，文件没有被改动。',
    how: ({ inProgram, untouched }) =>
      inProgram === true
        ? `请${untouched === true ? '' : '看一下表格，'}再试一次；还不行时，保存并重新打开工作簿。仍然不行，请在“设置”的“关于”里复制诊断信息反馈给开发者。`
        : '用 Excel 或 WPS 另存为新的 .xlsx 再试；仍然不行时，请把这条信息反馈给开发者。',
  },
};

function fill(text: Text, detail: DocumentErrorDetail): string {
  return typeof text === 'string' ? text : text(detail);
}

export function adviceOfText({ what, why, how }: DocumentErrorText, detail: DocumentErrorDetail): Advice {
  return { what: fill(what, detail), why: fill(why, detail), how: fill(how, detail) };
}

/** Words of errors that a spreadsheet program has too. What only files have is `unknown` here. */
export function describeProgramError(code: DocumentErrorCode, detail: DocumentErrorDetail): Advice {
  const texts: { readonly [code: string]: DocumentErrorText } = TEXTS;
  return adviceOfText(texts[code] ?? TEXTS.unknown, detail);
}

type Describe = (code: DocumentErrorCode, detail: DocumentErrorDetail) => Advice;

let describe: Describe = describeProgramError;

/**
 * Whoever opens files brings the words of their errors along: in a spreadsheet program most people never open one, and the
 * pane there is loaded without them.
 */
export function tellErrorsOfFiles(describeAll: Describe): void {
  describe = describeAll;
}

/** What the user is told about an error of a host or a file. The technical cause isn't part of it. */
export function describeDocumentError(code: DocumentErrorCode, detail: DocumentErrorDetail = {}): Advice {
  return describe(code, detail);
}
