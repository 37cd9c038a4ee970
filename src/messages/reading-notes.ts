import type { NotesProblem } from '../engine/reading-notes/note.ts';
import type { ReadingRole } from '../engine/reading-notes/role.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from './places.ts';

/** Words for what a user taught. */

const ROLE_NAMES: { readonly [Role in ReadingRole]: string } = {
  ...FUND_COLUMN_NAMES,
  ...INDICATOR_COLUMN_NAMES,
  'scored-block': '计分的一块',
  ignored: '与核对无关',
};

/** What is wrong with a file of notes, as a sentence. */
export function describeNotesProblem({ at, field }: NotesProblem): string {
  if (at === null) return '它不是导出的认法。';
  if (field === 'words') return `第 ${at} 条的 words 不是表里的字样。`;
  if (field === 'role') return `第 ${at} 条的 role 不对，可用的有 ${Object.keys(ROLE_NAMES).join('、')}。`;
  return `第 ${at} 条的写法不对。`;
}
