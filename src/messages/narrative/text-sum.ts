import type { TextSumData } from '../../engine/narrative/checks/text-sum.ts';
import type { CheckWords } from '../checks/check.ts';
import { amount } from '../format.ts';
import { bare, line } from '../line.ts';
import { spoiled } from './spoiled.ts';

export const textSum: CheckWords<TextSumData> = {
  title: '分项之和不等于合计',
  what: ({ whole, total, unit, off }) =>
    line`各项相加是 ${amount(total)}${unit}，合计写了 ${bare(whole)}，相差 ${amount(off)}${unit}。`,
  why: ({ parts, total, unit, rates }) => `${parts.join(' + ')} = ${amount(total)}${unit}。${spoiled(rates)}`,
  how: () => '核对合计和各项，改正有误的一个；没有列全的，写上“等”或补全。',
};
