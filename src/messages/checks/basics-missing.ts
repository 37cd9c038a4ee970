import type { BasicsMissingData } from '../../engine/checks/basics-missing.ts';
import { line } from '../line.ts';
import { BASICS_NAMES } from '../places.ts';
import type { CheckWords } from './check.ts';

export const basicsMissing: CheckWords<BasicsMissingData> = {
  title: '基本信息未填',
  what: ({ field, words }) => {
    if (field === 'year') return '表里没有写明是哪一年度。';
    return words === undefined
      ? `${BASICS_NAMES[field]}没有填写。`
      : line`${BASICS_NAMES[field]}没有填写，那里只有“${words}”。`;
  },
  why: ({ field }) =>
    field === 'year'
      ? '没有年度，就不知道这张表对应哪一年的预算。'
      : `缺少${BASICS_NAMES[field]}，无法与批复的预算项目对应，会被退回。`,
  how: ({ field }) =>
    field === 'year'
      ? '在标题或“（    年度）”处填写年度，例如“（2024年度）”。'
      : `按预算批复填写${BASICS_NAMES[field]}。`,
};
