/** Names of indicators: without their numbering, and those that name nothing. */

import { normalise } from '../values/text.ts';
import { isDash } from '../values/words.ts';

/** `指标1：`, `指标 2:`, `1.`, `（1）` before an indicator's name. */
const NUMBERING =
  /^(?:三级)?(?:绩效)?指标\s*(?:\d{0,2}|[一二三四五六七八九十]{1,2})\s*[:：.．、]\s*|^(?:三级)?(?:绩效)?指标\s*\d{1,2}(?=\D|$)\s*|^[(（]?\d{1,2}[)）.．、]\s*(?=\D|$)|^[①-⑳]\s*/;
const NO_NAME = /^(?:[.…。·、,，\s*＊_]*|无|略|空|同上|等|例如.*|如:.*)$/;
const EXECUTION =
  /^(?:(?:项目|部门|年度|整体|全年|本年|财政|专项|当年|支出)*(?:预算|资金|预算资金|资金预算|经费)*)(?:执行|支出)(?:完成)?(?:率|进度)$|^(?:预算|资金)(?:完成率|执行情况|执行|支付率)$/;

/** An indicator's name without its numbering. */
export function indicatorTitle(text: string): string {
  return text.replace(NUMBERING, '').trim();
}

/** Whether a name is a leftover of the form: `指标2：`, `……`, `/`, `指标：无`. */
export function isPlaceholderName(title: string): boolean {
  const normal = normalise(title);
  return normal === '' || isDash(normal) || NO_NAME.test(normal);
}

/** Written by the form, not struck out by the user: `/` and `无` say on purpose that nothing comes here. */
export function isLeftover(text: string): boolean {
  const title = normalise(indicatorTitle(text));
  return /^[.…。·、,\s*_]*$/.test(title);
}

/** Whether the name is the budget execution rate. */
export function isExecutionName(title: string): boolean {
  const bare = normalise(title)
    .replace(/\([^()]*\)/g, '')
    .replace(/(?<!\d)\d+(?:\.\d+)?分?$/, '');
  return EXECUTION.test(bare);
}
