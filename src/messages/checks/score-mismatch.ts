import type { ScoreMismatchData } from '../../engine/checks/score-mismatch.ts';
import { derivationSentence } from '../derivation.ts';
import { points } from '../format.ts';
import { NOTE, quoted, rowsByName } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const scoreMismatch: CheckWords<ScoreMismatchData> = {
  title: '得分与评分办法不符',
  what: ({ name, score, recomputed, folded }) =>
    folded === undefined
      ? `指标${quoted(name)}得分填了 ${points(score)}，按评分办法应为 ${points(recomputed)}。`
      : `${rowsByName(folded.names)}的得分又乘了一次权重，例如${quoted(name)}得分 ${points(score)}，按评分办法应为 ${points(recomputed)}。`,
  why: ({ derivation, folded, points: weight, recomputed, score }) =>
    folded === undefined
      ? derivationSentence(derivation)
      : `${quoted(folded.head)}填的 ${points(recomputed)} 已经是按权重应得的分：${points(recomputed)} × ${points(weight)}% = ${points(score)}。`,
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
