import type { TierRangeData } from '../../engine/checks/tier-range.ts';
import { derivationSentence } from '../derivation.ts';
import { points } from '../format.ts';
import { inMarks, type Line, line } from '../line.ts';
import { valueInMarks } from '../phrases.ts';
import type { CheckWords } from './check.ts';

/** `“学生体质”完成“增强”，应得 24～30，填了 15`. */
export function tierAndFilled({ name, actual, low, high, score }: TierRangeData): Line {
  return line`${inMarks(name)}完成${valueInMarks(actual)}，应得 ${points(low)}～${points(high)}，填了 ${points(score)}`;
}

export const tierRange: CheckWords<TierRangeData> = {
  title: '定性指标得分不在档内',
  what: (data) => line`${tierAndFilled(data)}。`,
  why: ({ derivation }) => derivationSentence(derivation),
  how: ({ score, low, explained }) => {
    if (score.gt(low)) return '按完成程度把得分降到档内；确实全部完成的，改实际完成值的写法。';
    return explained
      ? '已经写了原因：确实没有全部完成的，把实际完成值改成“部分达成”一类的说法，使它与得分一致。'
      : '按完成程度把得分提到档内；确实没有全部完成的，改实际完成值的写法，并写明原因。';
  },
};
