import type { PromptLeftData } from '../../engine/checks/prompt-left.ts';
import { inMarks, line, listed } from '../line.ts';
import { INDICATOR_COLUMN_NAMES, placeLine } from '../places.ts';
import type { CheckWords } from './check.ts';

export const promptLeft: CheckWords<PromptLeftData> = {
  title: '有待填处或填表提示',
  what: (data) => {
    const { left, text, place, names } = data;
    const shown = inMarks(left === 'draft' ? text.slice(1, -1) : text);
    const label = left === 'prompt' ? '留着填表提示' : '还有待填处';
    if (names === undefined || place.kind !== 'indicator') return line`${placeLine(place)}里${label}${shown}。`;
    const column = place.column === 'name' ? '名称' : INDICATOR_COLUMN_NAMES[place.column];
    return line`${names.length} 项指标的${column}里${label}${shown}（${listed(names.map(inMarks))}）。`;
  },
  why: ({ left }) =>
    left === 'prompt' ? '提示语是写给填表人看的，留在表里等于没有填写。' : '填好之前，这一项不完整。',
  how: ({ left }) => {
    if (left === 'draft') return '写上具体的原因或措施，替换掉括号里的提示。';
    return left === 'hole' ? '请填上实际的数字或内容。' : '删去提示语，换成本项目的实际内容。';
  },
};
