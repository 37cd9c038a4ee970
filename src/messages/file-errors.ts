/** What is told of files that can't be read, or not be written to. Apart from the other errors: a program with its own workbooks has none of them. */

import type { FileErrorCode } from '../formats/error.ts';
import { type DocumentErrorText, placeOr } from './document-errors.ts';

const RESAVE = '用 Excel 或 WPS 表格打开它，另存为“Excel 工作簿（.xlsx）”，再核对另存的文件。';
const FETCH_AGAIN = '请向发送人重新要一份，或从原处重新下载、复制；能打开的话，另存为新的 .xlsx 再试。';

export const FILE_ERRORS: { readonly [Code in FileErrorCode]: DocumentErrorText } = {
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
    why: (detail) => `${placeOr(detail, '工作簿内部')}的内容不符合 .xls 格式。`,
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
  'file-too-large': {
    what: '文件太大，没有读取。',
    why: (detail) =>
      `文件超过了上限${detail.limit === undefined ? '' : `（${Math.round(detail.limit / 1_048_576)} MB）`}：常见原因是表里插了大图。`,
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
    how: '用 LibreOffice、Excel 或 WPS 打开，另存为“Excel 工作簿（.xlsx）”，再核对另存的文件。',
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
  'text-only': {
    what: '这里只有文字，没有写入。',
    why: '粘贴的内容和文本文件只读取、不改写。',
    how: '把内容放进 Word 文档，保存为 .docx 后打开，再写入。',
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
  signed: {
    what: '工作簿带有数字签名，没有写入。',
    why: '任何改动都会使签名失效。',
    how: '请在签名之前填写；确需改动时，先在 Excel 里移除签名，另存后再试。',
  },
  'file-unreadable': {
    what: '这个文件读不出来。',
    why: '可能没有读取权限，正被别的程序独占，或者它不是普通文件。',
    how: '关闭正在使用它的程序，检查权限，或者复制一份再试。',
  },
};
