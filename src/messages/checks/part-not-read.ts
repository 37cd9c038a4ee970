import type { Need } from '../../engine/checks/check.ts';
import type { PartNotReadData } from '../../engine/checks/part-not-read.ts';
import { points } from '../format.ts';
import { inMarks, line } from '../line.ts';
import { FUND_COLUMN_NAMES, INDICATOR_COLUMN_NAMES } from '../places.ts';
import type { CheckWords } from './check.ts';

function columnName(need: Exclude<Need, 'all-points' | 'all-scores' | 'all-amounts' | 'points-left'>): string {
  switch (need) {
    case 'funds/annualBudget':
      return FUND_COLUMN_NAMES.annualBudget;
    case 'funds/spent':
      return FUND_COLUMN_NAMES.spent;
    default:
      return INDICATOR_COLUMN_NAMES[need];
  }
}

function reason(need: Need, off: PartNotReadData['off']): string {
  const difference = off === null ? '' : `相差 ${points(off)} 分，`;
  switch (need) {
    case 'all-points':
      return `认出的分值加起来不等于应有的合计，${difference}差的可能就在这里，所以没有判定分值合计对不对。`;
    case 'all-scores':
      return `认出的得分加起来不等于总分，${difference}差的可能就在这里，所以没有判定总分对不对。`;
    case 'all-amounts':
      return '认出的各项资金和总额对不上，差的可能就在这里，所以没有判定资金明细对不对。';
    case 'points-left':
      return '预算执行的分值是总分减去认出的分值，这里可能也有分值，所以没有判定预算执行的分值和得分。';
    case 'note':
      return '偏差原因可能写在这里，所以没有判定是否说明了原因。';
    default:
      return `没有认出“${columnName(need)}”列，可能就是这里，所以用到它的规则没有核对。`;
  }
}

function rowsOf({ top, bottom }: PartNotReadData): string {
  return top === bottom ? `第${top}行` : `第${top}—${bottom}行`;
}

const HOW = '对照表样看这里是什么：属于自评内容的，请人工核对有关的分值、得分和总分；与核对无关的，可以忽略这一条。';

export const partNotRead: CheckWords<PartNotReadData> = {
  title: '有一部分没有认出',
  what(data) {
    const { kind, words, sum, proven } = data;
    if (proven !== undefined)
      return line`${rowsOf(data)}${inMarks(words)}没有认出是什么，已按分值 ${points(proven.points)}、得分 ${points(proven.score)} 计入合计。`;
    const numbers = sum === null ? line`` : line`，数字合计 ${points(sum)}`;
    const name = kind === 'column' ? line`${inMarks(words)}这一列` : line`${rowsOf(data)}${inMarks(words)}旁边的内容`;
    return line`${name}没有认出是什么${numbers}。`;
  },
  why: ({ needs, off, proven }) =>
    proven === undefined
      ? needs.map((need) => reason(need, off)).join('')
      : `认出的分值合计比应有的少 ${points(proven.points)}，得分合计比表内总分少 ${points(proven.score)}，正好都等于这里的数。`,
  how: ({ proven }) => (proven === undefined ? HOW : '核对这里是不是计分的一块、得分对不对；是的，不用改。'),
};
