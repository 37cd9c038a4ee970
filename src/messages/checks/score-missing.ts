import type { ScoreMissingData } from '../../engine/checks/score-missing.ts';
import { derivationSentence } from '../derivation.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const scoreMissing: CheckWords<ScoreMissingData> = {
  title: '得分未填',
  what: ({ name, recomputed }) =>
    line`${inMarks(name)}没有填写得分${recomputed === null ? '' : `，应得 ${points(recomputed)}`}。`,
  why: ({ derivation }) =>
    derivation === null
      ? '每项指标都要评分，缺一项总分就不对。'
      : `每项指标都要评分。${derivationSentence(derivation)}`,
  how: ({ recomputed }) =>
    recomputed === null ? '按评分办法评出得分填入。' : `填入 ${points(recomputed)}，总分随之核对。`,
};
