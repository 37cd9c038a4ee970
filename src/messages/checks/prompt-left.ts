import type { PromptLeftData } from '../../engine/checks/prompt-left.ts';
import { placeName } from '../places.ts';
import { shortened } from '../words.ts';
import type { CheckWords } from './check.ts';

export const promptLeft: CheckWords<PromptLeftData> = {
  title: '提示语未删或空档未填',
  what: ({ place, left, text }) => {
    const shown = shortened(text, 30);
    if (left === 'hole') return `${placeName(place)}里还有没填的空档：“${shown}”。`;
    return left === 'draft'
      ? `${placeName(place)}里还有待填的内容：“${shown}”。`
      : `${placeName(place)}里留着填表提示：“${shown}”。`;
  },
  why: ({ left }) =>
    left === 'prompt' ? '提示语是写给填表人看的，留在表里等于没有填写。' : '空档没有填上，这一项就不完整。',
  how: ({ left }) => {
    if (left === 'draft') return '写上具体的原因或措施，替换掉括号里的提示。';
    return left === 'hole' ? '填上实际的数字或内容。' : '删去提示语，换成本项目的实际内容。';
  },
};
