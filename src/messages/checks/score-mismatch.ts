import type { ScoreMismatchData } from '../../engine/checks/score-mismatch.ts';
import type { Derivation } from '../../engine/scoring/results.ts';
import { derivationSentence } from '../derivation.ts';
import { points } from '../format.ts';
import { inMarks, type Line, line } from '../line.ts';
import { NOTE, quoted } from '../phrases.ts';
import type { CheckWords } from './check.ts';

/** What is known of the target; nothing where the rule doesn't compare. */
function reached({ rule }: Derivation): string {
  switch (rule) {
    case 'reached':
    case 'date-reached':
      return '已达标，';
    case 'ratio':
    case 'inverse':
    case 'linear':
    case 'target-zero':
      return '未达标，';
    default:
      return '';
  }
}

/** `“读者满意度”已达标，应得 10，填了 8`. */
export function dueAndFilled({ name, derivation, assumedReverse, recomputed, score }: ScoreMismatchData): Line {
  const reading = assumedReverse ? '按越少越好' : '';
  return line`${inMarks(name)}${reading}${reached(derivation)}应得 ${points(recomputed)}，填了 ${points(score)}`;
}

export const scoreMismatch: CheckWords<ScoreMismatchData> = {
  title: '得分与评分办法不符',
  what: (data) =>
    data.folded === undefined
      ? line`${dueAndFilled(data)}。`
      : line`${data.folded.names.length} 项得分多乘了一次权重，如${inMarks(data.name)}应得 ${points(data.recomputed)}，填了 ${points(data.score)}。`,
  why: ({ derivation, folded, points: weight, recomputed, score }) =>
    folded === undefined
      ? derivationSentence(derivation)
      : `${quoted(folded.head)}填的 ${points(recomputed)} 已经是按权重应得的分：${points(recomputed)} × ${points(weight)}% = ${points(score)}。这几项是${folded.names.map(quoted).join('、')}。`,
  how: ({ score, recomputed, note, assumedReverse, folded }) => {
    if (folded !== undefined)
      return `这几项的得分都改为应得的分，总分随之改；或者把${quoted(folded.head)}改按百分制填写，再乘权重折算。`;
    if (assumedReverse) return '先核对这项指标是不是越少越好；是的，按上面的算式改得分；不是，在指标值前写明“≥”。';
    if (score.gt(recomputed)) return `得分改为 ${points(recomputed)}，总分随之改；如果完成值填错了，改完成值。`;
    if (note === 'filled')
      return `已经写了原因，这里只是提醒：按办法应得 ${points(recomputed)} 分，改的话总分随之改。确认要多扣的，可以不改。`;
    const reason = note === 'silent' ? `；确有扣分理由的，在“${NOTE}”栏写明` : '';
    return `得分改为 ${points(recomputed)}，总分随之改${reason}；如果完成值填错了，改完成值。`;
  },
};
