import type { TextItemScoresData } from '../../engine/narrative/checks/text-item-scores.ts';
import type { CheckWords } from '../checks/check.ts';
import { points } from '../format.ts';
import { bare, inMarks, line } from '../line.ts';

export const textItemScores: CheckWords<TextItemScoresData> = {
  title: '逐项得分与该类得分不一致',
  what: ({ group, stated, items, total }) =>
    line`${inMarks(group)}逐项列出的 ${items} 项相加是 ${points(total)} 分，写了得 ${bare(stated)}。`,
  why: () => '同一类指标的得分，应等于逐项得分之和。',
  how: () => '核对逐项得分和该类得分；没有逐项列全的，补全或说明。',
};
