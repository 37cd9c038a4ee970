import type { ScoreRoundedData } from '../../engine/checks/score-rounded.ts';
import { derivationSentence } from '../derivation.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import type { CheckWords } from './check.ts';

export const scoreRounded: CheckWords<ScoreRoundedData> = {
  title: '得分取整',
  what: ({ name, score, recomputed, digits }) =>
    line`${inMarks(name)}应得 ${points(recomputed)}，填的 ${points(score)} 是${digits === 0 ? '取整' : `保留 ${digits} 位小数`}后的数。`,
  why: ({ derivation, policyDigits }) => `${derivationSentence(derivation)}评分办法保留 ${policyDigits} 位小数。`,
  how: ({ recomputed }) => `办法没有要求取整时，写成 ${points(recomputed)}，总分随之改。`,
};
