import type { ActualMissingData } from '../../engine/checks/actual-missing.ts';
import { fillWords, lackingWords } from '../holes.ts';
import type { CheckWords } from './check.ts';

export const actualMissing: CheckWords<ActualMissingData> = {
  title: '实际完成值未填',
  what: (data) => lackingWords(data, 'actual'),
  why: () => '没有完成值，看不出指标是否完成，得分没有依据。',
  how: (data) =>
    fillWords(data, '按实际结果填写，与指标值用同样的单位；没有开展的填 0 或写明未开展，并说明原因，得分随之改。'),
};
