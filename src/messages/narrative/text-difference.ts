import type { TextDifferenceData } from '../../engine/narrative/checks/text-difference.ts';
import type { CheckWords } from '../checks/check.ts';
import { amount } from '../format.ts';
import { bare, line } from '../line.ts';
import { spoiled } from './spoiled.ts';

export const textDifference: CheckWords<TextDifferenceData> = {
  title: '增减后的数对不上',
  what: ({ printed, result, unit }) => line`按前面的数增减后是 ${amount(result)}${unit}，写了 ${bare(printed)}。`,
  why: ({ working, rates }) => `${working}。${spoiled(rates)}`,
  how: () => '核对这几个数，改正有误的一个。',
};
