/** Forms that print how they are scored: 每少1个扣2分 beside an indicator, 执行率达到95%的得满分 somewhere. */

import type { Indicator, SelfEvaluation } from '../layout/self-evaluation.ts';
import { normalise } from '../values/text.ts';

const BY_UNITS = /每[^，。;]{0,16}?扣/;
const IN_POINTS = /扣\d|扣减|不得分|[得计]\d+(?:\.\d+)?分|[优良中差][^，。;]{0,10}?\d+分/;
/** 按完成比例得分 is the rule of the policy. */
const IN_PROPORTION = /比例[^，。;]{0,6}分|完成率[^，。;]{0,4}(?:[×*]|[得计算]分)|[×*](?:分值|权重|标准分)|得分=/;
/** 每少1个扣2分: any miss costs something. */
const BY_ONE = /每[^\d，。;]{0,8}(?:1(?![\d.])|一)[^，。;\d]{1,8}扣/;
const WITH_ROOM = /以上|以内|不足|超过|≥|>|不低于|允许|误差|不扣|[-~]100%/;

/** Whether what a missed target costs follows from the form's own words, which no rule of the policy can stand for. */
export function hasOwnStandard({ standard }: Indicator): boolean {
  if (standard === null) return false;
  const text = normalise(standard.text);
  return BY_UNITS.test(text) || (IN_POINTS.test(text) && !IN_PROPORTION.test(text));
}

/** Whether by the form's own words any miss costs something: no target is reached from some rate on. */
export function costsAnyMiss({ standard }: Indicator): boolean {
  if (standard === null) return false;
  const text = normalise(standard.text);
  return BY_ONE.test(text) && !WITH_ROOM.test(text);
}

const RATE = '(?:执行率|支出率|支付率|预算完成率|资金完成率|资金使用率|支出进度|执行进度)';
const PERCENT = '\\d+(?:\\.\\d+)?%';
const INCLUDED = '(?:及|\\(含\\)|含)?';
/** A rate below 100 % with what says that more will do as well. */
const FROM = `(?:(?:[≥>]=?|达到|不低于|高于|大于|超过)(?!100%)${PERCENT}|(?!100%)${PERCENT}${INCLUDED}以上)`;
const BELOW = `(?:[≤<]=?|低于|小于|不足)${PERCENT}|${PERCENT}${INCLUDED}以下`;
const EARNS_ALL = new RegExp(`${RATE}[^。;]{0,14}?${FROM}[^。;]{0,10}?(?:满分|不扣分|视为100%|视同)`);
/** Not 执行率96%，扣0.4分, which tells of this form alone. */
const EARNS_SOME = new RegExp(`${RATE}[^。;]{0,14}?(?:${FROM}|${BELOW})[^。;]{0,16}?(?:\\d+(?:\\.\\d+)?分|扣)`);
const BY_RATE = /率[×*]|[×*](?:执行率|支出率)|按[^，。;]{0,6}(?:率|比例)/;

const SPEAKS_OF_POINTS = /分|扣|视/;

/** Whether the form says for which rates the execution earns how much, other than in proportion. */
export function hasOwnExecutionRule({ account }: SelfEvaluation): boolean {
  return account.cells.some(({ cell }) => {
    if (cell.kind !== 'text' || !SPEAKS_OF_POINTS.test(cell.value as string)) return false;
    const text = normalise(cell.value as string);
    return EARNS_ALL.test(text) || (EARNS_SOME.test(text) && !BY_RATE.test(text));
  });
}
