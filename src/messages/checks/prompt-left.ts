import type { PromptLeftData } from '../../engine/checks/prompt-left.ts';
import { INDICATOR_COLUMN_NAMES, placeList, placeName } from '../places.ts';
import { shortened } from '../words.ts';
import type { CheckWords } from './check.ts';

/** `指标“改造小区数量”的名称`, `3项指标（甲、乙、丙）的年度指标值`. */
function whereLeft({ place, names }: PromptLeftData): string {
  if (names === undefined || place.kind !== 'indicator') return placeName(place);
  const column = place.column === 'name' ? '名称' : INDICATOR_COLUMN_NAMES[place.column];
  return `${names.length} 项指标（${placeList(names.map((name) => `“${shortened(name, 16)}”`))}）的${column}`;
}

export const promptLeft: CheckWords<PromptLeftData> = {
  title: '提示语未删或空档未填',
  what: (data) => {
    const { left, text } = data;
    const where = whereLeft(data);
    const shown = shortened(text, 30);
    if (left === 'hole') return `${where}里还有没填的空档：“${shown}”。`;
    return left === 'draft' ? `${where}里还有待填的内容：“${shown}”。` : `${where}里留着填表提示：“${shown}”。`;
  },
  why: ({ left }) =>
    left === 'prompt' ? '提示语是写给填表人看的，留在表里等于没有填写。' : '空档没有填上，这一项就不完整。',
  how: ({ left }) => {
    if (left === 'draft') return '写上具体的原因或措施，替换掉括号里的提示。';
    return left === 'hole' ? '填上实际的数字或内容。' : '删去提示语，换成本项目的实际内容。';
  },
};
