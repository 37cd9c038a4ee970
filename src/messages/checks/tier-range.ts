import type { TierRangeData } from '../../engine/checks/tier-range.ts';
import { derivationSentence } from '../derivation.ts';
import { points } from '../format.ts';
import { quoted, quotedValue } from '../phrases.ts';
import type { CheckWords } from './check.ts';

export const tierRange: CheckWords<TierRangeData> = {
  title: '定性指标得分不在档内',
  what: (data) =>
    `指标${quoted(data.name)}实际完成${quotedValue(data.actual)}，得分填了 ${points(data.score)}，应在 ${points(data.low)}～${points(data.high)} 之间。`,
  why: ({ derivation }) => derivationSentence(derivation),
  how: ({ score, low, explained }) => {
    if (score.gt(low)) return '按完成程度把得分降到档内；确实全部完成的，改实际完成值的写法。';
    return explained
      ? '已经写了原因：确实没有全部完成的，把实际完成值改成“部分达成”一类的说法，使它与得分一致。'
      : '按完成程度把得分提到档内；确实没有全部完成的，改实际完成值的写法，并写明原因。';
  },
};
