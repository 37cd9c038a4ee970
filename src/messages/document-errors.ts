import type { DocumentErrorCode, DocumentErrorDetail, WordErrorCode } from '../formats/error.ts';
import type { Advice } from './advice.ts';
import { cellList } from './words.ts';

type Text = string | ((detail: DocumentErrorDetail) => string);

interface DocumentErrorText {
  readonly what: Text;
  readonly why: Text;
  readonly how: Text;
}

const RESAVE = '用 Excel 或 WPS 表格打开它，另存为“Excel 工作簿（.xlsx）”，再核对另存的文件。';
const FETCH_AGAIN = '请向发送人重新要一份，或从原处重新下载、复制；能打开的话，另存为新的 .xlsx 再试。';

/** `“自评表”的 B3、B4`, as far as the error names a place. */
function place(detail: DocumentErrorDetail): string {
  const cells = detail.cells === undefined || detail.cells.length === 0 ? '' : cellList(detail.cells);
  // A table of a document is called by its number, not by a name that somebody gave it.
  if (detail.sheet !== undefined && detail.inDocument === true)
    return cells === '' ? detail.sheet : `${detail.sheet}的 ${cells}`;
  if (detail.sheet !== undefined)
    return cells === '' ? `工作表“${detail.sheet}”` : `工作表“${detail.sheet}”的 ${cells}`;
  return cells;
}

function placeOr(detail: DocumentErrorDetail, otherwise: string): string {
  const named = place(detail);
  return named === '' ? otherwise : named;
}

/** One sentence each for what happened, why, and what to do; a code without words is a type error. */
const TEXTS: { readonly [Code in Exclude<DocumentErrorCode, WordErrorCode>]: DocumentErrorText } = {
  'not-a-workbook': {
    what: '这个文件不是 Excel 工作簿。',
    why: '文件内容不是 .xlsx 或 .xls 格式：可能只是改了扩展名，或者是文档、图片、压缩包。',
    how: RESAVE,
  },
  'empty-file': {
    what: '这个文件是空的。',
    why: '文件长度为 0：可能没有下载完，或者保存时出了错。',
    how: FETCH_AGAIN,
  },
  truncated: {
    what: '这个文件不完整。',
    why: '文件在中途断开：可能没有下载或复制完。',
    how: FETCH_AGAIN,
  },
  'bad-xml': {
    what: '工作簿已损坏，读不出来。',
    why: (detail) => `工作簿内部的内容${detail.part === undefined ? '' : `（${detail.part}）`}不符合格式。`,
    how: '用 Excel 打开并选择“修复”，另存为新的 .xlsx 再试；打不开时请重新要一份。',
  },
  'bad-record': {
    what: '工作簿已损坏，读不出来。',
    why: (detail) => {
      const where = place(detail);
      return `${where === '' ? '工作簿内部' : where}的内容不符合 .xls 格式。`;
    },
    how: `${RESAVE}打不开时请重新要一份。`,
  },
  'xml-entity': {
    what: '工作簿里含有不允许的内容，没有读取。',
    why: '文件内部声明了外部实体，正常保存的工作簿不会这样，可能被人改动过。',
    how: `先确认文件来源可靠。${RESAVE}`,
  },
  'missing-part': {
    what: '工作簿缺少必需的内容。',
    why: (detail) =>
      `文件里找不到${detail.part === undefined ? '工作簿必有的部分' : ` ${detail.part}`}：可能已损坏，或者不是 Excel 工作簿。`,
    how: RESAVE,
  },
  'zip-bomb': {
    what: '文件解开后过大，没有读取。',
    why: '文件的压缩率远超正常工作簿，可能损坏，或者是有意做成这样的。',
    how: `先确认文件来源可靠。${RESAVE}`,
  },
  'too-many-cells': {
    what: '工作簿里的单元格太多，没有读取。',
    why: (detail) =>
      `内容超过了上限${detail.limit === undefined ? '' : `（${detail.limit} 个单元格）`}：常见原因是整行整列带着格式或公式。`,
    how: '把要核对的自评表复制到一个新工作簿里保存，再核对新文件。',
  },
  'file-too-large': {
    what: '文件太大，没有读取。',
    why: (detail) =>
      `文件超过了上限${detail.limit === undefined ? '' : `（${Math.round(detail.limit / 1_048_576)} MB）`}：常见原因是表里插了大图。`,
    how: '把要核对的自评表复制到一个新工作簿里保存，再核对新文件。',
  },
  'too-slow': {
    what: '核对这个文件用时太长，已经停下。',
    why: (detail) =>
      `一个文件最多用${detail.limit === undefined ? '一定的时间' : ` ${detail.limit} 秒`}：内容可能极多，或者是有意做成这样的。`,
    how: '把要核对的自评表复制到一个新工作簿里保存，再核对新文件。',
  },
  encrypted: {
    what: '文件设了打开密码，读不出来。',
    why: '加密的工作簿没有密码就无法读取，这里也不要求您提供密码。',
    how: '用 Excel 或 WPS 打开，去掉打开密码（文件→信息→保护工作簿→用密码进行加密，清空密码），保存后再试。',
  },
  'legacy-xls': {
    what: '这是旧版的 .xls 或 .et 工作簿，绩核只读取、不改写。',
    why: '文件是 Excel 97–2003 的格式，WPS 的 .et 也是；填写和标记只在 .xlsx 文件上进行。',
    how: '用 Excel 或 WPS 表格打开它，另存为“Excel 工作簿（.xlsx）”，再处理另存的文件。',
  },
  'old-xls': {
    what: '这是 Excel 95 或更早版本的工作簿，暂不支持。',
    why: '文件的格式比 Excel 97–2003 的 .xls 还要早。',
    how: RESAVE,
  },
  'html-table': {
    what: '这是网页表格，不是真正的工作簿。',
    why: '一些系统导出的“Excel”其实是网页文件，只是扩展名写成了 .xls 或 .xlsx。',
    how: RESAVE,
  },
  'xml-spreadsheet': {
    what: '这是“XML 表格 2003”，暂不支持。',
    why: '文件是旧式的 XML 电子表格，与 .xlsx 不同。',
    how: RESAVE,
  },
  'open-document': {
    what: '这是 OpenDocument 表格（.ods 或 .fods），暂不支持。',
    why: '文件是 LibreOffice 等软件的格式，与 .xlsx 不同；改扩展名不会改变格式。',
    how: '用 LibreOffice、Excel 或 WPS 表格打开它，另存为“Excel 工作簿（.xlsx）”，再核对另存的文件。',
  },
  deflate64: {
    what: '工作簿的压缩方式（Deflate64）暂不支持。',
    why: '文件多半是解压后又用压缩软件重新打包的；表格软件不用这种方式保存。',
    how: RESAVE,
  },
  'strict-or-binary': {
    what: '工作簿的格式暂不支持。',
    why: '文件是“Excel 二进制工作簿（.xlsb）”或“Strict Open XML”等格式。',
    how: RESAVE,
  },
  'signed-document': {
    what: '文档带有数字签名，没有写入。',
    why: '写入会使签名失效。',
    how: '请在签名之前填写和批注；确需改动时，先在 Word 里移除签名，另存后再试。',
  },
  'protected-document': {
    what: '文档限制编辑，没有写入。',
    why: '文档设了编辑限制，不允许这样改动；绩核不会替您解除。',
    how: '在“审阅→限制编辑”里停止保护，保存后再试。',
  },
  'field-cell': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}的内容由域生成，没有写入。`,
    why: '域（公式、引用、日期等）更新时会把写入的内容盖掉。',
    how: '在 Word 里选中它，按 Ctrl+Shift+F9 转成普通文字，或者直接修改域，再写入。',
  },
  'locked-control': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}在内容控件里，没有写入。`,
    why: '内容控件被锁定、与数据相连，或者只能从列表里选，写入的内容保不住。',
    how: '在 Word 里填写这个控件，或者在“开发工具”里删除控件、保留文字，再写入。',
  },
  'object-cell': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}里不只是文字，没有写入。`,
    why: '单元格里有图片、公式、注释标记之类的内容，写入会动到它们。',
    how: '先在文档里把它们移到单元格外面，或者直接在文档里改文字。',
  },
  'nested-table': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}里还套着表格，没有写入。`,
    why: '写入会动到里面的表格。',
    how: '请直接在文档里改文字。',
  },
  'unaccepted-revisions': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}有还没有接受或拒绝的修订，没有写入。`,
    why: '在别人的修订上再改，就分不清是谁改的了。',
    how: '先在“审阅”里接受或拒绝这些修订，保存后重新核对，再写入。',
  },
  'no-such-sheet': {
    what: (detail) => (detail.sheet === undefined ? '找不到要写入的工作表。' : `找不到工作表“${detail.sheet}”。`),
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
  'data-table': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}属于模拟运算表，没有写入。`,
    why: '模拟运算表的结果不能单独改动。',
    how: '先在表里去掉模拟运算表，再写入。',
  },
  'table-header': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}是“表格”（超级表）的标题，没有写入。`,
    why: '标题同时是“表格”各列的名称，单独改动会让 Excel 认为文件已损坏。',
    how: '在 Excel 或 WPS 里直接改标题，或者先把“表格”转换为普通区域，再写入。',
  },
  'picture-cell': {
    what: (detail) => `${placeOr(detail, '要写入的单元格')}里放的是图片，没有写入。`,
    why: '写入后图片就没有了，也无法撤销。',
    how: '先在表里把图片移到单元格外面或者删除，再写入。',
  },
  'protected-sheet': {
    what: (detail) => `${detail.sheet === undefined ? '工作表' : `工作表“${detail.sheet}”`}受保护，没有写入。`,
    why: '工作表设了保护，锁定的单元格不允许改动；绩核不会替您解除保护。',
    how: '在“审阅”里撤消工作表保护，保存后再试。',
  },
  'protected-workbook': {
    what: '工作簿的结构受保护，不能添加工作表。',
    why: '工作簿设了保护，不允许增删工作表；绩核不会替您解除保护。',
    how: '在“审阅”里撤消工作簿保护，再试一次。',
  },
  'hidden-sheet': {
    what: (detail) => `${detail.sheet === undefined ? '工作表' : `工作表“${detail.sheet}”`}是隐藏的，不能定位。`,
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
  signed: {
    what: '工作簿带有数字签名，没有写入。',
    why: '任何改动都会使签名失效。',
    how: '请在签名之前填写；确需改动时，先在 Excel 里移除签名，另存后再试。',
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
  'file-not-found': {
    what: '找不到这个文件或文件夹。',
    why: '路径写错了，或者文件已经移走、改名。',
    how: '检查路径；路径里有空格时，用引号括起来。',
  },
  'file-unreadable': {
    what: '这个文件读不出来。',
    why: '可能没有读取权限，正被别的程序独占，或者它不是普通文件。',
    how: '关闭正在使用它的程序，检查权限，或者复制一份再试。',
  },
  'unsupported-operation': {
    what: '这里做不了这个操作。',
    why: '当前的表格软件或文件格式不提供这项功能。',
    how: '换用较新版本的 Excel 或 WPS 表格，或者在 .xlsx 文件上操作。',
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
    what: '处理时出了意外。',
    why: ({ inProgram }) =>
      inProgram === true ? '这是绩核没有预料到的情况。' : '这是绩核没有预料到的情况，文件没有被改动。',
    how: ({ inProgram }) =>
      inProgram === true
        ? '请再试一次；还不行时，保存并重新打开工作簿。仍然不行，请在“自检”里复制诊断信息反馈给开发者。'
        : '用 Excel 或 WPS 另存为新的 .xlsx 再试；仍然不行时，请把这条信息连同文件反馈给开发者。',
  },
};

function fill(text: Text, detail: DocumentErrorDetail): string {
  return typeof text === 'string' ? text : text(detail);
}

/**
 * What the user is told about an error of a host or a workbook. The technical cause isn't part of it.
 * What is wrong with a document, word-errors.ts tells: where only workbooks are opened, it is none.
 */
export function describeDocumentError(code: DocumentErrorCode, detail: DocumentErrorDetail = {}): Advice {
  const texts: { readonly [code: string]: DocumentErrorText } = TEXTS;
  const text = texts[code] ?? TEXTS['not-a-workbook'];
  return { what: fill(text.what, detail), why: fill(text.why, detail), how: fill(text.how, detail) };
}
