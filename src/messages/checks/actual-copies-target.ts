import type { ActualCopiesTargetData } from '../../engine/checks/actual-copies-target.ts';
import { quoted, quotedValue, rowsByName } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const actualCopiesTarget: CheckWords<ActualCopiesTargetData> = {
  title: '完成值照抄指标值',
  what: ({ name, target, actual, names }) =>
    names === undefined
      ? `指标${quoted(name)}的实际完成值写成${quotedValue(actual)}，和指标值${quotedValue(target)}一样带着比较符号。`
      : `${rowsByName(names)}的实际完成值和指标值一样带着比较符号，例如${quoted(name)}写成${quotedValue(actual)}。`,
  why: () => '指标值可以是一个范围，完成值是一个结果；照抄范围等于没有写明实际完成多少。',
  how: () => '去掉符号，填写实际完成的数。',
};
