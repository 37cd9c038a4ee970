import type { AmountUnitData } from '../../engine/checks/amount-unit.ts';
import { inMarks, line } from '../line.ts';
import { placeLine } from '../places.ts';
import type { CheckWords } from './check.ts';

export const amountUnit: CheckWords<AmountUnitData> = {
  title: '金额里写了单位',
  what: ({ place, text, head }) => line`${placeLine(place)}写成${inMarks(text)}，表头的单位是${head}。`,
  why: ({ same, own, head }) =>
    same
      ? '单位已由表头写明；带单位的金额是文字，不能求和，也不能计算执行率。'
      : `同一列里“${own}”和表头的“${head}”两种单位并用，容易读错；带单位的金额是文字，不能求和。`,
  how: ({ head }) => `换算成以${head}为单位的数，只填数字。`,
};
