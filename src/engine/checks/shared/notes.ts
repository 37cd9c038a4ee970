import type { Field, SelfEvaluation } from '../../layout/self-evaluation.ts';
import { normalise } from '../../values/text.ts';
import { isDoneWord, isPlaceholderNote, tierWord } from '../../values/words.ts';
import { sameCell } from './fields.ts';

/** The form gives no place for a reason, the place says nothing, or it says something. */
export type NoteState = 'none' | 'silent' | 'filled';

/** A picture or a formula that was never calculated may say anything: it counts as filled. */
export function noteState(note: Field | null): NoteState {
  if (note === null) return 'none';
  if (note.cell.kind === 'picture' || note.cell.kind === 'uncalculated') return 'filled';
  return isPlaceholderNote(note.text) ? 'silent' : 'filled';
}

/** The note is the one cell at the foot that holds all reasons. */
export function isFootNote(note: Field | null, table: SelfEvaluation): boolean {
  const foot = table.footReason;
  return note !== null && foot !== null && sameCell(note.cell, foot.cell);
}

const SHORTFALL = /未|不足|不够|偏低|偏高|滞后|延迟|延期|推迟|影响|受阻|困难|低于|疫情|缺|差距|没有完成|结余/;
const NO_DEVIATION = /(?:无|没有|不存在|未出现|未发生|无明显)(?:明显|重大|较大)?(?:偏差|偏离|问题|异常|差异)/;
const REACHED = /(?:达到|完成|实现|符合|达成|满足|超额|超过|高于)/;
/** A measure without a reason: the column asks for both. */
const RESOLVE =
  /^(?:\d+[.、]?)?(?:改进措施:?)?(?:继续|持续|保持|进一步|加强|强化|加大|提高|巩固|下一步|今后|完善|优化)/;

/** A note that reports no shortfall: 无偏差, 已完成, 达到预期目标, 继续保持. */
export function reportsNoShortfall(text: string): boolean {
  const note = normalise(text);
  if (isDoneWord(note) || tierWord(note) === 1 || NO_DEVIATION.test(note)) return true;
  return !SHORTFALL.test(note) && (REACHED.test(note) || RESOLVE.test(note));
}
