/** Forms that print how they are scored: 每少1个扣2分 beside an indicator, 执行率达到95%的得满分 somewhere. */

import type { Indicator, SelfEvaluation } from '../layout/self-evaluation.ts';
import { normalise } from '../values/text.ts';

const IN_POINTS = /每[^，。;]{0,16}?扣|扣\d|不得分|得\d+(?:\.\d+)?分/;
/** 按完成比例得分 is the rule of the policy. */
const IN_PROPORTION = /比例|完成率[×*]|按[^，。;]{0,8}率/;
const WITH_ROOM = /(?:以上|及以上|≥|>|不低于|允许|误差)[^。;]{0,12}(?:满分|不扣分)/;

/** Whether what a missed target costs follows from the form's own words, which no rule of the policy can stand for. */
export function hasOwnStandard({ standard }: Indicator): boolean {
  if (standard === null) return false;
  const text = normalise(standard.text);
  return IN_POINTS.test(text) && !IN_PROPORTION.test(text);
}

/** Whether the form's own words may grant all points below the target. */
export function grantsRoom({ standard }: Indicator): boolean {
  return standard !== null && WITH_ROOM.test(normalise(standard.text));
}

const EARNS_ALL = /(?:执行率|支出率|支出进度|执行进度)[^。;]{0,14}?\d+(?:\.\d+)?%[^。;]{0,16}?(?:满分|不扣分)/;
/** Not 执行率96%，扣0.4分, which tells of this form alone. */
const EARNS_SOME =
  /(?:执行率|支出率|支出进度|执行进度)[^。;]{0,10}?(?:[≥≤<>]=?|不低于|高于|大于|低于|小于|不足)\d+(?:\.\d+)?%[^。;]{0,16}?(?:得\d|扣)/;

const SPEAKS_OF_POINTS = /满分|扣|得/;

/** Whether the form says for which rates the execution earns how much, other than in proportion. */
export function hasOwnExecutionRule({ account }: SelfEvaluation): boolean {
  return account.cells.some(({ cell }) => {
    if (cell.kind !== 'text' || !SPEAKS_OF_POINTS.test(cell.value as string)) return false;
    const text = normalise(cell.value as string);
    return EARNS_ALL.test(text) || EARNS_SOME.test(text);
  });
}
