import type { DirectionSuspectData } from '../../engine/checks/direction-suspect.ts';
import { operatorSign } from '../format.ts';
import { quoted, quotedValue } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const directionSuspect: CheckWords<DirectionSuspectData> = {
  title: '指标方向可疑',
  what: ({ name, target, operator, sense }) =>
    sense === 'less'
      ? `指标${quoted(name)}越少越好，指标值${quotedValue(target)}却用了“${operatorSign(operator)}”。`
      : `指标${quoted(name)}越高越好，指标值${quotedValue(target)}却用了“${operatorSign(operator)}”。`,
  why: ({ sense }) =>
    sense === 'less'
      ? '用“≥”表示至少要达到：超支、投诉增多反而算完成得好。'
      : '用“≤”表示不能超过：完成得越好反而越不达标。',
  how: ({ sense }) =>
    `核对批复的绩效目标：${sense === 'less' ? '应为“≤”的改过来' : '应为“≥”的改过来'}；批复如此的，可以不改。`,
};
