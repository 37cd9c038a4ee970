import type { FormScoreData } from '../../engine/narrative/checks/form-score.ts';
import type { CheckWords } from '../checks/check.ts';
import { points } from '../format.ts';
import { bare, line } from '../line.ts';

export const formScore: CheckWords<FormScoreData> = {
  title: '总得分与自评表不一致',
  what: ({ printed, form }) => line`自评表的总分是 ${points(form)} 分，文中写了 ${bare(printed)}。`,
  why: () => '报告和自评表说的是同一次自评，总分应当一致。',
  how: () => '核对两处，改为一致。',
};
