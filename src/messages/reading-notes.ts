/** Words for how a form was read, and what a user taught. */

import { cellAddress, columnLetters } from '../engine/grid/address.ts';
import type { CellRole, Field, Gap, SelfEvaluation } from '../engine/layout/self-evaluation.ts';
import type { NotesProblem } from '../engine/reading-notes/note.ts';
import type { ReadingRole } from '../engine/reading-notes/role.ts';
import { quoted } from './phrases.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from './places.ts';
import { shortened } from './words.ts';

export const ROLE_NAMES: { readonly [Role in ReadingRole]: string } = {
  ...FUND_COLUMN_NAMES,
  ...INDICATOR_COLUMN_NAMES,
  'scored-block': '计分的一块',
  ignored: '与核对无关',
};

/** How a column is called where it is offered: 原因 rather than the whole head of the form. */
export function roleChoice(role: ReadingRole): string {
  return role === 'note' ? '偏差原因' : ROLE_NAMES[role];
}

/** What the settings say of it comes with them: `taught-words.ts`. */
export const TEACH = {
  title: (count: number) => `没有完全认出（${count}）`,
  hint: '告诉它是什么，就按它重新核对；记在“核对说明”里，下次也认得。只说明是什么，不改数字。',
  batchHint: '告诉它是什么，全部文件就按它重新核对；记在这台电脑上，可以在设置里收回。',
  is: (role: ReadingRole) => `是${roleChoice(role)}`,
  isWhat: '是…',
  ignored: ROLE_NAMES.ignored,
  what: (words: string) => `“${words}”是什么`,
  label: (words: string) => `记下“${shortened(words, 16)}”是什么`,
  taught: (words: string, role: string) => `已记下：“${shortened(words, 16)}”是${role}。`,
  hereAlone: (words: string, role: string) =>
    `已记下：“${shortened(words, 16)}”是${role}。这个文件写不进去，只记在这台电脑上。`,
  takeBack: (words: string) => `收回“${shortened(words, 16)}”的认法`,
  takenBack: (words: string) => `已收回“${shortened(words, 16)}”的认法。`,
  imported: (count: number) => `已导入 ${count} 条认法。`,
  forms: (count: number) => `（${count} 张表）`,
  files: (count: number) => `${count} 个文件`,
} as const;

export const READING = {
  title: '怎样认的',
  overlay: '在表里按身份着色',
  legend: '颜色的意思',
  roles: {
    field: '数据',
    label: '表头、标签',
    known: '认得，核对时不用',
    text: '文字说明',
    unread: '没有认出',
  } satisfies { readonly [Role in CellRole]: string },
  assumed: '按位置',
  cells: (count: number) => `${count} 格`,
} as const;

function letters(gap: Gap): string {
  return columnLetters(gap.cells[0]?.column ?? 1);
}

/** The heads that a column lies between. */
type GapPlace = Pick<SelfEvaluation, 'heads' | 'funds'>;

/** A sheet of which no head was read for sure. */
const NO_FORM: GapPlace = { heads: {}, funds: null };

/** `，夹在“年度指标值”和“分值”之间`. */
function between({ heads, funds }: GapPlace, { block, cells }: Gap): string {
  const column = cells[0]?.column ?? 1;
  const known: readonly (Field | undefined)[] = Object.values(block === 'funds' ? (funds?.heads ?? {}) : heads);
  const all = known.flatMap((field) => (field === undefined || field.text === '' ? [] : [field]));
  all.sort((a, b) => a.cell.column - b.cell.column);
  const left = all.filter(({ cell }) => cell.column < column).at(-1);
  const right = all.find(({ cell }) => cell.column > column);
  if (left === undefined) return right === undefined ? '' : `，在${quoted(right.text)}左边`;
  return right === undefined ? `，在${quoted(left.text)}右边` : `，夹在${quoted(left.text)}和${quoted(right.text)}之间`;
}

/** Where a part that wasn't understood lies (`place`: in this form; null: in a sheet without one): `第 H 列“年终完成值”，夹在“年度指标值”和“分值”之间`. */
export function describeGap(place: GapPlace | null, gap: Gap): string {
  const words = quoted(shortened(gap.words, 24));
  const rows = gap.cells.map(({ row }) => row);
  const [top, bottom] = [Math.min(...rows), Math.max(...rows)];
  if (gap.kind === 'column')
    return `${gap.block === 'funds' ? '资金部分' : ''}第 ${letters(gap)} 列${words}${between(place ?? NO_FORM, gap)}`;
  if (gap.kind === 'words') return `${cellAddress(top, gap.cells[0]?.column ?? 1)} ${words}`;
  return `第 ${top === bottom ? top : `${top}–${bottom}`} 行${words}`;
}

/** Of a batch: `“落实成效”这一列，30 个文件`. */
export function describeWords({ kind, block, words }: Pick<Gap, 'kind' | 'block' | 'words'>, files: number): string {
  const what = kind === 'column' ? `${block === 'funds' ? '（资金部分）' : ''}这一列` : '旁边的内容';
  return `${quoted(shortened(words, 24))}${what}，${TEACH.files(files)}`;
}

/** What is wrong with a file of notes, as a sentence. */
export function describeNotesProblem({ at, field }: NotesProblem): string {
  if (at === null) return '它不是导出的认法。';
  if (field === 'words') return `第 ${at} 条不是表里的字样。`;
  if (field === 'role') return `第 ${at} 条的字样是什么，没有认出。`;
  return `第 ${at} 条的写法不对。`;
}
