/** What is told of one of many files that a program goes through. Apart from the other errors: an add-in opens the one that it is given. */

import type { DocumentErrorCode, DocumentErrorDetail, FolderErrorCode } from '../formats/error.ts';
import type { Advice } from './advice.ts';
import { adviceOfText, type DocumentErrorText } from './document-errors.ts';
import { describeFileError } from './word-errors.ts';

const TEXTS: { readonly [Code in FolderErrorCode]: DocumentErrorText } = {
  'file-not-found': {
    what: '找不到这个文件或文件夹。',
    why: '路径写错了，或者文件已经移走、改名。',
    how: '检查路径；路径里有空格时，用引号括起来。',
  },
  'too-slow': {
    what: '核对这个文件用时太长，已经停下。',
    why: (detail) =>
      `一个文件最多用${detail.limit === undefined ? '一定的时间' : ` ${detail.limit} 秒`}：内容可能极多，或者是有意做成这样的。`,
    how: '把要核对的自评表复制到一个新工作簿里保存，再核对新文件。',
  },
};

const ONLY_FOLDERS: { readonly [code: string]: DocumentErrorText } = TEXTS;

/** What the user is told about an error of any file, wherever it comes from. */
export function describeFolderError(code: DocumentErrorCode, detail: DocumentErrorDetail = {}): Advice {
  const text = ONLY_FOLDERS[code];
  return text === undefined ? describeFileError(code, detail) : adviceOfText(text, detail);
}
