/** What is told of documents that can't be read. Apart from the other errors: an add-in for spreadsheets has no room for it. */

import type { DocumentErrorCode, DocumentErrorDetail, WordErrorCode } from '../formats/error.ts';
import type { Advice } from './advice.ts';
import { adviceOfText, type DocumentErrorText, describeProgramError } from './document-errors.ts';
import { FILE_ERRORS } from './file-errors.ts';

const RESAVE_DOCUMENT = '用 Word 或 WPS 文字打开它，另存为“Word 文档（.docx）”，再核对另存的文件。';

const TEXTS: { readonly [Code in WordErrorCode]: Advice } = {
  'legacy-doc': {
    what: '这是旧版的 .doc 或 .wps 文档，暂不支持。',
    why: '文件是 Word 97–2003 或 WPS 文字自己的格式，与 .docx 不同；改扩展名不会改变格式。',
    how: '请用 Word 或 WPS 另存为 .docx，再核对另存的文件。',
  },
  'word-xml': {
    what: '这是 XML 格式的 Word 文档，暂不支持。',
    why: '文件是“Word 2003 XML”或“Word XML 文档”，整个文档是一个 XML 文件，与 .docx 不同。',
    how: RESAVE_DOCUMENT,
  },
  'html-document': {
    what: '这是网页文件，不是真正的 Word 文档。',
    why: '一些系统导出的“Word”其实是网页（.html、.mht），只是扩展名写成了 .doc 或 .docx。',
    how: RESAVE_DOCUMENT,
  },
  rtf: {
    what: '这是 RTF 文档，暂不支持。',
    why: '文件是“写字板”等软件的格式，与 .docx 不同；改扩展名不会改变格式。',
    how: RESAVE_DOCUMENT,
  },
  odt: {
    what: '这是 OpenDocument 文档（.odt 或 .fodt），暂不支持。',
    why: '文件是 LibreOffice 等软件的格式，与 .docx 不同；改扩展名不会改变格式。',
    how: '用 LibreOffice、Word 或 WPS 文字打开它，另存为“Word 文档（.docx）”，再核对另存的文件。',
  },
  pdf: {
    what: '这是 PDF 文件，暂不支持。',
    why: 'PDF 只记录文字在纸上的位置，读不出可靠的表格。',
    how: '请核对导出 PDF 之前的 .docx 或 .xlsx；没有的话，用 Word 打开 PDF，另存为 .docx，检查无误后再核对。',
  },
  'not-a-document': {
    what: '这个文件不是 Word 文档。',
    why: '文件内容不是 .docx 格式：可能只是改了扩展名，或者是图片、压缩包、演示文稿。',
    how: RESAVE_DOCUMENT,
  },
  'not-text': {
    what: '这个文件不是文本，也不是绩核能读的文档。',
    why: '文件里有不属于任何文字编码的内容：可能是图片、程序，或者已经损坏。',
    how: '文本请用记事本另存为 UTF-8 编码；文档请用 Word 或 WPS 另存为 .docx。',
  },
  'no-text': {
    what: '文档里没有文字。',
    why: '文档里只有图片，或者是空白的：多半是扫描件。',
    how: '请核对有文字的原文档；只有扫描件时，先用 Word 或 WPS 的文字识别功能转换，检查无误后再核对。',
  },
  'document-too-large': {
    what: '文档太复杂，没有读取。',
    why: '段落、表格、列数或者嵌套的层数远超正常文档：可能损坏，或者是有意做成这样的。',
    how: '把要核对的内容复制到一个新文档里保存，再核对新文件。',
  },
};

/** What sentences about workbooks say of documents. */
const OF_DOCUMENTS: readonly (readonly [string, string])[] = [
  ['WPS 表格', 'WPS 文字'],
  ['表格软件', 'Word 和 WPS '],
  ['表里插', '文档里插'],
  ['工作簿', '文档'],
  ['Excel', 'Word'],
  ['.xlsx', '.docx'],
];

const ONLY_DOCUMENTS: { readonly [code: string]: Advice } = TEXTS;
const ONLY_FILES: { readonly [code: string]: DocumentErrorText } = FILE_ERRORS;

/**
 * What the user is told about an error of any file, a document or a workbook, or of a program.
 * @param detail `inDocument`: nobody is told to open it in a spreadsheet program.
 */
export function describeFileError(code: DocumentErrorCode, detail: DocumentErrorDetail = {}): Advice {
  const ofDocuments = ONLY_DOCUMENTS[code];
  if (ofDocuments !== undefined) return ofDocuments;
  const ofFiles = ONLY_FILES[code];
  const advice = ofFiles === undefined ? describeProgramError(code, detail) : adviceOfText(ofFiles, detail);
  if (detail.inDocument !== true) return advice;
  const ofDocument = (words: string): string =>
    OF_DOCUMENTS.reduce((known, [of, to]) => known.replaceAll(of, to), words);
  return { what: ofDocument(advice.what), why: ofDocument(advice.why), how: ofDocument(advice.how) };
}
