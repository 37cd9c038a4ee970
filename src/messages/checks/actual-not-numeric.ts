import type { ActualNotNumericData } from '../../engine/checks/actual-not-numeric.ts';
import { inMarks, line } from '../line.ts';
import { quotedValue, valueInMarks } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const actualNotNumeric: CheckWords<ActualNotNumericData> = {
  title: '定量指标填了文字',
  what: ({ name, target, actual }) =>
    line`${inMarks(name)}的指标值是${valueInMarks(target)}，完成值${valueInMarks(actual)}没有数字。`,
  why: () => '定量指标按“实际完成值 ÷ 年度指标值”计分；只写文字，看不出完成了多少，得分无法核对。',
  how: ({ target }) => `把实际完成的数填进去，与${quotedValue(target)}用同样的单位。`,
};
