import type { UnmetFullScoreData } from '../../engine/checks/unmet-full-score.ts';
import { derivationSentence } from '../derivation.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import { NOTE, targetAndActual } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const unmetFullScore: CheckWords<UnmetFullScoreData> = {
  title: '未达标，得满分',
  what: ({ name, target, actual, score, recomputed, assumedReverse }) => {
    const due =
      recomputed === null ? line`填了满分 ${points(score)}` : line`应得 ${points(recomputed)}，填了 ${points(score)}`;
    return line`${inMarks(name)}${assumedReverse ? '按越少越好' : ''}未达标（${targetAndActual(target, actual)}），${due}。`;
  },
  why: ({ derivation }) => derivationSentence(derivation),
  how: ({ recomputed, assumedReverse, derivation }) => {
    if (derivation.rule === 'undetermined' && derivation.reason === 'own-standard')
      return `按表内的评分标准扣分，在“${NOTE}”栏写明没有完成的原因，总分随之改；完成值填错了的，改完成值。`;
    if (recomputed === null) return `按晚了多少酌情扣分，在“${NOTE}”栏写明原因，总分随之改；时间填错了的，改完成值。`;
    return assumedReverse
      ? `先核对这项指标是不是越少越好；是的，得分改为 ${points(recomputed)}；不是，在指标值前写明“≥”。`
      : `得分改为 ${points(recomputed)}，在“${NOTE}”栏写明没有完成的原因，总分随之改；完成值填错了的，改完成值。`;
  },
};
