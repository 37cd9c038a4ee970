import type { TextTwoValuesData } from '../../engine/narrative/checks/text-two-values.ts';
import type { CheckWords } from '../checks/check.ts';
import { bare, inMarks, line } from '../line.ts';

export const textTwoValues: CheckWords<TextTwoValuesData> = {
  title: '前后数据不一致',
  what: ({ name, first, second }) => line`${inMarks(name)}这里写了 ${bare(first)}，另一处写了 ${bare(second)}。`,
  why: ({ proof, first, second }) =>
    proof === null
      ? '同一件事在文中应只有一个数。'
      : `同一件事在文中应只有一个数；按 ${second} 除以 ${proof.base}，才与文中的 ${proof.rate} 一致，多半是 ${first} 有误。`,
  how: () => '核对两处，改为一致；说的不是同一件事的，写清各自的范围。',
};
