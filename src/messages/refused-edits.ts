/** Why single cells weren't written, in a few words each. */

import type { DocumentErrorCode } from '../formats/error.ts';
import type { RefusedEdit } from '../hosts/host.ts';
import { cellList } from './words.ts';

const REASONS: Partial<Readonly<Record<DocumentErrorCode, string>>> = {
  'changed-meanwhile': '内容已经变了',
  'needs-refused': '所依据的单元格没有写',
  moved: '位置变了，找不到原来那一处',
  'inside-merge': '被合并单元格盖住',
  'array-formula': '属于数组公式',
  'data-table': '属于模拟运算表',
  'table-header': '是表格对象的标题',
  'picture-cell': '里面是图片',
  'field-cell': '内容由域生成',
  'locked-control': '在锁定或相连的内容控件里',
  'object-cell': '里面不只是文字',
  'nested-table': '里面还套着表格',
  'unaccepted-revisions': '有未处理的修订',
  'protected-sheet': '受保护',
  'no-such-sheet': '工作表不在了',
  'bad-value': '内容写不进单元格',
  'partly-written': '写入中途出错，请检查这一格',
};

/** `被合并单元格盖住`, `所依据的 H19 没有写`. */
export function refusalReason({ code, because = [] }: Pick<RefusedEdit, 'code' | 'because'>): string {
  if (because.length > 0) return `所依据的 ${cellList(because)} 没有写`;
  return REASONS[code] ?? '没有写成';
}

const MAX_SHOWN = 8;

/** `H20（被合并单元格盖住）、附表!B3（受保护）`; names of sheets where there are several. */
export function refusedList(refused: readonly RefusedEdit[]): string {
  const sheets = new Set(refused.map(({ edit }) => edit.sheet));
  const named = refused.slice(0, MAX_SHOWN).map((each) => {
    const { edit } = each;
    const cell = sheets.size > 1 ? `${edit.sheet}!${edit.cell}` : edit.cell;
    return `${cell}（${refusalReason(each)}）`;
  });
  return `${named.join('、')}${refused.length > MAX_SHOWN ? ` 等 ${refused.length} 个` : ''}`;
}

/** `1 个没有写：H20（被合并单元格盖住）`; `''` where nothing was refused. */
export function notWritten(refused: readonly RefusedEdit[]): string {
  return refused.length === 0 ? '' : `${refused.length} 个没有写：${refusedList(refused)}`;
}
