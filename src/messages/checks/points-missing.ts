import type { PointsMissingData } from '../../engine/checks/points-missing.ts';
import { quoted } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const pointsMissing: CheckWords<PointsMissingData> = {
  title: '分值未填',
  what: ({ name }) => `指标${quoted(name)}没有填写分值。`,
  why: () => '没有分值，得分没有上限可比，全表分值也加不到总分。',
  how: () => '按批复的指标权重填写分值；不计分的指标从表中删去，或把整行的分值、得分都写成“—”，它的分值分给其他指标。',
};
