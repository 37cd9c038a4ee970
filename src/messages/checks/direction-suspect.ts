import type { DirectionSuspectData } from '../../engine/checks/direction-suspect.ts';
import { operatorSign } from '../format.ts';
import { inMarks, line } from '../line.ts';
import { valueInMarks } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const directionSuspect: CheckWords<DirectionSuspectData> = {
  title: '指标方向请核实',
  what: ({ name, target, operator, sense }) =>
    line`${inMarks(name)}越${sense === 'less' ? '少' : '高'}越好，指标值${valueInMarks(target)}用的是“${operatorSign(operator)}”。`,
  why: ({ sense }) =>
    sense === 'less'
      ? '用“≥”表示至少要达到：超支、投诉增多反而算完成得好。'
      : '用“≤”表示不能超过：完成得越好反而越不达标。',
  how: ({ sense }) =>
    `核对批复的绩效目标：${sense === 'less' ? '应为“≤”的改过来' : '应为“≥”的改过来'}；批复如此的，可以不改。`,
};
